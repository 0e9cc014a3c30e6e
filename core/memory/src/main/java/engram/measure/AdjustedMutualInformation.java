package engram.measure;

import java.util.Map;
import java.util.TreeMap;

/**
 * Mutual information of two partitions corrected for chance, AMI = (I - E[I]) / ((H_1 + H_2) / 2 -
 * E[I]). 1 for the same partition, 0 expected for random labels of the same sizes, below 0 for less
 * agreement than that. Symmetric.
 *
 * <p>E[I] is the mean over all ways to give out the labels with the sizes kept: a class of a rows
 * and a cluster of b rows share m of them with hypergeometric probability. The probabilities come
 * by recurrence outward from the most likely m and are divided by their sum, which needs no
 * factorials and loses no digits on large n. Two partitions that are the same score 1, also where
 * the formula is 0 / 0; one cluster, or every row alone, against another partition scores 0.
 *
 * <p>Time O(n log n + s_1 s_2 m), with s distinct sizes of clusters in each partition (at most the
 * square root of 2 n) and m the values of a cell that have a chance.
 *
 * <p>Reference: N. X. Vinh, J. Epps, J. Bailey, Information theoretic measures for clusterings
 * comparison, Journal of Machine Learning Research 11 (2010).
 */
public final class AdjustedMutualInformation {
  /** Probabilities below this share of the largest are left out; they change no digit. */
  private static final double NEGLIGIBLE = 1e-25;

  private AdjustedMutualInformation() {}

  /**
   * Adjusted mutual information of two partitions.
   *
   * @param truth n labels, any values, n at least 1, not modified
   * @param labels n labels, any values, not modified
   * @return the value, at most 1
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  public static double of(int[] truth, int[] labels) {
    ContingencyTable table = ContingencyTable.of(truth, labels);
    if (table.identical()) {
      return 1;
    }
    if (trivial(table.truth()) || trivial(table.labels())) {
      return 0;
    }
    double expected = expected(table.truth(), table.labels());
    double mean = (Information.entropy(table.truth()) + Information.entropy(table.labels())) / 2;
    return (Information.mutual(table) - expected) / (mean - expected);
  }

  /** Whether chance cannot move the mutual information: one cluster, or every row alone. */
  private static boolean trivial(Partition partition) {
    return partition.clusters() == 1 || partition.clusters() == partition.rows();
  }

  /** Expected mutual information in nats of two partitions with these sizes of clusters. */
  static double expected(Partition one, Partition other) {
    Map<Integer, Integer> sizes = sizes(one);
    Map<Integer, Integer> otherSizes = sizes(other);
    double sum = 0;
    for (Map.Entry<Integer, Integer> a : sizes.entrySet()) {
      for (Map.Entry<Integer, Integer> b : otherSizes.entrySet()) {
        double pairs = (double) a.getValue() * b.getValue();
        sum += pairs * expectedTerm(a.getKey(), b.getKey(), one.rows());
      }
    }
    return sum;
  }

  /** How many clusters have each size; few sizes are distinct even with many clusters. */
  private static Map<Integer, Integer> sizes(Partition partition) {
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int c = 0; c < partition.clusters(); c++) {
      sizes.merge(partition.size(c), 1, Integer::sum);
    }
    return sizes;
  }

  /** Mean of (m/n) log(n m / (a b)) over the rows m shared by sets of a and of b among n rows. */
  private static double expectedTerm(long a, long b, long n) {
    long least = Math.max(0, a + b - n);
    long most = Math.min(a, b);
    long likely = Math.max(least, Math.min(most, (a + 1) * (b + 1) / (n + 2)));
    double mass = 1;
    double sum = term(likely, a, b, n);
    double p = 1;
    for (long m = likely + 1; m <= most && p > NEGLIGIBLE; m++) {
      p *= (double) (a - m + 1) / m * ((double) (b - m + 1) / (n - a - b + m));
      mass += p;
      sum += p * term(m, a, b, n);
    }
    p = 1;
    for (long m = likely - 1; m >= least && p > NEGLIGIBLE; m--) {
      p *= (double) (m + 1) / (a - m) * ((double) (n - a - b + m + 1) / (b - m));
      mass += p;
      sum += p * term(m, a, b, n);
    }
    return sum / mass;
  }

  private static double term(long m, long a, long b, long n) {
    return m == 0 ? 0 : (double) m / n * StrictMath.log((double) n * m / ((double) a * b));
  }
}
