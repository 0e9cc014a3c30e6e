package engram.capacity;

import engram.math.Check;

/**
 * How many random patterns a power n holds by the crosstalk, a normal to leading order (tutorial
 * eq. 2.14 to 2.17, corrected): a bit of a stored pattern flips in one step with probability {@code
 * p} where {@code K = D^(n-1) / (q^2 (2n-3)!!)}, q the one-sided normal quantile of 1 - p (2.326
 * for 1 %, not the two-sided 2.576 that is printed). It is a criterion bit by bit: all bits of all
 * patterns at once hold a logarithm less.
 */
public final class CapacityTheory {

  private static final double[] A = {
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
    1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00
  };
  private static final double[] B = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01
  };
  private static final double[] C = {
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
    -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00
  };
  private static final double[] E = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00
  };
  private static final double TAIL = 0.02425;

  private CapacityTheory() {}

  /**
   * Returns K.
   *
   * @param power n, 2 or more
   * @param rectified whether overlaps below 0 count as 0: half of the crosstalk is gone then, and
   *     twice as many patterns are held
   * @param dimensions D, 1 or more
   * @param error p, above 0 and below 1/2
   */
  public static double patterns(int power, boolean rectified, int dimensions, double error) {
    Check.atLeast("power", power, 2);
    Check.atLeast("dimensions", dimensions, 1);
    Check.that(error > 0 && error < 0.5, "error", error, "above 0, below 0.5");
    double q = quantile(1 - error);
    double odd = 1;
    for (int i = 3; i <= 2 * power - 3; i += 2) {
      odd *= i;
    }
    double plain = StrictMath.pow(dimensions, power - 1) / (q * q * odd);
    return rectified ? 2 * plain : plain;
  }

  /**
   * The normal quantile by Acklam's rational approximation, within 1.2e-9 of itself.
   *
   * @param p above 0 and below 1
   */
  static double quantile(double p) {
    if (p < TAIL) {
      double q = StrictMath.sqrt(-2 * StrictMath.log(p));
      return poly(C, q) / (poly(E, q) * q + 1);
    }
    if (p > 1 - TAIL) {
      return -quantile(1 - p);
    }
    double q = p - 0.5;
    double r = q * q;
    return poly(A, r) * q / (poly(B, r) * r + 1);
  }

  private static double poly(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
