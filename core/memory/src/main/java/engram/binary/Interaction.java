package engram.binary;

import engram.math.Check;
import java.util.Locale;

/**
 * F of the energy of binary patterns (tutorial eq. 2.1), a function of the overlap h of a state
 * with a pattern, a whole number from -D to D: tabulated once, so that a flip costs one look a
 * pattern.
 *
 * <ul>
 *   <li>power: {@code F(h) = h^n} for even n, the classical Hopfield network for n = 2 (eq. 2.13
 *       without its constant 1/n); -xi is as good a memory as xi;
 *   <li>rectified power: {@code max(h, 0)^n}, for any n of 2 or more, without the mirror image and
 *       with about half the crosstalk;
 *   <li>exponential: {@code exp(beta h)} under the logarithm, {@code E = -(1/beta) log sum exp(beta
 *       h)}, which flips the same signs as the sum itself and never overflows.
 * </ul>
 *
 * @param kind which of them
 * @param power n, unused by the exponential
 * @param beta inverse temperature of the exponential, 1e-9 to 1e9; unused by powers
 */
public record Interaction(Kind kind, int power, double beta) {

  /** The families. */
  public enum Kind {
    /** Even powers. */
    POWER,
    /** Powers of positive overlaps. */
    RECTIFIED,
    /** Exponentials, summed in log space. */
    EXPONENTIAL
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a plain power is odd, whose energy has no minimum at a
   *     pattern, a power is below 2, or beta is out of range
   */
  public Interaction {
    Check.present("kind", kind);
    if (kind == Kind.EXPONENTIAL) {
      Check.that(beta >= 1e-9 && beta <= 1e9, "beta", beta, "1e-9 to 1e9");
    } else {
      Check.atLeast("power", power, 2);
      Check.that(
          kind == Kind.RECTIFIED || power % 2 == 0, "power", power, "even, or rectified powers");
    }
  }

  /** {@code h^n}, n even. */
  public static Interaction power(int n) {
    return new Interaction(Kind.POWER, n, 1);
  }

  /** {@code max(h, 0)^n}. */
  public static Interaction rectified(int n) {
    return new Interaction(Kind.RECTIFIED, n, 1);
  }

  /** {@code exp(beta h)} in log space. */
  public static Interaction exponential(double beta) {
    return new Interaction(Kind.EXPONENTIAL, 2, beta);
  }

  boolean isExponential() {
    return kind == Kind.EXPONENTIAL;
  }

  /** F(h) of a power. */
  double of(int h) {
    if (kind == Kind.RECTIFIED && h <= 0) {
      return 0;
    }
    double result = 1;
    for (int i = 0; i < power; i++) {
      result *= h;
    }
    return result;
  }

  /** F'(h) of a power, for real h. */
  double slope(double h) {
    if (kind == Kind.RECTIFIED && h <= 0) {
      return 0;
    }
    double result = power;
    for (int i = 1; i < power; i++) {
      result *= h;
    }
    return result;
  }

  /**
   * Refuses powers whose sum leaves the range of double.
   *
   * @throws IllegalArgumentException with the largest power allowed for so many coordinates
   */
  void check(int dimensions, int patterns) {
    double room = StrictMath.log(Double.MAX_VALUE) - StrictMath.log(4.0 * patterns);
    int most = (int) Math.floor(room / StrictMath.log(Math.max(2, dimensions)));
    if (!isExponential() && power > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "power is %d, allowed: up to %d for %d coordinates, since %d^%d is beyond a double;"
                  + " the exponential has no such bound",
              power,
              most,
              dimensions,
              dimensions,
              power));
    }
  }

  @Override
  public String toString() {
    return switch (kind) {
      case POWER -> "power " + power;
      case RECTIFIED -> "rectified power " + power;
      case EXPONENTIAL -> "exponential, beta " + beta;
    };
  }
}
