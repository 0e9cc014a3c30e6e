package engram.measure;

/**
 * Calinski-Harabasz index, the variance ratio criterion: scatter between clusters against scatter
 * within, each by its degrees of freedom; 0 or more, higher is better.
 *
 * <p>CH = (B / (k - 1)) / (W / (n - k)), with B the sum over clusters of size times squared
 * distance from centroid to the mean of all rows, and W the sum of squared distances of the rows to
 * their centroid. As in scikit-learn the index is 1 where W = 0. It does not change when x is
 * shifted, rotated or scaled. Time O(n d).
 *
 * <p>Reference: T. Calinski, J. Harabasz, A dendrite method for cluster analysis, Communications in
 * Statistics 3 (1974).
 */
public final class CalinskiHarabasz {
  private CalinskiHarabasz() {}

  /**
   * Calinski-Harabasz index of a partition.
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
    double within = 0;
    for (int i = 0; i < x.length; i++) {
      within += centroids.squareToOwn(i);
    }
    if (within == 0) {
      return 1;
    }
    double between = 0;
    for (int c = 0; c < k; c++) {
      between += partition.size(c) * centroids.squareToMean(c);
    }
    return between / (k - 1) / (within / (x.length - k));
  }
}
