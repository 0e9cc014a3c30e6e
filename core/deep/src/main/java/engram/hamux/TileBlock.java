package engram.hamux;

import engram.math.Rows;
import java.util.Arrays;

/**
 * The Energy Transformer block on a tile of images in float: the descent of {@link
 * EnergyTransformer} with one set of clamped tokens for all images of the tile, and its adjoint.
 *
 * <p>A token is D rows of one value an image, so every product is rows over images. What belongs to
 * a clamped token is computed once: its query and key on the way down; on the way back, the sums
 * over steps of its derivatives, which go through its projections once.
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

  private final int tokens;
  private final int dimension;
  private final int projected;
  private final int steps;
  private final float alpha;
  private final TileAttention attention;
  private final TileMemories hopfield;
  private final TileNorm[] norms;
  private final float[][][] g;
  private final float[][][] q;
  private final float[][][] k;
  private final float[][][] byQ;
  private final float[][][] byK;
  private final float[][][] direction;
  private final float[][][] qd;
  private final float[][][] kd;
  private final float[][][] byQd;
  private final float[][][] byKd;
  private final float[][][][] states;
  private final float[][] overlaps;
  private final float[][] overlapsChange;
  private final float[][] byG;
  private final float[][] turned;
  private final int points;
  private BlockWeights weights;
  private float[][] wqDown;
  private float[][] wkDown;
  private float[][] xiDown;
  private int[] free;
  private int[] clamped;
  private int n;

  TileBlock(EnergyTransformer.Options o, int tokens, int steps, double stepSize, int points) {
    this.tokens = tokens;
    this.dimension = o.dimension();
    this.projected = o.heads() * o.inner();
    this.steps = steps;
    this.alpha = (float) stepSize;
    this.points = points;
    attention = new TileAttention(tokens, o, points);
    hopfield = new TileMemories(o, points);
    norms = new TileNorm[tokens];
    for (int t = 0; t < tokens; t++) {
      norms[t] = new TileNorm(dimension, o.epsilon(), points);
    }
    g = new float[tokens][dimension][points];
    q = new float[tokens][projected][points];
    k = new float[tokens][projected][points];
    byQ = new float[tokens][projected][points];
    byK = new float[tokens][projected][points];
    direction = new float[tokens][dimension][points];
    qd = new float[tokens][projected][points];
    kd = new float[tokens][projected][points];
    byQd = new float[tokens][projected][points];
    byKd = new float[tokens][projected][points];
    states = new float[steps + 1][tokens][dimension][points];
    overlaps = new float[o.memories()][points];
    overlapsChange = new float[o.memories()][points];
    byG = new float[dimension][points];
    turned = new float[points][dimension];
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

  /** Returns the tokens before any step, for the caller to write. */
  float[][][] start() {
    return states[0];
  }

  /** Returns the activations x^ of the tokens after the last step of {@link #descend}. */
  float[][][] activations() {
    return g;
  }

  /**
   * Descends from {@link #start}.
   *
   * @param open which tokens are clamped
   * @param count images in use, at most the points
   */
  void descend(boolean[] open, int count) {
    n = count;
    free = which(open, false);
    clamped = which(open, true);
    for (int t : clamped) {
      normalise(0, t);
      project(t);
    }
    for (int step = 0; step < steps; step++) {
      for (int t : free) {
        normalise(step, t);
        project(t);
        clear(byQ[t]);
        clear(byK[t]);
      }
      attention.pulls(q, k, free, byQ, byK, n);
      for (int t : free) {
        float[][] next = states[step + 1][t];
        copy(states[step][t], next);
        Rows.addProducts(next, dimension, n, byQ[t], wqDown, projected);
        Rows.addProducts(next, dimension, n, byK[t], wkDown, projected);
        remember(t);
        Rows.addProducts(next, dimension, n, overlaps, xiDown, overlaps.length);
      }
    }
    for (int t : free) {
      normalise(steps, t);
    }
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

  private void normalise(int step, int t) {
    norms[t].forward(states[step][t], g[t], n, weights.gamma()[0][0], weights.delta()[0]);
  }

  private void project(int t) {
    clear(q[t]);
    clear(k[t]);
    Rows.addProducts(q[t], projected, n, g[t], weights.wq(), dimension);
    Rows.addProducts(k[t], projected, n, g[t], weights.wk(), dimension);
  }

  private void remember(int t) {
    clear(overlaps);
    Rows.addProducts(overlaps, overlaps.length, n, g[t], weights.xi(), dimension);
    hopfield.pull(overlaps, n);
  }

  /**
   * Pulls derivatives by the activations at the end back through the steps.
   *
   * @param byEnd tokens x D rows; overwritten with the derivatives by the start
   * @param gradient derivatives by the weights, added to
   */
  void back(float[][][] byEnd, BlockWeights gradient) {
    for (int t : free) {
      backThroughNorm(t, byEnd[t], gradient);
    }
    for (int t : clamped) {
      clear(byEnd[t]);
      clear(byQd[t]);
      clear(byKd[t]);
    }
    for (int step = steps - 1; step >= 0; step--) {
      for (int t : free) {
        normalise(step, t);
        project(t);
        clear(byQ[t]);
        clear(byK[t]);
        clear(byQd[t]);
        clear(byKd[t]);
        for (int d = 0; d < dimension; d++) {
          Rows.scaleTo(direction[t][d], n, byEnd[t][d], alpha);
        }
        clear(qd[t]);
        clear(kd[t]);
        Rows.addProducts(qd[t], projected, n, direction[t], weights.wq(), dimension);
        Rows.addProducts(kd[t], projected, n, direction[t], weights.wk(), dimension);
      }
      attention.changes(q, k, free, qd, kd, byQ, byK, byQd, byKd, n);
      for (int t : free) {
        stepBack(t, byEnd[t], gradient);
      }
    }
    for (int t : clamped) {
      addWeightGradient(t, gradient);
      clear(byG);
      addProjections(t);
      finish(t, byEnd[t], gradient);
    }
  }

  private void backThroughNorm(int t, float[][] rows, BlockWeights gradient) {
    norms[t].backward(rows, n, weights.gamma()[0][0], gradient.gamma()[0], gradient.delta()[0]);
  }

  private void stepBack(int t, float[][] by, BlockWeights gradient) {
    remember(t);
    clear(overlapsChange);
    Rows.addProducts(overlapsChange, overlaps.length, n, direction[t], weights.xi(), dimension);
    hopfield.change(overlaps, overlapsChange, n);
    addWeightGradient(t, gradient);
    turn(g[t]);
    addProducts(gradient.xi(), overlapsChange);
    turn(direction[t]);
    addProducts(gradient.xi(), overlaps);
    addProducts(gradient.wq(), byQ[t]);
    addProducts(gradient.wk(), byK[t]);
    clear(byG);
    addProjections(t);
    Rows.addProducts(byG, dimension, n, overlapsChange, xiDown, overlaps.length);
    finish(t, by, gradient);
  }

  /** The transposed weights hold alpha, so what they made is divided by it. */
  private void finish(int t, float[][] by, BlockWeights gradient) {
    for (int d = 0; d < dimension; d++) {
      Rows.scale(byG[d], n, 1f / alpha);
    }
    backThroughNorm(t, byG, gradient);
    for (int d = 0; d < dimension; d++) {
      Rows.add(by[d], n, byG[d]);
    }
  }

  private void addProjections(int t) {
    Rows.addProducts(byG, dimension, n, byQd[t], wqDown, projected);
    Rows.addProducts(byG, dimension, n, byKd[t], wkDown, projected);
  }

  private void addWeightGradient(int t, BlockWeights gradient) {
    turn(g[t]);
    addProducts(gradient.wq(), byQd[t]);
    addProducts(gradient.wk(), byKd[t]);
  }

  private void turn(float[][] rows) {
    Rows.transpose(rows, dimension, n, turned);
  }

  /** Adds {@code sum over images of left_i turned}. */
  private void addProducts(float[][] sum, float[][] left) {
    Rows.addProducts(sum, sum.length, dimension, turned, left, n);
  }

  private void clear(float[][] rows) {
    for (float[] row : rows) {
      Arrays.fill(row, 0, n, 0f);
    }
  }

  private void copy(float[][] from, float[][] to) {
    for (int d = 0; d < from.length; d++) {
      System.arraycopy(from[d], 0, to[d], 0, n);
    }
  }
}
