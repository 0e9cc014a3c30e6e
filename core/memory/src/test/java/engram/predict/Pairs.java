package engram.predict;

import engram.math.RandomStream;

/**
 * Small data to predict: standardised features, a class that depends on the first two, a target
 * that is a curve.
 */
final class Pairs {

  final double[][] x;
  final int[] y;
  final double[] target;

  Pairs(int n, int columns, long seed) {
    RandomStream random = new RandomStream(seed);
    x = new double[n][columns];
    y = new int[n];
    target = new double[n];
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < columns; d++) {
        x[i][d] = random.nextGaussian();
      }
      y[i] = x[i][0] + 0.5 * x[i][1] > 0.6 ? 7 : x[i][0] < -0.5 ? -3 : 2;
      target[i] = 3 * StrictMath.sin(x[i][0]) + x[i][1] + 0.1 * random.nextGaussian();
    }
  }

  /** Hides about a tenth of the cells. */
  Pairs withHoles(long seed) {
    RandomStream random = new RandomStream(seed);
    for (double[] row : x) {
      for (int d = 0; d < row.length; d++) {
        row[d] = random.nextDouble() < 0.1 ? Double.NaN : row[d];
      }
    }
    return this;
  }
}
