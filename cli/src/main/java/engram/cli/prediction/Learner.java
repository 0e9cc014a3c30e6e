package engram.cli.prediction;

import com.google.gson.JsonObject;
import engram.table.Table;

/** A way to learn a target from rows, and to predict it for others. */
public interface Learner {

  /** Returns how the command line calls the method. */
  String algorithm();

  /** Returns how a reader is told of the method. */
  String title();

  /** Returns its options by their names. */
  JsonObject options();

  /**
   * Learns from some rows and predicts the target of others.
   *
   * @param train rows whose target is known
   * @param test rows of the same columns and levels; their target is not looked at
   * @return a row for each of the test: the probabilities of the levels of a nominal target in
   *     their order, 0 for one that is not among the training rows, or one number
   */
  double[][] predict(Table train, Table test);
}
