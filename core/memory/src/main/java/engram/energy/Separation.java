package engram.energy;

import java.io.Serializable;

/**
 * F(z): how strongly a scaled similarity z = beta S counts, so that near memories stand out from
 * far ones.
 *
 * <p>Values may be given in units of {@code exp(unit)}: {@code F(z) = exp(unit) value(z, unit)}.
 * The exponential takes the largest z as its unit, which makes every sum of exponentials a
 * log-sum-exp; others keep 0.
 */
public interface Separation extends Serializable {

  /** Returns the logarithm of the factor to take out of the values of these similarities. */
  default double unit(double[] z) {
    return 0;
  }

  /** Returns F(z) exp(-unit). */
  double value(double z, double unit);

  /** Returns F'(z) exp(-unit). */
  double slope(double z, double unit);

  /** Returns F''(z) exp(-unit). */
  double curvature(double z, double unit);

  /** {@code F(z) = exp(z)}. */
  record Exponential() implements Separation {
    private static final long serialVersionUID = 1L;

    @Override
    public double unit(double[] z) {
      double max = z[0];
      for (double each : z) {
        max = Math.max(max, each);
      }
      return max;
    }

    @Override
    public double value(double z, double unit) {
      return StrictMath.exp(z - unit);
    }

    @Override
    public double slope(double z, double unit) {
      return value(z, unit);
    }

    @Override
    public double curvature(double z, double unit) {
      return value(z, unit);
    }
  }

  /**
   * {@code F(z) = z^n / n} (tutorial eq. 2.13).
   *
   * @param n an even power of 2 or more. An odd power is not convex and has no energy that falls;
   *     take the rectified one for it.
   */
  record Power(int n) implements Separation {
    private static final long serialVersionUID = 1L;

    /** Checks the power. */
    public Power {
      if (n < 2 || n % 2 != 0) {
        throw new IllegalArgumentException("power n is " + n + ", allowed: even, 2 or more");
      }
    }

    @Override
    public double value(double z, double unit) {
      return power(z, n) / n;
    }

    @Override
    public double slope(double z, double unit) {
      return power(z, n - 1);
    }

    @Override
    public double curvature(double z, double unit) {
      return (n - 1) * power(z, n - 2);
    }
  }

  /**
   * {@code F(z) = max(z, 0)^n / n}: the power without its mirror image, which keeps -xi from being
   * a memory as good as xi.
   *
   * @param n a power of 2 or more, odd ones too
   */
  record RectifiedPower(int n) implements Separation {
    private static final long serialVersionUID = 1L;

    /** Checks the power. */
    public RectifiedPower {
      if (n < 2) {
        throw new IllegalArgumentException("power n is " + n + ", allowed: 2 or more");
      }
    }

    @Override
    public double value(double z, double unit) {
      return z <= 0 ? 0 : power(z, n) / n;
    }

    @Override
    public double slope(double z, double unit) {
      return z <= 0 ? 0 : power(z, n - 1);
    }

    @Override
    public double curvature(double z, double unit) {
      return z <= 0 ? 0 : (n - 1) * power(z, n - 2);
    }
  }

  private static double power(double z, int n) {
    double result = 1;
    for (int i = 0; i < n; i++) {
      result *= z;
    }
    return result;
  }
}
