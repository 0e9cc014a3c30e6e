package engram.measure;

/** Numbers clusters anew so that they have the colour of the class that they mostly hold. */
public final class Matching {

  private Matching() {}

  /**
   * Returns the group of each cluster: the class that it is matched to (one to one, so that as many
   * rows as possible are in the cluster of their class), or a number of its own above all classes.
   *
   * @param reference class of each row, -1 where it is not known
   * @param labels cluster of each row, below 0 for a row in none
   * @param clusters number of clusters
   */
  public static int[] groups(int[] reference, int[] labels, int clusters) {
    int classes = 1;
    for (int each : reference) {
      classes = Math.max(classes, each + 1);
    }
    double[][] shared = new double[clusters][classes];
    long[][] counts = counts(labels, reference, clusters, classes);
    for (int c = 0; c < clusters; c++) {
      for (int each = 0; each < classes; each++) {
        shared[c][each] = counts[c][each];
      }
    }
    int[] match = Assignment.maximum(shared);
    int next = classes;
    int[] groups = new int[clusters];
    for (int c = 0; c < clusters; c++) {
      groups[c] = match[c] >= 0 ? match[c] : next++;
    }
    return groups;
  }

  /**
   * Returns the contingency table of two partitions: how many rows each class of one shares with
   * each of the other. O(n).
   *
   * @param one class of each row, below {@code rows}; rows below 0 are left out
   * @param other class of each row by the other, below {@code columns}; rows below 0 are left out
   * @return rows x columns
   */
  public static long[][] counts(int[] one, int[] other, int rows, int columns) {
    long[][] counts = new long[rows][columns];
    for (int i = 0; i < one.length; i++) {
      if (one[i] >= 0 && other[i] >= 0) {
        counts[one[i]][other[i]]++;
      }
    }
    return counts;
  }
}
