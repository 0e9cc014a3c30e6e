package engram.energy;

import java.io.Serializable;

/**
 * F(z) of the tutorial's eq. 5.7: how fast a scaled similarity z = beta S grows before it is
 * summed, so that near memories stand out from far ones.
 *
 * <p>Values are given in units of the largest similarity, {@code F(z) = exp(logUnit(top)) value(z,
 * top)} with {@code top = top(z)}: every sum of exponentials is a log-sum-exp, and no power
 * overflows however high it is.
 */
public interface Growth extends Serializable {

  /** Returns what the values of these similarities are relative to. */
  double top(double[] z);

  /** Returns the logarithm of the unit of the values. */
  double logUnit(double top);

  /** Returns F(z) in the unit. */
  double value(double z, double top);

  /** Returns F'(z) in the unit. */
  double slope(double z, double top);

  /** Returns F''(z) in the unit. */
  double curvature(double z, double top);

  /** {@code F(z) = exp(z)}, in units of that of the largest z. */
  record Exponential() implements Growth {
    private static final long serialVersionUID = 1L;

    @Override
    public double top(double[] z) {
      double max = z[0];
      for (double each : z) {
        max = Math.max(max, each);
      }
      return max;
    }

    @Override
    public double logUnit(double top) {
      return top;
    }

    @Override
    public double value(double z, double top) {
      return StrictMath.exp(z - top);
    }

    @Override
    public double slope(double z, double top) {
      return value(z, top);
    }

    @Override
    public double curvature(double z, double top) {
      return value(z, top);
    }
  }

  /**
   * {@code F(z) = z^n / n} (tutorial eq. 2.13), or {@code max(z, 0)^n / n}: the power without its
   * mirror image, which keeps -xi from being a memory as good as xi.
   *
   * @param n an even power of 2 or more; rectified also odd. An odd power that is not rectified is
   *     not convex and has no energy that falls.
   * @param rectified whether negative similarities count as 0
   */
  record Power(int n, boolean rectified) implements Growth {
    private static final long serialVersionUID = 1L;

    /** Checks the power. */
    public Power {
      if (n < 2 || !rectified && n % 2 != 0) {
        throw new IllegalArgumentException(
            "power n is " + n + ", allowed: " + (rectified ? "2 or more" : "even, 2 or more"));
      }
    }

    @Override
    public double top(double[] z) {
      double top = 0;
      for (double each : z) {
        top = Math.max(top, rectified ? each : Math.abs(each));
      }
      return top == 0 ? 1 : top;
    }

    @Override
    public double logUnit(double top) {
      return n * StrictMath.log(top);
    }

    @Override
    public double value(double z, double top) {
      return power(z / top, n) / n;
    }

    @Override
    public double slope(double z, double top) {
      return power(z / top, n - 1) / top;
    }

    @Override
    public double curvature(double z, double top) {
      return (n - 1) * power(z / top, n - 2) / top / top;
    }

    private double power(double z, int exponent) {
      if (rectified && z <= 0) {
        return 0;
      }
      double result = 1;
      double square = z;
      for (int left = exponent; left > 0; left >>= 1) {
        if ((left & 1) == 1) {
          result *= square;
        }
        square *= square;
      }
      return result;
    }
  }
}
