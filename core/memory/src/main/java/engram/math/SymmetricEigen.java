package engram.math;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, {@code A = sum_a e_a u_a u_a^T}, by
 * cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5).
 *
 * @param values m values, the largest first
 * @param vectors m orthonormal rows of m values, one a value
 */
public record SymmetricEigen(double[] values, double[][] vectors) {

  private static final int MOST_SWEEPS = 40;

  /** What is left beside the diagonal, in units of the whole. */
  private static final double SETTLED = 1e-26;

  /**
   * Finds them. O(m^3) a sweep, some ten sweeps.
   *
   * @param a m x m symmetric finite values, overwritten
   */
  public static SymmetricEigen of(double[][] a) {
    int m = a.length;
    double[][] vectors = new double[m][m];
    double whole = 0;
    for (int i = 0; i < m; i++) {
      vectors[i][i] = 1;
      for (double value : a[i]) {
        whole += value * value;
      }
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && beside(a) > SETTLED * whole; sweep++) {
      for (int p = 0; p < m; p++) {
        for (int q = p + 1; q < m; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    int[] order =
        IntStream.range(0, m)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -a[i][i]))
            .mapToInt(i -> i)
            .toArray();
    return new SymmetricEigen(
        Arrays.stream(order).mapToDouble(i -> a[i][i]).toArray(),
        Arrays.stream(order).mapToObj(i -> vectors[i]).toArray(double[][]::new));
  }

  /** The sum of squares beside the diagonal. */
  private static double beside(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += 2 * a[i][j] * a[i][j];
      }
    }
    return sum;
  }

  /** Turns rows and columns p and q so that entry (p, q) is 0. */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    double[] rowP = a[p];
    double[] rowQ = a[q];
    double shift = t * rowP[q];
    rowP[p] -= shift;
    rowQ[q] += shift;
    rowP[q] = 0;
    rowQ[p] = 0;
    for (int k = 0; k < a.length; k++) {
      if (k != p && k != q) {
        double atP = rowP[k];
        double atQ = rowQ[k];
        rowP[k] = c * atP - s * atQ;
        rowQ[k] = s * atP + c * atQ;
        a[k][p] = rowP[k];
        a[k][q] = rowQ[k];
      }
    }
    for (int k = 0; k < a.length; k++) {
      double atP = vectors[p][k];
      double atQ = vectors[q][k];
      vectors[p][k] = c * atP - s * atQ;
      vectors[q][k] = s * atP + c * atQ;
    }
  }
}
