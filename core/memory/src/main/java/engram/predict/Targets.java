package engram.predict;

/**
 * What the memories predict: a target of C values each, one-hot for a class, one number for a
 * regression. The loss of a prediction and its slope are what a classification and a regression
 * differ in.
 *
 * @param values n x C
 * @param classes C for a classification, 0 for a regression
 */
record Targets(float[][] values, int classes) {

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

  /** Returns the weighted means of the targets at a tile of queries, C rows. */
  float[][] predict(float[][] weights) {
    float[][] mean = new float[width()][weights[0].length];
    for (int j = 0; j < weights.length; j++) {
      for (int c = 0; c < mean.length; c++) {
        if (values[j][c] != 0f) {
          engram.math.Rows.addScaled(mean[c], mean[c].length, weights[j], values[j][c]);
        }
      }
    }
    return mean;
  }

  /** Adds the dot product of target j with C rows. */
  void addDot(float[] sum, int j, float[][] rows) {
    for (int c = 0; c < rows.length; c++) {
      if (values[j][c] != 0f) {
        engram.math.Rows.addScaled(sum, sum.length, rows[c], values[j][c]);
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
