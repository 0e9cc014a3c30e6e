package engram.transformer;

import engram.math.Rows;
import java.util.Arrays;

/**
 * The Energy Transformer block on a tile of images in float: the descent of {@link
 * EnergyTransformer} with one set of clamped tokens for all images of the tile, and its adjoint.
 *
 * <p>Tokens are D long rows of one value an image, first those of all images for one token, then
 * for the next; free and clamped tokens have rows of their own. So every product of weights and
 * tokens is rows over tokens and images at once. Only the attention takes tokens apart. What
 * belongs to a clamped token is computed once: its query and key on the way down; on the way back,
 * the sums over steps of its derivatives, which go through its projections once.
 *
 * <p>The adjoint of a step needs the derivatives of S = -a . dE/dx^ with a = alpha times what comes
 * back. With a prime for the change along a, U = sum_k P K, V = sum_q P Q, r the pull of the
 * memories:
 *
 * <pre>
 *   dS/dx^ = U' Wq + V' Wk + r' Xi      dS/dWq = U'^T x^ + U^T a      dS/dXi = r'^T x^ + r^T a
 * </pre>
 *
 * <p>Not thread-safe: a workspace for one thread at a time.
 */
final class TileBlock {

  private final int dimension;
  private final int projected;
  private final int steps;
  private final float alpha;
  private final TileAttention attention;
  private final TileMemories hopfield;
  private final TileNorm norm;
  private final TileNorm clampedNorm;
  private final float[][][] states;
  private final float[][] clampedStart;
  private final float[][] g;
  private final float[][] clampedG;
  private final float[][] direction;
  private final float[][] byG;
  private final float[][] wide;
  private final float[][] overlaps;
  private final float[][] overlapsChange;
  private final float[][] turnedG;
  private final float[][] turnedDirection;
  private final float[][][] q;
  private final float[][][] k;
  private final float[][][] qd;
  private final float[][][] kd;
  private final float[][][] byQ;
  private final float[][][] byK;
  private final float[][][] byQd;
  private final float[][][] byKd;
  private BlockWeights weights;
  private float[][] wqDown;
  private float[][] wkDown;
  private float[][] xiDown;
  private int[] free;
  private int[] clamped;
  private int images;
  private int freeLength;
  private int clampedLength;

  TileBlock(EnergyTransformer.Options o, int tokens, int steps, double stepSize, int points) {
    this.dimension = o.dimension();
    this.projected = o.heads() * o.inner();
    this.steps = steps;
    this.alpha = (float) stepSize;
    int length = tokens * points;
    attention = new TileAttention(tokens, o, points);
    hopfield = new TileMemories(o, length);
    norm = new TileNorm(dimension, o.epsilon(), length);
    clampedNorm = new TileNorm(dimension, o.epsilon(), length);
    states = new float[steps + 1][dimension][length];
    clampedStart = new float[dimension][length];
    g = new float[dimension][length];
    clampedG = new float[dimension][length];
    direction = new float[dimension][length];
    byG = new float[dimension][length];
    wide = new float[projected][length];
    overlaps = new float[o.memories()][length];
    overlapsChange = new float[o.memories()][length];
    turnedG = new float[length][dimension];
    turnedDirection = new float[length][dimension];
    q = new float[tokens][projected][points];
    k = new float[tokens][projected][points];
    qd = new float[tokens][projected][points];
    kd = new float[tokens][projected][points];
    byQ = new float[tokens][projected][points];
    byK = new float[tokens][projected][points];
    byQd = new float[tokens][projected][points];
    byKd = new float[tokens][projected][points];
  }

  /** Takes weights, read until the next call; and the transposes of them at this moment. */
  void load(BlockWeights next) {
    weights = next;
    wqDown = transposed(next.wq(), alpha);
    wkDown = transposed(next.wk(), alpha);
    xiDown = transposed(next.xi(), alpha);
  }

  static float[][] transposed(float[][] w, float factor) {
    float[][] result = new float[w[0].length][w.length];
    for (int i = 0; i < w.length; i++) {
      for (int d = 0; d < w[i].length; d++) {
        result[d][i] = factor * w[i][d];
      }
    }
    return result;
  }

  /**
   * Says which tokens are clamped.
   *
   * @param open a flag a token
   * @param count images in use, at most the points
   */
  void begin(boolean[] open, int count) {
    images = count;
    free = which(open, false);
    clamped = which(open, true);
    freeLength = free.length * count;
    clampedLength = clamped.length * count;
  }

  private static int[] which(boolean[] open, boolean value) {
    int[] found = new int[open.length];
    int count = 0;
    for (int t = 0; t < open.length; t++) {
      if (open[t] == value) {
        found[count++] = t;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Returns the free tokens, in order. */
  int[] free() {
    return free;
  }

  /** Returns the clamped tokens, in order. */
  int[] clamped() {
    return clamped;
  }

  /** Returns the free tokens before any step, D long rows for the caller to write. */
  float[][] freeStart() {
    return states[0];
  }

  /** Returns the clamped tokens, D long rows for the caller to write. */
  float[][] clampedStart() {
    return clampedStart;
  }

  /** Returns the activations x^ of the free tokens after the last step, D long rows. */
  float[][] activations() {
    return g;
  }

  /** Descends from what the caller wrote. */
  void descend() {
    forward(clampedNorm, clampedStart, clampedG, clampedLength);
    project(clampedG, clampedLength, clamped, q, k);
    for (int step = 0; step < steps; step++) {
      float[][] next = states[step + 1];
      copy(states[step], next);
      attend(step);
      gather(byQ, free);
      Rows.addProducts(next, dimension, freeLength, wide, wqDown, projected);
      gather(byK, free);
      Rows.addProducts(next, dimension, freeLength, wide, wkDown, projected);
      remember();
      Rows.addProducts(next, dimension, freeLength, overlaps, xiDown, overlaps.length);
    }
    forward(norm, states[steps], g, freeLength);
  }

  private void attend(int step) {
    forward(norm, states[step], g, freeLength);
    project(g, freeLength, free, q, k);
    clear(byQ, free);
    clear(byK, free);
    attention.pulls(q, k, free, byQ, byK, images);
  }

  private void forward(TileNorm by, float[][] x, float[][] to, int length) {
    by.forward(x, to, length, weights.gamma()[0][0], weights.delta()[0]);
  }

  private void project(
      float[][] rows, int length, int[] tokens, float[][][] queries, float[][][] keys) {
    project(rows, length, weights.wq(), tokens, queries);
    project(rows, length, weights.wk(), tokens, keys);
  }

  private void project(float[][] rows, int length, float[][] w, int[] tokens, float[][][] to) {
    clear(wide, length);
    Rows.addProducts(wide, projected, length, rows, w, dimension);
    for (int t = 0; t < tokens.length; t++) {
      for (int y = 0; y < projected; y++) {
        System.arraycopy(wide[y], t * images, to[tokens[t]][y], 0, images);
      }
    }
  }

  /** Puts rows of tokens side by side into the long rows {@link #wide}. */
  private void gather(float[][][] from, int[] tokens) {
    for (int t = 0; t < tokens.length; t++) {
      for (int y = 0; y < projected; y++) {
        System.arraycopy(from[tokens[t]][y], 0, wide[y], t * images, images);
      }
    }
  }

  private void remember() {
    clear(overlaps, freeLength);
    Rows.addProducts(overlaps, overlaps.length, freeLength, g, weights.xi(), dimension);
    hopfield.pull(overlaps, freeLength);
  }

  /**
   * Pulls derivatives by the activations at the end back through the steps.
   *
   * @param byFree D long rows of the free tokens; overwritten with the derivatives by their start
   * @param byClamped D long rows, overwritten with the derivatives by the clamped tokens
   * @param gradient derivatives by the weights, added to
   */
  void back(float[][] byFree, float[][] byClamped, BlockWeights gradient) {
    backward(norm, byFree, freeLength, gradient);
    clear(byQd, clamped);
    clear(byKd, clamped);
    for (int step = steps - 1; step >= 0; step--) {
      stepBack(step, byFree, gradient);
    }
    Rows.transpose(clampedG, dimension, clampedLength, turnedG);
    clear(byClamped, clampedLength);
    backThroughProjections(clamped, clampedLength, byClamped, gradient);
    scale(byClamped, clampedLength, 1f / alpha);
    backward(clampedNorm, byClamped, clampedLength, gradient);
  }

  private void backward(TileNorm by, float[][] rows, int length, BlockWeights gradient) {
    by.backward(rows, length, weights.gamma()[0][0], gradient.gamma()[0], gradient.delta()[0]);
  }

  private void stepBack(int step, float[][] by, BlockWeights gradient) {
    forward(norm, states[step], g, freeLength);
    project(g, freeLength, free, q, k);
    for (int d = 0; d < dimension; d++) {
      Rows.scaleTo(direction[d], freeLength, by[d], alpha);
    }
    project(direction, freeLength, free, qd, kd);
    for (float[][][] rows : new float[][][][] {byQ, byK, byQd, byKd}) {
      clear(rows, free);
    }
    attention.changes(q, k, free, qd, kd, byQ, byK, byQd, byKd, images);
    Rows.transpose(g, dimension, freeLength, turnedG);
    Rows.transpose(direction, dimension, freeLength, turnedDirection);
    clear(byG, freeLength);
    backThroughProjections(free, freeLength, byG, gradient);
    gather(byQ, free);
    add(gradient.wq(), wide, turnedDirection, freeLength);
    gather(byK, free);
    add(gradient.wk(), wide, turnedDirection, freeLength);
    backThroughMemories(gradient);
    scale(byG, freeLength, 1f / alpha);
    backward(norm, byG, freeLength, gradient);
    for (int d = 0; d < dimension; d++) {
      Rows.add(by[d], freeLength, byG[d]);
    }
  }

  /** The transposed weights hold alpha, so the caller divides what they make by it. */
  private void backThroughProjections(
      int[] tokens, int length, float[][] to, BlockWeights gradient) {
    gather(byQd, tokens);
    add(gradient.wq(), wide, turnedG, length);
    Rows.addProducts(to, dimension, length, wide, wqDown, projected);
    gather(byKd, tokens);
    add(gradient.wk(), wide, turnedG, length);
    Rows.addProducts(to, dimension, length, wide, wkDown, projected);
  }

  private void backThroughMemories(BlockWeights gradient) {
    remember();
    clear(overlapsChange, freeLength);
    Rows.addProducts(
        overlapsChange, overlaps.length, freeLength, direction, weights.xi(), dimension);
    hopfield.change(overlaps, overlapsChange, freeLength);
    add(gradient.xi(), overlapsChange, turnedG, freeLength);
    add(gradient.xi(), overlaps, turnedDirection, freeLength);
    Rows.addProducts(byG, dimension, freeLength, overlapsChange, xiDown, overlaps.length);
  }

  /** Adds {@code sum over tokens and images of left_i right}. */
  private void add(float[][] sum, float[][] left, float[][] right, int length) {
    Rows.addProducts(sum, sum.length, dimension, right, left, length);
  }

  private static void scale(float[][] rows, int length, float factor) {
    for (float[] row : rows) {
      Rows.scale(row, length, factor);
    }
  }

  private void clear(float[][][] of, int[] tokens) {
    for (int t : tokens) {
      clear(of[t], images);
    }
  }

  private static void clear(float[][] rows, int length) {
    for (float[] row : rows) {
      Arrays.fill(row, 0, length, 0f);
    }
  }

  private void copy(float[][] from, float[][] to) {
    for (int d = 0; d < dimension; d++) {
      System.arraycopy(from[d], 0, to[d], 0, freeLength);
    }
  }
}
