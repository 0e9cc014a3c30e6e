package engram.deep;

import engram.math.Cholesky;

/**
 * A change of latent coordinates in which clusters are round: the pooled covariance of codes within
 * clusters becomes the identity.
 *
 * <p>An autoencoder fixes its codes only up to a map that the decoder undoes, and k-means and the
 * memory's Euclidean energy depend on it. With C = L L^T the covariance within clusters, codes
 * become {@code z = L^-1 v}; the map goes into the last layer of the encoder and its inverse into
 * the first of the decoder, so that reconstructions stay as they are. Coordinates beyond those
 * measured keep their place.
 */
final class LatentMetric {

  /** Share of the mean variance added to each, so that a dimension without spread does no harm. */
  private static final double RIDGE = 1e-3;

  /**
   * Least addition, as a share of the mean variance of all codes: where clusters are points, what
   * is left within them is rounding, and dividing by it would be the end of the decoder.
   */
  private static final double LEAST = 1e-6;

  private final double[][] lower;

  /**
   * Measures.
   *
   * @param codes n rows of D coordinates or more, not modified
   * @param centers k x D, means of the clusters
   * @param labels n clusters
   */
  LatentMetric(double[][] codes, double[][] centers, int[] labels) {
    int d = centers[0].length;
    double[][] covariance = new double[d][d];
    for (int n = 0; n < codes.length; n++) {
      double[] center = centers[labels[n]];
      for (int i = 0; i < d; i++) {
        double difference = (codes[n][i] - center[i]) / codes.length;
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += difference * (codes[n][j] - center[j]);
        }
      }
    }
    double trace = 0;
    for (int i = 0; i < d; i++) {
      trace += covariance[i][i];
    }
    double ridge = Math.max(RIDGE * trace / d, LEAST * variance(codes, d));
    ridge = ridge > 0 ? ridge : 1;
    for (int i = 0; i < d; i++) {
      covariance[i][i] += ridge;
    }
    lower = Cholesky.factor(covariance, Double.MIN_NORMAL).lower();
  }

  /** The mean variance of the first coordinates. */
  private static double variance(double[][] codes, int d) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < codes.length; i++) {
        double delta = codes[i][j] - mean;
        mean += delta / (i + 1);
        squares += delta * (codes[i][j] - mean);
      }
      sum += squares / codes.length;
    }
    return sum / d;
  }

  /** Returns the new coordinates of a code. */
  double[] of(double[] code) {
    double[] z = code.clone();
    for (int i = 0; i < lower.length; i++) {
      double sum = code[i];
      for (int q = 0; q < i; q++) {
        sum -= lower[i][q] * z[q];
      }
      z[i] = sum / lower[i][i];
    }
    return z;
  }

  /** Moves an encoder and its decoder to the new coordinates. */
  void applyTo(LayerStack encoder, LayerStack decoder) {
    LayerWeights last = encoder.weights().get(encoder.weights().size() - 1);
    for (float[] row : last.values()) {
      double[] wide = new double[row.length];
      for (int i = 0; i < row.length; i++) {
        wide[i] = row[i];
      }
      double[] mapped = of(wide);
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) mapped[i];
      }
    }
    last.publish();
    LayerWeights first = decoder.weights().get(0);
    float[][] rows = first.values();
    int d = lower.length;
    // Row j of L^T W is the sum over i >= j of L[i][j] times row i: upper rows first.
    for (int j = 0; j < d; j++) {
      double[] sum = new double[rows[j].length];
      for (int i = j; i < d; i++) {
        for (int c = 0; c < sum.length; c++) {
          sum[c] += lower[i][j] * rows[i][c];
        }
      }
      for (int c = 0; c < sum.length; c++) {
        rows[j][c] = (float) sum[c];
      }
    }
    first.publish();
  }
}
