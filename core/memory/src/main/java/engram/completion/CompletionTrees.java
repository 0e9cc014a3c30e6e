package engram.completion;

import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Wide;
import java.util.stream.IntStream;

/**
 * The stored rows as a memory of leaves: each block of columns is completed with {@code sum_mu w_mu
 * xi_mu}, {@code w_mu} the mean over trees of {@code [same leaf] / leaf size} ({@link
 * CompletionTree}). Distances that matter to one column and not to another, and thresholds, are
 * found so. Other holes of the stored rows are where the quadratic energy of all rows put them.
 */
final class CompletionTrees {

  private static final int TREES = 50;
  private static final int LEAST_TREES = 10;

  /** Comparisons that the trees may cost; of larger tables there are fewer trees, or none. */
  private static final double AFFORDABLE = 2e9;

  private static final double LEAST_LEAF = 3;
  private static final long SEED = 1;

  private final int[] blocks;
  private final CompletionTree[][] trees;

  private CompletionTrees(int[] blocks, CompletionTree[][] trees) {
    this.blocks = blocks;
    this.trees = trees;
  }

  /**
   * Returns how many trees a block has: 0 of a wide table, of one block alone and where fewer than
   * 10 are affordable.
   *
   * @param rows how many rows are stored
   * @param blocks the block of each column, ascending
   */
  static int count(int rows, int[] blocks) {
    int groups = blocks[blocks.length - 1] + 1;
    if (groups == 1 || Wide.is(rows, blocks.length)) {
      return 0;
    }
    double cost = (double) groups * tried(blocks.length) * rows * StrictMath.log(rows + 1.0);
    int count = (int) Math.min(TREES, AFFORDABLE / cost);
    return count < LEAST_TREES ? 0 : count;
  }

  private static int tried(int columns) {
    return (columns + 2) / 3;
  }

  /**
   * Grows trees from the rows that know a block.
   *
   * @param blocks the block of each column, ascending, kept
   * @return the trees, null where there are none ({@link #count})
   */
  static CompletionTrees grow(CompletionMemories memories, int[] blocks, Parallel pool) {
    double[][] values = memories.values();
    int count = count(values.length, blocks);
    if (count == 0) {
      return null;
    }
    double[][] cells = new double[blocks.length][values.length];
    for (int d = 0; d < cells.length; d++) {
      for (int i = 0; i < values.length; i++) {
        cells[d][i] = values[i][d];
      }
    }
    CompletionTree[][] trees = new CompletionTree[blocks[blocks.length - 1] + 1][count];
    RandomStream random = new RandomStream(SEED);
    pool.run(
        trees.length,
        (b, worker) -> {
          int[] columns = IntStream.range(0, blocks.length).filter(d -> blocks[d] == b).toArray();
          int[] rows =
              IntStream.range(0, values.length)
                  .filter(i -> memories.known(i, columns[0]))
                  .toArray();
          for (int t = 0; t < count; t++) {
            trees[b][t] =
                new CompletionTree.Growth(
                        cells,
                        memories.weights(),
                        rows.clone(),
                        columns[0],
                        columns[0] + columns.length,
                        tried(blocks.length),
                        LEAST_LEAF,
                        random.fork((long) b * count + t))
                    .grow();
          }
        });
    return new CompletionTrees(blocks, trees);
  }

  /** Returns whether blocks begin at 0, each as the one before or 1 more. */
  static boolean areBlocks(int[] blocks) {
    int next = 0;
    for (int block : blocks) {
      if (block != next && block != next - 1) {
        return false;
      }
      next = block + 1;
    }
    return next > 0 && blocks[0] == 0;
  }

  /**
   * The means of leaves.
   *
   * @param z D values, NaN = missing, not modified
   * @param estimates of the missing cells, for the sake of each other, not modified
   * @return one value for each missing cell
   */
  double[] at(double[] z, CompletionCells cells, double[] estimates) {
    int[] missing = cells.missing();
    double[] row = z.clone();
    for (int t = 0; t < missing.length; t++) {
      row[missing[t]] = estimates[t];
    }
    double[] found = new double[missing.length];
    int end;
    for (int t = 0; t < missing.length; t = end) {
      int block = blocks[missing[t]];
      end = t + 1;
      while (end < missing.length && blocks[missing[end]] == block) {
        end++;
      }
      double[] sum = new double[end - t];
      for (CompletionTree tree : trees[block]) {
        tree.add(row, sum);
      }
      for (int b = t; b < end; b++) {
        found[b] = sum[b - t] / trees[block].length;
      }
    }
    return found;
  }
}
