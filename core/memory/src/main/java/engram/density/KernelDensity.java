package engram.density;

import engram.energy.Energies;
import engram.energy.Kernel;
import engram.energy.StoredPatterns;
import engram.math.Check;
import engram.math.DataCheck;

/**
 * A kernel density estimate, {@code p(v) = c / (K h^D) sum kappa(|v - xi| / h)} (tutorial eq. 5.46
 * with h^D where it prints h). It is the Boltzmann density of the kernel energy: {@code log p =
 * -beta E(v) + log c - log K - D log h} with {@code beta = 2 / h^2}.
 *
 * <p>Immutable. O(K D) a point.
 */
public final class KernelDensity {

  private final StoredPatterns data;
  private final double bandwidth;
  private final double logFactor;

  /**
   * Estimates.
   *
   * @param kernel kappa
   * @param bandwidth h, above 0, in the units of the data; for the Gaussian {@code sqrt(2)} times
   *     its standard deviation, see {@link Kernel#bandwidth}
   * @param data K x D finite values, copied
   */
  public KernelDensity(Kernel kernel, double bandwidth, double[][] data) {
    Check.present("kernel", kernel);
    this.data =
        Energies.kernel(kernel, Bandwidth.beta(bandwidth)).over(DataCheck.finiteCopy("data", data));
    this.bandwidth = bandwidth;
    int dimensions = data[0].length;
    logFactor =
        kernel.logNormalisation(dimensions)
            - StrictMath.log(data.length)
            - dimensions * StrictMath.log(bandwidth);
  }

  /** Returns h. */
  public double bandwidth() {
    return bandwidth;
  }

  /**
   * Returns log p(v): minus infinity where no compact kernel reaches, finite for the Gaussian
   * however far out.
   *
   * @param v D finite values, not modified
   * @throws IllegalArgumentException if a value is not finite
   */
  public double logDensity(double[] v) {
    DataCheck.finite("v", v, data.dimensions());
    return logFactor - data.energy().beta() * data.energy(v);
  }

  /** Returns log p of each row, see {@link #logDensity(double[])}. */
  public double[] logDensity(double[][] points) {
    Check.present("points", points);
    double[] result = new double[points.length];
    for (int i = 0; i < result.length; i++) {
      DataCheck.finite("points[" + i + "]", points[i], data.dimensions());
      result[i] = logDensity(points[i]);
    }
    return result;
  }
}
