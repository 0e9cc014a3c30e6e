package engram.cli.clustering;

import engram.measure.AdjustedRandIndex;
import engram.measure.CalinskiHarabasz;
import engram.measure.ClusterSizes;
import engram.measure.DaviesBouldin;
import engram.measure.MatchedAccuracy;
import engram.measure.NormalizedMutualInformation;
import engram.measure.Silhouette;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How good a clustering is. Rows in no cluster are a group of their own to the first three and left
 * out of the others. What cannot be said is NaN: the first three without true classes, the next
 * three with fewer than two clusters.
 *
 * @param ari adjusted Rand index with the true classes
 * @param nmi normalised mutual information with them
 * @param accuracy share of rows in the cluster matched to their class
 * @param silhouette mean silhouette, on at most {@value #SILHOUETTE_ROWS} rows
 * @param daviesBouldin Davies-Bouldin index
 * @param calinskiHarabasz Calinski-Harabasz index
 * @param sizes sizes of the clusters
 */
public record Scores(
    double ari,
    double nmi,
    double accuracy,
    double silhouette,
    double daviesBouldin,
    double calinskiHarabasz,
    ClusterSizes sizes) {

  /** The most rows that a silhouette is taken of: all pairs of them are compared. */
  public static final int SILHOUETTE_ROWS = 5000;

  /**
   * Scores labels.
   *
   * @param seed seed of the draw of rows for the silhouette
   * @param threads threads to use, 0 = one per processor
   */
  public static Scores of(EncodedData data, int[] labels, long seed, int threads) {
    double[] external = external(data.classes(), labels);
    int[] rows = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    if (rows.length == 0) {
      return new Scores(
          external[0],
          external[1],
          external[2],
          Double.NaN,
          Double.NaN,
          Double.NaN,
          new ClusterSizes(0, 0, 0, Double.NaN));
    }
    double[][] x = Arrays.stream(rows).mapToObj(i -> data.complete()[i]).toArray(double[][]::new);
    int[] inside = Arrays.stream(rows).map(i -> labels[i]).toArray();
    return new Scores(
        external[0],
        external[1],
        external[2],
        Silhouette.ofSample(x, inside, SILHOUETTE_ROWS, seed, threads),
        DaviesBouldin.of(x, inside),
        CalinskiHarabasz.of(x, inside),
        ClusterSizes.of(inside));
  }

  private static double[] external(Classes classes, int[] labels) {
    int[] truth = classes == null ? new int[0] : classes.whereKnown(classes.labels());
    if (truth.length == 0) {
      return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
    int[] found = classes.whereKnown(labels);
    return new double[] {
      AdjustedRandIndex.of(truth, found),
      NormalizedMutualInformation.of(truth, found),
      MatchedAccuracy.of(truth, found)
    };
  }
}
