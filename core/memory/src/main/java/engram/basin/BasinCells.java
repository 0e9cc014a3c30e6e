package engram.basin;

import engram.math.Check;
import engram.math.DataCheck;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The cells whose rows share a memory, and the mode that each of these memories descends to. A
 * point in such a cell goes with its memory, in a later question as in training.
 *
 * @param low the least value of each column, where cells are counted from
 * @param side of a cell, in data units
 * @param keys the numbers of the cells, in lexicographic order
 * @param modes the mode of each
 */
record BasinCells(double[] low, double side, double[][] keys, int[] modes) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks that the parts fit together. */
  BasinCells {
    Check.positive("side", side);
    DataCheck.finite("low", low);
    Check.that(keys.length == modes.length, "modes", modes.length, keys.length + ", one a cell");
    for (double[] key : keys) {
      DataCheck.finite("key", key, low.length);
    }
  }

  /**
   * Returns the cells of rows.
   *
   * @param memories of the rows, and their cells
   * @param modes the mode of each memory
   */
  static BasinCells of(BasinMemories memories, int[] modes) {
    int[] order =
        IntStream.range(0, modes.length)
            .boxed()
            .sorted((a, b) -> BasinMemories.compare(memories.keys()[a], memories.keys()[b]))
            .mapToInt(i -> i)
            .toArray();
    return new BasinCells(
        memories.low(),
        memories.side(),
        IntStream.of(order).mapToObj(i -> memories.keys()[i]).toArray(double[][]::new),
        IntStream.of(order).map(i -> modes[i]).toArray());
  }

  /** Returns the numbers of the cell of a point. */
  static double[] key(double[] x, double[] low, double side) {
    double[] key = new double[low.length];
    for (int c = 0; c < key.length; c++) {
      key[c] = Math.floor((x[c] - low[c]) / side);
    }
    return key;
  }

  /** Returns the mode of the memory in the cell of a point, -1 where there is none. */
  int mode(double[] x) {
    int at = Arrays.binarySearch(keys, key(x, low, side), BasinMemories::compare);
    return at < 0 ? -1 : modes[at];
  }
}
