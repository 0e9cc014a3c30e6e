package engram.measure;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;

/**
 * Silhouette coefficient (Rousseeuw 1987): how much nearer a row is to its own cluster than to the
 * next one, by mean Euclidean distance.
 *
 * <p>For row i, a is the mean distance to the other rows of its cluster and b the least, over the
 * other clusters, of the mean distance to their rows; s(i) = (b - a) / max(a, b), in [-1, 1],
 * higher is better. As in scikit-learn a row alone in its cluster scores 0, and so does a row with
 * a = b = 0. The coefficient of a partition is the mean over all rows. It does not change when x is
 * shifted, rotated or scaled.
 *
 * <p>Silhouette rewards one big cluster with a few remote crumbs; read it beside {@link
 * ClusterSizes}.
 *
 * <p>Time O(n^2 d / 2), memory O(n d + n k). The result has the same bits for any number of
 * threads.
 *
 * <p>Reference: P. J. Rousseeuw, Silhouettes: a graphical aid to the interpretation and validation
 * of cluster analysis, Journal of Computational and Applied Mathematics 20 (1987).
 */
public final class Silhouette {
  private Silhouette() {}

  /**
   * Mean silhouette of all rows, on all processors.
   *
   * @param x n x d rows, finite, not modified
   * @param labels n labels, not modified
   * @return the mean in [-1, 1]; NaN if there are fewer than two clusters, where it is undefined
   * @throws IllegalArgumentException if a shape is wrong or a value is NaN or infinite
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static double of(double[][] x, int[] labels) {
    return of(x, labels, 0);
  }

  /**
   * Mean silhouette of all rows.
   *
   * @param x n x d rows, finite, not modified
   * @param labels n labels, not modified
   * @param threads threads to use, 0 for one per processor; no influence on the result
   * @return the mean in [-1, 1]; NaN if there are fewer than two clusters, where it is undefined
   * @throws IllegalArgumentException if a shape is wrong, a value is NaN or infinite, or threads is
   *     negative
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static double of(double[][] x, int[] labels, int threads) {
    double sum = 0;
    for (double value : values(x, labels, threads)) {
      sum += value;
    }
    return sum / labels.length;
  }

  /**
   * Mean silhouette of at most {@code maxRows} rows, drawn without replacement, for data where all
   * pairs would take too long. The rows drawn depend on n, {@code maxRows} and the seed alone, so
   * that several partitions of the same data are measured on the same rows; distances too are taken
   * among those rows only. A cluster of a few rows may be missing from them.
   *
   * @param x n x d rows, finite, not modified
   * @param labels n labels, not modified
   * @param maxRows rows to draw, at least 1; with n or more all rows count and the seed does not
   * @param seed seed of the draw
   * @param threads threads to use, 0 for one per processor; no influence on the result
   * @return the mean in [-1, 1]; NaN if the rows drawn hold fewer than two clusters
   * @throws IllegalArgumentException if a shape is wrong, a value is NaN or infinite, maxRows is
   *     under 1 or threads negative
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static double ofSample(double[][] x, int[] labels, int maxRows, long seed, int threads) {
    if (maxRows < 1) {
      throw new IllegalArgumentException("maxRows is " + maxRows + ", allowed: 1 or more");
    }
    if (labels.length <= maxRows) {
      return of(x, labels, threads);
    }
    // All rows are checked, so that whether bad data is noticed does not depend on the seed.
    SafeScale.of(x, labels.length);
    int[] rows = draw(labels.length, maxRows, seed);
    double[][] some = new double[maxRows][];
    int[] someLabels = new int[maxRows];
    for (int i = 0; i < maxRows; i++) {
      some[i] = x[rows[i]];
      someLabels[i] = labels[rows[i]];
    }
    return of(some, someLabels, threads);
  }

  /**
   * Silhouette of every row.
   *
   * @param x n x d rows, finite, not modified
   * @param labels n labels, not modified
   * @param threads threads to use, 0 for one per processor; no influence on the result
   * @return n values in [-1, 1]; all NaN if there are fewer than two clusters
   * @throws IllegalArgumentException if a shape is wrong, a value is NaN or infinite, or threads is
   *     negative
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static double[] values(double[][] x, int[] labels, int threads) {
    int workers = Parallel.resolve(threads);
    Partition partition = Partition.of(labels, "labels");
    double scale = SafeScale.of(x, labels.length);
    double[] values = new double[labels.length];
    if (partition.clusters() < 2) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    double[][] sums = ClusterDistances.sums(x, scale, partition, workers);
    for (int i = 0; i < values.length; i++) {
      values[i] = value(sums[i], partition.cluster(i), partition);
    }
    return values;
  }

  private static double value(double[] sums, int own, Partition partition) {
    if (partition.size(own) == 1) {
      return 0;
    }
    double within = sums[own] / (partition.size(own) - 1);
    double next = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sums.length; c++) {
      if (c != own) {
        next = Math.min(next, sums[c] / partition.size(c));
      }
    }
    double larger = Math.max(within, next);
    return larger == 0 ? 0 : (next - within) / larger;
  }

  private static int[] draw(int n, int count, long seed) {
    int[] rows = Arrays.copyOf(new RandomStream(seed).permutation(n), count);
    Arrays.sort(rows);
    return rows;
  }
}
