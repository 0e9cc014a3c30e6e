package engram.descent;

import engram.math.Rows;
import java.util.Arrays;

/**
 * The gradient of a loss in the parameters of pairs. Tiles add sums over their points to it ({@link
 * TargetDescent#addGradient}); {@link #finish} turns the sums into slopes once all are in.
 *
 * <p>With D the slopes of the loss in the exponents, added up over the steps: {@code dL/dxi = beta
 * s^2 (sum_p D_p x_p - xi sum_p D_p)}, {@code dL/deta = sum_p w_p dL/dm_p + gamma (sum_p D_p y_p -
 * eta sum_p D_p)}. A cell that is missing at a point adds nothing to either sum.
 */
public final class PairGradient {

  final float[][] features;
  final float[][] targets;
  final float[][] reached;
  final double[] mass;
  final double[] missing;
  private final float[] scales;
  private final float[] start;
  private final float[] logBetas = new float[2];

  /** Prepares a gradient of 0 for K memories of D features and C target coordinates. */
  public PairGradient(int k, int columns, int width) {
    features = new float[k][columns];
    targets = new float[k][width];
    reached = new float[k][width];
    mass = new double[k];
    missing = new double[columns];
    scales = new float[columns];
    start = new float[width];
  }

  /** Sets all to 0. */
  public void clear() {
    for (int j = 0; j < mass.length; j++) {
      Arrays.fill(features[j], 0f);
      Arrays.fill(targets[j], 0f);
      Arrays.fill(reached[j], 0f);
    }
    Arrays.fill(mass, 0);
    Arrays.fill(missing, 0);
    Arrays.fill(scales, 0f);
    Arrays.fill(start, 0f);
    Arrays.fill(logBetas, 0f);
  }

  /** Adds the sums of other tiles. */
  public void add(PairGradient other) {
    for (int j = 0; j < mass.length; j++) {
      Rows.add(features[j], scales.length, other.features[j]);
      Rows.add(targets[j], start.length, other.targets[j]);
      Rows.add(reached[j], start.length, other.reached[j]);
      mass[j] += other.mass[j];
    }
    for (int d = 0; d < missing.length; d++) {
      missing[d] += other.missing[d];
    }
    Rows.add(start, start.length, other.start);
  }

  /**
   * Turns sums into slopes, divided by {@code total}.
   *
   * @param memories what the sums were computed with
   * @param total weight of the points
   */
  public void finish(PairRows memories, double total) {
    float factor = (float) (1 / total);
    double[] byScale = new double[scales.length];
    double byTarget = 0;
    for (int j = 0; j < mass.length; j++) {
      float[] xi = memories.features()[j];
      float[] coefficients = memories.coefficients()[j];
      float[] sums = features[j];
      float m = (float) mass[j];
      for (int d = 0; d < sums.length; d++) {
        byScale[d] += (double) coefficients[d] * (2 * sums[d] - m * xi[d]);
        sums[d] = factor * memories.beta() * memories.squaredScales()[d] * (sums[d] - m * xi[d]);
      }
      float[] eta = memories.targets()[j];
      for (int c = 0; c < eta.length; c++) {
        byTarget += (double) memories.targetCoefficients()[j][c] * (reached[j][c] - m * eta[c] / 2);
        targets[j][c] += memories.targetBeta() * (reached[j][c] - m * eta[c]);
        targets[j][c] *= factor;
      }
    }
    double byBeta = 0;
    for (int d = 0; d < scales.length; d++) {
      double slope = byScale[d] - missing[d];
      scales[d] = (float) (slope / total);
      byBeta += slope / 2;
    }
    logBetas[0] = (float) (byBeta / total);
    logBetas[1] = (float) (byTarget / total);
    Rows.scale(start, start.length, factor);
  }

  /** Returns the slopes in the features of the memories, K x D. */
  public float[][] features() {
    return features;
  }

  /** Returns the slopes in the targets of the memories, K x C. */
  public float[][] targets() {
    return targets;
  }

  /** Returns the slopes in the logarithms of the scales, D values. */
  public float[] scales() {
    return scales;
  }

  /** Returns the slopes in the start of the target, C values. */
  public float[] start() {
    return start;
  }

  /** Returns the slopes in the logarithms of beta and of gamma. */
  public float[] logBetas() {
    return logBetas;
  }
}
