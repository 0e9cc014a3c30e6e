package engram.recall;

/**
 * How much each column counts beside the others: a power of its standard deviation over its range,
 * which is the larger the more its values stand in groups far apart and the smaller the more they
 * make a bell with long tails. All factors are multiplied by one number, so that the rows spread as
 * much as before.
 */
final class ColumnContrast {

  private ColumnContrast() {}

  /**
   * Returns a factor above 0 a column, 1 for a constant one where all are.
   *
   * @param x n x D, NaN = missing, not modified
   * @param power 0 for equal factors; 1 divides standardised columns by their range, 1/2 by the
   *     root of deviation times range
   */
  static double[] factors(double[][] x, double power) {
    int columns = x[0].length;
    double[] factors = new double[columns];
    double before = 0;
    double after = 0;
    for (int d = 0; d < columns; d++) {
      double deviation = Math.sqrt(variance(x, d));
      double range = range(x, d);
      double ratio = range > 0 ? deviation / range : 1;
      factors[d] = ratio > 0 ? StrictMath.pow(ratio, power) : 1;
      before += deviation * deviation;
      after += factors[d] * factors[d] * deviation * deviation;
    }
    double all = after > 0 && before < Double.POSITIVE_INFINITY ? Math.sqrt(before / after) : 1;
    for (int d = 0; d < columns; d++) {
      factors[d] *= all;
    }
    return factors;
  }

  private static double variance(double[][] x, int d) {
    double mean = 0;
    double sum = 0;
    int known = 0;
    for (double[] row : x) {
      if (!Double.isNaN(row[d])) {
        known++;
        double delta = row[d] - mean;
        mean += delta / known;
        sum += delta * (row[d] - mean);
      }
    }
    return known == 0 ? 0 : sum / known;
  }

  private static double range(double[][] x, int d) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] row : x) {
      if (!Double.isNaN(row[d])) {
        least = Math.min(least, row[d]);
        most = Math.max(most, row[d]);
      }
    }
    return most > least ? most - least : 0;
  }

  /** Returns rows times the factors. */
  static double[][] times(double[][] x, double[] factors) {
    double[][] product = new double[x.length][factors.length];
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < factors.length; d++) {
        product[i][d] = x[i][d] * factors[d];
      }
    }
    return product;
  }

  /** Returns rows over the factors. */
  static double[][] over(double[][] x, double[] factors) {
    double[][] quotient = new double[x.length][factors.length];
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < factors.length; d++) {
        quotient[i][d] = x[i][d] / factors[d];
      }
    }
    return quotient;
  }
}
