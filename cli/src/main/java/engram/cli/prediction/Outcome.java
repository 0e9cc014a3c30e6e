package engram.cli.prediction;

import engram.cli.clustering.PartProgress;
import engram.cli.clustering.Seconds;
import engram.measure.Reliability;
import engram.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a learner predicted.
 *
 * @param learner who
 * @param asked the table whose target was predicted; its known targets are the truth
 * @param predictions a row for each of its rows as by {@link Learner#predict}, null for a row that
 *     was not asked for
 * @param scores how good they are
 * @param folds the scores of each trial by itself; empty where there is one
 * @param seconds wall-clock time of learning and predicting
 */
public record Outcome(
    Learner learner,
    Table asked,
    double[][] predictions,
    List<Score> scores,
    List<List<Score>> folds,
    double seconds) {

  /**
   * Runs a learner.
   *
   * @param trials at least one, all of the same table asked
   * @param share told how far it has come
   */
  public static Outcome of(Learner learner, List<Trial> trials, PartProgress share) {
    Table asked = trials.get(0).asked();
    double[][] predictions = new double[asked.rows()][];
    Seconds seconds = new Seconds();
    int done = 0;
    for (Trial trial : trials) {
      double[][] found = learner.predict(trial.train(), trial.test());
      for (int i = 0; i < found.length; i++) {
        predictions[trial.at()[i]] = found[i];
      }
      share.done(++done, trials.size());
    }
    double passed = seconds.passed();
    List<List<Score>> folds = new ArrayList<>();
    for (Trial trial : trials.size() > 1 ? trials : List.<Trial>of()) {
      double[][] fold = new double[predictions.length][];
      for (int row : trial.at()) {
        fold[row] = predictions[row];
      }
      folds.add(scores(asked, fold));
    }
    return new Outcome(learner, asked, predictions, scores(asked, predictions), folds, passed);
  }

  /** Returns how good predictions are, rows without one left out. */
  static List<Score> scores(Table asked, double[][] predictions) {
    return asked.targetColumn().isNominal()
        ? ClassScores.of(asked.targetLabels(), predictions)
        : NumberScores.of(asked.targetValues(), predictions);
  }

  /** Returns which class was taken for which, null for numbers. */
  public Confusion confusion() {
    return asked.targetColumn().isNominal()
        ? Confusion.of(asked.targetColumn(), asked.targetLabels(), predictions)
        : null;
  }

  /** Returns how often predictions came true by how sure they were, null for numbers. */
  public Reliability reliability() {
    return asked.targetColumn().isNominal()
        ? Reliability.of(asked.targetLabels(), predictions)
        : null;
  }
}
