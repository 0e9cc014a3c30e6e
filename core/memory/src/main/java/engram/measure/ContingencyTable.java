package engram.measure;

import engram.math.Check;
import java.util.Arrays;

/**
 * Counts of the rows that share a class of one partition and a cluster of another. Only the cells
 * that are not zero are kept, at most n, in ascending order of class and cluster. Time O(n log n).
 */
final class ContingencyTable {
  private final Partition truth;
  private final Partition labels;
  private final long[] key;
  private final int[] count;

  private ContingencyTable(Partition truth, Partition labels, long[] key, int[] count) {
    this.truth = truth;
    this.labels = labels;
    this.key = key;
    this.count = count;
  }

  /**
   * Table of two partitions of the same rows.
   *
   * @param truth n labels, any values, n at least 1, not modified
   * @param labels n labels, any values, not modified
   * @throws IllegalArgumentException if the lengths differ or there is no row
   */
  static ContingencyTable of(int[] truth, int[] labels) {
    Check.present("truth", truth);
    Check.present("labels", labels);
    if (truth.length != labels.length) {
      throw new IllegalArgumentException(
          "truth has " + truth.length + " and labels has " + labels.length + ", allowed: as many");
    }
    Partition classes = Partition.of(truth, "truth");
    Partition clusters = Partition.of(labels, "labels");
    long[] keys = new long[truth.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) classes.cluster(i) * clusters.clusters() + clusters.cluster(i);
    }
    Arrays.sort(keys);
    int[] count = new int[keys.length];
    int cells = 0;
    for (long key : keys) {
      if (cells == 0 || keys[cells - 1] != key) {
        keys[cells++] = key;
      }
      count[cells - 1]++;
    }
    return new ContingencyTable(
        classes, clusters, Arrays.copyOf(keys, cells), Arrays.copyOf(count, cells));
  }

  /** Number of rows of the data. */
  int rows() {
    return truth.rows();
  }

  /** The partition given first. */
  Partition truth() {
    return truth;
  }

  /** The partition given second. */
  Partition labels() {
    return labels;
  }

  /** Number of cells that are not zero. */
  int cells() {
    return key.length;
  }

  /** Rows in a cell, at least 1. */
  int count(int cell) {
    return count[cell];
  }

  /** Class of a cell. */
  int truthOf(int cell) {
    return (int) (key[cell] / labels.clusters());
  }

  /** Cluster of a cell. */
  int labelOf(int cell) {
    return (int) (key[cell] % labels.clusters());
  }

  /** Whether the two partitions are the same but for names. */
  boolean identical() {
    return cells() == truth.clusters() && cells() == labels.clusters();
  }
}
