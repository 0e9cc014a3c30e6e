package engram.energy;

/**
 * Similarities that are sums over coordinates, {@code S(v, xi) = -sum_d s(v_d, xi_d)}; each has its
 * s and the derivatives. KL and Jensen-Shannon are of values of 0 or more, as intensities are;
 * below 0 counts as 0, and {@value #FLOOR} is added to both, so that all is finite.
 */
enum Divergences implements Similarity {
  /** {@code |v - x|}; where they are equal the slope is 0. */
  MANHATTAN {
    @Override
    double s(double v, double x) {
      return Math.abs(v - x);
    }

    @Override
    double byFirst(double v, double x) {
      return Math.signum(v - x);
    }

    @Override
    double bySecond(double v, double x) {
      return Math.signum(x - v);
    }

    @Override
    double byFirstTwice(double v, double x) {
      return 0;
    }

    @Override
    double byBoth(double v, double x) {
      return 0;
    }
  },
  /** {@code v log(v / x) - v + x}, the generalised Kullback-Leibler divergence. */
  KULLBACK_LEIBLER {
    @Override
    double s(double v, double x) {
      return up(v) * StrictMath.log(up(v) / up(x)) - up(v) + up(x);
    }

    @Override
    double byFirst(double v, double x) {
      return v < 0 ? 0 : StrictMath.log(up(v) / up(x));
    }

    @Override
    double bySecond(double v, double x) {
      return x < 0 ? 0 : 1 - up(v) / up(x);
    }

    @Override
    double byFirstTwice(double v, double x) {
      return v < 0 ? 0 : 1 / up(v);
    }

    @Override
    double byBoth(double v, double x) {
      return v < 0 || x < 0 ? 0 : -1 / up(x);
    }
  },
  /** {@code (v log(v / m) + x log(x / m)) / 2}, m their mean: symmetric, and its root a metric. */
  JENSEN_SHANNON {
    @Override
    double s(double v, double x) {
      double m = (up(v) + up(x)) / 2;
      return (up(v) * StrictMath.log(up(v) / m) + up(x) * StrictMath.log(up(x) / m)) / 2;
    }

    @Override
    double byFirst(double v, double x) {
      return v < 0 ? 0 : StrictMath.log(2 * up(v) / (up(v) + up(x))) / 2;
    }

    @Override
    double bySecond(double v, double x) {
      return byFirst(x, v);
    }

    @Override
    double byFirstTwice(double v, double x) {
      return v < 0 ? 0 : (1 / up(v) - 1 / (up(v) + up(x))) / 2;
    }

    @Override
    double byBoth(double v, double x) {
      return v < 0 || x < 0 ? 0 : -1 / (up(v) + up(x)) / 2;
    }
  };

  /** What is added to both values. */
  static final double FLOOR = 1e-4;

  private static double up(double value) {
    return Math.max(value, 0) + FLOOR;
  }

  abstract double s(double v, double x);

  abstract double byFirst(double v, double x);

  abstract double bySecond(double v, double x);

  abstract double byFirstTwice(double v, double x);

  abstract double byBoth(double v, double x);

  @Override
  public double of(double[] v, double[] xi) {
    double sum = 0;
    for (int d = 0; d < v.length; d++) {
      sum += s(v[d], xi[d]);
    }
    return -sum;
  }

  @Override
  public void addStateGradient(double[] out, double c, double[] v, double[] xi) {
    for (int d = 0; d < out.length; d++) {
      out[d] -= c * byFirst(v[d], xi[d]);
    }
  }

  @Override
  public void addMemoryGradient(double[] out, double c, double[] v, double[] xi) {
    for (int d = 0; d < out.length; d++) {
      out[d] -= c * bySecond(v[d], xi[d]);
    }
  }

  @Override
  public double slopeAlong(double[] a, double[] v, double[] xi) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum -= a[d] * byFirst(v[d], xi[d]);
    }
    return sum;
  }

  @Override
  public void addSlopeGradient(
      double[] outState, double[] outMemory, double c, double[] a, double[] v, double[] xi) {
    for (int d = 0; d < a.length; d++) {
      outState[d] -= c * a[d] * byFirstTwice(v[d], xi[d]);
      outMemory[d] -= c * a[d] * byBoth(v[d], xi[d]);
    }
  }
}
