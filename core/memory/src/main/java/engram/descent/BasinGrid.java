package engram.descent;

import engram.energy.Energy;
import engram.energy.EnergyGrid;
import engram.math.Parallel;
import java.util.Arrays;

/** Which memory each cell of a part of the plane descends to: the basins of a landscape. */
public final class BasinGrid {

  private BasinGrid() {}

  /**
   * Descends from the middle of each cell by mean shift, {@code v <- v + stepSize (sum w xi / sum w
   * - v)}. O(T K) a cell.
   *
   * @param energy what falls, of Euclidean distances
   * @param memories K x 2, not modified
   * @param area the cells
   * @param steps T, at most; a descent that hardly moves any more ends
   * @param stepSize size of a step
   * @param threads threads to use, 0 = one per processor
   * @return rows x columns, the memory with the largest weight where the descent ends, the first of
   *     equals; -1 where no kernel reaches
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static int[][] of(
      Energy energy,
      double[][] memories,
      EnergyGrid.Area area,
      int steps,
      double stepSize,
      int threads) {
    int[][] basins = new int[area.rows()][area.columns()];
    double settled = 1e-3 * (area.top() - area.bottom()) / area.rows();
    try (Parallel pool = new Parallel(threads)) {
      pool.run(
          basins.length,
          (r, worker) ->
              Arrays.setAll(
                  basins[r],
                  c ->
                      basin(
                          energy, memories, area.at(c + 0.5, r + 0.5), steps, stepSize, settled)));
    }
    return basins;
  }

  private static int basin(
      Energy energy, double[][] memories, double[] v, int steps, double stepSize, double settled) {
    double moved = Double.POSITIVE_INFINITY;
    for (int t = 0; t < steps && moved > settled; t++) {
      double[] weights = energy.weights(v, memories);
      double[] mean = new double[v.length];
      double sum = 0;
      for (int mu = 0; mu < weights.length; mu++) {
        sum += weights[mu];
        for (int j = 0; j < v.length; j++) {
          mean[j] += weights[mu] * memories[mu][j];
        }
      }
      if (!(sum > 0)) {
        return -1;
      }
      moved = 0;
      for (int j = 0; j < v.length; j++) {
        double change = stepSize * (mean[j] / sum - v[j]);
        v[j] += change;
        moved = Math.max(moved, Math.abs(change));
      }
    }
    double[] weights = energy.weights(v, memories);
    int best = 0;
    for (int j = 1; j < weights.length; j++) {
      best = weights[j] > weights[best] ? j : best;
    }
    return Double.isNaN(weights[best]) ? -1 : best;
  }
}
