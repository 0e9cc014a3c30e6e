package engram.measure;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How good a clustering is. Rows in no cluster are a group of their own to the first three and left
 * out of the others. What cannot be said is NaN: the first three without known classes, the next
 * three with fewer than two clusters.
 *
 * @param ari adjusted Rand index with the true classes, {@link AdjustedRandIndex}
 * @param nmi normalised mutual information with them, {@link NormalizedMutualInformation}
 * @param accuracy share of rows in the cluster matched to their class, {@link MatchedAccuracy}
 * @param silhouette mean silhouette, on at most {@value #SILHOUETTE_ROWS} rows, {@link Silhouette}
 * @param daviesBouldin Davies-Bouldin index, {@link DaviesBouldin}
 * @param calinskiHarabasz Calinski-Harabasz index, {@link CalinskiHarabasz}
 * @param sizes sizes of the clusters
 */
public record ClusterScores(
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
   * Scores labels. O(n^2 D) for the silhouette of up to {@value #SILHOUETTE_ROWS} rows, O(n D) and
   * O(n log n) for the others.
   *
   * @param x n x D finite rows, not modified
   * @param classes n true classes, below 0 where one is not known; null for none; not modified
   * @param labels n clusters, below 0 for rows in none, not modified
   * @param seed seed of the draw of rows for the silhouette
   * @param threads threads to use, 0 = one per processor; no influence on the result
   * @throws IllegalArgumentException if a shape is wrong or a value is NaN or infinite
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static ClusterScores of(
      double[][] x, int[] classes, int[] labels, long seed, int threads) {
    double[] external = external(classes, labels);
    int[] rows = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    if (rows.length == 0) {
      return new ClusterScores(
          external[0],
          external[1],
          external[2],
          Double.NaN,
          Double.NaN,
          Double.NaN,
          new ClusterSizes(0, 0, 0, Double.NaN));
    }
    double[][] inside = Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new);
    int[] clusters = Arrays.stream(rows).map(i -> labels[i]).toArray();
    return new ClusterScores(
        external[0],
        external[1],
        external[2],
        Silhouette.ofSample(inside, clusters, SILHOUETTE_ROWS, seed, threads),
        DaviesBouldin.of(inside, clusters),
        CalinskiHarabasz.of(inside, clusters),
        ClusterSizes.of(clusters));
  }

  private static double[] external(int[] classes, int[] labels) {
    int[] known =
        classes == null
            ? new int[0]
            : IntStream.range(0, labels.length).filter(i -> classes[i] >= 0).toArray();
    if (known.length == 0) {
      return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
    int[] truth = Arrays.stream(known).map(i -> classes[i]).toArray();
    int[] found = Arrays.stream(known).map(i -> labels[i]).toArray();
    return new double[] {
      AdjustedRandIndex.of(truth, found),
      NormalizedMutualInformation.of(truth, found),
      MatchedAccuracy.of(truth, found)
    };
  }
}
