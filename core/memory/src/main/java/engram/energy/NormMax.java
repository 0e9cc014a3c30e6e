package engram.energy;

import java.util.Arrays;

/**
 * alpha-normmax, the slopes of {@code tau + 1} with tau such that {@code z = (theta - tau)+} has
 * {@code sum z^(alpha q) = 1}, {@code q = 1 / (alpha - 1)}: {@code p = z^q / sum z^q} (Hopfield-
 * Fenchel-Young energies of Santos et al. 2024). The larger alpha, the more evenly the memories in
 * the support share; at infinity all alike, which is the Epanechnikov kernel with a radius that
 * each state chooses. Tau by {@value #HALVINGS} halvings, O(K) each.
 *
 * @param alpha above 1, or infinity
 */
public record NormMax(double alpha) implements Separation {

  private static final long serialVersionUID = 1L;

  /** The alpha that the word alone stands for. */
  public static final double DEFAULT = 2;

  private static final int HALVINGS = 60;

  /** Checks alpha. */
  public NormMax {
    if (!(alpha > 1)) {
      throw new IllegalArgumentException(
          "alpha of normmax is " + alpha + ", allowed: above 1, or infinity");
    }
  }

  @Override
  public String word() {
    if (Double.isInfinite(alpha)) {
      return "normmax:infinity";
    }
    return alpha == DEFAULT ? "normmax" : "normmax:" + alpha;
  }

  @Override
  public double margin() {
    return 1;
  }

  @Override
  public double value(double[] scores) {
    return tau(scores) + 1;
  }

  @Override
  public double[] slopes(double[] scores) {
    double tau = tau(scores);
    double[] p = new double[scores.length];
    double sum = 0;
    for (int mu = 0; mu < p.length; mu++) {
      p[mu] = power(scores[mu] - tau, power());
      sum += p[mu];
    }
    for (int mu = 0; mu < p.length; mu++) {
      p[mu] /= sum;
    }
    return p;
  }

  /**
   * {@code s u - p (s . u)}, {@code u = g - p . g}, {@code s = q z^(q - 1) / sum z^q} on the
   * support; 0 at infinity.
   */
  @Override
  public double[] curve(double[] scores, double[] g) {
    double tau = tau(scores);
    double q = power();
    double[] p = slopes(scores);
    double sum = 0;
    double mean = 0;
    for (int mu = 0; mu < p.length; mu++) {
      sum += power(scores[mu] - tau, q);
      mean += p[mu] * g[mu];
    }
    double[] s = new double[p.length];
    double total = 0;
    for (int mu = 0; mu < p.length && q > 0; mu++) {
      s[mu] = p[mu] == 0 ? 0 : q * StrictMath.pow(scores[mu] - tau, q - 1) / sum * (g[mu] - mean);
      total += s[mu];
    }
    for (int mu = 0; mu < p.length && q > 0; mu++) {
      s[mu] -= p[mu] * total;
    }
    return s;
  }

  /** q, 0 at infinity. */
  private double power() {
    return Double.isInfinite(alpha) ? 0 : 1 / (alpha - 1);
  }

  private static double power(double z, double exponent) {
    if (!(z > 0)) {
      return z <= 0 ? 0 : z;
    }
    return exponent == 1 ? z : StrictMath.pow(z, exponent);
  }

  /** Returns tau, between 1 below the largest score and it; NaN for NaN. */
  private double tau(double[] scores) {
    double top = scores[Separation.largest(scores)];
    if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    // alpha q, the exponent of the constraint; 1 at infinity.
    double exponent = Double.isInfinite(alpha) ? 1 : alpha * power();
    double low = -1;
    double high = 0;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double sum = 0;
      for (double score : scores) {
        sum += power(score - top - middle, exponent);
      }
      if (sum >= 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return top + low;
  }
}
