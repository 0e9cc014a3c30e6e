package engram.cluster;

import engram.math.DataCheck;
import engram.math.RandomStream;

/** Small synthetic data. */
public final class Blobs {

  private Blobs() {}

  /** The blob of row {@code i}. */
  public static int[] labels(int n, int k) {
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % k;
    }
    return labels;
  }

  /** k Gaussian blobs of standard deviation 1, their centres {@code gap} apart along an axis. */
  public static double[][] of(int n, int d, int k, double gap, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] x = new double[n][d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        x[i][j] = stream.nextGaussian() + (j % k == i % k ? gap : 0);
      }
    }
    return x;
  }

  /** Three well separated blobs of 30 rows in four dimensions. */
  public static double[][] three() {
    return of(90, 4, 3, 20, 1);
  }

  /** Four blobs that overlap, 120 rows in five dimensions. */
  public static double[][] overlapping() {
    return of(120, 5, 4, 2, 7);
  }

  /** The rows with about a tenth of their cells missing, the first row whole. */
  public static double[][] withGaps(double[][] x, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] gaps = DataCheck.copy(x);
    for (int i = 1; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        if (stream.nextInt(10) == 0) {
          gaps[i][j] = Double.NaN;
        }
      }
    }
    return gaps;
  }

  /** Weights from 1/2 to 2, every seventh 0. */
  public static double[] weights(int n, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = i % 7 == 6 ? 0 : 0.5 + 1.5 * stream.nextDouble();
    }
    return weights;
  }

  /** factor x + shift. */
  public static double[][] moved(double[][] x, double factor, double shift) {
    double[][] moved = DataCheck.copy(x);
    for (double[] row : moved) {
      for (int j = 0; j < row.length; j++) {
        row[j] = factor * row[j] + shift;
      }
    }
    return moved;
  }
}
