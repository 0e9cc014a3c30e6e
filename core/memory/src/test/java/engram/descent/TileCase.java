package engram.descent;

import engram.math.RandomStream;
import engram.math.Tile;
import engram.math.Tiles;
import java.util.Arrays;

/**
 * A random tile with memories and a set of free coordinates.
 *
 * @param masked some coordinates hidden and the others clamped, or all free from the data
 */
record TileCase(
    Tile tile, FreeSet set, MemoryRows memories, DescentPlan plan, boolean masked, int k, int d) {

  /**
   * Returns a case.
   *
   * @param n points, at most 256
   * @param missing share of missing entries
   * @param filled whether hidden and missing entries start off the column mean
   * @param weighted whether points have weights other than 1, some of them 0
   */
  static TileCase of(
      int n,
      int d,
      int k,
      DescentPlan plan,
      boolean masked,
      double missing,
      boolean filled,
      boolean weighted,
      RandomStream stream) {
    double[][] x = new double[n][d];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = !weighted ? 1 : i % 4 == 3 ? 0 : 0.25 + 2 * stream.nextDouble();
      for (int j = 0; j < d; j++) {
        boolean drop = i > 0 && stream.nextDouble() < missing;
        x[i][j] = drop ? Double.NaN : 3 + stream.nextGaussian();
      }
    }
    Tile tile = Tiles.pack(x, weights, n > 64 ? 256 : 64, stream).tile(0);
    float[] fill = new float[d];
    if (filled) {
      for (int j = 0; j < d; j++) {
        fill[j] = (float) stream.nextGaussian();
      }
    }
    float[][] rows = new float[k][d];
    for (float[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = (float) stream.nextGaussian();
      }
    }
    boolean[] hidden = new boolean[d];
    for (int j = 0; j < d; j++) {
      hidden[j] = j == d / 2 || stream.nextDouble() < 0.3;
    }
    FreeSet set = masked ? FreeSet.hidden(hidden, fill) : FreeSet.all(fill);
    return new TileCase(tile, set, MemoryRows.of(rows), plan, masked, k, d);
  }

  TileDescent direct() {
    return new DirectDescent(plan, k, d, tile.length());
  }

  TileDescent gram() {
    return new GramDescent(plan, k, tile.length());
  }

  TileCase withTile(Tile other) {
    return new TileCase(other, set, memories, plan, masked, k, d);
  }

  TileCase withPlan(DescentPlan other) {
    return new TileCase(tile, set, memories, other, masked, k, d);
  }

  Result run(TileDescent descent) {
    float[][] gradient = new float[k][d];
    double[] usage = new double[k];
    descent.forward(tile, set, memories);
    double loss = descent.completionError();
    descent.addUsage(usage);
    descent.backward(gradient);
    float[][] logits = new float[k][tile.length()];
    descent.scores(logits);
    return new Result(loss, doubles(gradient), usage, doubles(logits));
  }

  /**
   * What a descent of a tile computes.
   *
   * @param gradient K x D
   * @param logits K x row length
   */
  record Result(double loss, double[][] gradient, double[] usage, double[][] logits) {}

  static double[][] doubles(float[][] rows) {
    double[][] doubles = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      doubles[k] = new double[rows[k].length];
      for (int i = 0; i < rows[k].length; i++) {
        doubles[k][i] = rows[k][i];
      }
    }
    return doubles;
  }

  /** Returns |a - b| / |b|, the norm of all entries of the rows. */
  static double error(double[][] a, double[][] b) {
    double difference = 0;
    double size = 0;
    for (int k = 0; k < a.length; k++) {
      for (int i = 0; i < a[k].length; i++) {
        difference += (a[k][i] - b[k][i]) * (a[k][i] - b[k][i]);
        size += b[k][i] * b[k][i];
      }
    }
    return Math.sqrt(difference / size);
  }

  static double[][] firstPoints(double[][] rows, int points) {
    return Arrays.stream(rows).map(row -> Arrays.copyOf(row, points)).toArray(double[][]::new);
  }
}
