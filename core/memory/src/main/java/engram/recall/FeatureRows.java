package engram.recall;

import engram.math.Fma;
import engram.math.Rows;

/**
 * The elementary functions of random features on rows of floats, in the form of {@link Rows}: loops
 * that vectorise, the same to the bit on every machine.
 */
final class FeatureRows {

  private static final float PER_TURN = 0.15915494f;
  private static final float PI_HIGH = 3.1415927f;
  private static final float PI_LOW = -8.742278e-8f;

  /** Adding and subtracting it rounds a float below 2^22 to an integer. */
  private static final float ROUNDER = 12582912f;

  /**
   * No exponent {@code a z - a^2} of a positive feature exceeds {@code z^2 / 4}, with z a standard
   * normal number: 20 takes z = 9.
   */
  private static final float LARGEST_EXPONENT = 20f;

  private FeatureRows() {}

  /**
   * Writes the sines and the cosines of {@code h}, for {@code |h|} below 1e5: both of h/2 less
   * whole multiples of pi, by their series, and then the double angle. Absolute error below 6e-7.
   */
  static void sinCos(float[] h, float[] sin, float[] cos, int n) {
    for (int i = 0; i < n; i++) {
      float x = h[i];
      float turns = Fma.of(x, PER_TURN, ROUNDER) - ROUNDER;
      float r = Fma.of(turns, -PI_LOW, Fma.of(turns, -PI_HIGH, 0.5f * x));
      float z = r * r;
      float s = Fma.of(z, -2.5052108e-8f, 2.7557319e-6f);
      s = Fma.of(z, s, -1.984127e-4f);
      s = Fma.of(z, s, 8.3333333e-3f);
      s = Fma.of(z, s, -0.16666667f);
      s = Fma.of(z * s, r, r);
      float c = Fma.of(z, 2.0876757e-9f, -2.7557319e-7f);
      c = Fma.of(z, c, 2.4801587e-5f);
      c = Fma.of(z, c, -1.3888889e-3f);
      c = Fma.of(z, c, 4.1666668e-2f);
      c = Fma.of(z, c, -0.5f);
      c = Fma.of(z, c, 1f);
      sin[i] = 2f * s * c;
      cos[i] = (c - s) * (c + s);
    }
  }

  /**
   * Replaces each entry by its exponential, of either sign, as {@link Rows#exp} does. Relative
   * error below 1e-5 for arguments from -16 to 20. Arguments below -80 and above 20 count as these,
   * so that products of features stay finite.
   */
  static void exp(float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.min(y[i], LARGEST_EXPONENT);
    }
    Rows.exp(y, n);
  }
}
