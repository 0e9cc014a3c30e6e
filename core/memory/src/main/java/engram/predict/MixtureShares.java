package engram.predict;

import engram.math.Rows;
import java.util.Arrays;

/**
 * Shares of several predictors in a mean that predicts pairs left out best: from even shares, each
 * is multiplied by {@code 1 - eta (g_k - sum_l a_l g_l)} with g the slope of the mean loss, a
 * multiplicative descent (Kivinen and Warmuth 1997). On a log-loss with eta = 1 that is the EM step
 * of mixture weights; a step that raises the loss is taken back and eta halved. A fixed number of
 * steps leaves some share to all that are nearly as good, which guards against the chance of the
 * pairs left out.
 */
final class MixtureShares {

  private static final int STEPS = 100;

  /** The first eta for numbers, times the mean squared error: a slope of its logarithm counts. */
  private static final double NUMBERS = 15;

  /** Least factor of a step: squared errors have no bound that would keep it positive. */
  private static final double LEAST = 0.1;

  private MixtureShares() {}

  /** Returns shares moved from even ones. */
  static double[] of(float[][] values, int[] rows, Targets targets, double[] weights) {
    double[] even = new double[values.length];
    Arrays.fill(even, 1.0 / even.length);
    return of(values, even, rows, targets, weights);
  }

  /**
   * Returns shares, K values that sum to 1. O(K N) a step.
   *
   * @param values K x N, what is predicted for the target of each pair, not modified
   * @param start K shares to move from, not modified
   * @param rows which pairs, N
   * @param weights weights of all pairs, or null
   */
  static double[] of(
      float[][] values, double[] start, int[] rows, Targets targets, double[] weights) {
    double[] shares = start;
    double[] best = shares;
    double[] slopes = new double[values.length];
    double least = Double.POSITIVE_INFINITY;
    double eta = targets.classes() > 0 ? 1 : NUMBERS;
    for (int step = 0; step < STEPS; step++) {
      float[] mean = mean(values, shares);
      double loss = losses(new float[][] {mean}, rows, targets, weights)[0];
      if (loss <= least) {
        least = loss;
        best = shares;
        slopes = slopes(values, mean, rows, targets, weights);
      } else {
        eta /= 2;
      }
      shares = moved(best, slopes, targets.classes() > 0 || least == 0 ? eta : eta / least);
    }
    return best;
  }

  private static double[] moved(double[] shares, double[] slopes, double eta) {
    double mean = 0;
    for (int k = 0; k < shares.length; k++) {
      mean += shares[k] * slopes[k];
    }
    double[] moved = new double[shares.length];
    double total = 0;
    for (int k = 0; k < shares.length; k++) {
      moved[k] = shares[k] * Math.max(LEAST, 1 - eta * (slopes[k] - mean));
      total += moved[k];
    }
    for (int k = 0; k < shares.length; k++) {
      moved[k] /= total;
    }
    return moved;
  }

  private static float[] mean(float[][] values, double[] shares) {
    float[] mean = new float[values[0].length];
    for (int k = 0; k < values.length; k++) {
      Rows.addScaled(mean, mean.length, values[k], (float) shares[k]);
    }
    return mean;
  }

  /** Returns the slopes of the mean loss in the shares. */
  private static double[] slopes(
      float[][] values, float[] mean, int[] rows, Targets targets, double[] weights) {
    double total = 0;
    double[] slope = new double[rows.length];
    for (int i = 0; i < slope.length; i++) {
      double weight = weights == null ? 1 : weights[rows[i]];
      total += weight;
      slope[i] = weight * targets.slope(rows[i], mean[i]);
    }
    double[] slopes = new double[values.length];
    for (int k = 0; k < slopes.length; k++) {
      double sum = 0;
      for (int i = 0; i < slope.length; i++) {
        sum += slope[i] * values[k][i];
      }
      slopes[k] = total > 0 ? sum / total : 0;
    }
    return slopes;
  }

  /** Returns the mean losses of the predictors alone. */
  static double[] losses(float[][] values, int[] rows, Targets targets, double[] weights) {
    double[] losses = new double[values.length];
    for (int k = 0; k < losses.length; k++) {
      double total = 0;
      for (int i = 0; i < rows.length; i++) {
        double weight = weights == null ? 1 : weights[rows[i]];
        total += weight;
        losses[k] += weight * targets.loss(rows[i], values[k][i]);
      }
      losses[k] /= total > 0 ? total : 1;
    }
    return losses;
  }
}
