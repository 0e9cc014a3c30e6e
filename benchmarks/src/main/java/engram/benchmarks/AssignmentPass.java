package engram.benchmarks;

import engram.descent.MemoryRows;
import engram.math.Parallel;
import engram.math.Rows;
import engram.math.Tile;
import java.util.Arrays;

/**
 * The plain pass that labels every point with its nearest memory, on the same kernels: the products
 * of memories and points, 2 n D K operations, and the largest of them. The unit that an {@link
 * Epoch} is measured in.
 */
final class AssignmentPass implements AutoCloseable {

  private final Workload work;
  private final Parallel pool;
  private final float[][][] products;
  private final float[][] spare;
  private final int[][] labels;

  AssignmentPass(Workload work, int threads) {
    int length = work.tiles().rowLength();
    this.work = work;
    this.pool = new Parallel(threads);
    this.products = new float[threads][work.k()][length];
    this.spare = new float[threads][length];
    this.labels = new int[work.tiles().count()][length];
  }

  /** Labels all points; returns the labels, a row a tile. */
  int[][] run() {
    pool.run(labels.length, this::label);
    return labels;
  }

  private void label(int t, int worker) {
    Tile tile = work.tiles().tile(t);
    MemoryRows memories = work.memories();
    float[][] out = products[worker];
    int n = tile.length();
    for (int j = 0; j < out.length; j++) {
      Arrays.fill(out[j], 0, n, memories.bias()[j]);
    }
    Rows.addProducts(out, out.length, n, tile.rows(), memories.rows(), tile.columns());
    Rows.argMax(out, out.length, n, spare[worker], labels[t]);
  }

  @Override
  public void close() {
    pool.close();
  }
}
