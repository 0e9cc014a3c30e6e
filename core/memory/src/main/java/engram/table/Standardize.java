package engram.table;

import engram.math.DataCheck;

/** Column-wise standardisation of plain arrays. */
final class Standardize {
  private Standardize() {}

  static double[][] columns(double[][] x) {
    DataCheck.table(x);
    int columns = x[0].length;
    double[][] z = new double[x.length][columns];
    for (int c = 0; c < columns; c++) {
      column(x, c, z);
    }
    return z;
  }

  private static void column(double[][] x, int c, double[][] z) {
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
