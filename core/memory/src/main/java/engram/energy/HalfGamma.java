package engram.energy;

/** The gamma function at halves of whole numbers. */
final class HalfGamma {

  private HalfGamma() {}

  /** Returns {@code log Gamma(n / 2)}, n at least 1. O(n). */
  static double log(int n) {
    double sum = n % 2 == 0 ? 0 : 0.5 * StrictMath.log(Math.PI);
    for (double x = n % 2 == 0 ? 1 : 0.5; x < 0.5 * n; x++) {
      sum += StrictMath.log(x);
    }
    return sum;
  }
}
