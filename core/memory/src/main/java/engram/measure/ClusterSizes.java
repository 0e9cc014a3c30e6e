package engram.measure;

/**
 * How evenly a partition spreads the rows.
 *
 * @param rows rows in all, n
 * @param clustersUsed clusters that hold a row
 * @param smallestCluster rows of the smallest of them
 * @param effectiveClusters exp of the entropy of the sizes, in [1, clustersUsed]: the number of
 *     equally large clusters that would be as even
 */
public record ClusterSizes(
    int rows, int clustersUsed, int smallestCluster, double effectiveClusters) {

  /**
   * Sizes of the clusters of some labels. Time O(n).
   *
   * @param labels n labels, any values, n at least 1, not modified
   * @return number of rows and clusters, smallest cluster, effective clusters
   * @throws IllegalArgumentException if there is no row
   */
  public static ClusterSizes of(int[] labels) {
    Partition partition = Partition.of(labels, "labels");
    int smallest = partition.rows();
    for (int c = 0; c < partition.clusters(); c++) {
      smallest = Math.min(smallest, partition.size(c));
    }
    double effective = StrictMath.exp(Information.entropy(partition));
    return new ClusterSizes(
        partition.rows(),
        partition.clusters(),
        smallest,
        Math.min(effective, partition.clusters()));
  }

  /**
   * Whether the smallest cluster is a crumb: under a fifth of the n / k rows of an even share.
   * Empty clusters do not count here; compare {@code clustersUsed} with k for them.
   *
   * @param k clusters that were asked for, at least 1
   * @return true if 5 k smallestCluster is under n
   * @throws IllegalArgumentException if k is under 1
   */
  public boolean crumbs(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + ", allowed: 1 or more");
    }
    return 5.0 * k * smallestCluster < rows;
  }
}
