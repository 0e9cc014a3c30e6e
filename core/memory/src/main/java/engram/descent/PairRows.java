package engram.descent;

import engram.math.Rows;

/**
 * Memories of pairs [x; y] as the kernels want them.
 *
 * <p>A memory is as far from a state as {@code beta |s (x - xi)|^2 + gamma |y - eta|^2} over 2
 * says, s a scale for each feature, and beta and gamma the inverse temperatures of features and
 * target. In the terms of one temperature and a share lambda of the features, as tutorial section
 * 5.2.2 has it, {@code beta + gamma} is the temperature and {@code lambda = beta / (beta + gamma)}.
 */
public final class PairRows {

  private final float[][] features;
  private final float[][] targets;
  private final float[] start;
  private final float[] squaredScales;
  private final float beta;
  private final float targetBeta;
  private final float[][] coefficients;
  private final float[] bias;
  private final float[][] targetColumns;
  private final float[][] targetCoefficients;
  private final float[] targetBias;

  /**
   * Prepares memories.
   *
   * @param features K x D centred features xi, kept
   * @param targets K x C targets eta, kept
   * @param start C values y_0 where targets start, kept
   * @param scales D scales s, not modified
   * @param beta inverse temperature of the features
   * @param targetBeta inverse temperature gamma of the target
   */
  public PairRows(
      float[][] features,
      float[][] targets,
      float[] start,
      float[] scales,
      double beta,
      double targetBeta) {
    int k = features.length;
    int d = scales.length;
    int c = start.length;
    this.features = features;
    this.targets = targets;
    this.start = start;
    this.beta = (float) beta;
    this.targetBeta = (float) targetBeta;
    this.squaredScales = scales.clone();
    Rows.multiply(squaredScales, d, scales);
    float[] factors = new float[d];
    Rows.scaleTo(factors, d, squaredScales, this.beta);
    this.coefficients = new float[k][];
    this.bias = new float[k];
    this.targetColumns = new float[c][k];
    this.targetCoefficients = new float[k][c];
    this.targetBias = new float[k];
    for (int j = 0; j < k; j++) {
      coefficients[j] = features[j].clone();
      Rows.multiply(coefficients[j], d, factors);
      bias[j] = -0.5f * Rows.dot(coefficients[j], features[j], d);
      Rows.scaleTo(targetCoefficients[j], c, targets[j], this.targetBeta);
      targetBias[j] = -0.5f * Rows.dot(targetCoefficients[j], targets[j], c);
      for (int i = 0; i < c; i++) {
        targetColumns[i][j] = targets[j][i];
      }
    }
  }

  /** Returns K. */
  public int count() {
    return features.length;
  }

  /** Returns D. */
  public int columns() {
    return squaredScales.length;
  }

  /** Returns C, the width of a target. */
  public int width() {
    return start.length;
  }

  float[][] features() {
    return features;
  }

  float[][] targets() {
    return targets;
  }

  float[] start() {
    return start;
  }

  float[] squaredScales() {
    return squaredScales;
  }

  float beta() {
    return beta;
  }

  float targetBeta() {
    return targetBeta;
  }

  /** {@code beta s^2 xi}, K x D. */
  float[][] coefficients() {
    return coefficients;
  }

  /** {@code -beta |s xi|^2 / 2}, K values. */
  float[] bias() {
    return bias;
  }

  /** The targets coordinate by coordinate, C x K. */
  float[][] targetColumns() {
    return targetColumns;
  }

  /** {@code gamma eta}, K x C. */
  float[][] targetCoefficients() {
    return targetCoefficients;
  }

  /** {@code -gamma |eta|^2 / 2}, K values. */
  float[] targetBias() {
    return targetBias;
  }
}
