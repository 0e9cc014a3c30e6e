package engram.cluster;

import engram.math.RandomStream;
import engram.math.Rows;
import engram.math.Tile;
import engram.math.Tiles;

/**
 * Where memories start. All work on centred coordinates; missing entries count as the column mean.
 */
final class Starts {

  private Starts() {}

  /**
   * k-means++ (Arthur and Vassilvitskii 2007) in its greedy form: each next memory is the best of 2
   * + ln k points drawn by their weighted squared distance to the nearest memory so far. O(n D k
   * log k).
   */
  static float[][] plusPlus(Tiles tiles, int k, RandomStream stream) {
    float[][] memories = new float[k][tiles.columns()];
    Distances nearest = new Distances(tiles);
    nearest.drawTo(memories[0], stream);
    nearest.take(memories[0]);
    int candidates = 2 + (int) StrictMath.log(k);
    float[] candidate = new float[tiles.columns()];
    for (int j = 1; j < k; j++) {
      double best = Double.POSITIVE_INFINITY;
      for (int c = 0; c < candidates; c++) {
        nearest.drawTo(candidate, stream);
        double sum = nearest.sumWith(candidate);
        if (sum < best) {
          best = sum;
          System.arraycopy(candidate, 0, memories[j], 0, candidate.length);
        }
      }
      nearest.take(memories[j]);
    }
    return memories;
  }

  /** Different rows drawn at random. */
  static float[][] rows(Tiles tiles, int k, RandomStream stream) {
    float[][] memories = new float[k][tiles.columns()];
    int[] order = stream.permutation(tiles.points());
    for (int j = 0; j < k; j++) {
      tiles.copyPoint(order[j], memories[j]);
    }
    return memories;
  }

  /** Normal numbers of the data's column means and a tenth of its spread. */
  static float[][] gaussian(Tiles tiles, int k, RandomStream stream) {
    float[][] memories = new float[k][tiles.columns()];
    for (float[] memory : memories) {
      for (int d = 0; d < memory.length; d++) {
        memory[d] = (float) (0.1 * Math.sqrt(tiles.variance()[d]) * stream.nextGaussian());
      }
    }
    return memories;
  }

  /** The given memories, K x D in data units. */
  static float[][] given(Tiles tiles, double[][] memories) {
    float[][] centred = new float[memories.length][tiles.columns()];
    for (int j = 0; j < memories.length; j++) {
      for (int d = 0; d < centred[j].length; d++) {
        centred[j][d] = (float) (memories[j][d] - tiles.center()[d]);
      }
    }
    return centred;
  }

  /**
   * Puts memory {@code j} on a point drawn by its weighted squared distance to the nearest other
   * memory.
   */
  static void placeAnew(Tiles tiles, float[][] memories, int j, RandomStream stream) {
    Distances nearest = new Distances(tiles);
    for (int i = 0; i < memories.length; i++) {
      if (i != j) {
        nearest.take(memories[i]);
      }
    }
    nearest.drawTo(memories[j], stream);
  }

  /** The weighted squared distance of every point to the nearest memory so far. */
  private static final class Distances {
    private final Tiles tiles;
    private final float[][] nearest;
    private final float[][] squares;
    private final float[] spare;
    private final double[] sums;
    private boolean any;

    Distances(Tiles tiles) {
      this.tiles = tiles;
      nearest = new float[tiles.count()][tiles.rowLength()];
      squares = new float[tiles.count()][tiles.rowLength()];
      spare = new float[tiles.rowLength()];
      sums = new double[tiles.count()];
      for (int t = 0; t < tiles.count(); t++) {
        for (float[] row : tiles.tile(t).rows()) {
          Rows.addProduct(squares[t], spare.length, row, row);
        }
        System.arraycopy(tiles.tile(t).weights(), 0, nearest[t], 0, spare.length);
        sums[t] = Rows.sum(nearest[t], spare.length);
      }
    }

    /** Draws a point by weight and distance. */
    void drawTo(float[] target, RandomStream stream) {
      double total = 0;
      for (double sum : sums) {
        total += sum;
      }
      double at = stream.nextDouble() * total;
      int t = 0;
      while (t < sums.length - 1 && at >= sums[t]) {
        at -= sums[t++];
      }
      Tile tile = tiles.tile(t);
      int p = 0;
      while (p < tile.points() - 1 && at >= nearest[t][p]) {
        at -= nearest[t][p++];
      }
      tiles.copyPoint(t, p, target);
    }

    /** Adds a memory. */
    void take(float[] memory) {
      for (int t = 0; t < sums.length; t++) {
        distances(t, memory);
        float[] row = nearest[t];
        if (any) {
          for (int i = 0; i < row.length; i++) {
            row[i] = Math.min(row[i], spare[i]);
          }
        } else {
          System.arraycopy(spare, 0, row, 0, row.length);
        }
        sums[t] = Rows.sum(row, row.length);
      }
      any = true;
    }

    /** The sum of all distances if this memory were added. */
    double sumWith(float[] memory) {
      double total = 0;
      for (int t = 0; t < sums.length; t++) {
        distances(t, memory);
        float[] row = nearest[t];
        for (int i = 0; i < row.length; i++) {
          spare[i] = Math.min(row[i], spare[i]);
        }
        total += Rows.sum(spare, spare.length);
      }
      return total;
    }

    private void distances(int t, float[] memory) {
      Tile tile = tiles.tile(t);
      int n = spare.length;
      float[] minusTwo = new float[memory.length];
      Rows.scaleTo(minusTwo, memory.length, memory, -2f);
      Rows.affine(spare, n, squares[t], 1f, Rows.dot(memory, memory, memory.length));
      Rows.addScaled(spare, n, tile.rows(), minusTwo, memory.length);
      for (int i = 0; i < n; i++) {
        spare[i] = Math.max(0f, spare[i]);
      }
      Rows.multiply(spare, n, tile.weights());
    }
  }
}
