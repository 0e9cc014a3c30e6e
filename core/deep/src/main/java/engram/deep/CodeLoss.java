package engram.deep;

import java.util.Arrays;

/**
 * The clustering loss of the classic rival (tutorial eq. 5.25 with 5.20): {@code L_c = mean over
 * rows and latent dimensions of sum_j w_j |e(x) - c_j|^2}, {@code w = softmax(-(beta/2) |e(x) -
 * c_j|^2)}. Its slope in a code is {@code 2 sum_j w_j (1 - (beta/2) (d_j - l)) (e - c_j)}, d_j the
 * squared distances and l the row's loss; in a center the same term with the other sign.
 */
final class CodeLoss {

  private final float[][] centers;
  private final double beta;
  private final float[][] gradient;

  /**
   * Prepares.
   *
   * @param centers K x D, kept and read at each call
   */
  CodeLoss(float[][] centers, double beta) {
    this.centers = centers;
    this.beta = beta;
    this.gradient = new float[centers.length][centers[0].length];
  }

  /** Returns the slope of the last call in the centers, K x D. */
  float[][] gradient() {
    return gradient;
  }

  /**
   * Adds the slope of {@code weight * L_c} in the codes.
   *
   * @param codes n x D, not modified
   * @param slope n x D, the slope is added to it
   * @return {@code weight * L_c}
   */
  double addSlope(float[][] codes, double weight, float[][] slope) {
    for (float[] row : gradient) {
      Arrays.fill(row, 0f);
    }
    double share = weight / codes.length / centers[0].length;
    double sum = 0;
    double[] distance = new double[centers.length];
    double[] w = new double[centers.length];
    for (int i = 0; i < codes.length; i++) {
      double loss = memberships(codes[i], distance, w);
      sum += loss;
      for (int j = 0; j < w.length; j++) {
        double factor = 2 * share * w[j] * (1 - beta / 2 * (distance[j] - loss));
        for (int d = 0; d < centers[j].length; d++) {
          float part = (float) (factor * (codes[i][d] - centers[j][d]));
          slope[i][d] += part;
          gradient[j][d] -= part;
        }
      }
    }
    return sum * share;
  }

  private double memberships(float[] code, double[] distance, double[] w) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < w.length; j++) {
      distance[j] = 0;
      for (int d = 0; d < code.length; d++) {
        double difference = code[d] - centers[j][d];
        distance[j] += difference * difference;
      }
      nearest = Math.min(nearest, distance[j]);
    }
    double sum = 0;
    for (int j = 0; j < w.length; j++) {
      w[j] = StrictMath.exp(beta / 2 * (nearest - distance[j]));
      sum += w[j];
    }
    double loss = 0;
    for (int j = 0; j < w.length; j++) {
      w[j] /= sum;
      loss += w[j] * distance[j];
    }
    return loss;
  }
}
