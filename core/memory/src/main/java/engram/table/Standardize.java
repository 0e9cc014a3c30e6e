package engram.table;

/** Column-wise standardisation of plain arrays. */
final class Standardize {
  private Standardize() {}

  static double[][] columns(double[][] x) {
    if (x.length == 0) {
      throw new IllegalArgumentException("x must have at least one row");
    }
    int columns = x[0].length;
    double[][] z = new double[x.length][columns];
    for (int row = 0; row < x.length; row++) {
      if (x[row].length != columns) {
        throw new IllegalArgumentException(
            "x[" + row + "] has " + x[row].length + " columns, x[0] has " + columns);
      }
    }
    for (int c = 0; c < columns; c++) {
      column(x, c, z);
    }
    return z;
  }

  private static void column(double[][] x, int c, double[][] z) {
    for (int row = 0; row < x.length; row++) {
      if (Double.isInfinite(x[row][c])) {
        throw new IllegalArgumentException(
            "x[" + row + "][" + c + "] is " + x[row][c] + ", allowed are finite numbers and NaN");
      }
    }
    Moments moments = Moments.of(x.length, row -> x[row][c]);
    for (int row = 0; row < x.length; row++) {
      double value = x[row][c];
      boolean flat = moments.deviation() == 0 && !Double.isNaN(value);
      z[row][c] = flat ? 0 : (value - moments.mean()) / moments.deviation();
      if (Double.isInfinite(z[row][c])) {
        throw new IllegalArgumentException(
            "x[" + row + "][" + c + "] is " + value + ", too large to be standardised");
      }
    }
  }
}
