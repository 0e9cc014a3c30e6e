package engram.predict;

import java.io.Serializable;

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
    float[][] map = new float[columns][columns];
    for (int d = 0; d < columns; d++) {
      map[d][d] = (float) Math.sqrt(beta);
    }
    return new Metric(map);
  }

  /** Returns this metric with every distance multiplied by {@code factor}. */
  Metric scaled(double factor) {
    float[][] scaled = new float[map.length][];
    for (int r = 0; r < map.length; r++) {
      scaled[r] = map[r].clone();
      engram.math.Rows.scale(scaled[r], scaled[r].length, (float) factor);
    }
    return new Metric(scaled);
  }

  /** Returns the images of rows, n x m. O(n m D). */
  float[][] apply(double[][] x) {
    float[][] image = new float[x.length][map.length];
    for (int i = 0; i < x.length; i++) {
      for (int r = 0; r < map.length; r++) {
        double sum = 0;
        for (int d = 0; d < map[r].length; d++) {
          sum += (double) map[r][d] * x[i][d];
        }
        image[i][r] = (float) sum;
      }
    }
    return image;
  }
}
