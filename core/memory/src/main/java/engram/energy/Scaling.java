package engram.energy;

import java.io.Serializable;

/**
 * Q(Z): turns the sum of the separated similarities into an energy. The sum comes in units of
 * {@code exp(unit)}, see {@link Separation}; slope and curvature go out so that {@code slope F'}
 * and {@code curvature F' F'} are free of the unit.
 */
public interface Scaling extends Serializable {

  /** Returns Q(Z) for Z = sum exp(unit). */
  double value(double sum, double unit, double beta);

  /** Returns Q'(Z) exp(unit). */
  double slope(double sum, double unit, double beta);

  /** Returns Q''(Z) exp(2 unit). */
  double curvature(double sum, double unit, double beta);

  /** Returns the power of beta that {@code beta Q'(Z)} carries besides what is in Z. */
  double betaPower();

  /** {@code Q(Z) = log(Z) / beta}; minus infinity at Z = 0. */
  record Logarithm() implements Scaling {
    private static final long serialVersionUID = 1L;

    @Override
    public double value(double sum, double unit, double beta) {
      return (StrictMath.log(sum) + unit) / beta;
    }

    @Override
    public double slope(double sum, double unit, double beta) {
      return 1 / (beta * sum);
    }

    @Override
    public double curvature(double sum, double unit, double beta) {
      return -1 / (beta * sum * sum);
    }

    @Override
    public double betaPower() {
      return 0;
    }
  }

  /** {@code Q(Z) = Z}. */
  record Identity() implements Scaling {
    private static final long serialVersionUID = 1L;

    @Override
    public double value(double sum, double unit, double beta) {
      return sum * StrictMath.exp(unit);
    }

    @Override
    public double slope(double sum, double unit, double beta) {
      return StrictMath.exp(unit);
    }

    @Override
    public double curvature(double sum, double unit, double beta) {
      return 0;
    }

    @Override
    public double betaPower() {
      return 1;
    }
  }

  /**
   * {@code Q(Z) = (n Z)^(1/n)}: with {@code F = z^n / n} the n-norm of the similarities, which
   * grows no faster than |v|. Its slope at Z = 0 is taken as 0.
   *
   * @param n the power of the separation, 2 or more
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
    public double value(double sum, double unit, double beta) {
      return StrictMath.pow(n * sum, 1.0 / n) * StrictMath.exp(unit / n);
    }

    @Override
    public double slope(double sum, double unit, double beta) {
      return sum == 0 ? 0 : StrictMath.pow(n * sum, 1.0 / n - 1) * StrictMath.exp(unit / n);
    }

    @Override
    public double curvature(double sum, double unit, double beta) {
      return sum == 0
          ? 0
          : (1.0 - n) * StrictMath.pow(n * sum, 1.0 / n - 2) * StrictMath.exp(unit / n);
    }

    @Override
    public double betaPower() {
      return 1;
    }
  }
}
