package engram.learned;

import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import engram.trust.Misses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Sets of classes and intervals beside the predictions of a model, which hold the truth with a
 * confidence that is asked for ({@link Misses}).
 */
public final class Confidence {

  private final Misses misses;
  private final Column target;
  private final double asked;

  private Confidence(Misses misses, Column target, double asked) {
    this.misses = misses;
    this.target = target;
    this.asked = asked;
  }

  /**
   * Looks up what a model knows of its own misses.
   *
   * @param model a classifier or regressor that is {@code confident}
   * @param asked how often the truth is to be held, above 0 and below 1
   * @throws IllegalArgumentException if the model does not know its misses, or too few for the
   *     confidence
   */
  public static Confidence of(Model model, double asked) {
    Misses misses =
        model instanceof TableClassifier classifier
            ? classifier.misses()
            : model instanceof TableRegressor regressor ? regressor.misses() : null;
    if (misses == null) {
      throw new IllegalArgumentException(
          "the model does not know how far off it is on rows left out; learn a classification or"
              + " regression with --confidence, in Java with confident");
    }
    misses.within(asked);
    return new Confidence(misses, model.target(), asked);
  }

  /** Returns the confidence asked for. */
  public double asked() {
    return asked;
  }

  /**
   * Returns which of the levels of the target are in the set of a row, 1 or 0; of a number the two
   * ends of its interval.
   *
   * @param prediction the probability of each level, or one number; not modified
   */
  public double[] bounds(double[] prediction) {
    if (target.isNumeric()) {
      return misses.interval(prediction[0], asked);
    }
    boolean[] set = misses.classes(prediction, asked);
    return IntStream.range(0, set.length).mapToDouble(c -> set[c] ? 1 : 0).toArray();
  }

  /**
   * Returns the bounds of a row of answers.
   *
   * @param answers of the same model ({@link Model#answers}), not modified
   */
  public double[] bounds(Table answers, int row) {
    // The probabilities stand behind the level that is predicted.
    return bounds(
        IntStream.range(target.isNumeric() ? 0 : 1, answers.columns())
            .mapToDouble(c -> answers.cell(row, c))
            .toArray());
  }

  /** Returns whether bounds hold a truth: the index of a level, or a number. */
  public boolean holds(double[] bounds, double truth) {
    return target.isNumeric()
        ? truth >= bounds[0] && truth <= bounds[1]
        : truth < bounds.length && bounds[(int) truth] > 0;
  }

  /** Returns how many levels are in a set, or how wide an interval is. */
  public double size(double[] bounds) {
    return target.isNumeric() ? bounds[1] - bounds[0] : Arrays.stream(bounds).sum();
  }

  /** Returns the names of the columns that say the bounds. */
  public List<String> names() {
    return target.isNumeric() ? List.of("lower", "upper") : List.of("set");
  }

  /** Returns bounds as texts, one for each of {@link #names}: levels with | between them. */
  public List<String> texts(double[] bounds) {
    if (target.isNumeric()) {
      return List.of(Double.toString(bounds[0]), Double.toString(bounds[1]));
    }
    return List.of(
        String.join(
            "|",
            IntStream.range(0, bounds.length)
                .filter(c -> bounds[c] > 0)
                .mapToObj(target.levels()::get)
                .toList()));
  }

  /**
   * Returns answers with the bounds in further columns: a nominal {@code set}, missing where no
   * class is likely enough, or {@code lower} and {@code upper}.
   *
   * @param answers of the same model ({@link Model#answers}), not modified
   */
  public Table beside(Table answers) {
    int width = target.isNumeric() ? 2 : 1;
    int columns = answers.columns();
    double[][] rows = new double[answers.rows()][columns + width];
    Map<String, Integer> sets = new LinkedHashMap<>();
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < columns; c++) {
        rows[i][c] = answers.cell(i, c);
      }
      double[] bounds = bounds(answers, i);
      if (target.isNumeric()) {
        System.arraycopy(bounds, 0, rows[i], columns, 2);
      } else {
        String set = texts(bounds).get(0);
        rows[i][columns] =
            set.isEmpty() ? Double.NaN : sets.computeIfAbsent(set, key -> sets.size());
      }
    }
    List<Column> all = new ArrayList<>(answers.schema().columns());
    for (String name : names()) {
      all.add(
          target.isNumeric()
              ? Column.numeric(name)
              : Column.nominal(name, new ArrayList<>(sets.keySet())));
    }
    return Table.of(answers.name(), new Schema(all), -1, rows);
  }
}
