package engram.basin;

import engram.energy.Kernel;
import engram.math.Fma;

/**
 * Kernels on rows of {@code u^2}, for the descent. The Gaussian ends at u = {@value
 * #GAUSSIAN_REACH} here: it is {@code exp(-u^2) - exp(-16)} below, so that it stays continuous and
 * convex in u^2.
 */
final class BasinKernel {

  /** Where the Gaussian ends, in h: 5.7 standard deviations, where it is down to 1.1e-7. */
  static final double GAUSSIAN_REACH = 4;

  private static final double EDGE = StrictMath.exp(-GAUSSIAN_REACH * GAUSSIAN_REACH);

  private BasinKernel() {}

  /**
   * Returns whether kappa is a convex, strictly falling function of u^2: then a step of size 1
   * never raises the energy. Tricube is not convex, triangle has no slope at its centre, uniform
   * none anywhere.
   */
  static boolean descends(Kernel kernel) {
    return switch (kernel) {
      case GAUSSIAN, EPANECHNIKOV, COSINE, QUARTIC, TRIWEIGHT -> true;
      case TRICUBE, TRIANGLE, UNIFORM -> false;
    };
  }

  /** Returns the u at which the kernel ends. */
  static double reach(Kernel kernel) {
    return kernel.compact() ? 1 : GAUSSIAN_REACH;
  }

  /** Replaces the first n entries, {@code s = u^2} below reach^2, by {@code -kappa'(s)}. */
  static void falls(Kernel kernel, double[] s, int n) {
    if (kernel == Kernel.GAUSSIAN) {
      exp(s, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      s[i] = kernel.slope(-s[i], 0);
    }
  }

  /** Replaces the first n entries, {@code s = u^2} below reach^2, by {@code kappa(s)}. */
  static void values(Kernel kernel, double[] s, int n) {
    if (kernel == Kernel.GAUSSIAN) {
      exp(s, n);
      for (int i = 0; i < n; i++) {
        s[i] -= EDGE;
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      s[i] = kernel.value(-s[i], 0);
    }
  }

  /**
   * Replaces s of 0 to 16 by exp(-s), relative error below 1e-10: a polynomial in s/64, squared six
   * times.
   */
  private static void exp(double[] s, int n) {
    for (int i = 0; i < n; i++) {
      double x = -0.015625 * s[i];
      double e = Fma.of(x, 1.0 / 362880, 1.0 / 40320);
      e = Fma.of(x, e, 1.0 / 5040);
      e = Fma.of(x, e, 1.0 / 720);
      e = Fma.of(x, e, 1.0 / 120);
      e = Fma.of(x, e, 1.0 / 24);
      e = Fma.of(x, e, 1.0 / 6);
      e = Fma.of(x, e, 0.5);
      e = Fma.of(x, e, 1);
      e = Fma.of(x, e, 1);
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      s[i] = e * e;
    }
  }
}
