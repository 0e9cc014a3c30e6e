package engram.descent;

import engram.math.Rows;

/**
 * Sums over the points of a tile, {@code out[k][f] += sum_p slopes[k][p] rows[f][p]}: the transpose
 * of the products of memories and data. Many coordinates are first turned point-major, so that the
 * loop runs over them and needs no reduction; few go through partial sums. A workspace of one
 * thread.
 */
final class PointSums {

  /** From how many coordinates on turning them pays. */
  private static final int MANY = 32;

  private final float[] lanes = new float[Rows.LANES];
  private float[][] points = new float[0][];

  /**
   * Adds the sums.
   *
   * @param slopes k rows of n points, not modified
   * @param rows F rows of n points, not modified
   * @param n row length, 64 or 256
   * @param out k rows of F sums, added to
   */
  void add(float[][] slopes, int k, float[][] rows, int n, float[][] out) {
    int columns = rows.length;
    if (columns >= MANY) {
      if (points.length < n || points[0].length < columns) {
        points = new float[n][columns];
      }
      Rows.transpose(rows, columns, n, points);
      Rows.addProducts(out, k, columns, points, slopes, n);
      return;
    }
    for (int j = 0; j < k; j++) {
      for (int f = 0; f < columns; f++) {
        Rows.addLanes(lanes, slopes[j], rows[f], n);
        out[j][f] += Rows.takeLanes(lanes);
      }
    }
  }
}
