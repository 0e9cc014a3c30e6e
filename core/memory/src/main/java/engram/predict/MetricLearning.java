package engram.predict;

import engram.math.Adam;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Rows;

/**
 * Learns a metric from how well each training pair is predicted by the others (leave-one-out), by
 * mini-batches of queries against all memories with Adam. The idea is neighbourhood components
 * analysis (Goldberger et al. 2005) on the log-likelihood, and for a regression metric learning for
 * kernel regression (Weinberger and Tesauro 2007). O(n^2 m) an epoch.
 */
final class MetricLearning {

  /**
   * How a metric is learned.
   *
   * @param form what is learned
   * @param epochs passes over the pairs, at least; a small set is passed over until {@value
   *     #LEAST_STEPS} steps are done
   * @param learningRate first step of Adam, in units of the start metric
   * @param decay pull towards the start metric
   */
  record Plan(MetricForm form, int epochs, double learningRate, double decay) {}

  private static final int LEAST_STEPS = 100;

  private final double[][] x;
  private final Targets targets;
  private final float[] prior;
  private final float[] sampleWeights;
  private final Plan plan;

  /**
   * Prepares.
   *
   * @param x n rows of D standardised values without missing ones, not modified
   * @param weights n instance weights, or null
   */
  MetricLearning(double[][] x, Targets targets, double[] weights, Plan plan) {
    this.x = x;
    this.targets = targets;
    this.plan = plan;
    this.prior = weights == null ? null : new float[x.length];
    this.sampleWeights = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      sampleWeights[i] = weights == null ? 1f : (float) weights[i];
      if (prior != null) {
        prior[i] = weights[i] > 0 ? (float) StrictMath.log(weights[i]) : -1e30f;
      }
    }
  }

  /**
   * Learns from a start at inverse temperature {@code beta}. For {@link MetricForm#BETA} the start
   * is the answer, since the temperature of every form is set afterwards.
   */
  Metric learn(double beta, RandomStream stream) {
    int d = x[0].length;
    float[][] map = Metric.isotropic(d, beta).map();
    float unit = (float) Math.sqrt(beta);
    boolean full = plan.form == MetricForm.MAP;
    float[][] logScales = new float[1][d];
    Adam adam = new Adam(full ? d : 1, d);
    int batches = (x.length + Attention.TILE - 1) / Attention.TILE;
    int steps = plan.form == MetricForm.BETA ? 0 : Math.max(LEAST_STEPS, plan.epochs * batches);
    for (int step = 0; step < steps; step++) {
      Parallel.checkInterrupt();
      int batch = step % batches;
      int[] order = stream.fork(step / batches).permutation(x.length);
      int from = batch * Attention.TILE;
      int count = Math.min(Attention.TILE, x.length - from);
      float[][] slope = slope(new Metric(map), order, from, count);
      double rate = plan.learningRate * 0.5 * (1 + StrictMath.cos(Math.PI * step / steps));
      if (full) {
        pullBack(map, slope, unit);
        adam.step(map, slope, rate * unit);
      } else {
        adam.step(logScales, scaleSlope(map, slope, logScales), rate);
        for (int j = 0; j < d; j++) {
          map[j][j] = unit * (float) StrictMath.exp(logScales[0][j]);
        }
      }
    }
    return new Metric(map);
  }

  private void pullBack(float[][] map, float[][] slope, float unit) {
    float factor = (float) (plan.decay / map.length);
    for (int r = 0; r < map.length; r++) {
      for (int j = 0; j < map[r].length; j++) {
        slope[r][j] += factor * (map[r][j] - (r == j ? unit : 0f));
      }
    }
  }

  private float[][] scaleSlope(float[][] map, float[][] slope, float[][] logScales) {
    float[][] gradient = new float[1][map.length];
    for (int j = 0; j < map.length; j++) {
      gradient[0][j] =
          slope[j][j] * map[j][j] + (float) (plan.decay / map.length * logScales[0][j]);
    }
    return gradient;
  }

  /** Returns the slope of the mean leave-one-out loss of some queries in the map, m x D. */
  float[][] slope(Metric metric, int[] order, int from, int count) {
    float[][] z = metric.apply(x);
    int n = z.length;
    int m = z[0].length;
    Attention attention = new Attention(z);
    float[][] w = attention.weights(z, order, from, count, true, prior);
    float[][] rows = attention.rows();
    weightSlopes(w, order, from, count);
    float[][] imageSlope = new float[n][m];
    float[] lanes = new float[Rows.LANES];
    for (int j = 0; j < n; j++) {
      float total = (float) Rows.sum(w[j], Attention.TILE);
      for (int r = 0; r < m; r++) {
        Rows.addLanes(lanes, w[j], rows[r], Attention.TILE);
        imageSlope[j][r] += Rows.takeLanes(lanes) - total * z[j][r];
      }
    }
    float[] column = new float[n];
    float[] pull = new float[Attention.TILE];
    for (int r = 0; r < m; r++) {
      for (int j = 0; j < n; j++) {
        column[j] = z[j][r];
      }
      java.util.Arrays.fill(pull, 0f);
      Rows.addScaled(pull, Attention.TILE, w, column, n);
      for (int p = 0; p < count; p++) {
        imageSlope[order[from + p]][r] += pull[p];
      }
    }
    return mapSlope(imageSlope, m, count);
  }

  /**
   * Turns weights into slopes of the loss in the exponents, in place. The slopes of a query sum to
   * 0 over the memories.
   */
  private void weightSlopes(float[][] w, int[] order, int from, int count) {
    int width = targets.width();
    float[][] predicted = targets.predict(w);
    float[][] slopes = new float[width][Attention.TILE];
    float[] mean = new float[Attention.TILE];
    float[] weight = new float[Attention.TILE];
    double[] prediction = new double[width];
    double[] slope = new double[width];
    for (int p = 0; p < count; p++) {
      for (int c = 0; c < width; c++) {
        prediction[c] = predicted[c][p];
      }
      targets.loss(order[from + p], prediction, slope);
      weight[p] = sampleWeights[order[from + p]];
      for (int c = 0; c < width; c++) {
        slopes[c][p] = (float) slope[c];
        mean[p] += (float) (prediction[c] * slope[c]);
      }
    }
    float[] own = new float[Attention.TILE];
    for (int j = 0; j < w.length; j++) {
      java.util.Arrays.fill(own, 0f);
      targets.addDot(own, j, slopes);
      Rows.softmaxSlope(w[j], Attention.TILE, w[j], own, mean, 1f);
      Rows.multiply(w[j], Attention.TILE, weight);
    }
  }

  private float[][] mapSlope(float[][] imageSlope, int m, int count) {
    int d = x[0].length;
    float[][] slope = new float[m][d];
    float[] row = new float[d];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < d; j++) {
        row[j] = (float) x[i][j];
      }
      for (int r = 0; r < m; r++) {
        Rows.addScaled(slope[r], d, row, imageSlope[i][r] / count);
      }
    }
    return slope;
  }
}
