package engram.basin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows as memories: equal rows are one memory with the sum of their weights, and on request all
 * rows of a small cell are one memory at their weighted mean.
 *
 * @param points M x D values in lexicographic order
 * @param weights M weights above 0
 * @param ofRow the memory of each row; -1 for a row of weight 0
 * @param low the least value of each column, where cells are counted from; null without cells
 * @param side of a cell; 0 without cells
 * @param keys the numbers of the cell of each memory; null without cells
 */
record BasinMemories(
    double[][] points, double[] weights, int[] ofRow, double[] low, double side, double[][] keys) {

  /** Rows that each are a memory. */
  BasinMemories(double[][] points, double[] weights, int[] ofRow) {
    this(points, weights, ofRow, null, 0, null);
  }

  /**
   * Groups rows.
   *
   * @param cell side of a cell in data units; 0 = equal rows only
   */
  static BasinMemories of(double[][] x, double[] weights, double cell) {
    int[] rows =
        IntStream.range(0, x.length)
            .filter(i -> weights == null || weights[i] > 0)
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> x[i], BasinMemories::compare)
                    .thenComparingDouble(i -> weights == null ? 1 : weights[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] low = cell > 0 ? low(x, rows) : null;
    double[][] keys = cell > 0 ? cells(x, rows, low, cell) : x;
    int[] order =
        IntStream.of(rows)
            .boxed()
            .sorted(Comparator.comparing(i -> keys[i], BasinMemories::compare))
            .mapToInt(i -> i)
            .toArray();
    int[] memoryOf = new int[x.length];
    Arrays.fill(memoryOf, -1);
    double[][] points = new double[order.length][];
    double[] sums = new double[order.length];
    double[][] cells = new double[order.length][];
    int count = 0;
    for (int at = 0; at < order.length; count++) {
      int end = at;
      while (end < order.length && Arrays.equals(keys[order[end]], keys[order[at]])) {
        memoryOf[order[end++]] = count;
      }
      cells[count] = keys[order[at]];
      points[count] = mean(x, weights, order, at, end);
      for (int i = at; i < end; i++) {
        sums[count] += weight(weights, order[i]);
      }
      at = end;
    }
    return sorted(Arrays.copyOf(points, count), sums, memoryOf, low, cell, cells);
  }

  /** Means of cells need not be in the order of their cells. */
  private static BasinMemories sorted(
      double[][] points,
      double[] weights,
      int[] ofRow,
      double[] low,
      double side,
      double[][] keys) {
    int[] order =
        IntStream.range(0, points.length)
            .boxed()
            .sorted(Comparator.comparing(i -> points[i], BasinMemories::compare))
            .mapToInt(i -> i)
            .toArray();
    int[] place = new int[order.length];
    double[][] moved = new double[order.length][];
    double[] movedWeights = new double[order.length];
    double[][] movedKeys = new double[order.length][];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
      moved[i] = points[order[i]];
      movedWeights[i] = weights[order[i]];
      movedKeys[i] = keys[order[i]];
    }
    int[] movedOf = IntStream.of(ofRow).map(m -> m < 0 ? -1 : place[m]).toArray();
    return new BasinMemories(
        moved, movedWeights, movedOf, low, side, low == null ? null : movedKeys);
  }

  /** Returns the first row's values plus the mean gap to them: exact for equal rows. */
  private static double[] mean(double[][] x, double[] weights, int[] order, int from, int to) {
    double[] first = x[order[from]];
    double[] mean = new double[first.length];
    double total = 0;
    for (int i = from; i < to; i++) {
      double weight = weight(weights, order[i]);
      total += weight;
      for (int c = 0; c < mean.length; c++) {
        mean[c] += weight * (x[order[i]][c] - first[c]);
      }
    }
    for (int c = 0; c < mean.length; c++) {
      mean[c] = first[c] + mean[c] / total;
    }
    return mean;
  }

  private static double[] low(double[][] x, int[] rows) {
    double[] low = x[rows[0]].clone();
    for (int i : rows) {
      for (int c = 0; c < low.length; c++) {
        low[c] = Math.min(low[c], x[i][c]);
      }
    }
    return low;
  }

  /** Returns the cell numbers of each row, counted from the least value of each column. */
  private static double[][] cells(double[][] x, int[] rows, double[] low, double cell) {
    double[][] cells = new double[x.length][];
    for (int i : rows) {
      cells[i] = BasinCells.key(x[i], low, cell);
    }
    return cells;
  }

  private static double weight(double[] weights, int row) {
    return weights == null ? 1 : weights[row];
  }

  /** Compares lexicographically; 0 and -0 are equal. */
  static int compare(double[] a, double[] b) {
    for (int c = 0; c < a.length; c++) {
      if (a[c] < b[c]) {
        return -1;
      }
      if (a[c] > b[c]) {
        return 1;
      }
    }
    return 0;
  }
}
