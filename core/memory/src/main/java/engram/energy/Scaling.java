package engram.energy;

import java.io.Serializable;

/**
 * Q(Z) of the tutorial's eq. 5.7: turns the sum of the grown similarities into a potential. The sum
 * comes in units of {@code exp(logUnit)}, see {@link Growth}; slope and curvature go out so that
 * {@code slope F'} and {@code curvature F' F'} are free of the unit.
 */
public interface Scaling extends Serializable {

  /** Returns Q(Z) for Z = sum exp(logUnit). */
  double value(double sum, double logUnit);

  /** Returns Q'(Z) exp(logUnit). */
  double slope(double sum, double logUnit);

  /** Returns Q''(Z) exp(2 logUnit). */
  double curvature(double sum, double logUnit);

  /** {@code Q(Z) = log Z}; minus infinity at Z = 0. */
  record Logarithm() implements Scaling {
    private static final long serialVersionUID = 1L;

    @Override
    public double value(double sum, double logUnit) {
      return StrictMath.log(sum) + logUnit;
    }

    @Override
    public double slope(double sum, double logUnit) {
      return 1 / sum;
    }

    @Override
    public double curvature(double sum, double logUnit) {
      return -1 / (sum * sum);
    }
  }

  /** {@code Q(Z) = Z}; infinite where a double cannot hold it. */
  record Identity() implements Scaling {
    private static final long serialVersionUID = 1L;

    @Override
    public double value(double sum, double logUnit) {
      return sum * StrictMath.exp(logUnit);
    }

    @Override
    public double slope(double sum, double logUnit) {
      return StrictMath.exp(logUnit);
    }

    @Override
    public double curvature(double sum, double logUnit) {
      return 0;
    }
  }

  /**
   * {@code Q(Z) = (n Z)^(1/n)}: with {@code F = z^n / n} the n-norm of the similarities, which
   * grows no faster than |v|. Its slope at Z = 0 is taken as 0.
   *
   * @param n the power of the growth, 2 or more
   */
  record Root(int n) implements Scaling {
    private static final long serialVersionUID = 1L;

    /** Checks the power. */
    public Root {
      if (n < 2) {
        throw new IllegalArgumentException("root n is " + n + ", allowed: 2 or more");
      }
    }

    @Override
    public double value(double sum, double logUnit) {
      return StrictMath.pow(n * sum, 1.0 / n) * StrictMath.exp(logUnit / n);
    }

    @Override
    public double slope(double sum, double logUnit) {
      return sum == 0 ? 0 : StrictMath.pow(n * sum, 1.0 / n - 1) * StrictMath.exp(logUnit / n);
    }

    @Override
    public double curvature(double sum, double logUnit) {
      return sum == 0
          ? 0
          : (1.0 - n) * StrictMath.pow(n * sum, 1.0 / n - 2) * StrictMath.exp(logUnit / n);
    }
  }
}
