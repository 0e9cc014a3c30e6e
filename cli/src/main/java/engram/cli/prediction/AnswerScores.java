package engram.cli.prediction;

import engram.learned.Model;
import engram.learned.TableClustering;
import engram.learned.TableCompletion;
import engram.measure.AdjustedRandIndex;
import engram.measure.MatchedAccuracy;
import engram.measure.NormalizedMutualInformation;
import engram.table.Column;
import engram.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Collects answers beside the truth, where rows have it, to say how good they are. Holds a few
 * numbers a row.
 */
public final class AnswerScores {

  private final Model model;
  private final List<double[]> predictions = new ArrayList<>();
  private final List<Double> truths = new ArrayList<>();
  private Column target;

  /** Collects answers of a model. */
  public AnswerScores(Model model) {
    this.model = model;
    target = model.target();
  }

  /** Adds rows whose truth is known. */
  public void add(Table rows, Table answers) {
    if (target == null || rows.target() < 0 || model instanceof TableCompletion) {
      return;
    }
    target = rows.targetColumn(); // with the classes met so far
    int classes =
        model instanceof TableClustering || target.isNumeric() ? 0 : answers.columns() - 1;
    for (int row = 0; row < rows.rows(); row++) {
      if (rows.isMissing(row, rows.target())) {
        continue;
      }
      double[] answer = new double[Math.max(1, classes)];
      for (int c = 0; c < answer.length; c++) {
        answer[c] = answers.cell(row, classes == 0 ? 0 : 1 + c);
      }
      predictions.add(answer);
      truths.add(rows.cell(row, rows.target()));
    }
  }

  /** Returns the scores; none where no truth is known. */
  public List<Score> scores() {
    if (predictions.isEmpty()) {
      return List.of();
    }
    if (model instanceof TableClustering) {
      int[] labels = predictions.stream().mapToInt(answer -> (int) answer[0]).toArray();
      return List.of(
          new Score("ari", "ARI", AdjustedRandIndex.of(classes(), labels), true, "%.4f"),
          new Score("nmi", "NMI", NormalizedMutualInformation.of(classes(), labels), true, "%.4f"),
          new Score("accuracy", "accuracy", MatchedAccuracy.of(classes(), labels), true, "%.4f"));
    }
    double[][] answers = predictions.toArray(double[][]::new);
    return target.isNominal()
        ? ClassScores.of(classes(), answers)
        : NumberScores.of(truths.stream().mapToDouble(truth -> truth).toArray(), answers);
  }

  private int[] classes() {
    return IntStream.range(0, truths.size()).map(i -> truths.get(i).intValue()).toArray();
  }

  /**
   * Returns which class was taken for which; null where there are no classes predicted or known.
   */
  public Confusion confusion() {
    boolean classes = target != null && target.isNominal() && !(model instanceof TableClustering);
    return classes && !predictions.isEmpty()
        ? Confusion.of(target, classes(), predictions.toArray(double[][]::new))
        : null;
  }
}
