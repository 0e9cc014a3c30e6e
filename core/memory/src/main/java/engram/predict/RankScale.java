package engram.predict;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Features by their ranks: a value becomes the share of the rows below it and half of those at it,
 * linear in between, on the scale of its column. Monotone, so skewed columns are spread and far
 * values come near; a column of one or two values stays as it is.
 *
 * @param values for each column its distinct values, ascending; null for a column that stays
 * @param ranks what they become
 */
record RankScale(double[][] values, double[][] ranks) implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Learns the ranks of each column. O(n D log n).
   *
   * @param x n rows of D values without missing ones, not modified
   * @param weights n weights, or null
   */
  static RankScale of(double[][] x, double[] weights) {
    double[][] values = new double[x[0].length][];
    double[][] ranks = new double[x[0].length][];
    for (int d = 0; d < values.length; d++) {
      column(x, weights, d, values, ranks);
    }
    return new RankScale(values, ranks);
  }

  private static void column(
      double[][] x, double[] weights, int d, double[][] values, double[][] ranks) {
    int[] order =
        IntStream.range(0, x.length)
            .filter(i -> weights == null || weights[i] > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(x[a][d], x[b][d]))
            .mapToInt(i -> i)
            .toArray();
    double[] distinct = new double[order.length];
    double[] mass = new double[order.length];
    int count = 0;
    double total = 0;
    for (int i : order) {
      if (count == 0 || x[i][d] != distinct[count - 1]) {
        distinct[count++] = x[i][d];
      }
      mass[count - 1] += weights == null ? 1 : weights[i];
      total += weights == null ? 1 : weights[i];
    }
    if (count < 3) {
      return;
    }
    values[d] = Arrays.copyOf(distinct, count);
    ranks[d] = new double[count];
    double below = 0;
    for (int k = 0; k < count; k++) {
      ranks[d][k] = (below + mass[k] / 2) / total;
      below += mass[k];
    }
    double factor = deviation(values[d], mass, total) / deviation(ranks[d], mass, total);
    for (int k = 0; k < count; k++) {
      ranks[d][k] = (ranks[d][k] - 0.5) * factor;
    }
  }

  private static double deviation(double[] values, double[] mass, double total) {
    double mean = 0;
    for (int k = 0; k < values.length; k++) {
      mean += mass[k] / total * values[k];
    }
    double square = 0;
    for (int k = 0; k < values.length; k++) {
      square += mass[k] / total * (values[k] - mean) * (values[k] - mean);
    }
    return Math.sqrt(square);
  }

  /** Returns whether any column changes. */
  boolean changes() {
    return Arrays.stream(values).anyMatch(column -> column != null);
  }

  /** Returns the ranks of some columns; the others stay as they are. */
  RankScale only(int[] columns) {
    double[][] someValues = new double[values.length][];
    double[][] someRanks = new double[values.length][];
    for (int d : columns) {
      someValues[d] = values[d];
      someRanks[d] = ranks[d];
    }
    return new RankScale(someValues, someRanks);
  }

  /** Returns rows by their ranks, values beyond those known as the last one. O(n D log n). */
  double[][] apply(double[][] x) {
    double[][] ranked = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      ranked[i] = x[i].clone();
      for (int d = 0; d < values.length; d++) {
        if (values[d] != null) {
          ranked[i][d] = rank(values[d], ranks[d], x[i][d]);
        }
      }
    }
    return ranked;
  }

  private static double rank(double[] values, double[] ranks, double value) {
    int place = Arrays.binarySearch(values, value);
    if (place >= 0) {
      return ranks[place];
    }
    int above = -place - 1;
    if (above == 0 || above == values.length) {
      return ranks[above == 0 ? 0 : above - 1];
    }
    double share = (value - values[above - 1]) / (values[above] - values[above - 1]);
    return ranks[above - 1] + share * (ranks[above] - ranks[above - 1]);
  }
}
