package engram.completion;

import engram.math.Cholesky;
import engram.math.LowerHalf;
import engram.math.Parallel;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The quadratic energy of all rows of a wide table ({@link engram.math.Wide}), {@code E(x) = (x -
 * m)^T C^-1 (x - m) / 2} with {@code C = (R^T W R + U) / (sum w + p)}: R the n stored rows less
 * their mean m, their holes filled, W their weights, and {@code U = diag(s + p v)}, s_d the summed
 * variances of the estimates in column d and v_d the variance of its known cells. No D x D matrix
 * is made: by Woodbury's identity the clamped minimum is
 *
 * <pre>y_M = m_M + R_M^T a,  a = (W^-1 + R_K U_K^-1 R_K^T)^-1 R_K U_K^-1 (x_K - m_K),</pre>
 *
 * with an n x n matrix, and the conditional variance of cell d is {@code (u_d + r_d^T (W^-1 + R_K
 * U_K^-1 R_K^T)^-1 r_d) / (sum w + p)}.
 *
 * <p>Of rows without holes this is {@link CompletionGaussian} to rounding where p is that of {@link
 * #PRIOR_ROWS}. Of rows with holes it keeps the variances of their estimates and drops the
 * covariances between the holes of one row, which would fill a D x D matrix. Greater p draw C to
 * its diagonal, as n rows of D columns need it (Ledoit and Wolf 2004); the completion blends some.
 *
 * @param mean m, D values, kept
 * @param variance v, D values above 0, kept
 * @param doubts s, D values, kept
 * @param priors p, some values above 0, kept
 * @param grams R U^-1 R^T for each p, the lower half: row i has i + 1 values, kept
 * @param chosen the p under which hidden cells of stored rows were completed best
 */
record CompletionSpan(
    double[] mean,
    double[] variance,
    double[] doubts,
    double[] priors,
    double[][][] grams,
    int chosen)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Prior rows in units of the number of columns, after the first, {@link #PRIOR_ROWS}. */
  private static final double[] PRIORS = {1 / 30.0, 1 / 3.0, 3};

  /** Columns whose products are summed before the next are looked at: they stay in the cache. */
  private static final int PASS = 32;

  /** How many p there are. */
  static final int COUNT = 1 + PRIORS.length;

  /** Returns the p of tables of D columns, ascending. */
  static double[] priors(int columns) {
    double[] priors = new double[COUNT];
    priors[0] = CompletionGaussian.PRIOR_ROWS;
    for (int p = 1; p < COUNT; p++) {
      priors[p] = PRIORS[p - 1] * columns;
    }
    return priors;
  }

  /**
   * Builds the energy of filled rows. O(n^2 D) for each p.
   *
   * @param values n rows of D values without NaN, not modified
   * @param doubt the variance of each estimate, 0 = a known cell, not modified
   * @param weights n positive weights, not modified
   * @param variance D values above 0, kept
   * @param chosen which p counts where one alone is asked for
   */
  static CompletionSpan of(
      double[][] values,
      double[][] doubt,
      double[] weights,
      double[] variance,
      int chosen,
      Parallel pool) {
    int columns = variance.length;
    double[] mean = new double[columns];
    double[] doubts = new double[columns];
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      total += weights[i];
      for (int d = 0; d < columns; d++) {
        mean[d] += weights[i] * values[i][d];
        doubts[d] += weights[i] * doubt[i][d];
      }
    }
    for (int d = 0; d < columns; d++) {
      mean[d] /= total;
    }
    double[][][] grams = new double[COUNT][values.length][];
    CompletionSpan span =
        new CompletionSpan(mean, variance, doubts, priors(columns), grams, chosen);
    double[][][] rows = new double[COUNT][values.length][];
    pool.run(
        COUNT * values.length,
        (t, worker) -> {
          int i = t / COUNT;
          rows[t % COUNT][i] = span.scaled(t % COUNT, values[i]);
        });
    pool.run(
        COUNT * values.length,
        (t, worker) -> {
          int i = t / COUNT;
          double[] row = new double[i + 1];
          for (int j = 0; j <= i; j++) {
            row[j] = dot(rows[t % COUNT][i], rows[t % COUNT][j]);
          }
          grams[t % COUNT][i] = row;
        });
    return span;
  }

  CompletionSpan withChosen(int prior) {
    return new CompletionSpan(mean, variance, doubts, priors, grams, prior);
  }

  /** Returns a row's cells less the mean over the square root of u. */
  private double[] scaled(int prior, double[] row) {
    double[] scaled = new double[row.length];
    for (int d = 0; d < row.length; d++) {
      scaled[d] = (row[d] - mean[d]) / Math.sqrt(unit(prior, d));
    }
    return scaled;
  }

  /** The same of some rows and columns, one row of the result a column. */
  private double[][] scaled(int prior, double[][] values, int[] rows, int[] columns) {
    double[][] scaled = new double[columns.length][rows.length];
    for (int e = 0; e < columns.length; e++) {
      int d = columns[e];
      double unit = Math.sqrt(unit(prior, d));
      for (int i = 0; i < rows.length; i++) {
        scaled[e][i] = (values[rows[i]][d] - mean[d]) / unit;
      }
    }
    return scaled;
  }

  /** Returns u of a column. */
  private double unit(int prior, int d) {
    return doubts[d] + priors[prior] * variance[d];
  }

  /** A sum of four partial sums, which is quicker and as exact. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int d = 0;
    for (; d + 4 <= a.length; d += 4) {
      s0 += a[d] * b[d];
      s1 += a[d + 1] * b[d + 1];
      s2 += a[d + 2] * b[d + 2];
      s3 += a[d + 3] * b[d + 3];
    }
    for (; d < a.length; d++) {
      s0 += a[d] * b[d];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Returns the number of columns, -1 if the parts differ in it or are not of n rows. */
  int columns(int n) {
    int columns = mean.length;
    boolean same = variance.length == columns && doubts.length == columns;
    same &= priors.length == COUNT && grams.length == COUNT && chosen >= 0 && chosen < COUNT;
    for (double[][] gram : grams) {
      same &= gram.length == n;
      for (int i = 0; same && i < n; i++) {
        same = gram[i].length == i + 1;
      }
    }
    return same ? columns : -1;
  }

  /**
   * Clamps the known cells of a row. O(k D + k^2 min(|K|, |M|) + k^3) for k rows.
   *
   * @param prior which p
   * @param values the filled rows that the energy was built of
   * @param rows which of them count, m and R being theirs; a row that is stored itself is to be
   *     left out, since of so few rows each could be told from itself alone. Without any the
   *     minimum is the mean of all
   * @param z D values of which the known cells are read
   */
  Clamped clamp(
      int prior,
      double[][] values,
      double[] weights,
      int[] rows,
      double[] z,
      CompletionCells cells) {
    int k = rows.length;
    boolean fewMissing = cells.missing().length < cells.known().length;
    double[] pull = new double[k];
    double[] query = new double[mean.length];
    double offset = 0;
    for (int d : cells.known()) {
      query[d] = (z[d] - mean[d]) / unit(prior, d);
      offset += mean[d] * query[d];
    }
    for (int i = 0; i < k; i++) {
      pull[i] = dot(values[rows[i]], query) - offset;
    }
    double[][] inner = new double[k][k];
    for (int i = 0; fewMissing && i < k; i++) {
      for (int j = 0; j <= i; j++) {
        inner[i][j] = grams[prior][Math.max(rows[i], rows[j])][Math.min(rows[i], rows[j])];
      }
    }
    int[] columns = fewMissing ? cells.missing() : cells.known();
    for (int from = 0; from < columns.length; from += PASS) {
      int[] some = Arrays.copyOfRange(columns, from, Math.min(from + PASS, columns.length));
      LowerHalf.subtract(inner, 0, scaled(prior, values, rows, some), some.length);
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        inner[i][j] = fewMissing ? inner[i][j] : -inner[i][j];
        inner[j][i] = inner[i][j];
      }
    }
    double[] shares = shares(weights, rows);
    center(inner, pull, shares);
    for (int i = 0; i < k; i++) {
      inner[i][i] += 1 / weights[rows[i]];
    }
    Cholesky factor = Cholesky.factor(inner, Cholesky.LEAST_PIVOT);
    factor.solve(pull);
    return new Clamped(this, prior, values, weights, rows, shares, cells, factor, pull);
  }

  private static double[] shares(double[] weights, int[] rows) {
    double[] shares = new double[rows.length];
    double total = 0;
    for (int row : rows) {
      total += weights[row];
    }
    for (int i = 0; i < rows.length; i++) {
      shares[i] = weights[rows[i]] / total;
    }
    return shares;
  }

  /**
   * Moves rows and query from the mean of all rows to that of those that count. Else a row that is
   * left out could be told from the others: less the mean of all, they sum to its negative.
   */
  private static void center(double[][] inner, double[] pull, double[] shares) {
    int k = shares.length;
    double[] along = new double[k];
    double whole = 0;
    double pulled = 0;
    for (int i = 0; i < k; i++) {
      along[i] = dot(inner[i], shares);
      whole += shares[i] * along[i];
      pulled += shares[i] * pull[i];
    }
    for (int i = 0; i < k; i++) {
      pull[i] += whole - along[i] - pulled;
      for (int j = 0; j < k; j++) {
        inner[i][j] += whole - along[i] - along[j];
      }
    }
  }

  /** The energy over the missing cells of one row. */
  record Clamped(
      CompletionSpan span,
      int prior,
      double[][] values,
      double[] weights,
      int[] rows,
      double[] shares,
      CompletionCells cells,
      Cholesky factor,
      double[] dual) {

    /** Returns the minimum, one value a missing cell. O(k |M|). */
    double[] minimum() {
      int[] missing = cells.missing();
      double[] centers = centers();
      double[] minimum = centers.clone();
      for (int i = 0; i < rows.length; i++) {
        double[] row = values[rows[i]];
        for (int t = 0; t < missing.length; t++) {
          minimum[t] += dual[i] * (row[missing[t]] - centers[t]);
        }
      }
      return minimum;
    }

    /** The mean of the rows that count in each missing cell, of all where none does. */
    private double[] centers() {
      int[] missing = cells.missing();
      double[] centers = new double[missing.length];
      for (int i = 0; i < rows.length; i++) {
        double[] row = values[rows[i]];
        for (int t = 0; t < missing.length; t++) {
          centers[t] += shares[i] * row[missing[t]];
        }
      }
      for (int t = 0; rows.length == 0 && t < missing.length; t++) {
        centers[t] = span.mean[missing[t]];
      }
      return centers;
    }

    /** Returns the conditional variance of each missing cell. O(k^2 |M|). */
    double[] variances() {
      double total = span.priors[prior];
      for (double weight : weights) {
        total += weight;
      }
      int[] missing = cells.missing();
      double[] centers = centers();
      double[][] gaps = new double[rows.length][missing.length];
      for (int i = 0; i < rows.length; i++) {
        double[] row = values[rows[i]];
        for (int t = 0; t < missing.length; t++) {
          gaps[i][t] = row[missing[t]] - centers[t];
        }
      }
      // b^T (L L^T)^-1 b is |L^-1 b|^2, half the work of a solution.
      LowerHalf.forward(factor.lower(), gaps);
      double[] variances = new double[missing.length];
      for (double[] row : gaps) {
        for (int t = 0; t < row.length; t++) {
          variances[t] += row[t] * row[t];
        }
      }
      for (int t = 0; t < variances.length; t++) {
        variances[t] = (span.unit(prior, missing[t]) + variances[t]) / total;
      }
      return variances;
    }
  }
}
