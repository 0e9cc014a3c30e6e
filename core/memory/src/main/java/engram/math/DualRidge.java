package engram.math;

/**
 * Least squares with a ridge where columns exceed rows, in its dual form: the slopes {@code b = X^T
 * (X X^T + r I)^-1 y} are those of {@code (X^T X + r I)^-1 X^T y} to rounding (Woodbury), and the
 * largest matrix is n x n. X and y are centred. The ridge r is the one of a few with the least
 * squared error of each row predicted by the others, which needs no second fit: with H the hat
 * matrix, intercept included, a row left out errs by its residual over {@code 1 - H_ii}.
 *
 * @param slopes b, D values
 * @param intercept what is predicted where x is 0
 * @param ridge r
 * @param leftOut n errors, each row's target less its prediction by the others
 */
public record DualRidge(double[] slopes, double intercept, double ridge, double[] leftOut) {

  /** Ridges that are tried, in units of the mean squared length of a row. */
  private static final double[] RIDGES = {0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100};

  /**
   * Fits slopes. O(n^2 D + n^3).
   *
   * @param x n rows of D values, NaN = missing, which counts as the center; not modified
   * @param center D values, the weighted means of the columns
   * @param y n values, not modified
   * @param weights n weights of 0 or more, or null for 1 each
   */
  public static DualRidge fit(double[][] x, double[] center, double[] y, double[] weights) {
    int n = x.length;
    double[] roots = new double[n];
    double total = 0;
    double mean = 0;
    for (int i = 0; i < n; i++) {
      double weight = weights == null ? 1 : weights[i];
      roots[i] = Math.sqrt(weight);
      total += weight;
      mean += weight * y[i];
    }
    mean /= total;
    double[][] rows = new double[n][center.length];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      right[i] = roots[i] * (y[i] - mean);
      for (int d = 0; d < center.length; d++) {
        rows[i][d] = Double.isNaN(x[i][d]) ? 0 : roots[i] * (x[i][d] - center[d]);
      }
    }
    double[][] gram = AxisDamping.gram(rows);
    double unit = 0;
    for (int i = 0; i < n; i++) {
      unit += gram[i][i] / n;
    }
    unit = unit > 0 ? unit : 1;
    double least = Double.POSITIVE_INFINITY;
    DualRidge best = null;
    for (double ridge : RIDGES) {
      double[] dual = right.clone();
      double[] errors = errors(gram, dual, roots, total, ridge * unit);
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += errors[i] * errors[i] * roots[i] * roots[i];
      }
      if (best == null || sum < least) {
        least = sum;
        best = new DualRidge(dual, mean, ridge * unit, errors);
      }
    }
    return best.primal(rows, center, x, y, roots);
  }

  /** Replaces the right side by the dual; returns the errors of the rows left out. */
  private static double[] errors(
      double[][] gram, double[] dual, double[] roots, double total, double ridge) {
    int n = gram.length;
    double[][] kernel = new double[n][];
    for (int i = 0; i < n; i++) {
      kernel[i] = gram[i].clone();
      kernel[i][i] += ridge;
    }
    Cholesky factor = Cholesky.factor(kernel, Double.MIN_NORMAL);
    factor.solve(dual);
    double[][] inverse = factor.inverse();
    double[] errors = new double[n];
    for (int i = 0; i < n; i++) {
      double free = ridge * inverse[i][i] - roots[i] * roots[i] / total;
      errors[i] = roots[i] > 0 ? ridge * dual[i] / Math.max(free, 1e-9) / roots[i] : 0;
    }
    return errors;
  }

  /** Turns a dual into slopes; a row of no weight errs by its residual. */
  private DualRidge primal(
      double[][] rows, double[] center, double[][] x, double[] y, double[] roots) {
    double[] b = new double[center.length];
    double at = intercept;
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < b.length; d++) {
        b[d] += slopes[i] * rows[i][d];
      }
    }
    for (int d = 0; d < b.length; d++) {
      at -= b[d] * center[d];
    }
    for (int i = 0; i < rows.length; i++) {
      if (roots[i] == 0) {
        leftOut[i] = y[i] - at;
        for (int d = 0; d < b.length; d++) {
          leftOut[i] -= b[d] * (Double.isNaN(x[i][d]) ? center[d] : x[i][d]);
        }
      }
    }
    return new DualRidge(b, at, ridge, leftOut);
  }
}
