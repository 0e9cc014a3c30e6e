package engram.predict;

import engram.math.Cholesky;
import engram.math.DualRidge;
import engram.math.Wide;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A trend {@code a + b . x}, by least squares with a ridge: what memories of the residuals stand
 * on. It is linear in the features, or in features and their ranks, {@code a + b . [x; r(x) / 3]}:
 * ranks let each feature bend; divided by 3 they feel nine times the ridge, and beyond the values
 * known, where they end, the features lead on. A missing cell counts as the mean of its column.
 *
 * @param intercept a
 * @param slopes b, D values, 2D with ranks, kept
 * @param center column means of the known cells, one a slope, kept
 * @param ranks r, or null
 */
record LinearTrend(double intercept, double[] slopes, double[] center, RankScale ranks)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Weight of the ridge, in rows: small beside any data worth a slope, enough for columns that say
   * the same.
   */
  private static final double RIDGE = 1;

  private static final double BENT_RIDGE = 0.3;

  private static final double RANKS = 1 / 3.0;

  /** No trend: 0 everywhere. */
  static LinearTrend none(int columns) {
    return new LinearTrend(0, new double[columns], new double[columns], null);
  }

  /** A trend that is the weighted mean everywhere. */
  static LinearTrend flat(double[][] x, double[] y, double[] weights) {
    int d = x[0].length;
    return new LinearTrend(mean(y, weights), new double[d], new double[d], null);
  }

  /**
   * Fits a trend. O(n D^2 + D^3).
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n targets, not modified
   * @param weights n weights, or null
   */
  static LinearTrend fit(double[][] x, double[] y, double[] weights) {
    return fit(x, y, weights, null, RIDGE);
  }

  /**
   * A trend and what it leaves over of the pairs it was fitted to; of a wide table what the trend
   * of the others leaves over of each, since with more columns than rows slopes can meet every
   * target, whatever they are.
   */
  record Fitted(LinearTrend trend, double[] residuals) {}

  /** Returns a trend that is the mean, with what it leaves over. */
  static Fitted flatFitted(double[][] x, double[] y, double[] weights) {
    LinearTrend trend = flat(x, y, weights);
    return new Fitted(trend, trend.residuals(x, y));
  }

  /**
   * Returns the trend of {@link #fit}, or the one of {@link #bent}, with what it leaves over. A
   * wide table ({@link Wide}) gets slopes in the features alone, in their dual form with the ridge
   * that predicts rows left out best ({@link DualRidge}), in O(n^2 D + n^3).
   */
  static Fitted fitted(double[][] x, double[] y, double[] weights, boolean bent) {
    if (Wide.is(x.length, x[0].length)) {
      double[] center = center(x, weights);
      DualRidge ridge = DualRidge.fit(x, center, y, weights);
      return new Fitted(
          new LinearTrend(ridge.intercept(), ridge.slopes(), center, null), ridge.leftOut());
    }
    LinearTrend trend = bent ? bent(x, y, weights) : fit(x, y, weights);
    return new Fitted(trend, trend.residuals(x, y));
  }

  /**
   * Fits a trend in features and ranks. O(n D log n + n D^2 + D^3).
   *
   * @param x n rows of D standardised values without missing ones, not modified
   * @param y n targets, not modified
   * @param weights n weights, or null
   */
  static LinearTrend bent(double[][] x, double[] y, double[] weights) {
    RankScale ranks = RankScale.of(x, weights);
    return ranks.changes()
        ? fit(joined(x, ranks), y, weights, ranks, BENT_RIDGE)
        : fit(x, y, weights, null, BENT_RIDGE);
  }

  private static LinearTrend fit(
      double[][] x, double[] y, double[] weights, RankScale ranks, double ridge) {
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
      normal[j][j] += ridge;
    }
    Cholesky.factor(normal, Double.MIN_NORMAL).solve(right);
    double intercept = mean;
    for (int j = 0; j < d; j++) {
      intercept -= right[j] * center[j];
    }
    return new LinearTrend(intercept, right, center, ranks);
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

  private static double[][] joined(double[][] x, RankScale ranks) {
    double[][] ranked = ranks.apply(x);
    double[][] joined = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      int d = x[i].length;
      joined[i] = Arrays.copyOf(x[i], 2 * d);
      for (int j = 0; j < d; j++) {
        joined[i][d + j] = RANKS * ranked[i][j];
      }
    }
    return joined;
  }

  /** Returns whether it is the same everywhere. */
  boolean isFlat() {
    return Arrays.stream(slopes).allMatch(slope -> slope == 0);
  }

  /** Returns the trend at rows. */
  double[] at(double[][] rows) {
    double[][] x = ranks == null ? rows : joined(rows, ranks);
    double[] trend = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      trend[i] = intercept;
      for (int j = 0; j < slopes.length; j++) {
        trend[i] += slopes[j] * (Double.isNaN(x[i][j]) ? center[j] : x[i][j]);
      }
    }
    return trend;
  }

  /** Returns the targets less the trend. */
  double[] residuals(double[][] x, double[] y) {
    double[] residuals = at(x);
    for (int i = 0; i < y.length; i++) {
      residuals[i] = y[i] - residuals[i];
    }
    return residuals;
  }
}
