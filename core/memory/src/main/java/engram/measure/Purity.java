package engram.measure;

/**
 * Purity: the share of rows that belong to the most frequent class of their cluster, (1/n) sum over
 * clusters of the largest count of a class. In (0, 1]. Not symmetric, and 1 for any partition in
 * which every row is alone: compare it only at the same number of clusters. Time O(n log n).
 */
public final class Purity {
  private Purity() {}

  /**
   * Purity of the clusters with respect to the classes.
   *
   * @param truth n classes, any values, n at least 1, not modified
   * @param labels n clusters, any values, not modified
   * @return the share in (0, 1]
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static double of(int[] truth, int[] labels) {
    ContingencyTable table = ContingencyTable.of(truth, labels);
    int[] largest = new int[table.labels().clusters()];
    for (int cell = 0; cell < table.cells(); cell++) {
      int cluster = table.labelOf(cell);
      largest[cluster] = Math.max(largest[cluster], table.count(cell));
    }
    long sum = 0;
    for (int count : largest) {
      sum += count;
    }
    return (double) sum / table.rows();
  }
}
