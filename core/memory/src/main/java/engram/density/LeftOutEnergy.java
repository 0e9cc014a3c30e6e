package engram.density;

import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;

/**
 * The energy of each row under the memories that the other rows are: {@code E_i = -(1/beta) log(
 * 1/(K-1) sum_{j != i} exp(-(beta/2) |xi_i - xi_j|^2) )}. A row where the energy is high is far
 * from all others: an outlier. With a memory of itself every row would lie in a hole of its own.
 *
 * <p>{@code -beta E} is the logarithm of a kernel density estimate from the others (Parzen 1962) up
 * to a constant, so the order of rows is that of how unlikely they are; beta only says over what
 * distance likely is meant.
 */
public final class LeftOutEnergy {

  /** By how much two rows drawn at random differ in the exponent under the wide beta. */
  private static final double APART = 4;

  private LeftOutEnergy() {}

  /**
   * Returns the energies, above 0 and finite however far a row is.
   *
   * @param data K rows of D finite values in like units, K of 2 or more, not modified
   * @param beta inverse temperature, above 0
   * @param threads 0 for one per processor; no result depends on it
   * @throws IllegalArgumentException if a value is not finite, there are less than 2 rows or beta
   *     is not above 0
   */
  public static double[] of(double[][] data, double beta, int threads) {
    double[][] rows = DataCheck.finiteCopy("data", data);
    Check.atLeast("the number of rows", rows.length, 2);
    Check.that(beta > 0 && Double.isFinite(beta), "beta", beta, "above 0");
    double[] energies = new double[rows.length];
    try (Parallel pool = new Parallel(threads)) {
      pool.run(rows.length, (i, worker) -> energies[i] = energy(rows, i, beta));
    }
    return energies;
  }

  /**
   * Returns the inverse temperature under which two rows drawn at random differ by 4 in the
   * exponent on average: {@code 4 / sum_d var_d}, the variances with divisor K. That is wide, so
   * that a few outliers beside each other stay outliers; under the beta that makes rows likeliest
   * from the others ({@link LeaveOneOut}) they hide each other. Much wider, the energy is little
   * but the distance to the mean. O(K D).
   *
   * @param data K x D finite values, not modified
   * @throws IllegalArgumentException if all rows are equal
   */
  public static double wideBeta(double[][] data) {
    double[][] rows = DataCheck.finiteCopy("data", data);
    double sum = 0;
    for (int d = 0; d < rows[0].length; d++) {
      double mean = 0;
      for (double[] row : rows) {
        mean += row[d] / rows.length;
      }
      for (double[] row : rows) {
        sum += (row[d] - mean) * (row[d] - mean) / rows.length;
      }
    }
    Check.that(
        sum > 0 && Double.isFinite(APART / sum) && Double.isFinite(sum),
        "the summed variance of data",
        sum,
        "above 0 and finite: rows that differ, or a beta that is given");
    return APART / sum;
  }

  private static double energy(double[][] rows, int i, double beta) {
    double[] squares = new double[rows.length];
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < rows.length; j++) {
      squares[j] = squared(rows[i], rows[j]);
      least = j == i ? least : Math.min(least, squares[j]);
    }
    double sum = 0;
    for (int j = 0; j < rows.length; j++) {
      sum += j == i ? 0 : StrictMath.exp(-beta / 2 * (squares[j] - least));
    }
    return least / 2 - StrictMath.log(sum / (rows.length - 1)) / beta;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }
}
