package engram.density;

import engram.energy.Kernel;

/**
 * The leading terms of the mean integrated squared error of a kernel density estimate (tutorial
 * eqs. 5.48-5.51, corrected, and in D dimensions): {@code MISE(h) = (mu2^2 / 4) h^4 L + R / (K
 * h^D)}, squared bias and variance, L the roughness of the true density.
 *
 * @param kernel gives mu2 and R
 * @param dimensions D, 1 or more
 * @param count K, the number of points, 1 or more
 * @param roughness {@code L = integral (laplacian p)^2}, in one dimension of p'' squared; above 0
 */
public record Mise(Kernel kernel, int dimensions, int count, double roughness) {

  /** Checks the values. */
  public Mise {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions is " + dimensions + ", allowed: 1 or more");
    }
    if (count < 1) {
      throw new IllegalArgumentException("count is " + count + ", allowed: 1 or more");
    }
    if (!(roughness > 0) || Double.isInfinite(roughness)) {
      throw new IllegalArgumentException(
          "roughness is " + roughness + ", allowed: above 0 and finite");
    }
  }

  /**
   * Returns the roughness of a normal density with this standard deviation in each coordinate,
   * {@code D (D + 2) / 4 (2 sqrt(pi))^-D sigma^-(D+4)}.
   */
  public static double normalRoughness(double standardDeviation, int dimensions) {
    return 0.25
        * dimensions
        * (dimensions + 2)
        * StrictMath.pow(2 * Math.sqrt(Math.PI), -dimensions)
        * StrictMath.pow(standardDeviation, -(dimensions + 4));
  }

  /** Returns the squared bias {@code (mu2^2 / 4) h^4 L}. */
  public double biasSquared(double h) {
    double moment = kernel.secondMoment(dimensions);
    return 0.25 * moment * moment * h * h * h * h * roughness;
  }

  /** Returns the variance {@code R / (K h^D)}. */
  public double variance(double h) {
    return kernel.regularity(dimensions) / (count * StrictMath.pow(h, dimensions));
  }

  /** Returns the sum of both. */
  public double at(double h) {
    return biasSquared(h) + variance(h);
  }

  /**
   * Returns the bandwidth with the smallest error, {@code h* = (D R / (mu2^2 L K))^(1/(D+4))}: eq.
   * 5.50 without its factor 4.
   */
  public double bestBandwidth() {
    double moment = kernel.secondMoment(dimensions);
    return StrictMath.pow(
        dimensions * kernel.regularity(dimensions) / (moment * moment * roughness * count),
        1.0 / (dimensions + 4));
  }

  /**
   * Returns the error at {@link #bestBandwidth}, {@code (1 + D/4)} times the variance there; in one
   * dimension {@code (5/4) (sqrt(mu2) R / K)^(4/5) L^(1/5)}, where eq. 5.51 has L to the 4/5.
   */
  public double best() {
    return (1 + 0.25 * dimensions) * variance(bestBandwidth());
  }
}
