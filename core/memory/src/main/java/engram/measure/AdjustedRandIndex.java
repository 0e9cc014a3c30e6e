package engram.measure;

/**
 * Adjusted Rand index: agreement of two partitions on pairs of rows, corrected for chance; 1 for
 * the same partition, 0 expected for random labels, at least -0.5. Symmetric.
 *
 * <p>With S the pairs together in both partitions, A and B the pairs together in the first and in
 * the second, T all pairs: ARI = (S - A B / T) / ((A + B) / 2 - A B / T), computed as 2 (S T - A B)
 * / (A (T - B) + B (T - A)). Two partitions that are the same score 1, also where the formula is 0
 * / 0 (one cluster, or every row alone). Time O(n log n).
 *
 * <p>Reference: L. Hubert, P. Arabie, Comparing partitions, Journal of Classification 2 (1985).
 */
public final class AdjustedRandIndex {
  private AdjustedRandIndex() {}

  /**
   * Adjusted Rand index of two partitions.
   *
   * @param truth n labels, any values, n at least 1, not modified
   * @param labels n labels, any values, not modified
   * @return the index in [-0.5, 1]
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static double of(int[] truth, int[] labels) {
    ContingencyTable table = ContingencyTable.of(truth, labels);
    if (table.identical()) {
      return 1;
    }
    long both = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      both += pairs(table.count(cell));
    }
    long first = pairs(table.truth());
    long second = pairs(table.labels());
    long all = pairs((long) table.rows());
    double excess = (double) both * all - (double) first * second;
    return 2 * excess / ((double) first * (all - second) + (double) second * (all - first));
  }

  private static long pairs(Partition partition) {
    long sum = 0;
    for (int c = 0; c < partition.clusters(); c++) {
      sum += pairs(partition.size(c));
    }
    return sum;
  }

  private static long pairs(long rows) {
    return rows * (rows - 1) / 2;
  }
}
