package engram.predict;

import engram.energy.Separation;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.member.Effort;
import engram.model.Settings;
import java.util.Arrays;
import java.util.Objects;

/** Refuses data that cannot be learned from, with the cell and what is allowed. */
final class PairCheck {

  /**
   * Beyond this a row learned from would leave the range in which metrics and trends are fitted.
   */
  private static final double FARTHEST_LEARNED = 1e13;

  private PairCheck() {}

  /** Refuses questions that are no rows as learned from, or too far to be compared with them. */
  static void rows(double[][] x, int columns) {
    DataCheck.rows(x, columns);
    DataCheck.near(x, DataCheck.FARTHEST);
  }

  static void pairs(double[][] x, int targets, double[] weights) {
    Check.present("x", x);
    if (x.length < 2) {
      throw new IllegalArgumentException("x is " + x.length + " rows long, allowed: 2 or more");
    }
    if (x.length != targets) {
      throw new IllegalArgumentException(
          "y is " + targets + " values long, allowed: one per row, " + x.length);
    }
    DataCheck.table(x);
    DataCheck.near(x, FARTHEST_LEARNED);
    DataCheck.weights(weights, x.length);
  }

  /** Returns the classes of pairs, ascending, and refuses what is no table of two or more. */
  static int[] classes(double[][] x, int[] y, double[] weights) {
    pairs(x, Check.present("y", y).length, weights);
    int[] classes = Arrays.stream(y).distinct().sorted().toArray();
    Check.that(classes.length > 1, "y", "of the one class " + classes[0], "2 classes or more");
    return classes;
  }

  /** Refuses options and a number of rows with which memories cannot be learned. */
  static void learned(MemoryOptions<?> options, int rows) {
    MemoryForm form = options.form();
    int k = options.k();
    if (form != MemoryForm.LEARNED) {
      throw new IllegalArgumentException(
          "form is " + form + ", allowed: LEARNED, the form that is learned epoch by epoch");
    }
    if (k > rows) {
      throw new IllegalArgumentException(
          "k is " + k + ", allowed: 0 (auto), or 1 to the number of rows, " + rows);
    }
    used(options);
    learnable(options.learning(), options.separation());
  }

  /**
   * Refuses what the form of the memories has no use for, rather than ignore it: a metric and an
   * effort for learned memories; how many and how they are learned for stored pairs, of which
   * {@link MetricForm#SINGLE} uses {@link Learning#OF_SINGLE}.
   */
  static void used(MemoryOptions<?> options) {
    MemoryForm form = options.form();
    MetricForm metric = options.metric();
    Learning learning = options.learning();
    int k = options.k();
    if (form == MemoryForm.LEARNED || metric != MetricForm.AUTO) {
      Check.that(
          options.effort() == Effort.NORMAL,
          "effort",
          options.effort(),
          "NORMAL where the form is not PAIRS or the metric not AUTO");
    }
    if (form == MemoryForm.LEARNED) {
      Check.that(metric == MetricForm.AUTO, "metric", metric, "AUTO with form LEARNED");
      return;
    }
    Check.that(k == 0, "k", k, "0 with form PAIRS, whose memories are all pairs");
    Learning defaults = new Learning();
    for (Settings.Setting setting : Settings.of(learning)) {
      boolean used = metric == MetricForm.SINGLE && Learning.OF_SINGLE.contains(setting.name());
      Object value = Settings.find(defaults, setting.name()).value();
      Check.that(
          used || setting.value().equals(value),
          setting.name(),
          setting.value(),
          value + " with form PAIRS and metric " + metric + ", which do not use it");
    }
  }

  /** Refuses to learn distances by a separation that has a radius. */
  private static void learnable(Learning learning, Separation separation) {
    Check.that(
        separation.shiftable() || !learning.learnBeta() && !learning.learnScales(),
        "separation",
        separation.word(),
        "one that is no kernel where learnBeta or learnScales is true");
  }

  /** Refuses weights of pairs that all count alike. */
  static void unweighted(double[] weights) {
    boolean even =
        weights == null || Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    Check.that(even, "weights", "uneven", "null or even with metric SINGLE");
  }

  /** Refuses what the options of classifier and regressor share where it is out of range. */
  static void options(MemoryForm form, MetricForm metric, Learning learning, int k, int threads) {
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(learning, "learning");
    Check.that(k >= 0, "k", k, "0 (auto) or more");
    Parallel.resolve(threads);
  }

  /** Returns the place of each label in the classes, which are ascending. */
  static int[] places(int[] y, int[] classes) {
    return Arrays.stream(y).map(label -> Arrays.binarySearch(classes, label)).toArray();
  }

  static void targets(double[] y) {
    for (int i = 0; i < y.length; i++) {
      Check.that(Double.isFinite(y[i]), "y[" + i + "]", y[i], "finite");
      Check.that(
          Math.abs(y[i]) <= MemoryRegressor.FARTHEST_TARGET,
          "y[" + i + "]",
          y[i],
          "-1e100 to 1e100; divide the targets");
    }
  }

  /** Refuses rows read from a file that are not {@code rows} x {@code columns}, or none. */
  static int shape(String name, float[][] values, int rows, int columns) {
    boolean fits = values.length == rows && rows > 0 && columns > 0;
    for (float[] row : values) {
      fits &= row.length == columns;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          name + " is of another shape, allowed: " + rows + " rows of " + columns + " values");
    }
    return rows;
  }
}
