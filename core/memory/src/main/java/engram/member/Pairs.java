package engram.member;

import engram.math.Largest;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Training pairs, kept and not modified.
 *
 * @param x n rows of D values without missing ones
 * @param targets n targets of C values: one-hot for a class, one number for a regression
 * @param classes C for a classification, 0 for a regression
 * @param weights n weights of 0 or more, or null for 1 each
 */
public record Pairs(double[][] x, float[][] targets, int classes, double[] weights)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns n. */
  public int size() {
    return x.length;
  }

  /** Returns D. */
  public int columns() {
    return x[0].length;
  }

  /** Returns C, how many values a target has. */
  public int width() {
    return targets[0].length;
  }

  /** Returns the weight of a pair. */
  public double weight(int pair) {
    return weights == null ? 1 : weights[pair];
  }

  /** Returns the place of the class of a pair. */
  public int place(int pair) {
    return Largest.of(targets[pair]);
  }

  /** Returns some of the pairs. */
  public Pairs pick(int[] pairs) {
    double[][] rows = new double[pairs.length][];
    float[][] values = new float[pairs.length][];
    double[] own = weights == null ? null : new double[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      rows[i] = x[pairs[i]];
      values[i] = targets[pairs[i]];
      if (own != null) {
        own[i] = weights[pairs[i]];
      }
    }
    return new Pairs(rows, values, classes, own);
  }

  /** Returns these pairs and one more of weight 1. O(n) references. */
  public Pairs with(double[] row, float[] target) {
    int n = size();
    double[][] rows = Arrays.copyOf(x, n + 1);
    rows[n] = row;
    float[][] values = Arrays.copyOf(targets, n + 1);
    values[n] = target;
    double[] own = weights == null ? null : Arrays.copyOf(weights, n + 1);
    if (own != null) {
      own[n] = 1;
    }
    return new Pairs(rows, values, classes, own);
  }
}
