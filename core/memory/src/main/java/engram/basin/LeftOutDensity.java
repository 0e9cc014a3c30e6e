package engram.basin;

import engram.math.Check;
import engram.math.DataCheck;

/**
 * The Gaussian density of the memories of basins from the other rows: {@code log p_{-i}(x_i) = log(
 * 1/(W - a_i) sum_{j != i} a_j N(x_i; xi_j, s^2 I) )}, a the weights, W their sum and s the
 * standard deviation of the basins' kernel. With its own kernel a row looks denser than a new one,
 * the more so the more columns there are, so that only this mean compares with that of new rows.
 *
 * <p>A row is known by its values: a new row equal to a memory is taken for a training row. Rows
 * that share the memory of a cell (see {@link BasinClustering.Options#exactRows}) keep their part
 * in it. Immutable and safe for use from many threads.
 */
public final class LeftOutDensity {

  private final BasinField field;
  private final int dimensions;

  LeftOutDensity(BasinField field, int dimensions) {
    this.field = field;
    this.dimensions = dimensions;
  }

  /**
   * Returns the log density at a point, without the point itself if it is a memory; where all other
   * weight is 0, with it. O(K D).
   *
   * @param x D finite values, not modified
   * @param weight the weight of the row in the fit, 0 or more and finite; no more is left out than
   *     the memory has
   * @throws IllegalArgumentException if a value is not finite, or the weight is out of range
   */
  public double logDensity(double[] x, double weight) {
    DataCheck.finite("x", x, dimensions);
    Check.that(
        weight >= 0 && weight < Double.POSITIVE_INFINITY, "weight", weight, "0 or more, finite");
    return field.logDensityWithout(x, weight);
  }
}
