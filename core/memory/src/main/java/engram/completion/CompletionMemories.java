package engram.completion;

import engram.math.Parallel;
import engram.math.Wide;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Stored rows with their holes filled by the quadratic energy of all rows.
 *
 * @param values n rows of D values, known cells and estimates of unknown ones, kept
 * @param variance the variance of each estimate, 0 = a known cell, kept
 * @param weights n positive weights, of mean 1, kept
 * @param gaussian the quadratic energy; null of a wide table
 * @param span the quadratic energy of a wide table ({@link Wide}); else null
 * @param least the least known cell of each column, or 0 (the mean) if that is less, kept
 * @param most the greatest known cell of each column, or 0 if that is greater, kept
 */
record CompletionMemories(
    double[][] values,
    double[][] variance,
    double[] weights,
    CompletionGaussian gaussian,
    CompletionSpan span,
    double[] least,
    double[] most)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How many neighbours are looked at: three times the widest neighbourhood. */
  static final int NEIGHBORS = 360;

  /**
   * Stores rows.
   *
   * @param z n rows of D values, NaN = missing, not modified
   * @param weights n positive weights, not modified, kept
   * @param blocks the block of each column, ascending
   */
  static CompletionMemories of(double[][] z, double[] weights, int[] blocks, Parallel pool) {
    double[] least = new double[z[0].length];
    double[] most = new double[z[0].length];
    for (double[] row : z) {
      for (int d = 0; d < row.length; d++) {
        if (!Double.isNaN(row[d])) {
          least[d] = Math.min(least[d], row[d]);
          most[d] = Math.max(most[d], row[d]);
        }
      }
    }
    if (Wide.is(z.length, z[0].length)) {
      CompletionSpanFit fit = CompletionSpanFit.of(z, weights, blocks, least, most, pool);
      return new CompletionMemories(
          fit.values(), fit.doubt(), weights, null, fit.span(), least, most);
    }
    CompletionGaussian gaussian = CompletionGaussian.fit(z, weights, pool);
    double[][] values = new double[z.length][];
    double[][] variance = new double[z.length][z[0].length];
    pool.run(
        z.length,
        (i, worker) -> {
          values[i] = z[i].clone();
          CompletionCells cells = CompletionCells.of(z[i]);
          CompletionGaussian.Estimate estimate = gaussian.estimate(z[i], cells);
          for (int a = 0; a < cells.missing().length; a++) {
            int d = cells.missing()[a];
            values[i][d] = Math.min(most[d], Math.max(least[d], estimate.mean()[a]));
            variance[i][d] = estimate.covariance()[a][a];
          }
        });
    return new CompletionMemories(values, variance, weights, gaussian, null, least, most);
  }

  /** Returns the number of columns, -1 if the parts differ in it or in the number of rows. */
  int columns() {
    int columns = least.length;
    boolean same = most.length == columns && (gaussian == null) != (span == null);
    same &= values.length == weights.length && variance.length == weights.length;
    same &= rows(values, columns) && rows(variance, columns);
    same = same && (span == null ? square(columns) : span.columns(values.length) == columns);
    return same ? columns : -1;
  }

  private boolean square(int columns) {
    boolean same = gaussian.mean().length == columns;
    for (double[][] rows : new double[][][] {gaussian.covariance(), gaussian.precision()}) {
      same &= rows.length == columns && rows(rows, columns);
    }
    return same;
  }

  private static boolean rows(double[][] rows, int columns) {
    return Arrays.stream(rows).allMatch(row -> row.length == columns);
  }

  /** Returns the expected squared distance over the known cells, see {@link #nearest}. */
  static double distance(double[] z, double[] row, double[] doubt, CompletionCells cells) {
    double sum = 0;
    for (int d : cells.known()) {
      double gap = z[d] - row[d];
      sum += gap * gap + doubt[d];
    }
    return sum;
  }

  /** Moves estimates of missing cells into the ranges of the known cells of their columns. */
  void clip(double[] estimates, CompletionCells cells) {
    for (int t = 0; t < estimates.length; t++) {
      int d = cells.missing()[t];
      estimates[t] = Math.min(most[d], Math.max(least[d], estimates[t]));
    }
  }

  /** Returns the memory at which the weights, summed in order, pass the share {@code u} of all. */
  int draw(double u) {
    double left = u * weights.length;
    for (int j = 0; j < weights.length; j++) {
      left -= weights[j];
      if (left < 0) {
        return j;
      }
    }
    return weights.length - 1;
  }

  /** Returns by how much the missing cells of a stored row exceed what is expected of them. */
  double[] surplus(int row, CompletionCells cells, double[] expected) {
    double[] surplus = new double[expected.length];
    for (int t = 0; t < surplus.length; t++) {
      surplus[t] = values[row][cells.missing()[t]] - expected[t];
    }
    return surplus;
  }

  boolean known(int row, int column) {
    return variance[row][column] == 0;
  }

  /**
   * The stored rows nearest to a row by expected squared distance over its known cells, divided by
   * their number: an unknown cell of a stored row adds the variance of its estimate.
   *
   * <p>Stored rows that agree in all known cells and know nothing more are left out: they can tell
   * nothing, and a stored row that is completed is one of them.
   */
  CompletionNeighbors nearest(double[] z, CompletionCells cells) {
    CompletionNeighbors nearest = new CompletionNeighbors(Math.min(NEIGHBORS, values.length));
    int[] known = cells.known();
    for (int j = 0; j < values.length; j++) {
      double sum = distance(z, values[j], variance[j], cells);
      if (sum > 0 || tellsMore(j, cells)) {
        nearest.offer(j, sum / known.length);
      }
    }
    nearest.sort();
    return nearest;
  }

  private boolean tellsMore(int row, CompletionCells cells) {
    for (int d : cells.missing()) {
      if (known(row, d)) {
        return true;
      }
    }
    return false;
  }
}
