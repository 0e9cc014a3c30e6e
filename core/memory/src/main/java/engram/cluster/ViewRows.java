package engram.cluster;

import engram.math.Parallel;
import engram.math.RandomStream;
import engram.recall.RecallView;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as restarts see them.
 *
 * @param x n x D in units of the view, shared
 * @param view what recalled them, or null where they are as they were given
 */
public record ViewRows(double[][] x, RecallView view) {

  private static final int NEIGHBORS = 20;

  /** Powers of deviation over range: columns by their range, and as they are. */
  private static final double[] CONTRASTS = {1, 0};

  /** Stored rows a cluster below which neighbors are mostly of other clusters. */
  private static final int FEWEST_A_CLUSTER = 4;

  /**
   * Returns the rows of each view; restart r sees those at r modulo their number. With fewer than
   * {@value #FEWEST_A_CLUSTER} distinct rows a cluster the rows are seen as they are.
   *
   * @param x n x D, NaN = missing, not modified
   * @param weights n weights, or null
   * @param k number of clusters
   * @param seed of the fit; draws the rows that recall where there are too many
   */
  public static List<ViewRows> of(
      double[][] x, double[] weights, Views views, int k, long seed, Parallel pool) {
    List<ViewRows> plain = List.of(new ViewRows(x, null));
    if (views == Views.NONE) {
      return plain;
    }
    RandomStream stream = new RandomStream(seed).fork(-2);
    List<ViewRows> rows = new ArrayList<>();
    for (double contrast : CONTRASTS) {
      RecallView view = RecallView.of(x, weights, NEIGHBORS, contrast, stream, pool);
      if (!enough(view, k)) {
        return plain;
      }
      rows.add(new ViewRows(view.recall(x, pool), view));
    }
    return rows;
  }

  private static boolean enough(RecallView view, int k) {
    return view.size() >= FEWEST_A_CLUSTER * (long) k;
  }

  /** Returns whether so many clusters see the same rows. */
  boolean enoughFor(int k) {
    return view == null || enough(view, k);
  }

  /** Returns memories in units of the view. */
  double[][] inUnits(double[][] memories) {
    return view == null ? memories : view.inUnitsOfView(memories);
  }
}
