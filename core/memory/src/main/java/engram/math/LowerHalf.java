package engram.math;

/**
 * The lower half of a symmetric matrix, in double precision: row i has i + 1 values or more. The
 * loops run along rows, four products a pass, which compilers turn into vector instructions.
 */
public final class LowerHalf {

  /** Products subtracted in one pass over a row. */
  private static final int PASS = 4;

  private LowerHalf() {}

  /**
   * Subtracts {@code c_0 c_0^T + c_1 c_1^T + ...} from the rows and columns from {@code from} on,
   * of each value one product after the other. O(count m^2).
   *
   * @param a m rows, modified
   * @param from the first row and column
   * @param columns count columns of m values or more, not modified
   */
  public static void subtract(double[][] a, int from, double[][] columns, int count) {
    for (int i = from; i < a.length; i++) {
      int c = 0;
      for (; c + PASS <= count; c += PASS) {
        subtract(
            a[i],
            from,
            i + 1,
            columns[c][i],
            columns[c],
            columns[c + 1][i],
            columns[c + 1],
            columns[c + 2][i],
            columns[c + 2],
            columns[c + 3][i],
            columns[c + 3]);
      }
      for (; c < count; c++) {
        subtract(a[i], from, i + 1, columns[c][i], columns[c]);
      }
    }
  }

  /**
   * Solves {@code L X = B}, row by row. O(m^2 n).
   *
   * @param lower L, m rows, not modified
   * @param b m rows of n values, become X
   */
  public static void forward(double[][] lower, double[][] b) {
    for (int i = 0; i < b.length; i++) {
      double[] row = b[i];
      double[] of = lower[i];
      int j = 0;
      for (; j + PASS <= i; j += PASS) {
        subtract(
            row,
            0,
            row.length,
            of[j],
            b[j],
            of[j + 1],
            b[j + 1],
            of[j + 2],
            b[j + 2],
            of[j + 3],
            b[j + 3]);
      }
      for (; j < i; j++) {
        subtract(row, 0, row.length, of[j], b[j]);
      }
      for (int t = 0; t < row.length; t++) {
        row[t] /= of[i];
      }
    }
  }

  private static void subtract(double[] row, int from, int to, double s, double[] c) {
    for (int l = from; l < to; l++) {
      row[l] -= s * c[l];
    }
  }

  private static void subtract(
      double[] row,
      int from,
      int to,
      double s0,
      double[] c0,
      double s1,
      double[] c1,
      double s2,
      double[] c2,
      double s3,
      double[] c3) {
    for (int l = from; l < to; l++) {
      row[l] = row[l] - s0 * c0[l] - s1 * c1[l] - s2 * c2[l] - s3 * c3[l];
    }
  }
}
