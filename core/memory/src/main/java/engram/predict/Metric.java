package engram.predict;

import engram.math.Rows;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A linear map A of the features: two rows are as far apart as their images, {@code |A (x - x')|^2
 * / 2} being the exponent.
 *
 * @param map m rows of D values, kept
 */
record Metric(float[][] map) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The identity times the square root of beta. */
  static Metric isotropic(int columns, double beta) {
    float[] scales = new float[columns];
    Arrays.fill(scales, (float) Math.sqrt(beta));
    return diagonal(scales);
  }

  /** A scale for each feature. */
  static Metric diagonal(float[] scales) {
    float[][] map = new float[scales.length][scales.length];
    for (int d = 0; d < scales.length; d++) {
      map[d][d] = scales[d];
    }
    return new Metric(map);
  }

  /** Returns this metric with every distance multiplied by {@code factor}. */
  Metric scaled(double factor) {
    float[][] scaled = new float[map.length][];
    for (int r = 0; r < map.length; r++) {
      scaled[r] = map[r].clone();
      Rows.scale(scaled[r], scaled[r].length, (float) factor);
    }
    return new Metric(scaled);
  }

  /** Returns the images of rows, n x m. O(n m D). */
  float[][] apply(double[][] x) {
    float[][] images = new float[x.length][map.length];
    float[][] features = new float[map[0].length][Attention.TILE];
    float[][] image = new float[map.length][Attention.TILE];
    for (int from = 0; from < x.length; from += Attention.TILE) {
      int count = Math.min(Attention.TILE, x.length - from);
      for (int p = 0; p < count; p++) {
        for (int d = 0; d < features.length; d++) {
          features[d][p] = (float) x[from + p][d];
        }
      }
      for (float[] row : image) {
        Arrays.fill(row, 0, count, 0f);
      }
      Rows.addProducts(image, map.length, count, features, map, features.length);
      for (int p = 0; p < count; p++) {
        for (int r = 0; r < map.length; r++) {
          images[from + p][r] = image[r][p];
        }
      }
    }
    return images;
  }
}
