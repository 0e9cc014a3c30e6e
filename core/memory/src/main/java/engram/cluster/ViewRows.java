package engram.cluster;

import engram.math.Parallel;
import engram.math.RandomStream;
import engram.recall.RecallView;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as restarts see them.
 *
 * @param x n x D in the units of the columns, shared
 * @param view what recalled them, or null where they are as they were given
 */
public record ViewRows(double[][] x, RecallView view) {

  private static final List<Integer> NEIGHBORS = List.of(20, 10);

  /**
   * Returns the rows of each view; restart r sees those at r modulo their number.
   *
   * @param x n x D, NaN = missing, not modified
   * @param weights n weights, or null
   * @param seed of the fit; draws the rows that recall where there are too many
   */
  public static List<ViewRows> of(
      double[][] x, double[] weights, Views views, long seed, Parallel pool) {
    ViewRows plain = new ViewRows(x, null);
    if (views == Views.NONE) {
      return List.of(plain);
    }
    List<RecallView> recall =
        RecallView.of(x, weights, NEIGHBORS, new RandomStream(seed).fork(-2), pool);
    List<double[][]> recalled = RecallView.recall(recall, x, pool);
    List<ViewRows> rows = new ArrayList<>();
    for (int v = 0; v < recall.size(); v++) {
      rows.add(new ViewRows(recalled.get(v), recall.get(v)));
    }
    rows.add(plain);
    return rows;
  }
}
