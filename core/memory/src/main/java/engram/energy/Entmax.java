package engram.energy;

import java.util.Arrays;

/**
 * alpha-entmax, {@code p = ((alpha - 1) theta - tau)+^(1 / (alpha - 1))} with tau such that the sum
 * is 1: memories whose score is far below the largest get no weight at all. Sparsemax at alpha = 2;
 * softmax is the limit at 1. The potential is {@code theta . p - (sum p^alpha - 1) / (alpha (alpha
 * - 1))} (Peters, Niculae and Martins 2019; Hopfield-Fenchel-Young energies of Santos et al. 2024).
 *
 * <p>Exact by sorting for 1.5 and 2, O(K log K); by {@value #HALVINGS} halvings of an interval for
 * tau otherwise. A stored pattern is answered exactly, weight 1 for itself and 0 for all others,
 * from the {@link #margin} of its score over the others on.
 *
 * @param alpha above 1, finite; the larger, the fewer memories share
 */
public record Entmax(double alpha) implements Separation {

  private static final long serialVersionUID = 1L;

  /** The alpha that the word alone stands for. */
  public static final double DEFAULT = 1.5;

  private static final double SPARSEMAX = 2;
  private static final int HALVINGS = 60;

  /** A score may miss the margin by rounding; what it would weigh is less than rounding, too. */
  private static final double ROUNDING = 1e-15;

  /** Checks alpha. */
  public Entmax {
    if (!(alpha > 1) || Double.isInfinite(alpha)) {
      throw new IllegalArgumentException(
          "alpha of entmax is " + alpha + ", allowed: above 1, finite");
    }
  }

  @Override
  public String word() {
    if (alpha == SPARSEMAX) {
      return "sparsemax";
    }
    return alpha == DEFAULT ? "entmax" : "entmax:" + alpha;
  }

  /** {@code 1 / (alpha - 1)}. */
  @Override
  public double margin() {
    return 1 / (alpha - 1);
  }

  @Override
  public double value(double[] scores) {
    double top = scores[Separation.largest(scores)];
    double[] p = slopes(scores);
    double product = 0;
    double power = 0;
    for (int mu = 0; mu < p.length; mu++) {
      if (p[mu] != 0) {
        product += p[mu] * (scores[mu] - top);
        power += StrictMath.pow(p[mu], alpha);
      }
    }
    return top + product - (power - 1) / (alpha * (alpha - 1));
  }

  @Override
  public double[] slopes(double[] scores) {
    double[] z = new double[scores.length];
    double top = scores[Separation.largest(scores)];
    int near = 0;
    boolean nan = false;
    for (int mu = 0; mu < z.length; mu++) {
      z[mu] = (alpha - 1) * (scores[mu] - top);
      z[mu] = z[mu] <= -1 + ROUNDING ? -1 : z[mu];
      near += z[mu] > -1 ? 1 : 0;
      nan |= Double.isNaN(z[mu]);
    }
    if (nan) {
      Arrays.fill(z, Double.NaN);
      return z;
    }
    // A memory alone within the margin is answered exactly; tau = -1 would round.
    double tau = near == 1 ? -1 : tau(z, near);
    double sum = 0;
    for (int mu = 0; mu < z.length; mu++) {
      z[mu] = root(z[mu] - tau);
      sum += z[mu];
    }
    for (int mu = 0; mu < z.length; mu++) {
      z[mu] /= sum;
    }
    return z;
  }

  /** {@code s (g - s . g / sum s)}, {@code s = p^(2 - alpha)} on the support. */
  @Override
  public double[] curve(double[] scores, double[] g) {
    double[] s = slopes(scores);
    double sum = 0;
    double along = 0;
    for (int mu = 0; mu < s.length; mu++) {
      s[mu] = s[mu] == 0 ? 0 : StrictMath.pow(s[mu], 2 - alpha);
      sum += s[mu];
      along += s[mu] * g[mu];
    }
    for (int mu = 0; mu < s.length; mu++) {
      s[mu] = s[mu] == 0 ? 0 : s[mu] * (g[mu] - along / sum);
    }
    return s;
  }

  /** {@code (x)+^(1 / (alpha - 1))}. */
  private double root(double x) {
    if (x <= 0) {
      return 0;
    }
    if (alpha == SPARSEMAX) {
      return x;
    }
    return alpha == DEFAULT ? x * x : StrictMath.pow(x, 1 / (alpha - 1));
  }

  /** Returns tau for z of at most 0, of which so many are above -1; the others have no weight. */
  private double tau(double[] z, int near) {
    double[] sorted = new double[near];
    int count = 0;
    for (double each : z) {
      if (each > -1) {
        sorted[count++] = each;
      }
    }
    Arrays.sort(sorted);
    if (alpha == SPARSEMAX) {
      return ofSparsemax(sorted);
    }
    return alpha == DEFAULT ? ofSquares(sorted) : byHalving(sorted);
  }

  private static double ofSparsemax(double[] sorted) {
    double sum = 0;
    double tau = -1;
    for (int n = 1; n <= sorted.length; n++) {
      double z = sorted[sorted.length - n];
      sum += z;
      if (1 + n * z <= sum) {
        break;
      }
      tau = (sum - 1) / n;
    }
    return tau;
  }

  /** Of entmax 1.5: on the n largest, {@code sum (z - tau)^2 = 1}. */
  private static double ofSquares(double[] sorted) {
    double mean = 0;
    double squares = 0;
    double tau = -1;
    for (int n = 1; n <= sorted.length; n++) {
      double z = sorted[sorted.length - n];
      double gap = z - mean;
      mean += gap / n;
      squares += gap * (z - mean);
      double here = mean - Math.sqrt(Math.max(0, (1 - squares) / n));
      if (here > z || squares > 1) {
        break;
      }
      tau = here;
    }
    return tau;
  }

  private double byHalving(double[] sorted) {
    double low = -1;
    double high = 0;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double sum = 0;
      for (int n = sorted.length - 1; n >= 0 && sorted[n] > middle; n--) {
        sum += root(sorted[n] - middle);
      }
      if (sum >= 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
