package engram.predict;

import engram.math.Rows;
import java.util.Arrays;

/**
 * Sums over memories weighted by how near they are to queries, {@code sum_mu w_mu exp(-f |z -
 * z_mu|^2 / 2) y_mu}, for a tile of queries and several inverse temperatures f at a time: squared
 * distances are expanded into products and computed once, and memories come in chunks whose
 * exponents fit a cache, each relative to the nearest memory so far. A workspace of one thread.
 */
final class PairAttention {

  /** Queries a tile. */
  static final int TILE = 256;

  /** Added to the exponent of a memory that gets no weight. */
  static final float EXCLUDED = -1e30f;

  private static final int CHUNK = 512;

  private final float[] factors;
  private final float[][] queries;
  private final float[][] scores;
  private final float[][][] sums;
  private final float[] top;
  private final float[] before;
  private final float[] spare;

  /**
   * Prepares.
   *
   * @param columns values of an image
   * @param width values of a target
   * @param factors inverse temperatures, not modified
   * @param lanes queries at a time, at most {@value #TILE}
   */
  PairAttention(int columns, int width, double[] factors, int lanes) {
    this.factors = new float[factors.length];
    for (int f = 0; f < factors.length; f++) {
      this.factors[f] = (float) factors[f];
    }
    queries = new float[columns][lanes];
    scores = new float[CHUNK][lanes];
    sums = new float[factors.length][width + 1][lanes];
    top = new float[lanes];
    before = new float[lanes];
    spare = new float[lanes];
  }

  /**
   * Returns the sums at some queries: for each inverse temperature one row a value of the targets
   * and a last one, the sum of the weights; valid until the next call.
   *
   * @param images rows, not modified
   * @param from first row asked for
   * @param count how many, at most the number of lanes
   */
  float[][][] sums(float[][] images, int from, int count, PairMemory.Stored stored) {
    for (int p = 0; p < count; p++) {
      for (int r = 0; r < queries.length; r++) {
        queries[r][p] = images[from + p][r];
      }
    }
    for (float[][] rows : sums) {
      for (float[] row : rows) {
        Arrays.fill(row, 0, count, 0f);
      }
    }
    Arrays.fill(top, 0, count, EXCLUDED);
    for (int chunk = 0; chunk < stored.size(); chunk += CHUNK) {
      int size = Math.min(CHUNK, stored.size() - chunk);
      scores(stored, chunk, size, count);
      add(stored, chunk, size, count);
    }
    return sums;
  }

  /** Computes {@code z z_mu - |z_mu|^2 / 2}, the exponent up to what all memories share. */
  private void scores(PairMemory.Stored stored, int chunk, int size, int count) {
    for (int j = 0; j < size; j++) {
      Arrays.fill(scores[j], 0, count, stored.bias()[chunk + j]);
    }
    float[][] memories = Arrays.copyOfRange(stored.images(), chunk, chunk + size);
    Rows.addProducts(scores, size, count, queries, memories, queries.length);
  }

  private void add(PairMemory.Stored stored, int chunk, int size, int count) {
    System.arraycopy(top, 0, before, 0, count);
    for (int j = 0; j < size; j++) {
      Rows.max(top, count, scores[j]);
    }
    for (int f = 0; f < factors.length; f++) {
      float[][] rows = sums[f];
      if (chunk > 0) {
        Rows.expBelow(spare, count, before, top, factors[f]);
        for (float[] row : rows) {
          Rows.multiply(row, count, spare);
        }
      }
      for (int j = 0; j < size; j++) {
        Rows.expBelow(spare, count, scores[j], top, factors[f]);
        float weight = stored.weight(chunk + j);
        stored.targets().add(rows, chunk + j, spare, count, weight);
        Rows.addScaled(rows[rows.length - 1], count, spare, weight);
      }
    }
  }
}
