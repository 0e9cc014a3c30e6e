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
  private static final double EVEN = 0.01;

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

  /**
   * Returns the loss of predicting {@code p} for pair i: the negative logarithm of the probability
   * of its class, or the squared error; writes its slope in p.
   */
  double loss(int i, double[] p, double[] slope) {
    float[] y = values[i];
    if (classes == 0) {
      double gap = p[0] - y[0];
      slope[0] = 2 * gap;
      return gap * gap;
    }
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      slope[c] = 0;
      if (y[c] > 0) {
        double q = p[c] * (1 - EVEN) + EVEN / classes;
        slope[c] = -y[c] * (1 - EVEN) / q;
        loss -= y[c] * StrictMath.log(q);
      }
    }
    return loss;
  }
}
