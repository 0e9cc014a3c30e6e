package engram.recall;

import engram.math.Check;
import java.util.Arrays;

/**
 * What becomes of stored rows that are recalled again and again: a walk from row to row whose
 * chances are the weights of a {@link RecallView}. Within a group that holds together it stays for
 * long.
 *
 * @param rows L lists of places among the stored rows, shared
 * @param weights their weights, which sum to 1, shared
 * @param masses of the L stored rows, which sum to 1, shared
 */
public record RecallWalk(int[][] rows, double[][] weights, double[] masses) {

  /**
   * Returns how much more of the walk stays in the clusters than chance would keep there,
   *
   * <pre>R = sum_i m_i (P^t)_{i,c(i)} - sum_c M_c sum_i m_i (P^t)_{i,c}</pre>
   *
   * <p>where P are the weights, m_i the mass of row i, c(i) its cluster, M_c the mass of cluster c
   * and (P^t)_{i,c} the chance to be in c after t steps from i: the stability of a partition under
   * a Markov process (Delvenne, Yaliraki and Barahona 2010). 0 for one cluster; a cluster too many
   * loses what walks over the cut, one too few gains less over chance. O(t L q k).
   *
   * @param labels L clusters, 0 or more, not modified
   * @param steps t, 1 or more; few steps favour many clusters
   * @throws IllegalArgumentException if there is not one label a stored row
   */
  public double retention(int[] labels, int steps) {
    Check.that(labels.length == rows.length, "labels", labels.length + " values", "one a row");
    Check.atLeast("steps", steps, 1);
    int clusters = 1;
    for (int label : labels) {
      clusters = Math.max(clusters, label + 1);
    }
    double[][] chances = new double[labels.length][clusters];
    for (int i = 0; i < labels.length; i++) {
      chances[i][labels[i]] = 1;
    }
    double[][] next = new double[labels.length][clusters];
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < labels.length; i++) {
        step(chances, rows[i], weights[i], next[i]);
      }
      double[][] last = chances;
      chances = next;
      next = last;
    }
    return retention(labels, chances, clusters);
  }

  private static void step(double[][] from, int[] rows, double[] weights, double[] to) {
    Arrays.fill(to, 0);
    for (int j = 0; j < rows.length; j++) {
      double[] chances = from[rows[j]];
      for (int c = 0; c < to.length; c++) {
        to[c] += weights[j] * chances[c];
      }
    }
  }

  private double retention(int[] labels, double[][] chances, int clusters) {
    double[] mass = new double[clusters];
    double[] reached = new double[clusters];
    double stayed = 0;
    for (int i = 0; i < labels.length; i++) {
      stayed += masses[i] * chances[i][labels[i]];
      mass[labels[i]] += masses[i];
      for (int c = 0; c < clusters; c++) {
        reached[c] += masses[i] * chances[i][c];
      }
    }
    for (int c = 0; c < clusters; c++) {
      stayed -= mass[c] * reached[c];
    }
    return stayed;
  }
}
