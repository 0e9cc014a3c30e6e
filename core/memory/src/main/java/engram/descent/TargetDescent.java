package engram.descent;

import engram.energy.Separation;
import engram.energy.TileSeparation;
import engram.math.Rows;
import engram.math.Tile;
import java.util.Arrays;

/**
 * T descent steps of the targets of a tile of points whose features are clamped, and the gradient
 * of a loss of where they end (tutorial eq. 5.15-5.18).
 *
 * <p>With {@code a_k = -(beta/2) |s (x - xi_k)|^2 - (gamma/2) |y - eta_k|^2} and w the weights of
 * the separation at a, by default {@code softmax(a)}, a step is {@code y <- (1 - alpha) y + alpha
 * sum_k w_k eta_k}. The part of the features does not change and is computed once, 2 K D operations
 * a point; a step touches the target alone, 4 K C. A missing cell is free: it takes no part in the
 * distances, which for equal bells about the memories is to sum over all its values.
 *
 * <p>The state after T steps holds {@code (1 - alpha)^T} of its start y_0, the same at every point.
 * The answer is what the memories gave, {@code (y_T - (1 - alpha)^T y_0) / (1 - (1 - alpha)^T)}: a
 * mean of their targets with weights that sum to 1, so that an answer is a distribution where the
 * targets are. With step size 1 it is y_T.
 *
 * <p>Backwards, with g = dL/dy and {@code h = alpha g}: {@code deta_k += w_k h}, {@code D = J^T
 * (eta_k . h)}, {@code g <- (1 - alpha) g + gamma sum_k D_k (eta_k - y)}; where the separation is
 * shiftable the D_k sum to 0, and what they share is left out of a. An instance is a workspace of
 * one thread.
 */
public final class TargetDescent {

  private final int k;
  private final int width;
  private final float alpha;
  private final TileSeparation separation;
  private final boolean whole;
  private final float[][][] kept;
  private final float[] norm;
  private final float[][] product;
  private final float[][][] weights;
  private final float[][][] state;
  private final float[][] slope;
  private final float[][] slopeSum;
  private final float[][] pull;
  private final float[][] move;
  private final float[] spare;
  private final PointSums pointSums = new PointSums();

  /**
   * Prepares a workspace.
   *
   * @param k number of memories
   * @param width C, coordinates of a target
   * @param steps T, 1 or more
   * @param stepSize alpha, above 0, at most 1
   * @param separation from scores to weights
   * @param length row length of the tiles; 64 or 256 where gradients are asked for
   */
  public TargetDescent(
      int k, int width, int steps, double stepSize, Separation separation, int length) {
    this.k = k;
    this.width = width;
    this.alpha = (float) stepSize;
    this.separation = separation.tiles();
    this.whole = !separation.shiftable();
    kept = this.separation.needsScores() ? new float[steps][k][length] : new float[steps][][];
    norm = new float[length];
    product = new float[k][length];
    weights = new float[steps][k][length];
    state = new float[steps + 1][width][length];
    slope = new float[k][length];
    slopeSum = new float[k][length];
    pull = new float[width][length];
    move = new float[width][length];
    spare = new float[length];
  }

  /** Writes the answers at the points of a tile, C rows. */
  public void descend(Tile tile, PairRows memories, float[][] answers) {
    int n = tile.length();
    products(tile, memories, n);
    for (int c = 0; c < width; c++) {
      Arrays.fill(state[0][c], 0, n, memories.start()[c]);
    }
    float[] scaled = new float[k];
    for (int t = 0; t < weights.length; t++) {
      float[][] w = weights[t];
      for (int j = 0; j < k; j++) {
        float[] towards = memories.targetCoefficients()[j];
        float base = memories.targetBias()[j];
        if (t == 0) {
          base += Rows.dot(towards, memories.start(), width);
        }
        Rows.affine(w[j], n, product[j], 1f, base);
        if (t > 0) {
          Rows.addScaled(w[j], n, state[t], towards, width);
        }
      }
      if (whole) {
        takeNorms(w, state[t], memories.targetBeta(), n);
      }
      for (int j = 0; kept[t] != null && j < k; j++) {
        System.arraycopy(w[j], 0, kept[t][j], 0, n);
      }
      separation.weights(w, k, n);
      for (int c = 0; c < width; c++) {
        Rows.scaleTo(scaled, k, memories.targetColumns()[c], alpha);
        Rows.scaleTo(state[t + 1][c], n, state[t][c], 1f - alpha);
        Rows.addScaled(state[t + 1][c], n, w, scaled, k);
      }
    }
    float left = left();
    for (int c = 0; c < width; c++) {
      Rows.affine(
          answers[c],
          n,
          state[weights.length][c],
          1f / (1f - left),
          -left / (1f - left) * memories.start()[c]);
    }
  }

  /** Takes off what all memories share, so that the scores are whole distances. */
  private void takeNorms(float[][] scores, float[][] y, float targetBeta, int n) {
    System.arraycopy(norm, 0, spare, 0, n);
    for (int c = 0; c < width; c++) {
      Rows.scaleTo(pull[c], n, y[c], -0.5f * targetBeta);
      Rows.addProduct(spare, n, pull[c], y[c]);
    }
    for (int j = 0; j < k; j++) {
      Rows.add(scores[j], n, spare);
      Rows.min(scores[j], n, 0f);
    }
  }

  /** The share of its start that the last state holds. */
  private float left() {
    float left = 1f;
    for (int t = 0; t < weights.length; t++) {
      left *= 1f - alpha;
    }
    return left;
  }

  private void products(Tile tile, PairRows memories, int n) {
    for (int j = 0; j < k; j++) {
      Arrays.fill(product[j], 0, n, memories.bias()[j]);
    }
    Rows.addProducts(product, k, n, tile.rows(), memories.coefficients(), tile.columns());
    Arrays.fill(norm, 0, n, 0f);
    for (int d = 0; whole && d < tile.columns(); d++) {
      Rows.scaleTo(spare, n, tile.rows()[d], -0.5f * memories.beta() * memories.squaredScales()[d]);
      Rows.addProduct(norm, n, spare, tile.rows()[d]);
    }
    for (int d = 0; tile.known() != null && d < tile.columns(); d++) {
      if (tile.known()[d] != null) {
        Rows.affine(spare, n, tile.known()[d], -1f, 1f);
        for (int j = 0; j < k; j++) {
          float square = 0.5f * memories.coefficients()[j][d] * memories.features()[j][d];
          Rows.addScaled(product[j], n, spare, square);
        }
      }
    }
  }

  /** Writes how much of the answers of the last descent each memory gave, K rows that sum to 1. */
  public void shares(int n, float[][] shares) {
    float part = alpha / (1f - left());
    for (float[] row : shares) {
      Arrays.fill(row, 0, n, 0f);
    }
    for (int t = weights.length - 1; t >= 0; t--) {
      for (int j = 0; j < k; j++) {
        Rows.addScaled(shares[j], n, weights[t][j], part);
      }
      part *= 1f - alpha;
    }
  }

  /**
   * Adds the gradient at the tile of the last descent.
   *
   * @param slopes slopes of the loss in the answers, C rows, 0 past the last point; not modified
   * @param gradient added to
   */
  public void addGradient(Tile tile, PairRows memories, float[][] slopes, PairGradient gradient) {
    int n = tile.length();
    float left = left();
    for (int c = 0; c < width; c++) {
      Rows.scaleTo(pull[c], n, slopes[c], 1f / (1f - left));
      gradient.start()[c] -= (float) (left * Rows.sum(pull[c], n));
    }
    for (float[] row : slopeSum) {
      Arrays.fill(row, 0, n, 0f);
    }
    for (int t = weights.length - 1; t >= 0; t--) {
      stepBack(t, memories, gradient, n);
    }
    for (int c = 0; c < width; c++) {
      gradient.start()[c] += (float) Rows.sum(pull[c], n);
    }
    for (int j = 0; j < k; j++) {
      gradient.mass[j] += Rows.sum(slopeSum[j], n);
    }
    pointSums.add(slopeSum, k, tile.rows(), n, gradient.features);
    addMissing(tile, memories, gradient, n);
  }

  private void stepBack(int t, PairRows memories, PairGradient gradient, int n) {
    float[][] w = weights[t];
    for (int c = 0; c < width; c++) {
      Rows.scaleTo(move[c], n, pull[c], alpha);
      Rows.scale(pull[c], n, 1f - alpha);
    }
    pointSums.add(w, k, move, n, gradient.targets);
    for (int j = 0; j < k; j++) {
      Arrays.fill(slope[j], 0, n, 0f);
      Rows.addScaled(slope[j], n, move, memories.targets()[j], width);
    }
    separation.pullBack(slope, w, kept[t], slope, k, n, 1f);
    Arrays.fill(spare, 0, n, 0f);
    for (int j = 0; j < k; j++) {
      Rows.add(slopeSum[j], n, slope[j]);
      if (whole) {
        Rows.addScaled(spare, n, slope[j], -memories.targetBeta());
      }
    }
    pointSums.add(slope, k, state[t], n, gradient.reached);
    float[] scaled = new float[k];
    for (int c = 0; c < width; c++) {
      Rows.scaleTo(scaled, k, memories.targetColumns()[c], memories.targetBeta());
      Rows.addScaled(pull[c], n, slope, scaled, k);
      if (whole) {
        Rows.addProduct(pull[c], n, spare, state[t][c]);
      }
    }
  }

  /** Takes the missing cells out of the sums over all points. */
  private void addMissing(Tile tile, PairRows memories, PairGradient gradient, int n) {
    for (int d = 0; tile.known() != null && d < tile.columns(); d++) {
      if (tile.known()[d] != null) {
        Rows.affine(spare, n, tile.known()[d], -1f, 1f);
        for (int j = 0; j < k; j++) {
          double sum = 0;
          for (int i = 0; i < n; i++) {
            sum += (double) slopeSum[j][i] * spare[i];
          }
          float xi = memories.features()[j][d];
          gradient.features[j][d] += (float) (sum * xi);
          gradient.missing[d] += sum * memories.coefficients()[j][d] * xi;
        }
      }
    }
  }
}
