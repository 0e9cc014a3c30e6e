package engram.cli.clustering;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a clustering by memories leaves besides its labels.
 *
 * @param points one memory a cluster, in standardised units
 * @param beta inverse temperature of their log-sum-exp energy; NaN if the memories are codes, of
 *     which the points are decoded, and so make no energy of rows
 * @param membership how much each memory attracts each of the clustered rows, with sum 1; null if
 *     the memories are minima of the energy of the rows and not its makers
 */
public record FoundMemories(double[][] points, double beta, Supplier<double[][]> membership) {

  /** Returns the membership of rows by that of one row. */
  static Supplier<double[][]> membership(EncodedData data, UnaryOperator<double[]> ofRow) {
    return () -> Arrays.stream(data.x()).map(ofRow).toArray(double[][]::new);
  }
}
