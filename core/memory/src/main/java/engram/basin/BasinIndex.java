package engram.basin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A grid over memories that finds those a kernel can reach. Memories lie in cells of half a reach
 * on the two widest columns but one, and within a cell in the order of the widest column, so that
 * what is near is a few runs of neighbours in storage. More columns than three would multiply the
 * cells to visit; they only count in the distance.
 *
 * <p>The order depends on the values alone, not on the order in which they came.
 */
final class BasinIndex {

  private static final int AXES = 3;
  private static final double MOST_CELLS = 1e6;

  private final int[] axes;
  private final double[] low;
  private final double[] side;
  private final int[] most;
  private final double reach;
  private final int[] order;
  private final long[] keys;
  private final int[] starts;
  private final double[] sorted;

  /**
   * Sorts memories.
   *
   * @param points M x D values in lexicographic order, not modified
   * @param reach how far a kernel reaches, in data units
   */
  BasinIndex(double[][] points, double reach) {
    this.reach = reach;
    int d = points[0].length;
    double[] least = points[0].clone();
    double[] range = new double[d];
    for (int c = 0; c < d; c++) {
      double top = least[c];
      for (double[] point : points) {
        least[c] = Math.min(least[c], point[c]);
        top = Math.max(top, point[c]);
      }
      range[c] = top - least[c];
    }
    axes =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer c) -> -range[c]))
            .limit(AXES)
            .mapToInt(c -> c)
            .toArray();
    low = new double[axes.length];
    side = new double[axes.length];
    most = new int[axes.length];
    for (int a = 0; a < axes.length; a++) {
      low[a] = least[axes[a]];
      side[a] = Math.max(0.5 * reach, range[axes[a]] / MOST_CELLS);
      most[a] = cell(a, low[a] + range[axes[a]]);
    }
    long[] key = new long[points.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = key(cellOf(points[i], 1), cellOf(points[i], 2));
    }
    order =
        IntStream.range(0, points.length)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer i) -> key[i])
                    .thenComparingDouble(i -> points[i][axes[0]]))
            .mapToInt(i -> i)
            .toArray();
    sorted = Arrays.stream(order).mapToDouble(i -> points[i][axes[0]]).toArray();
    long[] placed = Arrays.stream(order).mapToLong(i -> key[i]).toArray();
    keys = Arrays.stream(placed).distinct().toArray();
    starts = new int[keys.length + 1];
    int at = 0;
    for (int i = 0; i < placed.length; i++) {
      if (i == 0 || placed[i] != placed[i - 1]) {
        starts[at++] = i;
      }
    }
    starts[at] = placed.length;
  }

  /** Returns the memory at each place of storage. */
  int[] order() {
    return order;
  }

  /** What is called with runs of places. */
  @FunctionalInterface
  interface Visitor {
    /** Takes the places {@code from} to {@code to - 1}. */
    void run(int from, int to);
  }

  /** Calls with runs, in a fixed order, that hold all memories within reach of v, and others. */
  void visit(double[] v, Visitor visitor) {
    int low1 = lowest(v, 1);
    int high1 = highest(v, 1);
    int low2 = lowest(v, 2);
    int high2 = highest(v, 2);
    double left = v[axes[0]] - reach;
    double right = v[axes[0]] + reach;
    for (int i = low1; i <= high1; i++) {
      int at = firstAtLeast(key(i, low2));
      for (; at < keys.length && keys[at] <= key(i, high2); at++) {
        int from = bound(starts[at], starts[at + 1], left);
        int to = bound(from, starts[at + 1], Math.nextUp(right));
        if (from < to) {
          visitor.run(from, to);
        }
      }
    }
  }

  private int firstAtLeast(long key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? -at - 1 : at;
  }

  /** Returns the first place with a coordinate of at least the limit. */
  private int bound(int from, int to, double limit) {
    int a = from;
    int b = to;
    while (a < b) {
      int middle = (a + b) >>> 1;
      if (sorted[middle] < limit) {
        a = middle + 1;
      } else {
        b = middle;
      }
    }
    return a;
  }

  private int lowest(double[] v, int axis) {
    return axis < axes.length ? cell(axis, v[axes[axis]] - reach) : 0;
  }

  private int highest(double[] v, int axis) {
    return axis < axes.length ? Math.min(most[axis], cell(axis, v[axes[axis]] + reach)) : 0;
  }

  private int cellOf(double[] point, int axis) {
    return axis < axes.length ? cell(axis, point[axes[axis]]) : 0;
  }

  private int cell(int axis, double value) {
    return (int)
        Math.max(0, Math.min(2 * MOST_CELLS, Math.floor((value - low[axis]) / side[axis])));
  }

  private static long key(int first, int second) {
    return ((long) first << 32) | second;
  }
}
