package engram.completion;

import engram.math.Cholesky;
import engram.math.Parallel;
import java.io.Serializable;

/**
 * The quadratic energy {@code E(x) = (x - m)^T P (x - m) / 2} of all rows: with the known cells
 * clamped, its minimum over the missing ones is their conditional mean {@code m_M - P_MM^-1 P_MK
 * (x_K - m_K)}, and {@code P_MM^-1} their conditional covariance.
 *
 * <p>m and {@code P = C^-1} maximise the likelihood of the known cells, by expectation maximisation
 * (Dempster, Laird and Rubin 1977); the covariance is drawn to its diagonal as by a twentieth of a
 * further row, so that columns that say the same do no harm.
 *
 * @param mean m, D values, kept
 * @param covariance C, D x D, kept
 * @param precision P, D x D, kept
 */
record CompletionGaussian(double[] mean, double[][] covariance, double[][] precision)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int ITERATIONS = 12;

  /** By how many rows of its diagonal the covariance is drawn to it. */
  static final double PRIOR_ROWS = 0.05;

  private static final int ROWS_PER_PART = 256;

  /** The missing cells of one row. */
  record Estimate(double[] mean, double[][] covariance) {}

  /** Sums over some of the rows. */
  private record Part(double[] sum, double[][] squares) {}

  /**
   * Fits the energy. O(n (D^2 + m^3) + D^3) an iteration for rows with m missing cells.
   *
   * @param z n rows of D values, NaN = missing, mean near 0, not modified
   * @param weights n positive weights of mean 1, not modified
   */
  static CompletionGaussian fit(double[][] z, double[] weights, Parallel pool) {
    int columns = z[0].length;
    double[] variance = variance(z, weights);
    double[][] covariance = new double[columns][columns];
    for (int d = 0; d < columns; d++) {
      covariance[d][d] = variance[d];
    }
    CompletionGaussian gaussian = of(new double[columns], covariance);
    CompletionCells[] cells = new CompletionCells[z.length];
    for (int i = 0; i < z.length; i++) {
      cells[i] = CompletionCells.of(z[i]);
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      gaussian = gaussian.improved(z, cells, weights, variance, pool);
    }
    return gaussian;
  }

  private static CompletionGaussian of(double[] mean, double[][] covariance) {
    double[][] copy = new double[covariance.length][];
    for (int d = 0; d < copy.length; d++) {
      copy[d] = covariance[d].clone();
    }
    return new CompletionGaussian(
        mean, covariance, Cholesky.factor(copy, Cholesky.LEAST_PIVOT).inverse());
  }

  /** Variance of the known cells of each column; 1 for a constant one, whose cells are 0. */
  static double[] variance(double[][] z, double[] weights) {
    double[] variance = new double[z[0].length];
    for (int d = 0; d < variance.length; d++) {
      double total = 0;
      for (int i = 0; i < z.length; i++) {
        if (!Double.isNaN(z[i][d])) {
          total += weights[i];
          variance[d] += weights[i] * z[i][d] * z[i][d];
        }
      }
      variance[d] = variance[d] > 0 ? variance[d] / total : 1;
    }
    return variance;
  }

  private CompletionGaussian improved(
      double[][] z, CompletionCells[] cells, double[] weights, double[] variance, Parallel pool) {
    int columns = mean.length;
    Part[] parts = new Part[(z.length + ROWS_PER_PART - 1) / ROWS_PER_PART];
    pool.run(parts.length, (p, worker) -> parts[p] = part(z, cells, weights, p));
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] shift = new double[columns];
    double[][] next = new double[columns][columns];
    for (Part part : parts) {
      for (int d = 0; d < columns; d++) {
        shift[d] += part.sum[d] / total;
        for (int l = 0; l <= d; l++) {
          next[d][l] += part.squares[d][l];
        }
      }
    }
    double[] center = new double[columns];
    for (int d = 0; d < columns; d++) {
      center[d] = mean[d] + shift[d];
      for (int l = 0; l <= d; l++) {
        double sum = next[d][l] - total * shift[d] * shift[l];
        sum += d == l ? PRIOR_ROWS * variance[d] : 0;
        next[d][l] = sum / (total + PRIOR_ROWS);
        next[l][d] = next[d][l];
      }
    }
    return of(center, next);
  }

  /** Sums of the completed rows less the mean, and of their expected products. */
  private Part part(double[][] z, CompletionCells[] cells, double[] weights, int p) {
    int columns = mean.length;
    double[] sum = new double[columns];
    double[][] squares = new double[columns][columns];
    double[] gap = new double[columns];
    int end = Math.min(z.length, (p + 1) * ROWS_PER_PART);
    for (int i = p * ROWS_PER_PART; i < end; i++) {
      int[] missing = cells[i].missing();
      for (int d = 0; d < columns; d++) {
        gap[d] = z[i][d] - mean[d];
      }
      Estimate estimate = estimate(z[i], cells[i]);
      for (int a = 0; a < missing.length; a++) {
        gap[missing[a]] = estimate.mean[a] - mean[missing[a]];
        for (int b = 0; b <= a; b++) {
          squares[missing[a]][missing[b]] += weights[i] * estimate.covariance[a][b];
        }
      }
      for (int d = 0; d < columns; d++) {
        double scaled = weights[i] * gap[d];
        sum[d] += scaled;
        double[] row = squares[d];
        for (int l = 0; l <= d; l++) {
          row[l] += scaled * gap[l];
        }
      }
    }
    return new Part(sum, squares);
  }

  /**
   * The clamped minimum. O(m D + m^3) for m missing cells.
   *
   * @param z D values, NaN = missing, not modified
   */
  Estimate estimate(double[] z, CompletionCells cells) {
    int[] missing = cells.missing();
    int m = missing.length;
    double[] center = new double[m];
    double[][] block = new double[m][m];
    double[] pull = new double[m];
    for (int a = 0; a < m; a++) {
      double[] row = precision[missing[a]];
      for (int k : cells.known()) {
        pull[a] -= row[k] * (z[k] - mean[k]);
      }
      for (int b = 0; b <= a; b++) {
        block[a][b] = row[missing[b]];
      }
    }
    Cholesky factor = Cholesky.factor(block, Cholesky.LEAST_PIVOT);
    factor.solve(pull);
    for (int a = 0; a < m; a++) {
      center[a] = mean[missing[a]] + pull[a];
    }
    return new Estimate(center, factor.inverse());
  }
}
