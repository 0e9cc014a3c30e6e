package engram.energy;

/** The energies that have names. */
public final class Energies {

  private Energies() {}

  /**
   * Log-sum-exp of Euclidean distances, {@code E = -(1/beta) log sum exp(-(beta/2) |v - xi|^2)}:
   * the energy of ClAM and of Gaussian mean shift. Tutorial eq. 5.22 with its beta halved and its
   * scale halved: beta(5.22) = beta / 2. A step of size 1 is {@code v = sum w xi}; steps in (0, 2)
   * never raise the energy.
   */
  public static Energy logSumExp(double beta) {
    return euclidean(Separations.SOFTMAX, beta);
  }

  /**
   * The modern Hopfield energy, {@code E = -(1/beta) log sum exp(beta v . xi) + |v|^2 / 2}
   * (Ramsauer et al. 2021, without their constants): a step of size 1 is attention, {@code v = sum
   * softmax(beta Xi v) xi}.
   */
  public static Energy modernHopfield(double beta) {
    return new Energy(Similarity.DOT, Separations.SOFTMAX, Activation.IDENTITY, beta);
  }

  /**
   * The dense polynomial energy, {@code E = -(1/n) sum (v . xi)^n} for even n (tutorial eq. 2.13).
   * Made for states on the corners of a cube: on all of R^D it has no lower bound, and a long
   * descent ends with an error when the state leaves the finite numbers.
   */
  public static Energy polynomial(int n) {
    return power(new Growth.Power(n, false), new Scaling.Identity(), Activation.NONE);
  }

  /**
   * The polynomial energy of the positive similarities only, {@code E = -(1/n) sum max(v . xi,
   * 0)^n}; odd n too.
   */
  public static Energy rectifiedPolynomial(int n) {
    return power(new Growth.Power(n, true), new Scaling.Identity(), Activation.NONE);
  }

  /**
   * The polynomial energy for real-valued states, {@code E = -(sum max(v . xi, 0)^n)^(1/n) + |v|^2
   * / 2}: the n-norm of the positive similarities in place of its n-th power, so that the energy is
   * bounded, and steps in (0, 2) never raise it.
   */
  public static Energy confinedPolynomial(int n) {
    return power(new Growth.Power(n, true), new Scaling.Root(n), Activation.IDENTITY);
  }

  /**
   * The energy of a density kernel, {@code E = -(1/beta) log sum kappa(u)}, {@code u^2 = (beta/2)
   * d^2} (tutorial eq. 5.27): log-sum-exp for the Gaussian, log-sum-ReLU (eq. 5.52) for the
   * Epanechnikov kernel. The density of the stored patterns is {@code exp(-beta E)} up to a
   * constant.
   *
   * <p>Where a compact kernel of no memory reaches, E is plus infinity and its gradient NaN; a
   * fixed-point step goes to the nearest memory, and {@code engram.density.KernelEnergy} has a
   * typed answer.
   */
  public static Energy kernel(Kernel kernel, double beta) {
    return euclidean(new KernelSeparation(kernel), beta);
  }

  /**
   * The energy of distances under any separation, {@code E = -(1/beta) Omega(-(beta/2) |v -
   * xi_mu|^2)}: that of every estimator. A step of size 1 is the mean of the patterns by their
   * weights.
   */
  public static Energy euclidean(Separation separation, double beta) {
    return new Energy(Similarity.EUCLIDEAN, separation, Activation.NONE, beta);
  }

  private static Energy power(Growth growth, Scaling scaling, Activation activation) {
    return new Energy(Similarity.DOT, new ScaledSum(growth, scaling), activation, 1);
  }
}
