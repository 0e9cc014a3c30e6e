package engram.cluster;

import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Tiles;
import java.util.Arrays;

/**
 * Lloyd's k-means from k-means++ starts, the restart of least inertia: where memories start in a
 * latent space, and the rival that clusterers here are measured against.
 *
 * <p>The same rows and seed give the same result to the bit for any number of threads. O(n D k) a
 * round of a restart.
 *
 * @param centers K x D, means of their rows
 * @param labels n labels, 0 to k-1: the nearest center
 * @param inertia sum of squared distances to the nearest center
 */
public record KMeans(double[][] centers, int[] labels, double inertia) {

  private static final int ROUNDS = 300;
  private static final int ROWS_A_TILE = 256;

  /**
   * Clusters rows.
   *
   * @param x n rows of D values, finite, not modified
   * @param k number of clusters, 1 to the number of distinct rows
   * @param restarts how often, 1 or more
   * @param threads 0 = one per processor
   * @throws IllegalArgumentException if the data cannot be clustered
   */
  public static KMeans fit(double[][] x, int k, int restarts, long seed, int threads) {
    DataCheck.data(x, null, k);
    Check.atLeast("k", k, 1);
    Check.restarts(restarts);
    for (int i = 0; i < x.length; i++) {
      for (double value : x[i]) {
        Check.that(Double.isFinite(value), "row " + i + " of x", value, "finite values");
      }
    }
    RandomStream stream = new RandomStream(seed);
    Tiles tiles = Tiles.pack(x, null, ROWS_A_TILE, stream.fork(0));
    KMeans[] fits = new KMeans[restarts];
    try (Parallel pool = new Parallel(threads)) {
      pool.run(
          restarts,
          (r, worker) -> {
            try (Parallel alone = new Parallel(1)) {
              float[][] centers = Starts.plusPlus(tiles, k, stream.fork(1 + r));
              Lloyd.improve(tiles, centers, ROUNDS, alone);
              fits[r] = result(x, centers, tiles.center());
            }
          });
    }
    return Arrays.stream(fits).min((a, b) -> Double.compare(a.inertia, b.inertia)).orElseThrow();
  }

  private static KMeans result(double[][] x, float[][] centred, double[] shift) {
    double[][] centers = new double[centred.length][shift.length];
    for (int j = 0; j < centers.length; j++) {
      for (int d = 0; d < shift.length; d++) {
        centers[j][d] = centred[j][d] + shift[d];
      }
    }
    int[] labels = new int[x.length];
    double inertia = 0;
    for (int i = 0; i < x.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < centers.length; j++) {
        double distance = 0;
        for (int d = 0; d < shift.length; d++) {
          double difference = x[i][d] - centers[j][d];
          distance += difference * difference;
        }
        if (distance < nearest) {
          nearest = distance;
          labels[i] = j;
        }
      }
      inertia += nearest;
    }
    return new KMeans(centers, labels, inertia);
  }
}
