package engram.math;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All points of a fit, packed once into tiles.
 *
 * <p>Points are centred on their weighted column means, since distances are expanded into dot
 * products in float, and put in the random order of the seed, since a mini-batch is a few tiles.
 * NaN is missing.
 */
public final class Tiles implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int WIDE = 256;
  private static final int NARROW = 64;

  private final Tile[] tiles;
  private final int[] order;
  private final int perTile;
  private final double[] center;
  private final double[] variance;
  private final double totalWeight;

  private Tiles(
      List<Tile> tiles,
      int[] order,
      int perTile,
      double[] center,
      double[] variance,
      double totalWeight) {
    this.tiles = tiles.toArray(Tile[]::new);
    this.order = order;
    this.perTile = perTile;
    this.center = center;
    this.variance = variance;
    this.totalWeight = totalWeight;
  }

  /**
   * Packs points for training.
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @param weights n weights of 0 or more with a positive sum, or null for 1 each, not modified
   * @param perTile points a tile, 1 to 256
   * @param stream orders the points
   */
  public static Tiles pack(double[][] x, double[] weights, int perTile, RandomStream stream) {
    int n = x.length;
    double[] center = new double[x[0].length];
    double[] variance = new double[x[0].length];
    double total = moments(x, weights, center, variance);
    int[] order = stream.permutation(n);
    List<Tile> tiles = new ArrayList<>();
    for (int from = 0; from < n; from += perTile) {
      int to = Math.min(n, from + perTile);
      tiles.add(tile(x, weights, order, from, to, perTile > NARROW ? WIDE : NARROW, center));
    }
    return new Tiles(tiles, order, perTile, center, variance, total);
  }

  /**
   * Packs a few points for a question to a fitted model, in their own order.
   *
   * @param x points, NaN = missing, not modified
   * @param from first point
   * @param to one past the last
   * @param center what to subtract, D values
   */
  public static Tile pack(double[][] x, int from, int to, double[] center) {
    int[] order = new int[to - from];
    for (int i = 0; i < order.length; i++) {
      order[i] = from + i;
    }
    return tile(x, null, order, 0, order.length, order.length, center);
  }

  private static Tile tile(
      double[][] x, double[] weights, int[] order, int from, int to, int length, double[] center) {
    int d = center.length;
    float[][] rows = new float[d][length];
    float[][] known = null;
    float[] weight = new float[length];
    double squares = 0;
    for (int i = from; i < to; i++) {
      double[] point = x[order[i]];
      int p = i - from;
      double square = 0;
      for (int j = 0; j < d; j++) {
        if (Double.isNaN(point[j])) {
          known = known == null ? new float[d][] : known;
          if (known[j] == null) {
            known[j] = new float[length];
            Arrays.fill(known[j], 1f);
          }
          known[j][p] = 0f;
        } else {
          float value = (float) (point[j] - center[j]);
          rows[j][p] = value;
          square += (double) value * value;
        }
      }
      weight[p] = weights == null ? 1f : (float) weights[order[i]];
      squares += weight[p] * square;
    }
    return new Tile(rows, known, to - from, weight, squares);
  }

  /** Writes weighted means and variances of the known entries; returns the sum of the weights. */
  private static double moments(double[][] x, double[] weights, double[] mean, double[] variance) {
    double[] known = new double[mean.length];
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      double w = weights == null ? 1 : weights[i];
      total += w;
      for (int j = 0; j < mean.length; j++) {
        double value = x[i][j];
        if (!Double.isNaN(value) && w > 0) {
          known[j] += w;
          double delta = value - mean[j];
          mean[j] += delta * w / known[j];
          variance[j] += w * delta * (value - mean[j]);
        }
      }
    }
    for (int j = 0; j < mean.length; j++) {
      variance[j] = known[j] > 0 ? variance[j] / known[j] : 0;
    }
    return total;
  }

  /** Returns the number of tiles. */
  public int count() {
    return tiles.length;
  }

  /** Returns tile {@code t}. */
  public Tile tile(int t) {
    return tiles[t];
  }

  /** Returns the number of points. */
  public int points() {
    return order.length;
  }

  /** Returns the number of coordinates D. */
  public int columns() {
    return center.length;
  }

  /** Returns the row in the caller's data of point {@code p} of tile {@code t}. */
  public int source(int t, int p) {
    return order[t * perTile + p];
  }

  /** Returns the weighted column means that were subtracted; the caller must not modify them. */
  public double[] center() {
    return center;
  }

  /** Returns the weighted column variances over known entries; the caller must not modify them. */
  public double[] variance() {
    return variance;
  }

  /** Returns the sum of the weights. */
  public double totalWeight() {
    return totalWeight;
  }

  /**
   * Returns the mean squared distance between two points drawn by weight: twice the sum of the
   * column variances.
   */
  public double meanSquaredDistance() {
    double sum = 0;
    for (double v : variance) {
      sum += v;
    }
    return 2 * sum;
  }

  /** Returns the length of every tile's rows. */
  public int rowLength() {
    return tiles[0].length();
  }

  /** Returns whether any entry is missing. */
  public boolean hasMissing() {
    return Arrays.stream(tiles).anyMatch(tile -> tile.known() != null);
  }

  /**
   * Copies the centred coordinates of the point at a place in the order of the seed, missing ones
   * as 0.
   */
  public void copyPoint(int place, float[] target) {
    copyPoint(place / perTile, place % perTile, target);
  }

  /** Copies the centred coordinates of point {@code p} of tile {@code t}, missing ones as 0. */
  public void copyPoint(int t, int p, float[] target) {
    float[][] rows = tiles[t].rows();
    for (int j = 0; j < target.length; j++) {
      target[j] = rows[j][p];
    }
  }
}
