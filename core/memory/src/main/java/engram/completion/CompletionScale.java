package engram.completion;

import java.io.Serializable;

/**
 * Unit and range of each column: rows are completed in z = (x - mean) / unit.
 *
 * @param mean weighted mean of the known cells of each column, kept
 * @param unit their weighted standard deviation; 1 where they are all equal, or where columns come
 *     in units of their own; kept
 * @param least the least known cell, kept
 * @param most the greatest known cell, kept
 */
record CompletionScale(double[] mean, double[] unit, double[] least, double[] most)
    implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final double FARTHEST = 1e100;

  /**
   * Measures the columns. O(n D).
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @param weights n positive weights, not modified
   * @param standardize whether the unit is the deviation, not 1
   * @throws IllegalArgumentException if a column has no known cell, or its values are too large to
   *     be squared
   */
  static CompletionScale of(double[][] x, double[] weights, int columns, boolean standardize) {
    double[][] moments = new double[4][columns];
    for (int d = 0; d < columns; d++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double total = 0;
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        if (!Double.isNaN(x[i][d])) {
          least = Math.min(least, x[i][d]);
          most = Math.max(most, x[i][d]);
          total += weights[i];
          sum += weights[i] * x[i][d];
        }
      }
      if (total == 0) {
        throw new IllegalArgumentException(
            "column " + d + " of x is all missing, allowed: at least one known cell in each");
      }
      double mean = least == most ? least : sum / total;
      double squares = 0;
      for (int i = 0; i < x.length; i++) {
        if (!Double.isNaN(x[i][d])) {
          squares += weights[i] * (x[i][d] - mean) * (x[i][d] - mean);
        }
      }
      double deviation = Math.sqrt(squares / total);
      if (!Double.isFinite(deviation)) {
        throw new IllegalArgumentException(
            "column " + d + " of x reaches from " + least + " to " + most + ", too far to square");
      }
      moments[0][d] = mean;
      moments[1][d] = standardize && deviation > 0 && least < most ? deviation : 1;
      moments[2][d] = least;
      moments[3][d] = most;
    }
    return new CompletionScale(moments[0], moments[1], moments[2], moments[3]);
  }

  /** Returns the number of columns, -1 if the parts differ in it. */
  int columns() {
    int columns = mean.length;
    boolean same = unit.length == columns && least.length == columns && most.length == columns;
    return same ? columns : -1;
  }

  /**
   * Refuses values so far from those learned from that a regression on them leaves the range of
   * double.
   *
   * @param x rows of the right length, NaN = missing, not modified
   * @throws IllegalArgumentException naming the cell
   */
  void check(double[][] x) {
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < mean.length; d++) {
        if (Math.abs(x[i][d] / unit[d] - mean[d] / unit[d]) > FARTHEST) {
          throw new IllegalArgumentException(
              "x[" + i + "][" + d + "] is " + x[i][d] + ", too far from the cells learned from");
        }
      }
    }
  }

  /** Returns a row in z units, a new array. */
  double[] standardize(double[] x) {
    double[] z = new double[x.length];
    for (int d = 0; d < z.length; d++) {
      z[d] = (x[d] - mean[d]) / unit[d];
    }
    return z;
  }

  /** Returns a value of column d in data units, within the range of its known cells. */
  double restore(double z, int d) {
    return Math.min(most[d], Math.max(least[d], mean[d] + unit[d] * z));
  }
}
