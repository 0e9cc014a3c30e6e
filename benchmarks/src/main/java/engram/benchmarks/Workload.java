package engram.benchmarks;

import engram.descent.DescentPlan;
import engram.descent.MemoryRows;
import engram.energy.Separations;
import engram.math.RandomStream;
import engram.math.Tiles;

/**
 * What the kernels work on: standard normal points in tiles of 256, and a few of them as memories.
 *
 * @param tiles the points
 * @param memories K of the points
 * @param plan T steps at a beta of 10 / (mean squared distance)
 */
record Workload(Tiles tiles, MemoryRows memories, DescentPlan plan) {

  static final int POINTS_PER_TILE = 256;

  /** Draws {@code n} points of {@code columns} coordinates; the same ones each time. */
  static Workload normal(int n, int columns, int k, int steps, double stepSize) {
    RandomStream stream = new RandomStream(1);
    double[][] x = new double[n][columns];
    for (double[] row : x) {
      for (int d = 0; d < columns; d++) {
        row[d] = stream.nextGaussian();
      }
    }
    Tiles tiles = Tiles.pack(x, null, POINTS_PER_TILE, stream);
    float[][] memories = new float[k][columns];
    for (int j = 0; j < k; j++) {
      tiles.copyPoint(j, memories[j]);
    }
    double beta = 10 / tiles.meanSquaredDistance();
    return new Workload(
        tiles,
        MemoryRows.of(memories),
        DescentPlan.constant(Separations.SOFTMAX, beta, steps, stepSize));
  }

  /** Returns K. */
  int k() {
    return memories.count();
  }
}
