package engram.cluster;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Checks of options and data, with messages that name the value and what is allowed. */
final class Check {

  private Check() {}

  static void that(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed: " + allowed);
    }
  }

  static void atLeast(String name, int value, int least) {
    that(value >= least, name, value, least + " or more");
  }

  /** Returns a copy of the start memories after a look at their shape; null unless given. */
  static double[][] startMemories(Start init, double[][] memories) {
    if (init != Start.GIVEN) {
      that(memories == null, "memories", "given", "only with init GIVEN");
      return null;
    }
    that(
        memories != null && memories.length > 0,
        "memories",
        memories == null ? "null" : "0 rows",
        "1 row or more");
    for (int j = 0; j < memories.length; j++) {
      that(
          memories[j].length == memories[0].length,
          "memories",
          "row " + j + " of " + memories[j].length + " values",
          memories[0].length + " values a row");
      for (double value : memories[j]) {
        that(Double.isFinite(value), "memories", value + " in row " + j, "finite values");
      }
    }
    return copy(memories);
  }

  /** Refuses a training whose start memories are not k. */
  static void startCount(Training training, int k) {
    if (training.init() == Start.GIVEN) {
      int rows = training.memories().length;
      that(rows == k, "memories", rows + " rows", "k = " + k + " rows");
    }
  }

  static double[][] copy(double[][] rows) {
    return rows == null ? null : Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** Refuses data that cannot be clustered. */
  static void data(double[][] x, double[] weights, int k) {
    that(x.length > 0, "x", "0 rows", "1 row or more");
    int d = x[0].length;
    that(d > 0, "x", "0 columns", "1 column or more");
    boolean[] known = new boolean[d];
    for (int i = 0; i < x.length; i++) {
      that(
          x[i].length == d,
          "row " + i + " of x",
          x[i].length + " values long",
          d + " values as in row 0");
      for (int j = 0; j < d; j++) {
        if (Double.isInfinite(x[i][j])) {
          throw new IllegalArgumentException(
              "x[" + i + "][" + j + "] is " + x[i][j] + ", allowed: finite, or NaN for missing");
        }
        known[j] |= !Double.isNaN(x[i][j]);
      }
    }
    for (int j = 0; j < d; j++) {
      that(known[j], "column " + j + " of x", "all missing", "at least one known value");
    }
    weights(weights, x.length);
    distinct(x, weights, k);
  }

  private static void weights(double[] weights, int n) {
    if (weights == null) {
      return;
    }
    that(weights.length == n, "weights", weights.length + " values long", "one per row, " + n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      that(
          weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY,
          "weights[" + i + "]",
          weights[i],
          "0 or more, finite");
      sum += weights[i];
    }
    that(sum > 0, "weights", "0 in sum", "a positive sum");
  }

  private static void distinct(double[][] x, double[] weights, int k) {
    Set<Row> rows = new HashSet<>();
    for (int i = 0; i < x.length && rows.size() < k; i++) {
      if (weights == null || weights[i] > 0) {
        rows.add(new Row(Arrays.stream(x[i]).map(v -> v + 0.0).toArray())); // -0 is 0
      }
    }
    that(rows.size() >= k, "k", k, "1 to the number of distinct rows, here " + rows.size());
  }

  private record Row(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
