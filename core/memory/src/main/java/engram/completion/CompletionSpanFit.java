package engram.completion;

import engram.math.Parallel;

/**
 * Fills the holes of the rows of a wide table: in some rounds each row is completed from the
 * others, its known cells clamped on their quadratic energy ({@link CompletionSpan}). A row is left
 * out of its own energy, since n rows of more columns tell each from itself: it would stay as it
 * was begun. How far the energy is drawn to its diagonal, and what factor its variances need, is
 * told before by a hidden tenth of the known cells of some rows.
 *
 * @param span the energy of the filled rows
 * @param values the rows, filled
 * @param doubt the variance of each estimate, 0 = a known cell
 */
record CompletionSpanFit(CompletionSpan span, double[][] values, double[][] doubt) {

  private static final int ROUNDS = 4;
  private static final int MOST_TRIED = 100;
  private static final int TENTH = 10;

  /** Least factor of a variance: a variance of 0 would say that a cell is known. */
  private static final double LEAST = 1e-9;

  /**
   * Fills rows. O(n^2 D + h (k^2 m + k^3)) a round for h rows with m missing cells each, k = n
   * rows, at most {@value CompletionMemories#NEIGHBORS}.
   *
   * @param z n rows of D values, NaN = missing, mean near 0, not modified
   * @param weights n positive weights of mean 1, not modified
   * @param blocks the block of each column; the cells of a block are hidden together
   * @param least what an estimate in each column is at least
   * @param most what it is at most
   */
  static CompletionSpanFit of(
      double[][] z, double[] weights, int[] blocks, double[] least, double[] most, Parallel pool) {
    double[] variance = CompletionGaussian.variance(z, weights);
    double[][] values = new double[z.length][];
    double[][] doubt = new double[z.length][z[0].length];
    CompletionCells[] cells = new CompletionCells[z.length];
    boolean holes = false;
    for (int i = 0; i < z.length; i++) {
      values[i] = z[i].clone();
      cells[i] = CompletionCells.of(z[i]);
      for (int d : cells[i].missing()) {
        values[i][d] = 0;
        doubt[i][d] = variance[d];
        holes = true;
      }
    }
    CompletionSpan span = CompletionSpan.of(values, doubt, weights, variance, 0, pool);
    Choice choice =
        z.length < 2 ? new Choice(0, 1) : chosen(span, values, doubt, weights, blocks, pool);
    for (int round = 0; holes && z.length > 1 && round < ROUNDS; round++) {
      double[][] next = new double[z.length][];
      double[][] nextDoubt = new double[z.length][];
      CompletionSpan now = span;
      double[][] from = values;
      double[][] fromDoubt = doubt;
      pool.run(
          z.length,
          (i, worker) -> {
            next[i] = z[i].clone();
            nextDoubt[i] = new double[z[i].length];
            int[] missing = cells[i].missing();
            if (missing.length == 0) {
              return;
            }
            int[] others = others(from, fromDoubt, cells[i], i);
            CompletionSpan.Clamped clamped =
                now.clamp(choice.prior, from, weights, others, z[i], cells[i]);
            double[] minimum = clamped.minimum();
            double[] variances = clamped.variances();
            for (int t = 0; t < missing.length; t++) {
              int d = missing[t];
              next[i][d] = Math.min(most[d], Math.max(least[d], minimum[t]));
              nextDoubt[i][d] = choice.factor * variances[t];
            }
          });
      values = next;
      doubt = nextDoubt;
      span = CompletionSpan.of(values, doubt, weights, variance, choice.prior, pool);
    }
    return new CompletionSpanFit(span.withChosen(choice.prior), values, doubt);
  }

  /** The rows other than one, the nearest if there are many. */
  static int[] others(double[][] values, double[][] doubt, CompletionCells cells, int self) {
    CompletionNeighbors nearest =
        new CompletionNeighbors(Math.min(CompletionMemories.NEIGHBORS, values.length));
    boolean all = values.length <= CompletionMemories.NEIGHBORS;
    for (int j = 0; j < values.length; j++) {
      if (j != self) {
        nearest.offer(
            j, all ? 0 : CompletionMemories.distance(values[self], values[j], doubt[j], cells));
      }
    }
    return nearest.ascending();
  }

  /**
   * What hidden cells tell.
   *
   * @param prior the one under which they are completed best
   * @param factor their squared errors over the variances that the energy says, which shrinking the
   *     covariance to its diagonal makes too large
   */
  private record Choice(int prior, double factor) {}

  /** Hides a tenth of the known cells of some rows and completes them. */
  private static Choice chosen(
      CompletionSpan span,
      double[][] values,
      double[][] doubt,
      double[] weights,
      int[] blocks,
      Parallel pool) {
    int tried = Math.min(MOST_TRIED, values.length);
    double[][] errors = new double[CompletionSpan.COUNT][tried];
    double[][] holed = new double[tried][];
    pool.run(
        tried,
        (t, worker) -> {
          int i = (int) ((long) t * values.length / tried);
          holed[t] = values[i].clone();
          for (int d = 0; d < holed[t].length; d++) {
            boolean hidden = doubt[i][d] > 0 || blocks[d] % TENTH == i % TENTH;
            holed[t][d] = hidden ? Double.NaN : holed[t][d];
          }
          CompletionCells left = CompletionCells.of(holed[t]);
          int[] others = others(values, doubt, left, i);
          for (int p = 0; p < CompletionSpan.COUNT; p++) {
            double[] minimum = span.clamp(p, values, weights, others, holed[t], left).minimum();
            for (int m = 0; m < minimum.length; m++) {
              int d = left.missing()[m];
              double gap = doubt[i][d] > 0 ? 0 : minimum[m] - values[i][d];
              errors[p][t] += weights[i] * gap * gap / span.variance()[d];
            }
          }
        });
    int best = 0;
    for (int p = 1; p < CompletionSpan.COUNT; p++) {
      best = sum(errors[p]) < sum(errors[best]) ? p : best;
    }
    int prior = best;
    double[] expected = new double[tried];
    pool.run(
        tried,
        (t, worker) -> {
          int i = (int) ((long) t * values.length / tried);
          CompletionCells left = CompletionCells.of(holed[t]);
          int[] others = others(values, doubt, left, i);
          double[] each = span.clamp(prior, values, weights, others, holed[t], left).variances();
          for (int m = 0; m < each.length; m++) {
            int d = left.missing()[m];
            expected[t] += doubt[i][d] > 0 ? 0 : weights[i] * each[m] / span.variance()[d];
          }
        });
    double whole = sum(expected);
    return new Choice(best, whole > 0 ? Math.max(LEAST, sum(errors[best]) / whole) : 1);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
