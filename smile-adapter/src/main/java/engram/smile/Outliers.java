package engram.smile;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import smile.clustering.Clustering;

/** Rows in no cluster. */
final class Outliers {

  private Outliers() {}

  /** Returns a score of the rows that are in a cluster; NaN if none is. */
  static double leftOut(double[][] x, int[] cluster, ToDoubleBiFunction<double[][], int[]> score) {
    int[] rows =
        IntStream.range(0, cluster.length).filter(i -> cluster[i] != Clustering.OUTLIER).toArray();
    if (rows.length == cluster.length || x.length != cluster.length) {
      return score.applyAsDouble(x, cluster);
    }
    if (rows.length == 0) {
      return Double.NaN;
    }
    return score.applyAsDouble(
        Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new),
        Arrays.stream(rows).map(i -> cluster[i]).toArray());
  }
}
