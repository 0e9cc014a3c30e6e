package engram.measure;

import engram.math.Check;

/** Checks a matrix of points and gives the factor that keeps squares of differences in range. */
final class SafeScale {
  private SafeScale() {}

  /**
   * Power of two that brings the largest magnitude in x into [1, 2), so that squares neither
   * overflow nor vanish; multiplying by it is exact but for values below about 1e-308 of the
   * largest.
   *
   * @param x n x d, not modified
   * @param n rows that x must have
   * @return the factor; 1 if all values are zero
   * @throws IllegalArgumentException if the shape is wrong or a value is NaN or infinite
   */
  static double of(double[][] x, int n) {
    Check.present("x", x);
    if (x.length != n) {
      throw new IllegalArgumentException(
          "x has " + x.length + " rows and labels has " + n + ", allowed: as many");
    }
    double largest = 0;
    for (int i = 0; i < n; i++) {
      checkLength(x, i);
      for (int f = 0; f < x[i].length; f++) {
        double magnitude = Math.abs(x[i][f]);
        if (!(magnitude <= Double.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "row " + i + ", column " + f + " is " + x[i][f] + ", allowed: finite values");
        }
        largest = Math.max(largest, magnitude);
      }
    }
    return largest == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(largest));
  }

  private static void checkLength(double[][] x, int i) {
    if (x[i] == null) {
      throw new IllegalArgumentException("row " + i + " is null, allowed: an array of values");
    }
    if (x[i].length == 0) {
      throw new IllegalArgumentException("row " + i + " has 0 columns, allowed: 1 or more");
    }
    if (x[i].length != x[0].length) {
      throw new IllegalArgumentException(
          "row "
              + i
              + " has "
              + x[i].length
              + " columns, allowed: "
              + x[0].length
              + " as in row 0");
    }
  }
}
