package engram.member;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Grows an extremely randomised tree (Geurts, Ernst and Wehenkel 2006): at each node one random cut
 * of each of some random columns is tried, and the one is taken that leaves the targets least
 * uneven, by {@code sum_c (S_c^2 / W)} of both sides with S_c the weighted sum of a target's value
 * and W that of the weights: the index of Gini for classes, the variance for numbers. O(K n log n)
 * for K columns a node.
 */
final class TreeGrowth {

  private final Pairs pairs;
  private final int least;
  private final int tries;
  private final RandomStream stream;
  private final int[] rows;
  private final double[][] sums;
  private final double[] totals = new double[2];
  private final int[] columns;
  private final int[] places;
  private int nodes;
  private int[] column;
  private float[] cut;
  private int[] left;

  private TreeGrowth(Pairs pairs, int[] rows, int least, int tries, RandomStream stream) {
    this.pairs = pairs;
    this.least = least;
    this.tries = tries;
    this.stream = stream;
    this.rows = rows;
    sums = new double[2][pairs.width()];
    columns = stream.permutation(pairs.columns());
    places = IntStream.range(0, pairs.size()).map(pairs::place).toArray();
    int most = Math.max(1, 2 * (rows.length / Math.max(1, least)));
    column = new int[most];
    cut = new float[most];
    left = new int[most];
  }

  /**
   * Grows a tree.
   *
   * @param least fewest pairs of a leaf
   * @param tries columns tried at a node
   */
  static LeafTree grow(Pairs pairs, int least, int tries, RandomStream stream) {
    int[] rows = new int[pairs.size()];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (pairs.weight(i) > 0) {
        rows[count++] = i;
      }
    }
    TreeGrowth growth = new TreeGrowth(pairs, Arrays.copyOf(rows, count), least, tries, stream);
    growth.nodes = 1;
    growth.split(0, 0, count);
    return new LeafTree(
        Arrays.copyOf(growth.column, growth.nodes),
        Arrays.copyOf(growth.cut, growth.nodes),
        Arrays.copyOf(growth.left, growth.nodes));
  }

  /** Splits a node, which holds the rows of a range, and its children. */
  private void split(int node, int from, int to) {
    Parallel.checkInterrupt();
    column[node] = -1;
    if (to - from < 2 * least || even(from, to)) {
      return;
    }
    double best = Double.NEGATIVE_INFINITY;
    int tried = 0;
    for (int k = 0; k < columns.length && tried < tries; k++) {
      int other = k + stream.nextInt(columns.length - k);
      int d = columns[other];
      columns[other] = columns[k];
      columns[k] = d;
      float at = randomCut(d, from, to);
      if (!Float.isNaN(at)) {
        tried++;
        double score = score(d, at, from, to);
        if (score > best) {
          best = score;
          column[node] = d;
          cut[node] = at;
        }
      }
    }
    if (column[node] >= 0) {
      int middle = partition(column[node], cut[node], from, to);
      left[node] = nodes;
      nodes += 2;
      int first = left[node];
      split(first, from, middle);
      split(first + 1, middle, to);
    }
  }

  private boolean even(int from, int to) {
    float[] first = pairs.targets()[rows[from]];
    for (int i = from + 1; i < to; i++) {
      if (!Arrays.equals(first, pairs.targets()[rows[i]])) {
        return false;
      }
    }
    return true;
  }

  /** Returns a cut between the least and the largest value, NaN where they are the same. */
  private float randomCut(int d, int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double value = pairs.x()[rows[i]][d];
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    float at = (float) (low + stream.nextDouble() * (high - low));
    at = at > low ? at : (float) high;
    return low < at && at <= high ? at : Float.NaN;
  }

  /** Returns how even the targets are on both sides; minus infinity where one has too few rows. */
  private double score(int d, float at, int from, int to) {
    Arrays.fill(totals, 0);
    Arrays.fill(sums[0], 0);
    Arrays.fill(sums[1], 0);
    int below = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      int side = pairs.x()[row][d] < at ? 0 : 1;
      below += 1 - side;
      double weight = pairs.weight(row);
      totals[side] += weight;
      if (pairs.classes() > 0) {
        sums[side][places[row]] += weight;
      } else {
        sums[side][0] += weight * pairs.targets()[row][0];
      }
    }
    if (below < least || to - from - below < least) {
      return Double.NEGATIVE_INFINITY;
    }
    double score = 0;
    for (int side = 0; side < 2; side++) {
      for (double sum : sums[side]) {
        score += sum * sum / totals[side];
      }
    }
    return score;
  }

  private int partition(int d, float at, int from, int to) {
    int middle = from;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      if (pairs.x()[row][d] < at) {
        rows[i] = rows[middle];
        rows[middle++] = row;
      }
    }
    return middle;
  }
}
