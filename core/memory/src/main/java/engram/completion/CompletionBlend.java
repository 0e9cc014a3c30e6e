package engram.completion;

import engram.energy.Separation;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How much each candidate counts in each block of columns: shares of sum 1 with the least squared
 * error on known cells that were hidden for the purpose, drawn to the shares that are best for all
 * columns together.
 *
 * @param shares one row of candidates' shares a block, kept
 */
record CompletionBlend(double[][] shares) implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double HIDDEN = 0.15;
  private static final int MOST_ROUNDS = 5;
  private static final int ROWS_OF_ALL_ROUNDS = 2000;
  private static final int LEAST_ROWS = 100;

  /** A row of D columns costs D^2: of wide tables fewer rows are tried. */
  private static final double COST_OF_ALL_ROUNDS = 1e8;

  private static final int MOST_ROWS = 1000;

  /** Pull towards the common shares, in cells, and of those towards equal ones. */
  private static final double PULL_TO_COMMON = 10;

  private static final double PULL_TO_EQUAL = 1;
  private static final int SWEEPS = 200;

  /** A cell that the candidates miss by more counts in proportion less, as in Huber's loss. */
  private static final double FAR = 1;

  private static final double LEAST_ERROR = 1e-9;

  /** Sums of products of candidates with each other and with the truth. */
  private static final class Products {
    private final double[][] squares;
    private final double[] targets;
    private double truths;
    private double weight;

    Products(int candidates) {
      squares = new double[candidates][candidates];
      targets = new double[candidates];
    }

    void add(double[][] candidates, int cell, double truth, double rowWeight) {
      double mean = 0;
      for (double[] candidate : candidates) {
        mean += candidate[cell] / candidates.length;
      }
      double w = rowWeight * Math.min(1, FAR / Math.max(FAR, Math.abs(mean - truth)));
      truths += w * truth * truth;
      weight += w;
      for (int a = 0; a < targets.length; a++) {
        double scaled = w * candidates[a][cell];
        targets[a] += scaled * truth;
        for (int b = 0; b < targets.length; b++) {
          squares[a][b] += scaled * candidates[b][cell];
        }
      }
    }

    void add(Products other) {
      for (int a = 0; a < targets.length; a++) {
        targets[a] += other.targets[a];
        for (int b = 0; b < targets.length; b++) {
          squares[a][b] += other.squares[a][b];
        }
      }
    }

    /** The mean squared error of the best candidate by itself, at most 1: the unit of a pull. */
    double error() {
      double least = 1;
      for (int a = 0; a < targets.length && weight > 0; a++) {
        least = Math.min(least, (squares[a][a] - 2 * targets[a] + truths) / weight);
      }
      return Math.max(least, LEAST_ERROR);
    }
  }

  /** Returns the number of blocks, -1 if one has not a share for each candidate. */
  int blocks() {
    int count = candidates();
    boolean whole = count == CompletionSteps.COUNT || count == CompletionSteps.WITH_TREES;
    whole &= Arrays.stream(shares).allMatch(row -> row.length == count);
    return whole ? shares.length : -1;
  }

  /**
   * Returns how many candidates are blended; models of before trees were grown had none of them.
   */
  int candidates() {
    return shares.length == 0 ? 0 : shares[0].length;
  }

  /**
   * Learns the shares: cells are hidden in up to 1000 rows (fewer where there are hundreds of
   * columns), up to 5 times over, and completed from memories that do not know them.
   *
   * @param z n rows of D values, NaN = missing, not modified
   * @param weights n positive weights of mean 1, not modified
   * @param blocks the block of each column; the cells of a block are hidden together
   */
  static CompletionBlend learn(
      double[][] z,
      double[] weights,
      int[] blocks,
      Separation separation,
      RandomStream random,
      Parallel pool) {
    double columns = z[0].length;
    int affordable = (int) Math.max(LEAST_ROWS, COST_OF_ALL_ROUNDS / (columns * columns));
    int rowsOfAllRounds = Math.min(ROWS_OF_ALL_ROUNDS, affordable);
    int rounds = Math.max(1, Math.min(MOST_ROUNDS, rowsOfAllRounds / z.length));
    int rows = Math.min(z.length, Math.min(MOST_ROWS, rowsOfAllRounds));
    Products[] products = new Products[Arrays.stream(blocks).max().orElseThrow() + 1];
    int candidates = CompletionSteps.most(z.length, blocks);
    Arrays.setAll(products, b -> new Products(candidates));
    for (int round = 0; round < rounds; round++) {
      score(z, weights, blocks, separation, rows, random.fork(round), pool, products);
    }
    Products all = new Products(candidates);
    for (Products block : products) {
      all.add(block);
    }
    double[] equal = new double[candidates];
    Arrays.fill(equal, 1.0 / equal.length);
    double[] common = best(all, equal, PULL_TO_EQUAL);
    double[][] shares = new double[products.length][];
    Arrays.setAll(shares, b -> best(products[b], common, PULL_TO_COMMON * products[b].error()));
    return new CompletionBlend(shares);
  }

  private static void score(
      double[][] z,
      double[] weights,
      int[] blocks,
      Separation separation,
      int count,
      RandomStream random,
      Parallel pool,
      Products[] products) {
    int[] rows = Arrays.copyOf(random.permutation(z.length), count);
    double[][] holed = z.clone();
    for (int i : rows) {
      holed[i] = hide(z[i], blocks, random);
    }
    CompletionMemories memories = CompletionMemories.of(holed, weights, blocks, pool);
    CompletionTrees trees = CompletionTrees.grow(memories, blocks, pool);
    double[][][] candidates = new double[rows.length][][];
    pool.run(
        rows.length,
        (r, worker) ->
            candidates[r] =
                CompletionSteps.of(
                    memories,
                    trees,
                    holed[rows[r]],
                    CompletionCells.of(holed[rows[r]]),
                    separation));
    for (int r = 0; r < rows.length; r++) {
      int[] missing = CompletionCells.of(holed[rows[r]]).missing();
      for (int t = 0; t < missing.length; t++) {
        double truth = z[rows[r]][missing[t]];
        if (!Double.isNaN(truth)) {
          products[blocks[missing[t]]].add(candidates[r], t, truth, weights[rows[r]]);
        }
      }
    }
  }

  /** Hides blocks of a row, one of the known blocks at least staying known. */
  private static double[] hide(double[] z, int[] blocks, RandomStream random) {
    double[] holed = z.clone();
    int left = 0;
    for (int d = 0; d < z.length; d++) {
      left += Double.isNaN(z[d]) || (d > 0 && blocks[d] == blocks[d - 1]) ? 0 : 1;
    }
    int from = random.nextInt(z.length);
    while (from > 0 && blocks[from] == blocks[from - 1]) {
      from--;
    }
    int d = from;
    do {
      int end = d;
      while (end < z.length && blocks[end] == blocks[d]) {
        end++;
      }
      if (random.nextDouble() < HIDDEN && left > 1 && !Double.isNaN(z[d])) {
        Arrays.fill(holed, d, end, Double.NaN);
        left--;
      }
      d = end % z.length;
    } while (d != from);
    return holed;
  }

  /**
   * The shares b with the least b'Qb - 2 q'b + pull |b - center|^2, by exchange of two at a time.
   */
  private static double[] best(Products products, double[] center, double pull) {
    double[] b = center.clone();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 1; i < b.length; i++) {
        for (int j = 0; j < i; j++) {
          double slope = pull * (b[i] - center[i] - b[j] + center[j]);
          slope += products.targets[j] - products.targets[i];
          double[] rowI = products.squares[i];
          double[] rowJ = products.squares[j];
          for (int k = 0; k < b.length; k++) {
            slope += (rowI[k] - rowJ[k]) * b[k];
          }
          double curvature = rowI[i] + rowJ[j] - 2 * rowI[j] + 2 * pull;
          double step = Math.max(-b[i], Math.min(b[j], -slope / curvature));
          b[i] += step;
          b[j] -= step;
        }
      }
    }
    return b;
  }

  /** Returns the blend of candidates for one missing cell. */
  double at(double[][] candidates, int cell, int block) {
    double sum = 0;
    for (int c = 0; c < candidates.length; c++) {
      sum += shares[block][c] * candidates[c][cell];
    }
    return sum;
  }
}
