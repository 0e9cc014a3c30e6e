package engram.measure;

import engram.math.Fma;
import engram.math.Parallel;

/**
 * Sum of the Euclidean distances from every row to the rows of every cluster, S[i][c] = sum of |x_i
 * - x_j| over the rows j of cluster c.
 *
 * <p>Each distance is computed once for a pair of rows, on tiles of one block of rows against
 * another, from differences (not from dot products, which cancel). Round r takes the pairs of
 * blocks (b, (r - b) mod m): every block occurs once in a round, so the tiles of a round run in
 * parallel without sharing a row, and the order in which distances are added does not depend on the
 * number of threads. Time O(n^2 d / 2), memory O(n d + n k).
 */
final class ClusterDistances {
  private static final int BLOCK = 256;

  /** Features taken together, so that the columns in use stay in the first-level cache. */
  private static final int CHUNK = 16;

  /** Features taken by one vector loop. */
  private static final int UNROLL = 4;

  private final Partition partition;

  /** By block, feature and row within the block; features padded with zeros to the unrolling. */
  private final double[][][] columns;

  private final double[][] sums;

  private ClusterDistances(double[][] x, double scale, Partition partition) {
    this.partition = partition;
    this.sums = new double[x.length][partition.clusters()];
    this.columns = new double[(x.length + BLOCK - 1) / BLOCK][][];
    for (int b = 0; b < columns.length; b++) {
      int first = b * BLOCK;
      int rows = Math.min(BLOCK, x.length - first);
      int features = x[0].length;
      columns[b] = new double[(features + UNROLL - 1) / UNROLL * UNROLL][rows];
      for (int p = 0; p < rows; p++) {
        for (int f = 0; f < features; f++) {
          columns[b][f][p] = scale * x[first + p][f];
        }
      }
    }
  }

  /**
   * Sums of distances.
   *
   * @param x n x d, finite, not modified
   * @param scale factor on x
   * @param partition clusters of the n rows
   * @param threads at least 1
   * @return n x k, in units of scale times x
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  static double[][] sums(double[][] x, double scale, Partition partition, int threads) {
    ClusterDistances distances = new ClusterDistances(x, scale, partition);
    int blocks = distances.columns.length;
    try (Parallel parallel = new Parallel(Math.min(threads, blocks))) {
      for (int r = 0; r < blocks; r++) {
        int round = r;
        parallel.run(
            blocks,
            (block, worker) -> {
              int other = Math.floorMod(round - block, blocks);
              if (block <= other) {
                distances.addTile(block, other);
              }
            });
      }
    }
    return distances.sums;
  }

  private void addTile(int one, int other) {
    double[][] squares = squares(columns[one], columns[other]);
    for (int i = 0; i < squares.length; i++) {
      double[] distance = squares[i];
      for (int p = 0; p < distance.length; p++) {
        distance[p] = Math.sqrt(distance[p]);
      }
      int row = one * BLOCK + i;
      int first = other * BLOCK;
      for (int p = 0; p < distance.length; p++) {
        sums[row][partition.cluster(first + p)] += distance[p];
      }
      // A tile of a block with itself holds each pair both ways already.
      if (one != other) {
        int cluster = partition.cluster(row);
        for (int p = 0; p < distance.length; p++) {
          sums[first + p][cluster] += distance[p];
        }
      }
    }
  }

  private static double[][] squares(double[][] a, double[][] v) {
    double[][] squares = new double[a[0].length][v[0].length];
    for (int chunk = 0; chunk < a.length; chunk += CHUNK) {
      int end = Math.min(chunk + CHUNK, a.length);
      for (int i = 0; i < squares.length; i++) {
        for (int f = chunk; f < end; f += UNROLL) {
          addSquares(
              squares[i],
              a[f][i],
              v[f],
              a[f + 1][i],
              v[f + 1],
              a[f + 2][i],
              v[f + 2],
              a[f + 3][i],
              v[f + 3]);
        }
      }
    }
    return squares;
  }

  private static void addSquares(
      double[] s,
      double a0,
      double[] v0,
      double a1,
      double[] v1,
      double a2,
      double[] v2,
      double a3,
      double[] v3) {
    for (int p = 0; p < s.length; p++) {
      double d0 = v0[p] - a0;
      double d1 = v1[p] - a1;
      double d2 = v2[p] - a2;
      double d3 = v3[p] - a3;
      s[p] = Fma.of(d3, d3, Fma.of(d2, d2, Fma.of(d1, d1, Fma.of(d0, d0, s[p]))));
    }
  }
}
