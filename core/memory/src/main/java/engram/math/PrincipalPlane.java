package engram.math;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The plane of the first two principal axes of some rows, found by orthogonal iteration: for
 * pictures, so a gap of a millionth between two axes need not be resolved.
 *
 * @param mean D column means
 * @param axes 2 x D orthonormal axes, the largest entry of each positive; 0 where rows do not vary
 * @param share share of the variance along each axis, 0 to 1
 */
public record PrincipalPlane(double[] mean, double[][] axes, double[] share)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MOST_ROUNDS = 300;
  private static final double SETTLED = 1e-10;

  /** From which share of the largest on an entry is about as large; axes settle to some 1e-5. */
  private static final double ABOUT = 0.999;

  /**
   * Finds the plane. O(n D) a round, at most {@value #MOST_ROUNDS} rounds.
   *
   * @param x n x D finite values, one row or more, not modified
   */
  public static PrincipalPlane of(double[][] x) {
    double[] mean = mean(x);
    int d = mean.length;
    double total = 0;
    for (double[] row : x) {
      for (int j = 0; j < d; j++) {
        total += (row[j] - mean[j]) * (row[j] - mean[j]);
      }
    }
    double[][] axes = new double[2][d];
    double[] share = new double[2];
    RandomStream start = new RandomStream(1);
    for (int a = 0; a < Math.min(2, d) && total > 0; a++) {
      double along = find(x, mean, axes, a, start);
      share[a] = along / total;
      if (share[a] < SETTLED) {
        axes[a] = new double[d];
        share[a] = 0;
      }
      orient(axes[a]);
    }
    return new PrincipalPlane(mean, axes, share);
  }

  private static double[] mean(double[][] x) {
    double[] mean = new double[x[0].length];
    for (double[] row : x) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / x.length;
      }
    }
    return mean;
  }

  /** Finds axis a, orthogonal to the one before; returns the sum of squares along it. */
  private static double find(
      double[][] x, double[] mean, double[][] axes, int a, RandomStream start) {
    double[] axis = axes[a];
    for (int j = 0; j < axis.length; j++) {
      axis[j] = start.nextGaussian();
    }
    double along = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double whole = Math.sqrt(dot(axis, axis));
      if (a == 1) {
        removePart(axis, axes[0]);
      }
      double length = Math.sqrt(dot(axis, axis));
      // What rounding leaves of a vector along the first axis is no second one.
      if (!(length > SETTLED * whole)) {
        Arrays.fill(axis, 0);
        return 0;
      }
      for (int j = 0; j < axis.length; j++) {
        axis[j] /= length;
      }
      double before = along;
      along = 0;
      double[] next = new double[axis.length];
      for (double[] row : x) {
        double at = 0;
        for (int j = 0; j < axis.length; j++) {
          at += (row[j] - mean[j]) * axis[j];
        }
        along += at * at;
        for (int j = 0; j < axis.length; j++) {
          next[j] += at * (row[j] - mean[j]);
        }
      }
      if (Math.abs(along - before) <= SETTLED * along) {
        return along;
      }
      System.arraycopy(next, 0, axis, 0, next.length);
    }
    if (a == 1) {
      removePart(axis, axes[0]);
    }
    double length = Math.sqrt(dot(axis, axis));
    for (int j = 0; j < axis.length; j++) {
      axis[j] /= length;
    }
    return along;
  }

  private static void removePart(double[] axis, double[] other) {
    double part = dot(axis, other);
    for (int j = 0; j < axis.length; j++) {
      axis[j] -= part * other[j];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /**
   * Turns an axis so that its largest entry is positive, the last of those that are about as large:
   * pictures do not flip from run to run, nor where two columns say the same.
   */
  private static void orient(double[] axis) {
    double most = 0;
    for (double entry : axis) {
      most = Math.max(most, Math.abs(entry));
    }
    double largest = 0;
    for (double entry : axis) {
      largest = Math.abs(entry) >= ABOUT * most ? entry : largest;
    }
    for (int j = 0; j < axis.length && largest < 0; j++) {
      axis[j] = -axis[j];
    }
  }

  /** Returns the two coordinates of a row of D finite values. */
  public double[] project(double[] row) {
    double[] point = new double[2];
    for (int a = 0; a < 2; a++) {
      for (int j = 0; j < mean.length; j++) {
        point[a] += (row[j] - mean[j]) * axes[a][j];
      }
    }
    return point;
  }

  /** Returns the two coordinates of each row. */
  public double[][] project(double[][] rows) {
    double[][] points = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      points[i] = project(rows[i]);
    }
    return points;
  }
}
