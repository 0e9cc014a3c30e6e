package engram.measure;

/**
 * Normalised mutual information of two partitions, NMI = I / ((H_1 + H_2) / 2), with the arithmetic
 * mean of the entropies (the V-measure). In [0, 1], 1 for the same partition; symmetric. Not
 * corrected for chance: it grows with the number of clusters, see {@link
 * AdjustedMutualInformation}.
 *
 * <p>Two partitions that are the same score 1, also where both have one cluster. Time O(n log n).
 *
 * <p>Reference: A. Strehl, J. Ghosh, Cluster ensembles, Journal of Machine Learning Research 3
 * (2002).
 */
public final class NormalizedMutualInformation {
  private NormalizedMutualInformation() {}

  /**
   * Normalised mutual information of two partitions.
   *
   * @param truth n labels, any values, n at least 1, not modified
   * @param labels n labels, any values, not modified
   * @return the value in [0, 1]
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static double of(int[] truth, int[] labels) {
    ContingencyTable table = ContingencyTable.of(truth, labels);
    if (table.identical()) {
      return 1;
    }
    double mean = (Information.entropy(table.truth()) + Information.entropy(table.labels())) / 2;
    return Math.min(1, Information.mutual(table) / mean);
  }
}
