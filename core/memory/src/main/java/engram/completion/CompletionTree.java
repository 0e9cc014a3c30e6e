package engram.completion;

import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * An extremely randomised tree (Geurts, Ernst and Wehenkel 2006) over the stored rows, read as a
 * memory: a query is completed with the weighted mean of the memories in its leaf. At each node a
 * threshold is drawn evenly in the range of each of some columns drawn at random, and the one that
 * leaves the least variance of the completed columns is kept.
 */
final class CompletionTree {

  /** Of the sum of squares: what is less is rounding. */
  private static final double LEAST_VARIANCE = 1e-12;

  /** Of a gain: columns that part the rows alike gain the same but for rounding. */
  private static final double SAME = 1e-9;

  private final int[] column;
  private final double[] threshold;
  private final int[] child;
  private final double[][] mean;

  private CompletionTree(List<Node> nodes) {
    column = nodes.stream().mapToInt(node -> node.column).toArray();
    threshold = nodes.stream().mapToDouble(node -> node.threshold).toArray();
    child = nodes.stream().mapToInt(node -> node.child).toArray();
    mean = nodes.stream().map(node -> node.mean).toArray(double[][]::new);
  }

  private static final class Node {
    private int column = -1;
    private double threshold;
    private int child;
    private double[] mean;
  }

  /** What a tree grows from, and its growth. */
  static final class Growth {
    private final double[][] columns;
    private final double[] weights;
    private final int[] inputs;
    private final int from;
    private final int width;
    private final int tried;
    private final double leastLeaf;
    private final RandomStream random;
    private final List<Node> nodes = new ArrayList<>();
    private final int[] rows;
    private final int[] drawn;

    /**
     * Prepares to grow. O(tried n log n).
     *
     * @param columns the cells of the memories, one array a column, not modified
     * @param weights of the memories, not modified
     * @param rows memories that know the completed columns, kept and modified
     * @param from the first completed column
     * @param to behind the last completed column; all others are split by
     * @param tried how many columns are tried at a node
     * @param leastLeaf memories of less weight than twice this stay together
     */
    Growth(
        double[][] columns,
        double[] weights,
        int[] rows,
        int from,
        int to,
        int tried,
        double leastLeaf,
        RandomStream random) {
      this.columns = columns;
      this.weights = weights;
      this.rows = rows;
      this.from = from;
      this.width = to - from;
      this.tried = tried;
      this.leastLeaf = leastLeaf;
      this.random = random;
      inputs = new int[columns.length - width];
      for (int d = 0; d < inputs.length; d++) {
        inputs[d] = d < from ? d : d + width;
      }
      drawn = inputs.clone();
    }

    CompletionTree grow() {
      nodes.add(new Node());
      split(0, 0, rows.length);
      return new CompletionTree(nodes);
    }

    private void split(int at, int start, int end) {
      double[] sum = new double[width];
      double total = 0;
      double squares = 0;
      for (int i = start; i < end; i++) {
        double w = weights[rows[i]];
        total += w;
        for (int b = 0; b < width; b++) {
          double cell = columns[from + b][rows[i]];
          sum[b] += w * cell;
          squares += w * cell * cell;
        }
      }
      double between = 0;
      for (double s : sum) {
        between += total > 0 ? s * s / total : 0;
      }
      Node node = nodes.get(at);
      if (total < 2 * leastLeaf || squares - between <= LEAST_VARIANCE * squares) {
        leaf(node, sum, total);
        return;
      }
      double best = -1;
      int left = drawn.length;
      int counted = 0;
      while (counted < tried && left > 0) {
        int pick = random.nextInt(left);
        int d = drawn[pick];
        drawn[pick] = drawn[--left];
        drawn[left] = d;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double[] cells = columns[d];
        for (int i = start; i < end; i++) {
          least = Math.min(least, cells[rows[i]]);
          most = Math.max(most, cells[rows[i]]);
        }
        if (!(least < most)) {
          continue;
        }
        counted++;
        double cut = least + random.nextDouble() * (most - least);
        double gain = gain(cells, cut, start, end, sum, total);
        if (gain > best + SAME * Math.abs(best) || counted == 1) {
          best = gain;
          node.column = d;
          node.threshold = cut;
        }
      }
      if (node.column < 0) {
        leaf(node, sum, total);
        return;
      }
      int middle = part(columns[node.column], node.threshold, start, end);
      if (middle == start || middle == end) {
        node.column = -1;
        leaf(node, sum, total);
        return;
      }
      node.child = nodes.size();
      nodes.add(new Node());
      nodes.add(new Node());
      int child = node.child;
      split(child, start, middle);
      split(child + 1, middle, end);
    }

    private void leaf(Node node, double[] sum, double total) {
      node.mean = sum;
      for (int b = 0; b < width; b++) {
        sum[b] = total > 0 ? sum[b] / total : 0;
      }
    }

    private double gain(
        double[] cells, double cut, int start, int end, double[] sum, double total) {
      double w = 0;
      if (width == 1) {
        double[] target = columns[from];
        double s = 0;
        for (int i = start; i < end; i++) {
          int row = rows[i];
          if (cells[row] < cut) {
            w += weights[row];
            s += weights[row] * target[row];
          }
        }
        double rest = sum[0] - s;
        return w > 0 && w < total ? s * s / w + rest * rest / (total - w) : -1;
      }
      double[] s = new double[width];
      for (int i = start; i < end; i++) {
        int row = rows[i];
        if (cells[row] < cut) {
          w += weights[row];
          for (int b = 0; b < width; b++) {
            s[b] += weights[row] * columns[from + b][row];
          }
        }
      }
      if (!(w > 0 && w < total)) {
        return -1;
      }
      double gain = 0;
      for (int b = 0; b < width; b++) {
        double rest = sum[b] - s[b];
        gain += s[b] * s[b] / w + rest * rest / (total - w);
      }
      return gain;
    }

    private int part(double[] cells, double cut, int start, int end) {
      int middle = start;
      for (int i = start; i < end; i++) {
        int row = rows[i];
        if (cells[row] < cut) {
          rows[i] = rows[middle];
          rows[middle++] = row;
        }
      }
      return middle;
    }
  }

  /** Adds the mean of the leaf of a row without holes to a sum, one value a completed column. */
  void add(double[] row, double[] sum) {
    int at = 0;
    while (column[at] >= 0) {
      at = child[at] + (row[column[at]] < threshold[at] ? 0 : 1);
    }
    for (int b = 0; b < sum.length; b++) {
      sum[b] += mean[at][b];
    }
  }
}
