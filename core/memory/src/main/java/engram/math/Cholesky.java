package engram.math;

import java.io.Serializable;

/**
 * The factor L of a symmetric positive definite matrix, {@code A = L L^T} with L lower triangular.
 *
 * @param lower m rows, entries right of the diagonal without meaning; kept
 */
public record Cholesky(double[][] lower) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is left of a pivot that rounding made zero or negative, in units of standard scores. */
  public static final double LEAST_PIVOT = 1e-12;

  /** Columns factored before the rest is touched again. */
  private static final int BLOCK = 4;

  /**
   * Factors a matrix. O(m^3).
   *
   * @param a m x m, of which only the lower half is read; its lower half becomes the factor
   * @param leastPivot what the square of a pivot is at least, above 0; {@link #LEAST_PIVOT} for
   *     matrices of standardised columns, {@link Double#MIN_NORMAL} where a ridge keeps it positive
   */
  public static Cholesky factor(double[][] a, double leastPivot) {
    double[][] columns = new double[Math.min(BLOCK, a.length)][a.length];
    for (int begin = 0; begin < a.length; begin += BLOCK) {
      int end = Math.min(begin + BLOCK, a.length);
      for (int j = begin; j < end; j++) {
        double[] column = columns[j - begin];
        a[j][j] = Math.sqrt(Math.max(a[j][j], leastPivot));
        for (int i = j + 1; i < a.length; i++) {
          a[i][j] /= a[j][j];
          column[i] = a[i][j];
        }
        for (int l = j + 1; l < end; l++) {
          for (int i = l; i < a.length; i++) {
            a[i][l] -= a[i][j] * a[l][j];
          }
        }
      }
      LowerHalf.subtract(a, end, columns, end - begin);
    }
    return new Cholesky(a);
  }

  /**
   * Replaces b, m values, by the solution of L z = b, whose squared length is {@code b' A^-1 b}.
   * O(m^2).
   */
  public void forward(double[] b) {
    for (int j = 0; j < lower.length; j++) {
      double[] row = lower[j];
      double sum = b[j];
      for (int k = 0; k < j; k++) {
        sum -= row[k] * b[k];
      }
      b[j] = sum / row[j];
    }
  }

  /** Replaces b, m values, by the solution of A x = b. O(m^2). */
  public void solve(double[] b) {
    int m = lower.length;
    forward(b);
    for (int j = m - 1; j >= 0; j--) {
      double sum = b[j];
      for (int k = j + 1; k < m; k++) {
        sum -= lower[k][j] * b[k];
      }
      b[j] = sum / lower[j][j];
    }
  }

  /** Returns the inverse of A, m x m. O(m^3). */
  public double[][] inverse() {
    double[][] inverse = new double[lower.length][lower.length];
    for (int j = 0; j < inverse.length; j++) {
      inverse[j][j] = 1;
      solve(inverse[j]);
    }
    return inverse;
  }
}
