package engram.completion;

import engram.energy.Separation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The candidate completions of a row, each one exact clamped step on an energy of the stored rows:
 *
 * <ul>
 *   <li>the quadratic energy of all rows (linear regression on whatever is known);
 *   <li>the energy of distances at two inverse temperatures, log-sum-exp or of another separation:
 *       a step of size 1 leads to the weighted mean of the memories that know the cell;
 *   <li>the quadratic energy of the rows near by, at three widths: a local linear regression. Of a
 *       wide table, where all rows are about as far and a local covariance is one of too few rows,
 *       that of all rows drawn to its diagonal by three amounts ({@link CompletionSpan});
 *   <li>the means of the memories in the leaves of trees, where there are any ({@link
 *       CompletionTrees}).
 * </ul>
 */
final class CompletionSteps {

  /** A bandwidth of 0, where many stored rows agree, becomes this. */
  static final double LEAST_BANDWIDTH = 1e-12;

  /** Neighbour whose distance is the squared bandwidth of a log-sum-exp step. */
  private static final double[] DONORS = {5, 12};

  private static final double[] WIDTHS = {15, 40, 120};

  /** The width from which several completions are drawn. */
  private static final double DRAW_WIDTH = WIDTHS[1];

  /** How many candidates there are, and how many with trees. */
  static final int COUNT = 1 + DONORS.length + WIDTHS.length;

  static final int WITH_TREES = COUNT + 1;

  /** How often trees see the missing cells where they led themselves. */
  private static final int ROUNDS = 2;

  private CompletionSteps() {}

  /** Returns how many candidates a table of so many rows has. */
  static int most(int rows, int[] blocks) {
    return CompletionTrees.count(rows, blocks) > 0 ? WITH_TREES : COUNT;
  }

  /**
   * The candidates for a row. O(n |K|) for the neighbours and O(k |K| D + |K|^3) for the rest; of a
   * wide table O(k D + k^2 |M| + k^3), k = n rows, at most 360.
   *
   * @param trees null for none
   * @param z D values, NaN = missing, at least one known, not modified
   * @return COUNT or WITH_TREES rows, one value for each missing cell
   */
  static double[][] of(
      CompletionMemories memories,
      CompletionTrees trees,
      double[] z,
      CompletionCells cells,
      Separation separation) {
    double[][] candidates = new double[trees == null ? COUNT : WITH_TREES][];
    CompletionNeighbors nearest = memories.nearest(z, cells);
    candidates[0] =
        memories.span() == null
            ? memories.gaussian().estimate(z, cells).mean()
            : ofSpan(memories, z, cells, nearest, 0);
    memories.clip(candidates[0], cells);
    if (nearest.size() == 0) {
      Arrays.fill(candidates, candidates[0]);
      return candidates;
    }
    int at = 1;
    for (double donors : DONORS) {
      candidates[at++] = donorMeans(memories, cells, nearest, donors, separation, candidates[0]);
    }
    for (int w = 0; w < WIDTHS.length; w++) {
      candidates[at] =
          memories.span() == null
              ? new CompletionLocal(memories, cells, nearest, WIDTHS[w]).at(z)
              : ofSpan(memories, z, cells, nearest, 1 + w);
      memories.clip(candidates[at++], cells);
    }
    if (trees != null) {
      candidates[at] = ofTrees(trees, z, cells, candidates[at - 1]);
    }
    return candidates;
  }

  private static double[] ofTrees(
      CompletionTrees trees, double[] z, CompletionCells cells, double[] start) {
    double[] estimates = start;
    double[] found = start;
    for (int round = 0; round < ROUNDS; round++) {
      found = trees.at(z, cells, estimates);
      estimates = found.clone();
      for (int t = 0; t < estimates.length; t++) {
        estimates[t] = (start[t] + found[t]) / 2;
      }
    }
    return found;
  }

  private static double[] ofSpan(
      CompletionMemories memories,
      double[] z,
      CompletionCells cells,
      CompletionNeighbors nearest,
      int prior) {
    return memories
        .span()
        .clamp(prior, memories.values(), memories.weights(), nearest.ascending(), z, cells)
        .minimum();
  }

  /** The local energy to draw from, or null if no stored row tells anything. */
  static CompletionLocal local(CompletionMemories memories, double[] z, CompletionCells cells) {
    CompletionNeighbors nearest = memories.nearest(z, cells);
    return nearest.size() == 0 ? null : new CompletionLocal(memories, cells, nearest, DRAW_WIDTH);
  }

  private static double[] donorMeans(
      CompletionMemories memories,
      CompletionCells cells,
      CompletionNeighbors nearest,
      double donors,
      Separation separation,
      double[] otherwise) {
    double[] means = new double[cells.missing().length];
    for (int t = 0; t < means.length; t++) {
      int column = cells.missing()[t];
      double h = bandwidth(memories, nearest, column, donors);
      int[] donor =
          IntStream.range(0, nearest.size())
              .filter(a -> memories.known(nearest.row(a), column))
              .toArray();
      if (donor.length == 0) {
        means[t] = otherwise[t];
        continue;
      }
      double[] scores =
          Arrays.stream(donor).mapToDouble(a -> -2 * nearest.distance(a) / h).toArray();
      double[] shares = separation.weights(scores);
      double total = 0;
      double sum = 0;
      for (int i = 0; i < donor.length; i++) {
        int row = nearest.row(donor[i]);
        double w = memories.weights()[row] * shares[i];
        total += w;
        sum += w * memories.values()[row][column];
      }
      means[t] = sum / total;
    }
    return means;
  }

  private static double bandwidth(
      CompletionMemories memories, CompletionNeighbors nearest, int column, double donors) {
    double weight = 0;
    double distance = 0;
    for (int a = 0; a < nearest.size() && weight < donors; a++) {
      if (memories.known(nearest.row(a), column)) {
        weight += memories.weights()[nearest.row(a)];
        distance = nearest.distance(a);
      }
    }
    return Math.max(distance, LEAST_BANDWIDTH);
  }
}
