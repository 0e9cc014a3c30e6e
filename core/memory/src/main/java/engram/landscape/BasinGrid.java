package engram.landscape;

import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.energy.Separation;
import engram.energy.StoredPatterns;
import engram.math.Parallel;
import java.util.Arrays;

/** Which memory each cell of a part of the plane descends to: the basins of a landscape. */
public final class BasinGrid {

  /** A descent whose step is shorter than this share of a cell has ended. */
  private static final double SETTLED = 1e-3;

  private BasinGrid() {}

  /**
   * Descends from the middle of each cell by fixed-point steps. O(T K) a cell.
   *
   * @param landscape memories of the plane
   * @param area the cells
   * @param steps T, at most; a descent that hardly moves any more ends
   * @param stepSize size of a step
   * @param threads threads to use, 0 = one per processor
   * @return rows x columns, the memory with the largest weight where the descent ends, the first of
   *     equals; -1 where no kernel reaches the cell
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static int[][] of(
      StoredPatterns landscape, EnergyGrid.Area area, int steps, double stepSize, int threads) {
    int[][] basins = new int[area.rows()][area.columns()];
    Descent descent =
        new Descent(
            steps,
            StepSizes.constant(stepSize),
            SETTLED * (area.top() - area.bottom()) / area.rows(),
            ClampedStep.FIXED_POINT);
    try (Parallel pool = new Parallel(threads)) {
      pool.run(
          basins.length,
          (r, worker) ->
              Arrays.setAll(basins[r], c -> basin(landscape, descent, area.at(c + 0.5, r + 0.5))));
    }
    return basins;
  }

  private static int basin(StoredPatterns landscape, Descent descent, double[] v) {
    if (landscape.energy(v) == Double.POSITIVE_INFINITY) {
      return -1;
    }
    descent.settle(landscape, v, null);
    double[] weights = landscape.weights(v);
    int best = Separation.largest(weights);
    return weights[best] > 0 ? best : -1;
  }
}
