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

  /**
   * Factors a matrix. O(m^3).
   *
   * @param a m x m, of which only the lower half is read; its lower half becomes the factor
   * @param leastPivot what the square of a pivot is at least, above 0; {@link #LEAST_PIVOT} for
   *     matrices of standardised columns, {@link Double#MIN_NORMAL} where a ridge keeps it positive
   */
  public static Cholesky factor(double[][] a, double leastPivot) {
    for (int j = 0; j < a.length; j++) {
      double[] row = a[j];
      for (int l = 0; l <= j; l++) {
        double sum = row[l];
        double[] other = a[l];
        for (int k = 0; k < l; k++) {
          sum -= row[k] * other[k];
        }
        row[l] = j == l ? Math.sqrt(Math.max(sum, leastPivot)) : sum / other[l];
      }
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
