package engram.density;

import engram.energy.Kernel;
import engram.energy.Similarity;
import engram.math.DataCheck;
import engram.math.Parallel;

/**
 * The leave-one-out likelihood of a bandwidth, {@code sum_i log( c / ((K-1) h^D) sum_{j != i}
 * kappa(|xi_i - xi_j| / h) )}, and its highest point.
 *
 * <p>Known weaknesses: the farthest outlier sets the bandwidth of a compact kernel, since its
 * nearest neighbour must be in reach; rows that have an exact copy are likeliest at h = 0, so data
 * recorded in coarse steps end at the lower end of the search.
 *
 * <p>O(K^2 D) for each h tried, O(K D) memory.
 */
public final class LeaveOneOut {

  private static final double GRID = 0.5;
  private static final double PRECISION = 1e-3;
  private static final double WIDEST_OVER_NARROWEST = 1e4;
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
  private static final double NEGLIGIBLE = -40;

  private final Kernel kernel;
  private final double[][] data;
  private final int threads;
  private final double spread;

  /**
   * Prepares.
   *
   * @param data K x D finite values, K of 2 or more, copied
   * @param threads 0 for one per processor; no result depends on it
   * @throws IllegalArgumentException if all rows are equal
   */
  public LeaveOneOut(Kernel kernel, double[][] data, int threads) {
    this.kernel = kernel;
    this.data = DataCheck.finiteCopy("data", data);
    this.threads = threads;
    spread = Bandwidth.spread(this.data);
  }

  /** Returns the log-likelihood of h; minus infinity where a point has no other in reach. */
  public double logLikelihood(double h) {
    try (Parallel parallel = new Parallel(threads)) {
      return logLikelihood(h, nearest(parallel), parallel);
    }
  }

  /**
   * Returns the likeliest bandwidth: a grid of steps of at most a half in log h, then a golden
   * section search about its best to a thousandth.
   *
   * <p>The grid ends where the kernel is twice as wide as the data. It begins where every point has
   * a neighbour in reach, for the Gaussian below what the nearest pair alone would like, and in no
   * case under a ten-thousandth of its end.
   */
  public double best() {
    try (Parallel parallel = new Parallel(threads)) {
      double[] nearest = nearest(parallel);
      double low = narrowest(nearest);
      double high = Math.max(2 * low, kernel.bandwidth(2 * spread, data[0].length));
      low = Math.max(low, high / WIDEST_OVER_NARROWEST);
      int cells = (int) Math.ceil(StrictMath.log(high / low) / GRID);
      double step = StrictMath.log(high / low) / cells;
      double best = high;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i <= cells; i++) {
        double h = low * StrictMath.exp(i * step);
        double likelihood = logLikelihood(h, nearest, parallel);
        if (likelihood > most) {
          most = likelihood;
          best = h;
        }
      }
      return refine(best, step, nearest, parallel);
    }
  }

  private double refine(double h, double step, double[] nearest, Parallel parallel) {
    double left = -step;
    double right = step;
    double a = right - GOLDEN * (right - left);
    double b = left + GOLDEN * (right - left);
    double atA = logLikelihood(h * StrictMath.exp(a), nearest, parallel);
    double atB = logLikelihood(h * StrictMath.exp(b), nearest, parallel);
    while (right - left > PRECISION) {
      if (atA > atB) {
        right = b;
        b = a;
        atB = atA;
        a = right - GOLDEN * (right - left);
        atA = logLikelihood(h * StrictMath.exp(a), nearest, parallel);
      } else {
        left = a;
        a = b;
        atA = atB;
        b = left + GOLDEN * (right - left);
        atB = logLikelihood(h * StrictMath.exp(b), nearest, parallel);
      }
    }
    return h * StrictMath.exp(0.5 * (left + right));
  }

  private double narrowest(double[] nearest) {
    double widest = 0;
    double closest = Double.POSITIVE_INFINITY;
    for (double square : nearest) {
      widest = Math.max(widest, square);
      closest = square > 0 ? Math.min(closest, square) : closest;
    }
    return Math.sqrt(kernel.compact() ? widest : widest > 0 ? 0.5 * closest / data[0].length : 0);
  }

  private double logLikelihood(double h, double[] nearest, Parallel parallel) {
    double[] parts = new double[data.length];
    double scale = 0.5 * Bandwidth.beta(h);
    parallel.run(parts.length, (i, worker) -> parts[i] = logSum(i, scale, nearest[i]));
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    int dimensions = data[0].length;
    double factor =
        kernel.logNormalisation(dimensions)
            - StrictMath.log(data.length - 1)
            - dimensions * StrictMath.log(h);
    return sum + data.length * factor;
  }

  /** Returns the logarithm of the summed kernels of all points but i, taken at i. */
  private double logSum(int i, double scale, double nearest) {
    double unit = kernel.compact() ? 0 : -scale * nearest;
    double sum = 0;
    for (int j = 0; j < data.length; j++) {
      double z = 2 * scale * Similarity.EUCLIDEAN.of(data[i], data[j]);
      if (j != i && z >= unit + NEGLIGIBLE) {
        sum += kernel.value(z, unit);
      }
    }
    return StrictMath.log(sum) + unit;
  }

  /** Returns the squared distance of each point to the nearest other. */
  private double[] nearest(Parallel parallel) {
    double[] nearest = new double[data.length];
    parallel.run(
        nearest.length,
        (i, worker) -> {
          double most = Double.NEGATIVE_INFINITY;
          for (int j = 0; j < data.length; j++) {
            if (j != i) {
              most = Math.max(most, Similarity.EUCLIDEAN.of(data[i], data[j]));
            }
          }
          nearest[i] = -2 * most;
        });
    return nearest;
  }
}
