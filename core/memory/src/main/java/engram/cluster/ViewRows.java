package engram.cluster;

import engram.math.Parallel;
import engram.math.RandomStream;
import engram.recall.RecallView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows as restarts see them.
 *
 * @param x n x D in units of the view, shared
 * @param view what recalled them, or null where they are as they were given
 */
public record ViewRows(double[][] x, RecallView view) {

  private static final List<Integer> NEIGHBORS = List.of(20, 10);

  /** Powers of deviation over range: columns by their range, and by the root of both. */
  private static final List<Double> CONTRASTS = List.of(1.0, 0.5);

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
    List<List<ViewRows>> all =
        CONTRASTS.stream()
            .map(c -> recalled(x, RecallView.of(x, weights, NEIGHBORS, c, stream, pool), pool))
            .toList();
    if (all.get(0).get(0).view().size() < FEWEST_A_CLUSTER * (long) k) {
      return plain;
    }
    List<ViewRows> ranged = all.get(0);
    List<ViewRows> rooted = all.get(1);
    return List.of(ranged.get(0), rooted.get(1), ranged.get(1), rooted.get(0));
  }

  private static List<ViewRows> recalled(double[][] x, List<RecallView> views, Parallel pool) {
    List<double[][]> rows = RecallView.recall(views, x, pool);
    return IntStream.range(0, rows.size())
        .mapToObj(v -> new ViewRows(rows.get(v), views.get(v)))
        .toList();
  }

  /** Returns memories in units of the view. */
  double[][] inUnits(double[][] memories) {
    return view == null ? memories : view.inUnitsOfView(memories);
  }
}
