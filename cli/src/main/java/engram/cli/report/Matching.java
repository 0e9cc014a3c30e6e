package engram.cli.report;

import engram.measure.Assignment;

/** Numbers clusters anew so that they have the colour of the class that they mostly hold. */
final class Matching {

  private Matching() {}

  /**
   * Returns the group of each cluster: the class that it is matched to (one to one, so that as many
   * rows as possible are in the cluster of their class), or a number of its own above all classes.
   *
   * @param reference class of each row, -1 where it is not known
   * @param labels cluster of each row
   * @param clusters number of clusters
   */
  static int[] groups(int[] reference, int[] labels, int clusters) {
    int classes = 1;
    for (int each : reference) {
      classes = Math.max(classes, each + 1);
    }
    double[][] shared = new double[clusters][classes];
    for (int i = 0; i < labels.length; i++) {
      if (reference[i] >= 0) {
        shared[labels[i]][reference[i]]++;
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
}
