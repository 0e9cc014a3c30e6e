package engram.descent;

import engram.energy.TileSeparation;
import engram.math.Check;
import engram.math.Fma;
import engram.math.Rows;
import engram.math.Tile;
import java.util.Arrays;

/**
 * The descent in the coordinates of the memories.
 *
 * <p>On the free coordinates {@code v_t = gamma_t v_0 + Xi^T c_t} with {@code gamma_{t+1} = (1 -
 * alpha) gamma_t} and {@code c_{t+1} = (1 - alpha) c_t + alpha w_t}, so that {@code Xi v_t} needs
 * the products of the memories with the data once and then only the Gram matrix of their free
 * coordinates. The loss is {@code |gamma_T v_0 - x|^2 + 2 c_T . Xi (gamma_T v_0 - x) + c_T . G
 * c_T}. Cost a point: 4 D K for the products and their transpose, and 6 K^2 a step. |v| is not
 * known here, so the separation has to be shiftable.
 */
public final class GramDescent implements TileDescent {

  private final DescentPlan plan;
  private final TileSeparation separation;
  private final int k;
  private final float[][] clampedProduct;
  private final float[][] freeProduct;
  private final float[][] residualProduct;
  private final float[][] residualSlope;
  private final float[][] clampedSlope;
  private final float[][] startSlope;
  private final float[][] pull;
  private final float[][][] coefficients;
  private final float[][][] weights;
  private final float[][][] kept;
  private final float[][][] scoreSlope;
  private final float[] spare;
  private final float[] lanes = new float[Rows.LANES];
  private final PointSums pointSums = new PointSums();
  private MemoryRows lastMemories;
  private float[][] lastGram;
  private Tile tile;
  private FreeSet set;
  private MemoryRows memories;
  private float[][] freeMemories;
  private float[][] gram;
  private float[] start;
  private float gamma;

  /**
   * Prepares a workspace for {@code k} memories and tiles of row length {@code length}, 64 or 256
   * where gradients are asked for.
   *
   * @throws IllegalArgumentException if the separation is not shiftable
   */
  public GramDescent(DescentPlan plan, int k, int length) {
    Check.that(
        plan.separation().shiftable(),
        "separation",
        plan.separation().word(),
        "a shiftable one; DirectDescent knows whole distances");
    this.plan = plan;
    this.separation = plan.separation().tiles();
    this.k = k;
    int steps = plan.steps();
    clampedProduct = new float[k][length];
    freeProduct = new float[k][length];
    residualProduct = new float[k][length];
    residualSlope = new float[k][length];
    clampedSlope = new float[k][length];
    startSlope = new float[k][length];
    pull = new float[k][length];
    coefficients = new float[steps + 1][k][length];
    weights = new float[steps][k][length];
    kept = separation.needsScores() ? new float[steps][k][length] : new float[steps][][];
    scoreSlope = new float[steps][k][length];
    spare = new float[length];
  }

  @Override
  public void forward(Tile points, FreeSet free, MemoryRows rows) {
    tile = points;
    set = free;
    memories = rows;
    freeMemories = freeMemories(set, memories);
    gram = gram(set, memories, freeMemories);
    start = new float[k];
    products(tile, set, memories, freeMemories, start, tile.length());
    gamma = descend(set, gram, start, tile.length());
  }

  @Override
  public void scores(float[][] scores) {
    for (int j = 0; j < k; j++) {
      stateProduct(scores[j], j, set, gram, start, gamma, plan.steps(), tile.length());
    }
  }

  @Override
  public void addUsage(double[] usage) {
    for (int j = 0; j < k && plan.steps() > 0; j++) {
      usage[j] += weightedSum(weights[plan.steps() - 1][j], tile.weights(), tile.length());
    }
  }

  @Override
  public double completionError() {
    return loss(tile, set, gram, start, gamma, tile.length());
  }

  @Override
  public void backward(float[][] gradient) {
    int n = tile.length();
    pullBack(gram, gamma, n);
    collect(tile, set, memories, freeMemories, gradient, gamma, n);
  }

  /** The Gram matrix of the free coordinates; where all are free it is kept for the next tile. */
  private float[][] gram(FreeSet set, MemoryRows memories, float[][] freeMemories) {
    if (set.clamped().length > 0) {
      return MemoryRows.gram(freeMemories);
    }
    if (lastMemories != memories) {
      lastGram = MemoryRows.gram(freeMemories);
      lastMemories = memories;
    }
    return lastGram;
  }

  private static float[][] freeMemories(FreeSet set, MemoryRows memories) {
    return set.clamped().length == 0 ? memories.rows() : memories.columns(set.free());
  }

  /** Memories times data, split into the clamped and the free coordinates. */
  private void products(
      Tile tile, FreeSet set, MemoryRows memories, float[][] freeMemories, float[] start, int n) {
    float[][] freeRows = FreeSet.pick(tile.rows(), set.free());
    for (int j = 0; j < k; j++) {
      Arrays.fill(freeProduct[j], 0, n, 0f);
      Arrays.fill(clampedProduct[j], 0, n, memories.bias()[j]);
    }
    Rows.addProducts(freeProduct, k, n, freeRows, freeMemories, freeRows.length);
    if (set.clamped().length > 0) {
      float[][] clampedRows = FreeSet.pick(tile.rows(), set.clamped());
      float[][] clampedMemories = memories.columns(set.clamped());
      Rows.addProducts(clampedProduct, k, n, clampedRows, clampedMemories, clampedRows.length);
    }
    if (!set.fromData()) {
      float[] fill = FreeSet.pick(set.fill(), set.free());
      for (int j = 0; j < k; j++) {
        start[j] = Rows.dot(freeMemories[j], fill, fill.length);
      }
    }
  }

  /** Runs the T steps; returns gamma_T. */
  private float descend(FreeSet set, float[][] gram, float[] start, int n) {
    float gamma = 1f;
    for (float[] row : coefficients[0]) {
      Arrays.fill(row, 0, n, 0f);
    }
    for (int t = 0; t < plan.steps(); t++) {
      float alpha = (float) plan.stepSizes()[t];
      float[][] w = weights[t];
      float[][] c = coefficients[t];
      float[][] next = coefficients[t + 1];
      for (int j = 0; j < k; j++) {
        stateProduct(w[j], j, set, gram, start, gamma, t, n);
      }
      keep(kept[t], w, n);
      separation.weights(w, k, n);
      for (int j = 0; j < k; j++) {
        Rows.blendTo(next[j], n, c[j], 1f - alpha, w[j], alpha);
      }
      gamma *= 1f - alpha;
    }
    return gamma;
  }

  /** Writes beta (xi_j . v_t - |xi_j|^2 / 2). */
  private void stateProduct(
      float[] out, int j, FreeSet set, float[][] gram, float[] start, float gamma, int t, int n) {
    if (set.fromData()) {
      Rows.blendTo(out, n, freeProduct[j], gamma, clampedProduct[j], 1f);
    } else {
      Rows.affine(out, n, clampedProduct[j], 1f, gamma * start[j]);
    }
    if (t > 0) {
      Rows.addScaled(out, n, coefficients[t], gram[j], k);
    }
    Rows.scale(out, n, (float) plan.beta());
  }

  /**
   * The loss, its slope in c_T left in {@code pull} and in the residual's products in {@code
   * residualSlope}.
   */
  private double loss(Tile tile, FreeSet set, float[][] gram, float[] start, float gamma, int n) {
    float[][] c = coefficients[plan.steps()];
    float[] pointWeights = tile.weights();
    float[] error = spare;
    Arrays.fill(error, 0, n, 0f);
    for (int j = 0; j < k; j++) {
      float offset = set.fromData() ? 0f : gamma * start[j];
      float factor = set.fromData() ? gamma - 1f : -1f;
      Rows.affine(residualProduct[j], n, freeProduct[j], factor, offset);
      System.arraycopy(residualProduct[j], 0, pull[j], 0, n);
      Rows.addScaled(pull[j], n, c, gram[j], k);
      Rows.addProduct(error, n, c[j], residualProduct[j]);
      Rows.addProduct(error, n, c[j], pull[j]);
      Rows.multiply(pull[j], n, pointWeights);
      Rows.scale(pull[j], n, 2f);
      Rows.scaleTo(residualSlope[j], n, c[j], 2f);
      Rows.multiply(residualSlope[j], n, pointWeights);
    }
    double base;
    if (set.fromData()) {
      double r = gamma - 1f;
      base = r * r * tile.squares();
    } else {
      for (int d : set.free()) {
        Rows.addSquare(error, n, tile.rows()[d], -1f, gamma * set.fill()[d]);
      }
      base = 0;
    }
    Rows.multiply(error, n, pointWeights);
    return base + Rows.sum(error, n);
  }

  private void keep(float[][] to, float[][] scores, int n) {
    for (int j = 0; to != null && j < k; j++) {
      System.arraycopy(scores[j], 0, to[j], 0, n);
    }
  }

  private void pullBack(float[][] gram, float gamma, int n) {
    float beta = (float) plan.beta();
    for (int j = 0; j < k; j++) {
      Arrays.fill(clampedSlope[j], 0, n, 0f);
      Arrays.fill(startSlope[j], 0, n, 0f);
    }
    float g = gamma;
    for (int t = plan.steps() - 1; t >= 0; t--) {
      float alpha = (float) plan.stepSizes()[t];
      float[][] w = weights[t];
      float[][] slope = scoreSlope[t];
      g = gammaBefore(t);
      separation.pullBack(slope, w, kept[t], pull, k, n, alpha * beta);
      for (int j = 0; j < k; j++) {
        Rows.add(clampedSlope[j], n, slope[j]);
        Rows.addScaled(startSlope[j], n, slope[j], g);
      }
      if (t > 0) {
        for (int j = 0; j < k; j++) {
          Rows.scale(pull[j], n, 1f - alpha);
          Rows.addScaled(pull[j], n, slope, gram[j], k);
        }
      }
    }
  }

  private float gammaBefore(int step) {
    float gamma = 1f;
    for (int t = 0; t < step; t++) {
      gamma *= 1f - (float) plan.stepSizes()[t];
    }
    return gamma;
  }

  /** Turns the slopes of products into the gradient of the memories. */
  private void collect(
      Tile tile,
      FreeSet set,
      MemoryRows memories,
      float[][] freeMemories,
      float[][] gradient,
      float gamma,
      int n) {
    float[][] gramSlope = gramSlope(n);
    int[] free = set.free();
    float[] fillFactor = new float[k];
    for (int j = 0; j < k; j++) {
      float slopeSum = (float) Rows.sum(clampedSlope[j], n);
      Rows.addScaled(gradient[j], gradient[j].length, memories.rows()[j], -slopeSum);
      if (set.fromData()) {
        Rows.addScaled(startSlope[j], n, residualSlope[j], gamma - 1f);
      } else {
        fillFactor[j] =
            (float) (Rows.sum(startSlope[j], n) + gamma * Rows.sum(residualSlope[j], n));
        Rows.scaleTo(startSlope[j], n, residualSlope[j], -1f);
      }
    }
    float[][] span = new float[k][free.length];
    pointSums.add(startSlope, k, FreeSet.pick(tile.rows(), free), n, span);
    for (int j = 0; j < k; j++) {
      Rows.addScaled(span[j], free.length, freeMemories, gramSlope[j], k);
      for (int f = 0; f < free.length; f++) {
        gradient[j][free[f]] += Fma.of(fillFactor[j], set.fill()[free[f]], span[j][f]);
      }
    }
    int[] clamped = set.clamped();
    float[][] sums = new float[k][clamped.length];
    pointSums.add(clampedSlope, k, FreeSet.pick(tile.rows(), clamped), n, sums);
    for (int j = 0; j < k; j++) {
      for (int c = 0; c < clamped.length; c++) {
        gradient[j][clamped[c]] += sums[j][c];
      }
    }
  }

  /**
   * The symmetrised slope of the Gram matrix: S + S^T with S = sum over points of c_T c_T^T and,
   * for each step, logit slope c_t^T.
   */
  private float[][] gramSlope(int n) {
    float[][] slope = new float[k][k];
    float[][] last = coefficients[plan.steps()];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        for (int t = 1; t < plan.steps(); t++) {
          Rows.addLanes(lanes, scoreSlope[t][i], coefficients[t][j], n);
        }
        float s = Rows.takeLanes(lanes);
        slope[i][j] += s;
        slope[j][i] += s;
      }
      for (int j = 0; j <= i; j++) {
        Rows.addLanes(lanes, residualSlope[i], last[j], n);
        float both = Rows.takeLanes(lanes);
        slope[i][j] += both;
        if (j < i) {
          slope[j][i] += both;
        }
      }
    }
    return slope;
  }

  private static double weightedSum(float[] x, float[] pointWeights, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (double) pointWeights[i] * x[i];
    }
    return sum;
  }
}
