package engram.cli.report;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The plane of the first two principal axes of some rows.
 *
 * @param mean d column means
 * @param axes 2 x d orthonormal axes; the second is 0 where there is one column
 * @param share share of the variance along each axis, 0 to 1
 */
record Projection(double[] mean, double[][] axes, double[] share) {

  /** Rows multiplied at a time. */
  private static final int BLOCK = 1024;

  /**
   * Finds the plane. O(n d^2 + d^3).
   *
   * @param x n x d rows, finite, not modified
   */
  static Projection of(double[][] x) {
    double[] mean = mean(x);
    int d = mean.length;
    DMatrixRMaj covariance = covariance(x, mean);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(covariance)) {
      throw new IllegalStateException("the principal axes cannot be found");
    }
    double[][] axes = new double[2][d];
    double[] share = new double[2];
    double trace = CommonOps_DDRM.trace(covariance);
    int first = -1;
    for (int a = 0; a < Math.min(2, d); a++) {
      int best = largest(eigen, d, first);
      double[] axis = eigen.getEigenVector(best).data.clone();
      orient(axis);
      axes[a] = axis;
      share[a] = trace > 0 ? eigen.getEigenvalue(best).real / trace : 0;
      first = best;
    }
    return new Projection(mean, axes, share);
  }

  private static double[] mean(double[][] x) {
    double[] mean = new double[x[0].length];
    for (double[] row : x) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += row[d] / x.length;
      }
    }
    return mean;
  }

  private static DMatrixRMaj covariance(double[][] x, double[] mean) {
    int d = mean.length;
    DMatrixRMaj covariance = new DMatrixRMaj(d, d);
    for (int from = 0; from < x.length; from += BLOCK) {
      int rows = Math.min(BLOCK, x.length - from);
      DMatrixRMaj block = new DMatrixRMaj(rows, d);
      for (int i = 0; i < rows; i++) {
        for (int c = 0; c < d; c++) {
          block.set(i, c, x[from + i][c] - mean[c]);
        }
      }
      CommonOps_DDRM.multAddTransA(1.0 / x.length, block, block, covariance);
    }
    return covariance;
  }

  private static int largest(EigenDecomposition_F64<DMatrixRMaj> eigen, int d, int not) {
    int best = -1;
    for (int i = 0; i < d; i++) {
      boolean larger = best < 0 || eigen.getEigenvalue(i).real > eigen.getEigenvalue(best).real;
      if (i != not && larger) {
        best = i;
      }
    }
    return best;
  }

  /** Turns an axis so that its largest entry is positive: pictures do not flip from run to run. */
  private static void orient(double[] axis) {
    double largest = 0;
    for (double entry : axis) {
      largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
    }
    for (int d = 0; d < axis.length && largest < 0; d++) {
      axis[d] = -axis[d];
    }
  }

  /** Returns the two coordinates of a row. */
  double[] of(double[] row) {
    double[] point = new double[2];
    for (int a = 0; a < 2; a++) {
      for (int d = 0; d < mean.length; d++) {
        point[a] += (row[d] - mean[d]) * axes[a][d];
      }
    }
    return point;
  }

  /** Returns the two coordinates of each row. */
  double[][] ofAll(double[][] rows) {
    double[][] points = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      points[i] = of(rows[i]);
    }
    return points;
  }
}
