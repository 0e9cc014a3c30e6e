package engram.cluster;

import engram.descent.MemoryRows;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.energy.TileSeparation;
import engram.math.RandomStream;
import engram.math.Rows;
import engram.math.Tile;

/**
 * The soft k-means loss of tutorial eq. 5.20: {@code sum_k w_k d_k} with {@code d_k = |x - c_k|^2}
 * and w the weights of a separation at {@code -gamma d}. Its slope is {@code dL/dd = w - gamma J^T
 * d}, for softmax {@code w_k (1 - gamma (d_k - sum_j w_j d_j))}. Missing entries count neither in
 * the distance nor in the slope.
 */
final class SoftKMeansLoss implements TileLoss {

  private final float gamma;
  private final int k;
  private final TileSeparation separation;
  private final boolean softmax;
  private final float[][] kept;
  private final float[][] slope;
  private final float[][] distance;
  private final float[][] weight;
  private final float[] mean;
  private final float[] spare;
  private final float[] lanes = new float[Rows.LANES];

  SoftKMeansLoss(double gamma, Separation separation, int k, int length) {
    this.gamma = (float) gamma;
    this.softmax = separation.equals(Separations.SOFTMAX);
    this.separation = separation.tiles();
    this.k = k;
    kept = this.separation.needsScores() ? new float[k][length] : null;
    slope = new float[k][length];
    distance = new float[k][length];
    weight = new float[k][length];
    mean = new float[length];
    spare = new float[length];
  }

  @Override
  public double addGradient(
      Tile tile, RandomStream stream, MemoryRows memories, float[][] gradient, double[] usage) {
    int n = tile.length();
    float[] square = new float[n];
    for (float[] row : tile.rows()) {
      Rows.addProduct(square, n, row, row);
    }
    for (int j = 0; j < k; j++) {
      distances(tile, memories, j, square, n);
      Rows.scaleTo(weight[j], n, distance[j], -gamma);
    }
    for (int j = 0; kept != null && j < k; j++) {
      System.arraycopy(weight[j], 0, kept[j], 0, n);
    }
    separation.weights(weight, k, n);
    if (!softmax) {
      separation.pullBack(slope, weight, kept, distance, k, n, gamma);
    }
    java.util.Arrays.fill(mean, 0f);
    for (int j = 0; j < k; j++) {
      Rows.addProduct(mean, n, weight[j], distance[j]);
      Rows.multiply(weight[j], n, tile.weights());
      usage[j] += Rows.sum(weight[j], n);
    }
    for (int j = 0; j < k; j++) {
      slope(tile, memories.rows()[j], j, gradient[j], n);
    }
    Rows.multiply(mean, n, tile.weights());
    return Rows.sum(mean, n);
  }

  private void distances(Tile tile, MemoryRows memories, int j, float[] square, int n) {
    float[] memory = memories.rows()[j];
    float[] d = distance[j];
    if (tile.known() == null) {
      float[] minusTwo = new float[memory.length];
      Rows.scaleTo(minusTwo, memory.length, memory, -2f);
      Rows.affine(d, n, square, 1f, -2f * memories.bias()[j]);
      Rows.addScaled(d, n, tile.rows(), minusTwo, memory.length);
    } else {
      java.util.Arrays.fill(d, 0f);
      for (int c = 0; c < memory.length; c++) {
        Rows.affine(spare, n, tile.rows()[c], 1f, -memory[c]);
        if (tile.known()[c] != null) {
          Rows.multiply(spare, n, tile.known()[c]);
        }
        Rows.addProduct(d, n, spare, spare);
      }
    }
    for (int i = 0; i < n; i++) {
      d[i] = Math.max(0f, d[i]);
    }
  }

  /** Adds {@code sum_points 2 slope_k (c_k - x)} over known entries. */
  private void slope(Tile tile, float[] memory, int j, float[] gradient, int n) {
    float[] s = distance[j];
    float[] pointWeights = tile.weights();
    for (int i = 0; i < n; i++) {
      s[i] =
          softmax
              ? 2f * weight[j][i] * (1f - gamma * (s[i] - mean[i]))
              : 2f * (weight[j][i] - pointWeights[i] * slope[j][i]);
    }
    float total = (float) Rows.sum(s, n);
    for (int c = 0; c < memory.length; c++) {
      float here = total;
      if (tile.known() != null && tile.known()[c] != null) {
        Rows.addLanes(lanes, s, tile.known()[c], n);
        here = Rows.takeLanes(lanes);
      }
      Rows.addLanes(lanes, s, tile.rows()[c], n);
      gradient[c] += here * memory[c] - Rows.takeLanes(lanes);
    }
  }
}
