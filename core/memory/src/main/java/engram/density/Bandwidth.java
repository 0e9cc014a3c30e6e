package engram.density;

import engram.energy.Kernel;
import engram.math.DataCheck;

/**
 * Bandwidths from data. Every h here is the length at which u = 1, so {@code beta = 2 / h^2}: the
 * radius of a compact kernel, {@code sqrt(2)} standard deviations of the Gaussian.
 *
 * <p>The rules look at one number of the data, {@code sigma}, the root mean square over the columns
 * of their standard deviations (divisor K - 1), so columns should be in like units. They are made
 * for one hill: with several, they are too wide, and {@link #leaveOneOut} or {@link Mise} with the
 * roughness of the true density does better.
 */
public final class Bandwidth {

  private Bandwidth() {}

  /**
   * Returns {@code 2 / h^2}.
   *
   * @throws IllegalArgumentException if h is not above 0, or so extreme that beta is not
   */
  public static double beta(double bandwidth) {
    double beta = 2 / (bandwidth * bandwidth);
    if (!(bandwidth > 0) || !(beta > 0) || Double.isInfinite(beta)) {
      throw new IllegalArgumentException(
          "bandwidth is " + bandwidth + ", allowed: above 0, with 2 / bandwidth^2 finite");
    }
    return beta;
  }

  /** Returns {@code sqrt(2 / beta)}. */
  public static double ofBeta(double beta) {
    return Math.sqrt(2 / beta);
  }

  /**
   * Silverman's rule: {@link Mise#bestBandwidth} for normal data, {@code sigma (4 / ((D + 2)
   * K))^(1/(D+4))} standard deviations of the Gaussian, and the like for the other kernels.
   *
   * @param data K x D finite values, K of 2 or more, not modified
   * @throws IllegalArgumentException if all rows are equal
   */
  public static double silverman(Kernel kernel, double[][] data) {
    double sigma = spread(data);
    int d = data[0].length;
    return sigma * normalReference(kernel, d, data.length);
  }

  /**
   * Scott's rule: {@code sigma K^(-1/(D+4))} standard deviations of the Gaussian, for other kernels
   * the h that smooths as much.
   *
   * @param data K x D finite values, K of 2 or more, not modified
   * @throws IllegalArgumentException if all rows are equal
   */
  public static double scott(Kernel kernel, double[][] data) {
    double silverman = silverman(kernel, data);
    int d = data[0].length;
    return silverman * StrictMath.pow(4.0 / (d + 2), -1.0 / (d + 4));
  }

  /**
   * Returns the bandwidth under which each point is likeliest from the others: the highest {@code
   * sum_i log p_-i(xi_i)}, see {@link LeaveOneOut}.
   *
   * @param data K x D finite values, K of 2 or more, not modified
   * @param threads 0 for one per processor; the result does not depend on it
   * @throws IllegalArgumentException if all rows are equal
   */
  public static double leaveOneOut(Kernel kernel, double[][] data, int threads) {
    return new LeaveOneOut(kernel, data, threads).best();
  }

  /** Returns Silverman's bandwidth for data of unit standard deviation. */
  private static double normalReference(Kernel kernel, int dimensions, int count) {
    double moment = kernel.secondMoment(dimensions);
    double logRoughness =
        StrictMath.log(0.25 * (dimensions + 2))
            - dimensions * StrictMath.log(2 * Math.sqrt(Math.PI));
    return StrictMath.exp(
        (kernel.logRegularity(dimensions)
                - 2 * StrictMath.log(moment)
                - logRoughness
                - StrictMath.log(count))
            / (dimensions + 4));
  }

  /** Returns sigma, the root mean square of the columns' standard deviations. */
  static double spread(double[][] data) {
    DataCheck.finiteCopy("data", data);
    double sum = 0;
    for (int d = 0; d < data[0].length; d++) {
      double mean = 0;
      for (double[] row : data) {
        mean += row[d] / data.length;
      }
      for (double[] row : data) {
        sum += (row[d] - mean) * (row[d] - mean);
      }
    }
    double spread = Math.sqrt(sum / data[0].length / (data.length - 1));
    if (!(spread > 0)) {
      throw new IllegalArgumentException(
          "data are "
              + data.length
              + " row(s) without any spread, allowed: 2 different rows or more");
    }
    return spread;
  }
}
