package engram.cluster;

import engram.descent.MemoryRows;
import engram.math.Parallel;
import engram.math.Rows;
import engram.math.Tile;
import engram.math.Tiles;

/** A few rounds of Lloyd's k-means, to bring memories near the data before they are trained. */
final class Lloyd {

  private static final int PARTS = 8;

  private Lloyd() {}

  /**
   * Moves each memory to the weighted mean of the points nearest to it, until nothing changes or
   * {@code rounds} are done. An empty memory stays. O(n D k) a round.
   *
   * @param memories K x D centred coordinates, modified
   */
  static void improve(Tiles tiles, float[][] memories, int rounds, Parallel pool) {
    int k = memories.length;
    int d = tiles.columns();
    int count = Math.min(PARTS, tiles.count());
    int[][] labels = new int[tiles.count()][tiles.rowLength()];
    double[][][] sums = new double[count][k][d + 1];
    boolean[] changed = new boolean[count];
    for (int round = 0; round < rounds; round++) {
      MemoryRows rows = MemoryRows.of(memories);
      boolean first = round == 0;
      pool.run(
          count,
          (part, worker) -> {
            for (double[] row : sums[part]) {
              java.util.Arrays.fill(row, 0);
            }
            changed[part] = first;
            Nearest nearest = new Nearest(k, tiles.rowLength());
            for (int t = (int) ((long) tiles.count() * part / count);
                t < (int) ((long) tiles.count() * (part + 1) / count);
                t++) {
              changed[part] |= nearest.update(tiles.tile(t), rows, labels[t]);
              add(tiles.tile(t), labels[t], sums[part]);
            }
          });
      boolean any = false;
      for (boolean c : changed) {
        any |= c;
      }
      if (!any) {
        return;
      }
      move(memories, sums);
    }
  }

  private static void add(Tile tile, int[] labels, double[][] sums) {
    int d = tile.columns();
    for (int p = 0; p < tile.points(); p++) {
      sums[labels[p]][d] += tile.weights()[p];
    }
    for (int j = 0; j < d; j++) {
      float[] row = tile.rows()[j];
      for (int p = 0; p < tile.points(); p++) {
        sums[labels[p]][j] += (double) tile.weights()[p] * row[p];
      }
    }
  }

  private static void move(float[][] memories, double[][][] parts) {
    for (int j = 0; j < memories.length; j++) {
      int d = memories[j].length;
      double weight = 0;
      for (double[][] part : parts) {
        weight += part[j][d];
      }
      if (weight > 0) {
        for (int i = 0; i < d; i++) {
          double sum = 0;
          for (double[][] part : parts) {
            sum += part[j][i];
          }
          memories[j][i] = (float) (sum / weight);
        }
      }
    }
  }

  /** Labels of a tile by the nearest memory. */
  private static final class Nearest {
    private final float[][] products;
    private final float[] spare;
    private final int[] fresh;

    Nearest(int k, int length) {
      products = new float[k][length];
      spare = new float[length];
      fresh = new int[length];
    }

    /** Writes the labels; returns whether any differs from before. */
    boolean update(Tile tile, MemoryRows rows, int[] labels) {
      int n = tile.length();
      for (int j = 0; j < products.length; j++) {
        java.util.Arrays.fill(products[j], 0, n, rows.bias()[j]);
      }
      Rows.addProducts(products, products.length, n, tile.rows(), rows.rows(), tile.columns());
      Rows.argMax(products, products.length, n, spare, fresh);
      boolean changed = !java.util.Arrays.equals(fresh, 0, tile.points(), labels, 0, tile.points());
      System.arraycopy(fresh, 0, labels, 0, n);
      return changed;
    }
  }
}
