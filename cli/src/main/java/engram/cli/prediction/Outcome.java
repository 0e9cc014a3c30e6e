package engram.cli.prediction;

import engram.cli.clustering.PartProgress;
import engram.cli.clustering.Seconds;
import engram.table.Table;
import java.util.List;

/**
 * What a learner predicted.
 *
 * @param learner who
 * @param asked the table whose target was predicted; its known targets are the truth
 * @param predictions a row for each of its rows as by {@link Learner#predict}, null for a row that
 *     was not asked for
 * @param scores how good they are
 * @param seconds wall-clock time of learning and predicting
 */
public record Outcome(
    Learner learner, Table asked, double[][] predictions, List<Score> scores, double seconds) {

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
    List<Score> scores =
        asked.targetColumn().isNominal()
            ? ClassScores.of(asked.targetLabels(), predictions)
            : NumberScores.of(asked.targetValues(), predictions);
    return new Outcome(learner, asked, predictions, scores, passed);
  }
}
