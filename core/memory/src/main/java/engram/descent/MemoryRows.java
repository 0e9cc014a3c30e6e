package engram.descent;

import engram.math.Rows;

/**
 * Memories as the kernels want them.
 *
 * @param rows K memories of D centred coordinates, not modified here
 * @param bias K values -|xi_k|^2 / 2: with it, xi_k . v + bias_k is -|v - xi_k|^2 / 2 but for a
 *     term that all memories share
 */
public record MemoryRows(float[][] rows, float[] bias) {

  /** Wraps memories, K rows of D centred coordinates. */
  public static MemoryRows of(float[][] rows) {
    float[] bias = new float[rows.length];
    for (int k = 0; k < bias.length; k++) {
      bias[k] = -0.5f * Rows.dot(rows[k], rows[k], rows[k].length);
    }
    return new MemoryRows(rows, bias);
  }

  /** Returns K. */
  public int count() {
    return rows.length;
  }

  /** Returns D. */
  public int columns() {
    return rows[0].length;
  }

  /** Returns the chosen coordinates of every memory, K rows. */
  float[][] columns(int[] indices) {
    float[][] picked = new float[rows.length][];
    for (int k = 0; k < picked.length; k++) {
      picked[k] = FreeSet.pick(rows[k], indices);
    }
    return picked;
  }

  /** Returns the Gram matrix of K rows. */
  static float[][] gram(float[][] rows) {
    int n = rows.length;
    float[][] gram = new float[n][n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j <= k; j++) {
        gram[k][j] = Rows.dot(rows[k], rows[j], rows[k].length);
        gram[j][k] = gram[k][j];
      }
    }
    return gram;
  }
}
