package engram.math;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Checks of rows of data, with messages that name the row or the cell. None modifies its rows. */
public final class DataCheck {

  /** The largest absolute value that models of float kernels take: its square has room for sums. */
  public static final double FARTHEST = 1e15;

  private DataCheck() {}

  /** Returns a copy, row by row; null of null. */
  public static double[][] copy(double[][] rows) {
    return rows == null ? null : Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Returns a copy of a table of points.
   *
   * @param name what messages call the table
   * @param rows one or more rows of equally many finite values
   * @throws IllegalArgumentException if they are anything else
   */
  public static double[][] finiteCopy(String name, double[][] rows) {
    Check.present(name, rows);
    if (rows.length == 0 || present(name + "[0]", rows[0]).length == 0) {
      throw new IllegalArgumentException(
          name + " has " + (rows.length == 0 ? "0 rows" : "0 columns") + ", allowed: 1 or more");
    }
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      finite(name + "[" + i + "]", rows[i], rows[0].length);
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  /**
   * Refuses a point that is not {@code dimensions} finite values.
   *
   * @throws IllegalArgumentException naming the cell or the length
   */
  public static void finite(String name, double[] point, int dimensions) {
    if (present(name, point).length != dimensions) {
      throw new IllegalArgumentException(
          name + " has " + point.length + " values, allowed: " + dimensions);
    }
    for (int d = 0; d < dimensions; d++) {
      if (!Double.isFinite(point[d])) {
        throw new IllegalArgumentException(
            name + "[" + d + "] is " + point[d] + ", allowed: finite");
      }
    }
  }

  /**
   * Refuses a point that is not one finite value or more.
   *
   * @throws IllegalArgumentException naming the cell or the length
   */
  public static void finite(String name, double[] point) {
    int length = present(name, point).length;
    Check.that(length > 0, name, "0 values long", "1 value or more");
    finite(name, point, length);
  }

  /**
   * Refuses questions to a model: rows that are not {@code columns} values, NaN (missing) allowed.
   *
   * @throws IllegalArgumentException naming the row or the cell
   */
  public static void rows(double[][] x, int columns) {
    Check.present("x", x);
    for (int i = 0; i < x.length; i++) {
      row(x[i], i, columns, columns + " values as in the training data");
    }
  }

  /**
   * Refuses rows that are not as long as the first, or hold an infinite value.
   *
   * @throws IllegalArgumentException naming the row or the cell
   */
  public static void table(double[][] x) {
    Check.present("x", x);
    Check.that(x.length > 0, "x", "0 rows", "1 row or more");
    int d = present("row 0 of x", x[0]).length;
    Check.that(d > 0, "x", "0 columns", "1 column or more");
    for (int i = 0; i < x.length; i++) {
      row(x[i], i, d, d + " values as in row 0");
    }
  }

  /**
   * Refuses values whose squares leave the range of float, in which kernels compute.
   *
   * @param x rows of any length, NaN = missing
   * @param most the largest absolute value allowed
   * @throws IllegalArgumentException naming the cell, with the remedy
   */
  public static void near(double[][] x, double most) {
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < x[i].length; d++) {
        if (Math.abs(x[i][d]) > most) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "x[%d][%d] is %s, allowed: -%.0e to %.0e, or NaN for missing; standardise the columns",
                  i,
                  d,
                  x[i][d],
                  most,
                  most));
        }
      }
    }
  }

  private static void row(double[] row, int i, int columns, String allowed) {
    int length = present("row " + i + " of x", row).length;
    if (length != columns) {
      throw new IllegalArgumentException(
          "row " + i + " of x is " + length + " values long, allowed: " + allowed);
    }
    for (int d = 0; d < columns; d++) {
      if (Double.isInfinite(row[d])) {
        throw new IllegalArgumentException(
            "x[" + i + "][" + d + "] is " + row[d] + ", allowed: finite, or NaN for missing");
      }
    }
  }

  /**
   * Refuses data that cannot be learned from: no row, ragged or infinite rows, a column without a
   * known value, or wrong weights.
   *
   * @param weights one weight of 0 or more a row with a positive sum, or null
   */
  public static void data(double[][] x, double[] weights) {
    table(x);
    int d = x[0].length;
    boolean[] known = new boolean[d];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < d; j++) {
        known[j] |= !Double.isNaN(x[i][j]);
      }
    }
    for (int j = 0; j < d; j++) {
      Check.that(known[j], "column " + j + " of x", "all missing", "at least one known value");
    }
    weights(weights, x.length);
  }

  /** Refuses data as {@link #data(double[][], double[])} does, or of fewer than k distinct rows. */
  public static void data(double[][] x, double[] weights, int k) {
    data(x, weights);
    int distinct =
        DistinctRows.of(
                IntStream.range(0, x.length)
                    .filter(i -> weights == null || weights[i] > 0)
                    .mapToObj(i -> Arrays.stream(x[i]).map(v -> v + 0.0).toArray()), // -0 is 0
                k)
            .length;
    Check.that(distinct >= k, "k", k, "1 to the number of distinct rows, here " + distinct);
  }

  /** Refuses weights that are not one of 0 or more a row, with a positive sum; null is 1 each. */
  public static void weights(double[] weights, int n) {
    if (weights == null) {
      return;
    }
    Check.that(
        weights.length == n, "weights", weights.length + " values long", "one per row, " + n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      Check.that(
          weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY,
          "weights[" + i + "]",
          weights[i],
          "0 or more, finite");
      sum += weights[i];
    }
    Check.that(sum > 0, "weights", "0 in sum", "a positive sum");
  }

  private static double[] present(String name, double[] row) {
    if (row == null) {
      throw new IllegalArgumentException(name + " is null, allowed: an array of numbers");
    }
    return row;
  }
}
