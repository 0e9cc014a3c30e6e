package engram.weka;

import engram.member.Insight;
import java.io.Serializable;
import java.util.List;

/** What a built classifier answers with. Immutable. */
public interface Predictor extends Serializable {

  /**
   * Returns predictions for encoded rows.
   *
   * @param x n rows, NaN = missing, not modified
   * @return of a nominal class n x labels probabilities; of a numeric class n x 1 numbers
   */
  double[][] predict(double[][] x);

  /**
   * Returns a predictor that knows one more pair, without learning anew.
   *
   * @param x encoded row
   * @param y its class value
   * @return null if that cannot be
   */
  default Predictor with(double[] x, double y) {
    return null;
  }

  /** Returns how it answers; null if it answers the same to all. */
  default Insight insight() {
    return null;
  }

  /** Returns the features of the memories, encoded. */
  default double[][] memories() {
    return new double[0][];
  }

  /**
   * Returns the memories behind the answer at a row, the weightiest first; none if it answers the
   * same to all.
   *
   * @param x encoded row
   * @param count how many at most
   */
  default List<Behind> behind(double[] x, int count) {
    return List.of();
  }

  /** Returns the share of each probability that is spread evenly; NaN for a numeric class. */
  default double spread() {
    return Double.NaN;
  }

  /**
   * A memory behind an answer.
   *
   * @param memory which, from 0: of stored pairs the training instance
   * @param label its class, of a learned memory the likeliest; -1 for a numeric class
   * @param weight its share of the answer
   */
  record Behind(int memory, int label, double weight) {}

  /** Returns what was learned, in words. */
  String text();
}
