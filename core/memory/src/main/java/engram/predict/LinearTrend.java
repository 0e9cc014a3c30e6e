package engram.predict;

import java.io.Serializable;

/**
 * A linear trend {@code a + b . x}, by least squares with a ridge: what memories of the residuals
 * stand on. A missing cell counts as the mean of its column.
 *
 * @param intercept a
 * @param slopes b, D values, kept
 * @param center D column means of the known cells, kept
 */
record LinearTrend(double intercept, double[] slopes, double[] center) implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Weight of the ridge, in rows: small beside any data worth a slope, enough for columns that say
   * the same.
   */
  private static final double RIDGE = 1;

  /** A trend that is the weighted mean everywhere. */
  static LinearTrend flat(double[][] x, double[] y, double[] weights) {
    return new LinearTrend(mean(y, weights), new double[x[0].length], new double[x[0].length]);
  }

  /**
   * Fits a trend. O(n D^2 + D^3).
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n targets, not modified
   * @param weights n weights, or null
   */
  static LinearTrend fit(double[][] x, double[] y, double[] weights) {
    int d = x[0].length;
    double[] center = center(x, weights);
    double mean = mean(y, weights);
    double[][] normal = new double[d][d];
    double[] right = new double[d];
    for (int i = 0; i < x.length; i++) {
      double w = weights == null ? 1 : weights[i];
      for (int j = 0; j < d; j++) {
        double gap = w * gap(x[i][j], center[j]);
        right[j] += gap * (y[i] - mean);
        for (int l = 0; l <= j; l++) {
          normal[j][l] += gap * gap(x[i][l], center[l]);
        }
      }
    }
    for (int j = 0; j < d; j++) {
      normal[j][j] += RIDGE;
    }
    solve(normal, right);
    double intercept = mean;
    for (int j = 0; j < d; j++) {
      intercept -= right[j] * center[j];
    }
    return new LinearTrend(intercept, right, center);
  }

  private static double gap(double value, double center) {
    return Double.isNaN(value) ? 0 : value - center;
  }

  /** The weighted means of the known cells, 0 for a column without any. */
  private static double[] center(double[][] x, double[] weights) {
    double[] center = new double[x[0].length];
    for (int j = 0; j < center.length; j++) {
      double total = 0;
      for (int i = 0; i < x.length; i++) {
        if (!Double.isNaN(x[i][j])) {
          double w = weights == null ? 1 : weights[i];
          total += w;
          center[j] += w * x[i][j];
        }
      }
      center[j] = total > 0 ? center[j] / total : 0;
    }
    return center;
  }

  private static double mean(double[] y, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      double w = weights == null ? 1 : weights[i];
      sum += w * y[i];
      total += w;
    }
    return sum / total;
  }

  /**
   * Solves by Cholesky; the lower half of {@code a} is replaced by its factor, {@code b} by the
   * solution.
   */
  private static void solve(double[][] a, double[] b) {
    int d = b.length;
    for (int j = 0; j < d; j++) {
      for (int l = 0; l <= j; l++) {
        double sum = a[j][l];
        for (int k = 0; k < l; k++) {
          sum -= a[j][k] * a[l][k];
        }
        a[j][l] = j == l ? Math.sqrt(sum) : sum / a[l][l];
      }
    }
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < j; k++) {
        b[j] -= a[j][k] * b[k];
      }
      b[j] /= a[j][j];
    }
    for (int j = d - 1; j >= 0; j--) {
      for (int k = j + 1; k < d; k++) {
        b[j] -= a[k][j] * b[k];
      }
      b[j] /= a[j][j];
    }
  }

  double at(double[] x) {
    double sum = intercept;
    for (int j = 0; j < x.length; j++) {
      sum += slopes[j] * (Double.isNaN(x[j]) ? center[j] : x[j]);
    }
    return sum;
  }

  /** Returns the targets less the trend. */
  double[] residuals(double[][] x, double[] y) {
    double[] residuals = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      residuals[i] = y[i] - at(x[i]);
    }
    return residuals;
  }
}
