package engram.measure;

import engram.math.Check;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Labels renamed to 0..k-1 in the order in which they first appear, with the size of each cluster.
 * The renaming makes every measure independent of the names of the labels, to the last bit.
 */
final class Partition {
  private final int[] cluster;
  private final int[] size;

  private Partition(int[] cluster, int[] size) {
    this.cluster = cluster;
    this.size = size;
  }

  /**
   * Partition of the rows by label.
   *
   * @param labels n labels, any values, n at least 1, not modified
   * @param name what to call the labels in a message
   * @throws IllegalArgumentException if there is no label
   */
  static Partition of(int[] labels, String name) {
    Check.present(name, labels);
    Check.that(labels.length > 0, name, "empty", "one label or more");
    Map<Integer, Integer> names = new HashMap<>();
    int[] cluster = new int[labels.length];
    int[] size = new int[16];
    for (int i = 0; i < labels.length; i++) {
      Integer known = names.putIfAbsent(labels[i], names.size());
      cluster[i] = known == null ? names.size() - 1 : known;
      if (cluster[i] == size.length) {
        size = Arrays.copyOf(size, 2 * size.length);
      }
      size[cluster[i]]++;
    }
    return new Partition(cluster, Arrays.copyOf(size, names.size()));
  }

  /** Number of rows. */
  int rows() {
    return cluster.length;
  }

  /** Number of non-empty clusters. */
  int clusters() {
    return size.length;
  }

  /** Cluster of a row, 0..clusters()-1. */
  int cluster(int row) {
    return cluster[row];
  }

  /** Rows in a cluster, at least 1. */
  int size(int c) {
    return size[c];
  }
}
