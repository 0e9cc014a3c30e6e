package engram.energy;

import java.util.Arrays;

/**
 * The softmax of the k largest scores, 0 for the others; of equal scores the first count. The
 * potential is the log-sum-exp of the k largest, which is convex: the largest over all choices of
 * k. O(K log K).
 *
 * @param k how many memories have a share, 1 or more; all where there are fewer
 */
public record TopK(int k) implements Separation {

  private static final long serialVersionUID = 1L;

  /** The k that the word alone stands for. */
  public static final int DEFAULT = 5;

  private static final Softmax SOFTMAX = new Softmax();

  /** Checks k. */
  public TopK {
    if (k < 1) {
      throw new IllegalArgumentException("k of top-k is " + k + ", allowed: 1 or more");
    }
  }

  @Override
  public String word() {
    return k == DEFAULT ? "top-k" : "top-k:" + k;
  }

  @Override
  public double margin() {
    return k == 1 ? 0 : Double.POSITIVE_INFINITY;
  }

  @Override
  public double value(double[] scores) {
    return SOFTMAX.value(kept(scores));
  }

  @Override
  public double[] slopes(double[] scores) {
    return SOFTMAX.slopes(kept(scores));
  }

  @Override
  public double[] curve(double[] scores, double[] g) {
    return Softmax.slope(slopes(scores), g);
  }

  /** The scores with minus infinity for all but the k largest. */
  private double[] kept(double[] scores) {
    if (k >= scores.length) {
      return scores;
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      return scores;
    }
    double least = sorted[sorted.length - k];
    int ties = 0;
    for (int place = sorted.length - k; place < sorted.length && sorted[place] == least; place++) {
      ties++;
    }
    double[] kept = new double[scores.length];
    for (int mu = 0; mu < kept.length; mu++) {
      boolean in = scores[mu] > least || scores[mu] == least && ties-- > 0;
      kept[mu] = in ? scores[mu] : Double.NEGATIVE_INFINITY;
    }
    return kept;
  }
}
