package engram.energy;

/**
 * The shape of a radial kernel, as a function of {@code s = u^2}, and its moments. Highest value 1,
 * at the centre; 0 outside the support.
 */
sealed interface KernelShape {

  /** Returns f(s). */
  double value(double s);

  /** Returns -f'(s), which is 0 or more. */
  double fall(double s);

  /** Returns f''(s). */
  double curvature(double s);

  /** Returns the logarithm of the integral of {@code u^p f(u^2)} over u from 0 to the edge. */
  double logMoment(int p);

  /** Returns the logarithm of the integral of {@code u^p f(u^2)^2}. */
  double logSquaredMoment(int p);

  /** {@code exp(-u^2)}. */
  record Gaussian() implements KernelShape {
    @Override
    public double value(double s) {
      return StrictMath.exp(-s);
    }

    @Override
    public double fall(double s) {
      return value(s);
    }

    @Override
    public double curvature(double s) {
      return value(s);
    }

    @Override
    public double logMoment(int p) {
      return HalfGamma.log(p + 1) - StrictMath.log(2);
    }

    @Override
    public double logSquaredMoment(int p) {
      return logMoment(p) - 0.5 * (p + 1) * StrictMath.log(2);
    }
  }

  /** {@code (1 - u^2)^n} for u below 1; n = 0 is the uniform kernel, which has its edge too. */
  record Power(int n) implements KernelShape {
    @Override
    public double value(double s) {
      return n == 0 && s == 1 ? 1 : power(1 - s, n);
    }

    @Override
    public double fall(double s) {
      return n == 0 ? 0 : n * power(1 - s, n - 1);
    }

    @Override
    public double curvature(double s) {
      return n < 2 ? 0 : n * (n - 1) * power(1 - s, n - 2);
    }

    @Override
    public double logMoment(int p) {
      return logBeta(0.5 * (p + 1), n + 1) - StrictMath.log(2);
    }

    @Override
    public double logSquaredMoment(int p) {
      return logBeta(0.5 * (p + 1), 2 * n + 1) - StrictMath.log(2);
    }
  }

  /** {@code 1 - u}: a cone, kinked at its centre. */
  record Triangle() implements KernelShape {
    @Override
    public double value(double s) {
      return s >= 1 ? 0 : 1 - Math.sqrt(s);
    }

    @Override
    public double fall(double s) {
      return s > 0 && s < 1 ? 0.5 / Math.sqrt(s) : zero(s);
    }

    @Override
    public double curvature(double s) {
      return s > 0 && s < 1 ? 0.25 / (s * Math.sqrt(s)) : zero(s);
    }

    @Override
    public double logMoment(int p) {
      return logBeta(p + 1, 2);
    }

    @Override
    public double logSquaredMoment(int p) {
      return logBeta(p + 1, 3);
    }
  }

  /** {@code (1 - u^3)^3}. */
  record Tricube() implements KernelShape {
    @Override
    public double value(double s) {
      return power(1 - s * Math.sqrt(s), 3);
    }

    @Override
    public double fall(double s) {
      return 4.5 * Math.sqrt(s) * power(1 - s * Math.sqrt(s), 2);
    }

    @Override
    public double curvature(double s) {
      double rest = 1 - s * Math.sqrt(s);
      return s > 0 && rest > 0 ? 13.5 * s * rest - 2.25 * rest * rest / Math.sqrt(s) : 0;
    }

    @Override
    public double logMoment(int p) {
      return logBeta((p + 1) / 3.0, 4) - StrictMath.log(3);
    }

    @Override
    public double logSquaredMoment(int p) {
      return logBeta((p + 1) / 3.0, 7) - StrictMath.log(3);
    }
  }

  /** {@code cos(pi u / 2)}. */
  record Cosine() implements KernelShape {
    private static final double QUARTER = 0.5 * Math.PI;
    private static final double NEAR = 0.03;
    private static final int TERMS = 20;

    @Override
    public double value(double s) {
      return s >= 1 ? 0 : StrictMath.cos(QUARTER * Math.sqrt(s));
    }

    @Override
    public double fall(double s) {
      double u = Math.sqrt(s);
      if (s >= 1) {
        return 0;
      }
      return u == 0 ? 0.5 * QUARTER * QUARTER : 0.5 * QUARTER * StrictMath.sin(QUARTER * u) / u;
    }

    /** Near the centre by its Taylor series, where the closed form loses its digits. */
    @Override
    public double curvature(double s) {
      if (s >= 1) {
        return 0;
      }
      double u = Math.sqrt(s);
      double t = QUARTER * QUARTER * s;
      double cube = QUARTER * QUARTER * QUARTER;
      double bend =
          u < NEAR
              ? cube * (1.0 / 3 - t * (1.0 / 30 - t / 840))
              : (StrictMath.sin(QUARTER * u) / u - QUARTER * StrictMath.cos(QUARTER * u)) / s;
      return 0.25 * QUARTER * bend;
    }

    /** By the series of {@code sin(pi (1 - u) / 2)}: beta functions of both sides of the edge. */
    @Override
    public double logMoment(int p) {
      double sum = 0;
      double factor = QUARTER;
      for (int k = 0; k < TERMS; k++) {
        sum += factor * beta(p + 1, 2 * k + 2);
        factor *= -QUARTER * QUARTER / ((2 * k + 2) * (2 * k + 3));
      }
      return StrictMath.log(sum);
    }

    /** By the series of {@code sin^2 = (1 - cos) / 2}. */
    @Override
    public double logSquaredMoment(int p) {
      double sum = 0;
      double factor = 0.25 * Math.PI * Math.PI;
      for (int k = 1; k < TERMS; k++) {
        sum += factor * beta(p + 1, 2 * k + 1);
        factor *= -Math.PI * Math.PI / ((2 * k + 1) * (2 * k + 2));
      }
      return StrictMath.log(sum);
    }
  }

  /** Returns 0, or NaN for NaN. */
  private static double zero(double s) {
    return Double.isNaN(s) ? s : 0;
  }

  /** Returns x^n where x is above 0, else 0; NaN for NaN, n = 0 too. */
  private static double power(double x, int n) {
    if (!(x > 0)) {
      return x <= 0 ? 0 : x;
    }
    double result = 1;
    for (int i = 0; i < n; i++) {
      result *= x;
    }
    return result;
  }

  /** Returns the beta function B(x, n), {@code (n-1)! / (x (x+1) ... (x+n-1))}. */
  private static double beta(double x, int n) {
    double result = 1 / x;
    for (int i = 1; i < n; i++) {
      result *= i / (x + i);
    }
    return result;
  }

  private static double logBeta(double x, int n) {
    return StrictMath.log(beta(x, n));
  }
}
