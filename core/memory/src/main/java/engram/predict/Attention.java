package engram.predict;

import engram.math.Rows;
import java.util.Arrays;

/**
 * Weights of memories at queries: {@code w = softmax_mu(-|z - z_mu|^2 / 2)}, a tile of queries at a
 * time. A workspace of one thread.
 */
final class Attention {

  /** Queries a tile. */
  static final int TILE = 256;

  private static final float EXCLUDED = -1e30f;

  private final float[][] memories;
  private final float[] bias;
  private final float[][] weights;
  private final float[][] rows;
  private final float[] spare = new float[TILE];

  /** Prepares for memories, n x m images, kept. */
  Attention(float[][] memories) {
    this.memories = memories;
    int columns = memories[0].length;
    bias = new float[memories.length];
    for (int j = 0; j < bias.length; j++) {
      bias[j] = -0.5f * Rows.dot(memories[j], memories[j], columns);
    }
    weights = new float[memories.length][TILE];
    rows = new float[columns][TILE];
  }

  /** Returns the queries of the last call, feature-major, m rows. */
  float[][] rows() {
    return rows;
  }

  /**
   * Computes the weights of all memories at some queries.
   *
   * @param queries images, not modified
   * @param order which queries, by index
   * @param from first place in the order
   * @param count how many, at most {@value #TILE}
   * @param leaveOut whether query i is memory i, which then gets no weight
   * @param prior n values added to the exponents, or null
   * @return n rows of {@value #TILE} weights, valid until the next call
   */
  float[][] weights(
      float[][] queries, int[] order, int from, int count, boolean leaveOut, float[] prior) {
    for (int r = 0; r < rows.length; r++) {
      Arrays.fill(rows[r], 0f);
      for (int p = 0; p < count; p++) {
        rows[r][p] = queries[order[from + p]][r];
      }
    }
    for (int j = 0; j < memories.length; j++) {
      Arrays.fill(weights[j], prior == null ? bias[j] : bias[j] + prior[j]);
      Rows.addScaled(weights[j], TILE, rows, memories[j], rows.length);
    }
    if (leaveOut) {
      for (int p = 0; p < count; p++) {
        weights[order[from + p]][p] = EXCLUDED;
      }
    }
    Rows.softmax(weights, memories.length, TILE, spare);
    return weights;
  }
}
