package engram.measure;

/**
 * Clustering accuracy: the share of rows whose cluster is matched to their class, under the
 * one-to-one matching of clusters to classes that makes it largest ({@link Assignment}). In (0, 1];
 * symmetric. Clusters beyond the number of classes stay unmatched and their rows count as wrong.
 * Time O(n log n + r^2 c) and memory O(r c) for r and c clusters and classes, r the fewer.
 */
public final class MatchedAccuracy {
  private MatchedAccuracy() {}

  /**
   * Accuracy under the best matching of clusters to classes.
   *
   * @param truth n classes, any values, n at least 1, not modified
   * @param labels n clusters, any values, not modified
   * @return the share in (0, 1]
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static double of(int[] truth, int[] labels) {
    ContingencyTable table = ContingencyTable.of(truth, labels);
    double[][] shared = new double[table.truth().clusters()][table.labels().clusters()];
    for (int cell = 0; cell < table.cells(); cell++) {
      shared[table.truthOf(cell)][table.labelOf(cell)] = table.count(cell);
    }
    int[] match = Assignment.maximum(shared);
    double sum = 0;
    for (int c = 0; c < match.length; c++) {
      sum += match[c] < 0 ? 0 : shared[c][match[c]];
    }
    return sum / table.rows();
  }
}
