package engram.energy;

/**
 * The eight kernels of density estimation: {@code F(z) = kappa(u)} with {@code u^2 = -z}, so with
 * the Euclidean similarity {@code u^2 = (beta/2) d^2} and {@code u = d/h}, {@code h = sqrt(2/beta)}
 * (tutorial 5.4.2, with one meaning of beta for all kernels).
 *
 * <p>All but the Gaussian are 0 for u above 1: h is their radius. The Gaussian is {@code exp(-u^2)}
 * = {@code exp(-d^2 / (2 sigma^2))} with standard deviation {@code sigma = 1/sqrt(beta) =
 * h/sqrt(2)}; {@link #bandwidth} converts. Shapes have the value 1 at their centre; {@link
 * #normalisation} makes them densities.
 *
 * <p>Slope and curvature are derivatives by z, not by u. Where they do not exist or have no bound,
 * one value is taken:
 *
 * <ul>
 *   <li>triangle: a kink at the centre, slope and curvature 0 there, so that a memory does not pull
 *       a state that is on it;
 *   <li>Epanechnikov, cosine, triangle: a kink at the edge, slope 0 on it;
 *   <li>uniform: flat, slope 0 everywhere: no descent moves on it;
 *   <li>tricube: the curvature grows without bound towards the centre and is 0 on it, which is the
 *       limit of what it adds to any derivative of an energy;
 *   <li>quartic: the curvature jumps at the edge.
 * </ul>
 *
 * <p>A value of NaN is NaN. Moments are closed forms or a short series, exact to rounding in any
 * dimension.
 */
public enum Kernel implements Growth {
  /** {@code exp(-u^2)}; its energy is log-sum-exp. */
  GAUSSIAN(new KernelShape.Gaussian()),
  /** {@code 1 - u^2}; its energy is log-sum-ReLU (tutorial eq. 5.52). */
  EPANECHNIKOV(new KernelShape.Power(1)),
  /** {@code cos(pi u / 2)}. */
  COSINE(new KernelShape.Cosine()),
  /** {@code (1 - u^3)^3}. */
  TRICUBE(new KernelShape.Tricube()),
  /** {@code (1 - u^2)^2}. */
  QUARTIC(new KernelShape.Power(2)),
  /** {@code (1 - u^2)^3}. */
  TRIWEIGHT(new KernelShape.Power(3)),
  /** {@code 1 - u}. */
  TRIANGLE(new KernelShape.Triangle()),
  /** {@code 1}, the edge included. */
  UNIFORM(new KernelShape.Power(0));

  private final KernelShape shape;

  Kernel(KernelShape shape) {
    this.shape = shape;
  }

  /** Returns whether the kernel is 0 outside u = 1; the Gaussian alone is not. */
  public boolean compact() {
    return this != GAUSSIAN;
  }

  /** Returns the u at which the kernel ends: 1, or infinity for the Gaussian. */
  public double support() {
    return compact() ? 1 : Double.POSITIVE_INFINITY;
  }

  /** The largest z for the Gaussian, so that its sums are log-sum-exp; 0 for the others. */
  @Override
  public double top(double[] z) {
    double max = Double.NEGATIVE_INFINITY;
    for (double each : z) {
      max = Math.max(max, each);
    }
    return compact() ? 0 : max;
  }

  @Override
  public double logUnit(double top) {
    return top;
  }

  /** Returns kappa at {@code u^2 = -z}, over {@code exp(top)}; z is 0 or less. */
  @Override
  public double value(double z, double top) {
    return shape.value(top - z);
  }

  @Override
  public double slope(double z, double top) {
    return shape.fall(top - z);
  }

  @Override
  public double curvature(double z, double top) {
    return shape.curvature(top - z);
  }

  /**
   * Returns c such that {@code c kappa(|x|)} has integral 1 over R^D. A density of bandwidth h has
   * {@code c / h^D}: eq. 5.46 prints {@code 1/(K h)}, which is {@code 1/(K h^D)}.
   *
   * @param dimensions D, 1 or more
   */
  public double normalisation(int dimensions) {
    return StrictMath.exp(logNormalisation(dimensions));
  }

  /**
   * Returns the logarithm of {@link #normalisation}, which does not overflow in many dimensions.
   */
  public double logNormalisation(int dimensions) {
    return -logSphere(dimensions) - shape.logMoment(dimensions - 1);
  }

  /**
   * Returns mu2, the second moment of one coordinate under the normalised kernel: {@code integral
   * x_1^2 kappa(|x|) dx} (the scale of eq. 5.47), in units of h^2.
   */
  public double secondMoment(int dimensions) {
    check(dimensions);
    return StrictMath.exp(logSecondMoment(dimensions));
  }

  /** Returns R, the integral of the squared normalised kernel (the regularity of eq. 5.47). */
  public double regularity(int dimensions) {
    return StrictMath.exp(logRegularity(dimensions));
  }

  /**
   * Returns the efficiency in percent, {@code 100 (R_e / R) (mu_e / mu2)^(D/2)} with the
   * Epanechnikov kernel as e: the share of the points with which the Epanechnikov kernel does as
   * well. The text of the tutorial has the reciprocal, its figure 5.7 this.
   */
  public double efficiency(int dimensions) {
    double scale = EPANECHNIKOV.logSecondMoment(dimensions) - logSecondMoment(dimensions);
    double rough = EPANECHNIKOV.logRegularity(dimensions) - logRegularity(dimensions);
    return 100 * StrictMath.exp(rough + 0.5 * dimensions * scale);
  }

  /**
   * Returns the bandwidth h at which each coordinate of the normalised kernel has this standard
   * deviation: {@code sqrt(2)} times it for the Gaussian.
   */
  public double bandwidth(double standardDeviation, int dimensions) {
    return standardDeviation / Math.sqrt(secondMoment(dimensions));
  }

  private double logSecondMoment(int dimensions) {
    return shape.logMoment(dimensions + 1)
        - shape.logMoment(dimensions - 1)
        - StrictMath.log(dimensions);
  }

  /** Returns the logarithm of {@link #regularity}, which does not underflow in many dimensions. */
  public double logRegularity(int dimensions) {
    check(dimensions);
    return shape.logSquaredMoment(dimensions - 1)
        - 2 * shape.logMoment(dimensions - 1)
        - logSphere(dimensions);
  }

  /** Returns the logarithm of the area of the unit sphere in R^D, {@code 2 pi^(D/2) / Gamma}. */
  private static double logSphere(int dimensions) {
    check(dimensions);
    return StrictMath.log(2)
        + 0.5 * dimensions * StrictMath.log(Math.PI)
        - HalfGamma.log(dimensions);
  }

  private static void check(int dimensions) {
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions is " + dimensions + ", allowed: 1 or more");
    }
  }
}
