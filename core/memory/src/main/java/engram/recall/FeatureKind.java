package engram.recall;

import engram.math.Rows;

/**
 * How a random frequency becomes a feature, for the Gaussian kernel {@code k(x, y) = exp(-(beta/2)
 * |x - y|^2)} with Y frequencies, phases {@code h = sqrt(beta) S x} and S standard normal. All four
 * are unbiased, {@code E <Phi(x), Phi(y)> = k}; they differ in size and variance.
 */
public enum FeatureKind {
  /**
   * {@code [cos h, sin h] / sqrt Y}, 2Y features (tutorial eq. 5.30, right). Variance {@code (1 -
   * k^2)^2 / (2Y)}: none at a stored pattern. The default.
   */
  PAIRED(2) {
    @Override
    double scale(int frequencies) {
      return 1 / Math.sqrt(frequencies);
    }

    @Override
    double variance(Pair p, int frequencies) {
      double spread = 1 - p.k() * p.k();
      return spread * spread / (2.0 * frequencies);
    }

    @Override
    void slopes(float[] u, int n, float[] a, float[] b, float[][] t) {
      Rows.addProduct(u, n, b, t[0]);
      Rows.scale(u, n, -1f);
      Rows.addProduct(u, n, a, t[1]);
    }
  },
  /**
   * {@code sqrt(2/Y) cos(h + b)}, b uniform in [0, 2 pi), Y features (eq. 5.30, left, which prints
   * {@code sqrt(1/Y)} and [0, 1) and then is biased). Variance {@code (1 + k^4/2 - k^2) / Y}.
   */
  COSINE(1) {
    @Override
    double scale(int frequencies) {
      return Math.sqrt(2.0 / frequencies);
    }

    @Override
    double variance(Pair p, int frequencies) {
      double square = p.k() * p.k();
      return (1 + square * square / 2 - square) / frequencies;
    }

    @Override
    void slopes(float[] u, int n, float[] a, float[] b, float[][] t) {
      Rows.addProduct(u, n, b, t[0]);
      Rows.scale(u, n, -1f);
    }
  },
  /**
   * {@code exp(h - beta |x|^2) / sqrt Y}, Y features, all positive (eq. 5.44). Variance {@code k^2
   * (exp(q) - 1) / Y} with {@code q = beta |x + y|^2}: useless once q is over 6 to 8.
   */
  POSITIVE(1) {
    @Override
    double scale(int frequencies) {
      return 1 / Math.sqrt(frequencies);
    }

    @Override
    double variance(Pair p, int frequencies) {
      return (p.alike() - p.k() * p.k()) / frequencies;
    }

    @Override
    void slopes(float[] u, int n, float[] a, float[] b, float[][] t) {
      Rows.addProduct(u, n, a, t[0]);
    }
  },
  /**
   * {@code [exp(h - c), exp(-h - c)] / sqrt(2Y)}, c = beta |x|^2, 2Y features, all positive.
   * Variance {@code k^2 (exp(q) + exp(-q) - 2) / (2Y)}, q as for {@link #POSITIVE}.
   */
  HYPERBOLIC(2) {
    @Override
    double scale(int frequencies) {
      return 1 / Math.sqrt(2.0 * frequencies);
    }

    @Override
    double variance(Pair p, int frequencies) {
      return (p.alike() + p.opposed() - 2 * p.k() * p.k()) / (2.0 * frequencies);
    }

    @Override
    void slopes(float[] u, int n, float[] a, float[] b, float[][] t) {
      Rows.addProduct(u, n, b, t[1]);
      Rows.scale(u, n, -1f);
      Rows.addProduct(u, n, a, t[0]);
    }
  };

  private final int parts;

  FeatureKind(int parts) {
    this.parts = parts;
  }

  /** Returns how many features a frequency gives: 1 or 2. */
  public int parts() {
    return parts;
  }

  /** Returns whether every feature, and so every kernel estimate, is above 0. */
  public boolean positive() {
    return this == POSITIVE || this == HYPERBOLIC;
  }

  /** Returns the factor in front of the features. */
  abstract double scale(int frequencies);

  /** Returns the variance of the kernel estimate at a pair of points. */
  abstract double variance(Pair pair, int frequencies);

  /**
   * Adds to {@code u}, which is zero, the derivative of {@code <Phi, T>} by each phase, without the
   * factor in front.
   *
   * @param a first rows of {@link #features}
   * @param b second rows of it
   * @param t T, one row a part
   */
  abstract void slopes(float[] u, int n, float[] a, float[] b, float[][] t);

  /**
   * Writes the features of {@code n} phases without the factor in front.
   *
   * @param h phases
   * @param shift {@code beta |x|^2}, used where the features are positive
   * @param a the features of the first part
   * @param b those of the second; with one part the sine of {@link #COSINE}, else untouched
   */
  void features(float[] h, int n, float shift, float[] a, float[] b) {
    if (!positive()) {
      FeatureRows.sinCos(h, b, a, n);
      return;
    }
    Rows.affine(a, n, h, 1f, -shift);
    FeatureRows.exp(a, n);
    if (parts == 2) {
      Rows.affine(b, n, h, -1f, -shift);
      FeatureRows.exp(b, n);
    }
  }

  /**
   * What the variances depend on.
   *
   * @param k the kernel
   * @param alike {@code k^2 exp(q) = exp(4 beta x . y)}
   * @param opposed {@code k^2 exp(-q) = exp(-2 beta (|x|^2 + |y|^2))}
   */
  record Pair(double k, double alike, double opposed) {

    static Pair of(double beta, double xx, double xy, double yy) {
      return new Pair(
          StrictMath.exp(-beta / 2 * (xx - 2 * xy + yy)),
          StrictMath.exp(4 * beta * xy),
          StrictMath.exp(-2 * beta * (xx + yy)));
    }
  }
}
