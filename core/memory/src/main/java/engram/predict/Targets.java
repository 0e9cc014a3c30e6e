package engram.predict;

import engram.math.Rows;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What the memories predict: a target of C values each, one-hot for a class, one number for a
 * regression. The loss of a prediction and its slope are what a classification and a regression
 * differ in.
 *
 * @param values n x C
 * @param classes C for a classification, 0 for a regression
 */
record Targets(float[][] values, int classes) implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Share of every probability that is spread evenly while a metric is learned, so that no pair
   * counts without bound.
   */
  private static final double EVEN = 0.1;

  static Targets ofClasses(int[] y, int classes) {
    float[][] values = new float[y.length][classes];
    for (int i = 0; i < y.length; i++) {
      values[i][y[i]] = 1f;
    }
    return new Targets(values, classes);
  }

  static Targets ofNumbers(double[] y) {
    float[][] values = new float[y.length][1];
    for (int i = 0; i < y.length; i++) {
      values[i][0] = (float) y[i];
    }
    return new Targets(values, 0);
  }

  int width() {
    return values[0].length;
  }

  Targets pick(int[] indices) {
    float[][] picked = new float[indices.length][];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[indices[i]];
    }
    return new Targets(picked, classes);
  }

  /** Returns these targets and one more. */
  Targets with(float[] target) {
    float[][] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = target;
    return new Targets(more, classes);
  }

  /**
   * Adds target j, weighted at each of some points, to C rows.
   *
   * @param w weights at the points
   * @param n how many points
   * @param factor by which all weights are multiplied
   */
  void add(float[][] rows, int j, float[] w, int n, float factor) {
    float[] target = values[j];
    for (int c = 0; c < target.length; c++) {
      if (target[c] != 0f) {
        Rows.addScaled(rows[c], n, w, factor * target[c]);
      }
    }
  }

  /** Writes the dot product of target j with C rows. */
  void dotTo(float[] dot, int j, float[][] rows, int n) {
    Arrays.fill(dot, 0, n, 0f);
    float[] target = values[j];
    for (int c = 0; c < target.length; c++) {
      if (target[c] != 0f) {
        Rows.addScaled(dot, n, rows[c], target[c]);
      }
    }
  }

  /** Returns the place in a prediction that the loss of pair i looks at: its class, or 0. */
  int place(int i) {
    int place = 0;
    for (int c = 1; classes > 0 && c < classes; c++) {
      place = values[i][c] > values[i][place] ? c : place;
    }
    return place;
  }

  /**
   * Returns the loss of predicting p at the place of pair i: the negative logarithm of a
   * probability, a share of which is spread evenly, or the squared error.
   */
  double loss(int i, double p) {
    if (classes == 0) {
      return (p - values[i][0]) * (p - values[i][0]);
    }
    return -StrictMath.log(p * (1 - EVEN) + EVEN / classes);
  }

  /** Returns the slope of {@link #loss} in p. */
  double slope(int i, double p) {
    if (classes == 0) {
      return 2 * (p - values[i][0]);
    }
    return -(1 - EVEN) / (p * (1 - EVEN) + EVEN / classes);
  }
}
