package engram.descent;

import engram.math.Rows;
import engram.math.Tile;
import java.util.Arrays;

/**
 * The descent with the free coordinates moved step by step: 12 K F operations a point and step,
 * forward and back, with F free coordinates. The cheaper form where F is small, and the one that
 * knows missing entries: those are free at their own point only, and carry no loss.
 */
public final class DirectDescent implements TileDescent {

  private final DescentPlan plan;
  private final int k;
  private final float[][][] state;
  private final float[][][] move;
  private final float[][][] softmax;
  private final float[][][] logitSlope;
  private final float[][] base;
  private final float[][] slopeSum;
  private final float[][] pull;
  private final float[][] missing;
  private final float[] spare;
  private final float[] error;
  private final float[] lanes = new float[Rows.LANES];

  /**
   * Prepares a workspace for {@code k} memories of {@code columns} coordinates and tiles of row
   * length {@code length}.
   */
  public DirectDescent(DescentPlan plan, int k, int columns, int length) {
    this.plan = plan;
    this.k = k;
    int steps = plan.steps();
    state = new float[steps + 1][columns][];
    move = new float[steps][columns][];
    softmax = new float[steps][k][length];
    logitSlope = new float[steps][k][length];
    base = new float[k][length];
    slopeSum = new float[k][length];
    pull = new float[columns][];
    missing = new float[columns][];
    spare = new float[length];
    error = new float[length];
  }

  @Override
  public double addGradient(
      Tile tile, FreeSet set, MemoryRows memories, float[][] gradient, double[] usage) {
    int n = tile.length();
    int[] active = active(tile, set);
    reserve(active.length, n);
    float[][] columns = memories.columns(active);
    float[][] transposed = transpose(columns, active.length);
    start(tile, set, active, n);
    int[] still = without(set.clamped(), active);
    products(tile, memories, still, n);
    descend(columns, transposed, active.length, n);
    double loss = loss(tile, set, active, n);
    if (plan.steps() > 0) {
      for (int j = 0; j < k; j++) {
        float[] w = softmax[plan.steps() - 1][j];
        for (int i = 0; i < n; i++) {
          usage[j] += (double) tile.weights()[i] * w[i];
        }
      }
    }
    backward(columns, transposed, active.length, n);
    collect(tile, memories, active, still, gradient, n);
    return loss;
  }

  @Override
  public void logits(Tile tile, FreeSet set, MemoryRows memories, float[][] logits) {
    int n = tile.length();
    int[] active = active(tile, set);
    reserve(active.length, n);
    float[][] columns = memories.columns(active);
    start(tile, set, active, n);
    products(tile, memories, without(set.clamped(), active), n);
    descend(columns, transpose(columns, active.length), active.length, n);
    for (int j = 0; j < k; j++) {
      stateProduct(logits[j], j, state[plan.steps()], columns, active.length, n);
    }
  }

  /** The free coordinates, then the clamped ones that are missing at some point of the tile. */
  private static int[] active(Tile tile, FreeSet set) {
    if (tile.known() == null) {
      return set.free();
    }
    int[] all = Arrays.copyOf(set.free(), tile.columns());
    int count = set.free().length;
    for (int d : set.clamped()) {
      if (tile.known()[d] != null) {
        all[count++] = d;
      }
    }
    return Arrays.copyOf(all, count);
  }

  private static int[] without(int[] clamped, int[] active) {
    return Arrays.stream(clamped)
        .filter(d -> Arrays.stream(active).noneMatch(a -> a == d))
        .toArray();
  }

  private void reserve(int active, int n) {
    for (int f = 0; f < active; f++) {
      if (pull[f] == null) {
        pull[f] = new float[n];
        for (int t = 0; t < plan.steps(); t++) {
          move[t][f] = new float[n];
        }
        for (float[][] rows : state) {
          rows[f] = new float[n];
        }
      }
    }
  }

  private static float[][] transpose(float[][] columns, int active) {
    float[][] transposed = new float[active][columns.length];
    for (int j = 0; j < columns.length; j++) {
      for (int f = 0; f < active; f++) {
        transposed[f][j] = columns[j][f];
      }
    }
    return transposed;
  }

  /**
   * Writes v_0, and for each coordinate that is clamped at some points only, the row of ones where
   * it is free.
   */
  private void start(Tile tile, FreeSet set, int[] active, int n) {
    for (int f = 0; f < active.length; f++) {
      int d = active[f];
      float[] v = state[0][f];
      boolean clampedHere = f >= set.free().length;
      float[] known = tile.known() == null ? null : tile.known()[d];
      float fill = set.fill()[d];
      missing[f] = null;
      if (!clampedHere && !set.fromData()) {
        Arrays.fill(v, 0, n, fill);
        continue;
      }
      System.arraycopy(tile.rows()[d], 0, v, 0, n);
      if (known != null) {
        for (int i = 0; i < n; i++) {
          v[i] = Math.fma(1f - known[i], fill, v[i]);
        }
        if (clampedHere) {
          missing[f] = new float[n];
          Rows.affine(missing[f], n, known, -1f, 1f);
        }
      }
    }
  }

  private void products(Tile tile, MemoryRows memories, int[] still, int n) {
    float[][] rows = FreeSet.pick(tile.rows(), still);
    for (int j = 0; j < k; j++) {
      Arrays.fill(base[j], 0, n, memories.bias()[j]);
      Rows.addScaled(base[j], n, rows, FreeSet.pick(memories.rows()[j], still), still.length);
    }
  }

  private void descend(float[][] columns, float[][] transposed, int active, int n) {
    float[] scaled = new float[k];
    for (int t = 0; t < plan.steps(); t++) {
      float alpha = plan.stepSizes()[t];
      float[][] v = state[t];
      float[][] w = softmax[t];
      for (int j = 0; j < k; j++) {
        stateProduct(w[j], j, v, columns, active, n);
      }
      Rows.softmax(w, k, n, spare);
      for (int f = 0; f < active; f++) {
        float[] next = state[t + 1][f];
        if (missing[f] == null) {
          Rows.scaleTo(scaled, k, transposed[f], alpha);
          Rows.scaleTo(next, n, v[f], 1f - alpha);
          Rows.addScaled(next, n, w, scaled, k);
        } else {
          Rows.scaleTo(next, n, v[f], -1f);
          Rows.addScaled(next, n, w, transposed[f], k);
          Rows.multiply(next, n, missing[f]);
          Rows.scale(next, n, alpha);
          Rows.add(next, n, v[f]);
        }
      }
    }
  }

  /** Writes beta (xi_j . v - |xi_j|^2 / 2). */
  private void stateProduct(float[] out, int j, float[][] v, float[][] columns, int active, int n) {
    System.arraycopy(base[j], 0, out, 0, n);
    Rows.addScaled(out, n, v, columns[j], active);
    Rows.scale(out, n, (float) plan.beta());
  }

  /** The loss; its slope in v_T is left in {@code pull}. */
  private double loss(Tile tile, FreeSet set, int[] active, int n) {
    float[][] v = state[plan.steps()];
    Arrays.fill(error, 0, n, 0f);
    for (int f = 0; f < active.length; f++) {
      float[] g = pull[f];
      if (f >= set.free().length) {
        Arrays.fill(g, 0, n, 0f);
        continue;
      }
      float[] known = tile.known() == null ? null : tile.known()[active[f]];
      Rows.blendTo(g, n, v[f], 1f, tile.rows()[active[f]], -1f);
      if (known != null) {
        Rows.multiply(g, n, known);
      }
      Rows.addProduct(error, n, g, g);
      Rows.multiply(g, n, tile.weights());
      Rows.scale(g, n, 2f);
    }
    Rows.multiply(error, n, tile.weights());
    return Rows.sum(error, n);
  }

  private void backward(float[][] columns, float[][] transposed, int active, int n) {
    float beta = (float) plan.beta();
    for (float[] row : slopeSum) {
      Arrays.fill(row, 0, n, 0f);
    }
    for (int t = plan.steps() - 1; t >= 0; t--) {
      float[][] w = softmax[t];
      float[][] slope = logitSlope[t];
      float[][] moved = move[t];
      for (int f = 0; f < active; f++) {
        Rows.scaleTo(moved[f], n, pull[f], plan.stepSizes()[t]);
        if (missing[f] != null) {
          Rows.multiply(moved[f], n, missing[f]);
        }
      }
      Arrays.fill(spare, 0, n, 0f);
      for (int j = 0; j < k; j++) {
        Arrays.fill(slope[j], 0, n, 0f);
        Rows.addScaled(slope[j], n, moved, columns[j], active);
        Rows.addProduct(spare, n, w[j], slope[j]);
      }
      for (int j = 0; j < k; j++) {
        Rows.softmaxSlope(slope[j], n, w[j], slope[j], spare, beta);
        Rows.add(slopeSum[j], n, slope[j]);
      }
      if (t > 0) {
        for (int f = 0; f < active; f++) {
          Rows.subtract(pull[f], n, moved[f]);
          Rows.addScaled(pull[f], n, slope, transposed[f], k);
        }
      }
    }
  }

  private void collect(
      Tile tile, MemoryRows memories, int[] active, int[] still, float[][] gradient, int n) {
    for (int j = 0; j < k; j++) {
      float[] out = gradient[j];
      Rows.addScaled(out, out.length, memories.rows()[j], -(float) Rows.sum(slopeSum[j], n));
      for (int d : still) {
        Rows.addLanes(lanes, slopeSum[j], tile.rows()[d], n);
        out[d] += Rows.takeLanes(lanes);
      }
      for (int f = 0; f < active.length; f++) {
        for (int t = 0; t < plan.steps(); t++) {
          Rows.addLanes(lanes, softmax[t][j], move[t][f], n);
          Rows.addLanes(lanes, logitSlope[t][j], state[t][f], n);
        }
        out[active[f]] += Rows.takeLanes(lanes);
      }
    }
  }
}
