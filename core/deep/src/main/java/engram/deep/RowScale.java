package engram.deep;

import engram.math.Check;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Between data and what networks see: columns centred on their means, and all divided by one
 * number, the root mean square of what is left, so that distances keep their proportions.
 *
 * @param center D column means
 * @param unit the divisor, above 0
 */
record RowScale(double[] center, double unit) {

  /** Farther from their means than this, in units, values are no data and overflow in a network. */
  static final double FARTHEST = 1e9;

  /** Measures rows that {@link #check} let pass. */
  static RowScale of(double[][] x) {
    double[] mean = new double[x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += (x[i][j] - mean[j]) / (i + 1);
      }
    }
    double sum = 0;
    for (double[] row : x) {
      for (int j = 0; j < mean.length; j++) {
        double d = row[j] - mean[j];
        sum += d * d;
      }
    }
    double unit = Math.sqrt(sum / x.length / mean.length);
    Check.that(
        unit < Double.POSITIVE_INFINITY, "the spread of x", unit, "finite: scale the data first");
    return new RowScale(mean, unit > 0 ? unit : 1);
  }

  /** Refuses rows of another length, and NaN. */
  static void check(double[][] x, int columns) {
    Check.that(x.length > 0, "x", "0 rows", "1 row or more");
    for (int i = 0; i < x.length; i++) {
      if (x[i].length != columns) {
        Check.that(false, "row " + i + " of x", x[i].length + " values long", columns + " values");
      }
      for (int j = 0; j < columns; j++) {
        if (!Double.isFinite(x[i][j])) {
          Check.that(
              false,
              "x[" + i + "][" + j + "]",
              x[i][j],
              "finite values; complete missing cells first");
        }
      }
    }
  }

  /** Refuses fewer distinct rows than {@code k}; O(n D). */
  static void checkDistinct(float[][] rows, int k) {
    Set<FloatBuffer> distinct = new HashSet<>();
    for (int i = 0; i < rows.length && distinct.size() < k; i++) {
      distinct.add(FloatBuffer.wrap(rows[i]));
    }
    int count = distinct.size();
    Check.that(count >= k, "k", k, "1 to the number of distinct rows, here " + count);
  }

  /** Returns rows in scaled units; refuses values farther off than {@link #FARTHEST}. */
  float[][] scaled(double[][] x) {
    float[][] rows = new float[x.length][center.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < center.length; j++) {
        double value = (x[i][j] - center[j]) / unit;
        if (Math.abs(value) > FARTHEST) {
          Check.that(
              false,
              "x[" + i + "][" + j + "]",
              x[i][j],
              "at most " + FARTHEST * unit + " from the column's mean, " + center[j]);
        }
        rows[i][j] = (float) value;
      }
    }
    return rows;
  }

  double[] restored(float[] row) {
    double[] x = new double[center.length];
    for (int j = 0; j < x.length; j++) {
      x[j] = row[j] * unit + center[j];
    }
    return x;
  }

  /** Returns the column means in scaled units. */
  float[] offset() {
    float[] offset = new float[center.length];
    for (int j = 0; j < offset.length; j++) {
      offset[j] = (float) (center[j] / unit);
    }
    return offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowScale that
        && unit == that.unit
        && Arrays.equals(center, that.center);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(center) + Double.hashCode(unit);
  }
}
