package engram.measure;

/**
 * Davies-Bouldin index: how wide the clusters are against the distances between them; 0 or more,
 * lower is better.
 *
 * <p>DB = (1/k) sum over clusters i of max over j other than i of (S_i + S_j) / M_ij, with S_i the
 * mean Euclidean distance of the rows of cluster i to its centroid and M_ij the distance between
 * two centroids. As in scikit-learn a pair of clusters with the same centroid is left out of the
 * maximum. It does not change when x is shifted, rotated or scaled. Time O(n d + k^2 d).
 *
 * <p>Reference: D. L. Davies, D. W. Bouldin, A cluster separation measure, IEEE Transactions on
 * Pattern Analysis and Machine Intelligence 1 (1979).
 */
public final class DaviesBouldin {
  private DaviesBouldin() {}

  /**
   * Davies-Bouldin index of a partition.
   *
   * @param x n x d rows, finite, not modified
   * @param labels n labels, not modified
   * @return the index; NaN if there are fewer than two clusters, where it is undefined
   * @throws IllegalArgumentException if a shape is wrong or a value is NaN or infinite
   */
  public static double of(double[][] x, int[] labels) {
    Partition partition = Partition.of(labels, "labels");
    Centroids centroids = new Centroids(x, partition);
    int k = partition.clusters();
    if (k < 2) {
      return Double.NaN;
    }
    double[] spread = new double[k];
    for (int i = 0; i < x.length; i++) {
      spread[partition.cluster(i)] += Math.sqrt(centroids.squareToOwn(i));
    }
    for (int c = 0; c < k; c++) {
      spread[c] /= partition.size(c);
    }
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double worst = 0;
      for (int j = 0; j < k; j++) {
        double square = i == j ? 0 : centroids.squareBetween(i, j);
        if (square > 0) {
          worst = Math.max(worst, (spread[i] + spread[j]) / Math.sqrt(square));
        }
      }
      sum += worst;
    }
    return sum / k;
  }
}
