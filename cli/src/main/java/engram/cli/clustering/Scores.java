package engram.cli.clustering;

import engram.measure.AdjustedRandIndex;
import engram.measure.CalinskiHarabasz;
import engram.measure.ClusterSizes;
import engram.measure.DaviesBouldin;
import engram.measure.MatchedAccuracy;
import engram.measure.NormalizedMutualInformation;
import engram.measure.Silhouette;

/**
 * How good a clustering is. What cannot be said is NaN: the first three without true classes, the
 * next three with fewer than two clusters.
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
    double[][] x = data.complete();
    return new Scores(
        external[0],
        external[1],
        external[2],
        Silhouette.ofSample(x, labels, SILHOUETTE_ROWS, seed, threads),
        DaviesBouldin.of(x, labels),
        CalinskiHarabasz.of(x, labels),
        ClusterSizes.of(labels));
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
