package engram.descent;

import engram.energy.TileSeparation;
import engram.math.Fma;
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
  private final TileSeparation separation;
  private final boolean whole;
  private final int k;
  private final float[][][] state;
  private final float[][][] move;
  private final float[][][] weights;
  private final float[][][] kept;
  private final float[][][] scoreSlope;
  private final float[][] base;
  private final float[] still;
  private final float[] total;
  private final float[][] slopeSum;
  private final float[][] pull;
  private final float[][] missing;
  private final float[] spare;
  private final float[] error;
  private final float[] lanes = new float[Rows.LANES];
  private Tile tile;
  private FreeSet set;
  private MemoryRows memories;
  private int[] active;
  private int[] clamped;
  private float[][] columns;
  private float[][] transposed;

  /**
   * Prepares a workspace for {@code k} memories of {@code columns} coordinates and tiles of row
   * length {@code length}.
   */
  public DirectDescent(DescentPlan plan, int k, int columns, int length) {
    this.plan = plan;
    this.separation = plan.separation().tiles();
    this.whole = !plan.separation().shiftable();
    this.k = k;
    int steps = plan.steps();
    state = new float[steps + 1][columns][];
    move = new float[steps][columns][];
    weights = new float[steps][k][length];
    kept = separation.needsScores() ? new float[steps][k][length] : new float[steps][][];
    scoreSlope = new float[steps][k][length];
    base = new float[k][length];
    slopeSum = new float[k][length];
    pull = new float[columns][];
    missing = new float[columns][];
    still = new float[length];
    total = new float[length];
    spare = new float[length];
    error = new float[length];
  }

  @Override
  public void forward(Tile points, FreeSet free, MemoryRows rows) {
    tile = points;
    set = free;
    memories = rows;
    int n = tile.length();
    active = active(tile, set);
    clamped = without(set.clamped(), active);
    reserve(active.length, n);
    columns = memories.columns(active);
    transposed = transpose(columns, active.length);
    start(tile, set, active, n);
    products(tile, memories, clamped, n);
    descend(columns, transposed, active.length, n);
  }

  /**
   * Returns where the last descents ended, a row of points a free coordinate, not to be modified.
   */
  public float[][] states() {
    return state[plan.steps()];
  }

  @Override
  public void scores(float[][] scores) {
    int n = tile.length();
    float[][] v = states();
    for (int j = 0; j < k; j++) {
      stateProduct(scores[j], j, v, columns, active.length, n);
    }
    takeNorms(scores, v, active.length, n);
  }

  @Override
  public void addUsage(double[] usage) {
    for (int j = 0; j < k && plan.steps() > 0; j++) {
      float[] w = weights[plan.steps() - 1][j];
      for (int i = 0; i < tile.length(); i++) {
        usage[j] += (double) tile.weights()[i] * w[i];
      }
    }
  }

  @Override
  public double completionError() {
    return loss(tile, set, active, tile.length());
  }

  @Override
  public void backward(float[][] gradient) {
    int n = tile.length();
    pullBack(columns, transposed, active.length, n, 1);
    collect(tile, memories, active, clamped, gradient, n);
  }

  /**
   * Adds the gradient of a loss whose slopes in the end states are given, and pulls it back to the
   * starts.
   *
   * @param slopes a row of points a free coordinate, not modified
   * @param gradient K x D, added to
   * @return slopes in the starts of the free coordinates; valid until the next call
   */
  public float[][] backward(float[][] slopes, float[][] gradient) {
    int n = tile.length();
    for (int f = 0; f < active.length; f++) {
      System.arraycopy(slopes[f], 0, pull[f], 0, n);
    }
    pullBack(columns, transposed, active.length, n, 0);
    collect(tile, memories, active, clamped, gradient, n);
    return pull;
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
          v[i] = Fma.of(1f - known[i], fill, v[i]);
        }
        if (clampedHere) {
          missing[f] = new float[n];
          Rows.affine(missing[f], n, known, -1f, 1f);
        }
      }
    }
  }

  private void products(Tile tile, MemoryRows memories, int[] clamped, int n) {
    float[][] rows = FreeSet.pick(tile.rows(), clamped);
    for (int j = 0; j < k; j++) {
      Arrays.fill(base[j], 0, n, memories.bias()[j]);
      Rows.addScaled(base[j], n, rows, FreeSet.pick(memories.rows()[j], clamped), clamped.length);
    }
    Arrays.fill(still, 0, n, 0f);
    for (int c = 0; whole && c < rows.length; c++) {
      Rows.addProduct(still, n, rows[c], rows[c]);
    }
  }

  /** Takes beta |v|^2 / 2 off where the separation wants whole distances, which are 0 or more. */
  private void takeNorms(float[][] scores, float[][] v, int active, int n) {
    if (!whole) {
      return;
    }
    System.arraycopy(still, 0, spare, 0, n);
    for (int f = 0; f < active; f++) {
      Rows.addProduct(spare, n, v[f], v[f]);
    }
    for (float[] row : scores) {
      Rows.addScaled(row, n, spare, -0.5f * (float) plan.beta());
      Rows.min(row, n, 0f);
    }
  }

  private void descend(float[][] columns, float[][] transposed, int active, int n) {
    float[] scaled = new float[k];
    for (int t = 0; t < plan.steps(); t++) {
      float alpha = (float) plan.stepSizes()[t];
      float[][] v = state[t];
      float[][] w = weights[t];
      for (int j = 0; j < k; j++) {
        stateProduct(w[j], j, v, columns, active, n);
      }
      takeNorms(w, v, active, n);
      keep(kept[t], w, n);
      separation.weights(w, k, n);
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

  private void keep(float[][] to, float[][] scores, int n) {
    for (int j = 0; to != null && j < k; j++) {
      System.arraycopy(scores[j], 0, to[j], 0, n);
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

  /** Pulls the slopes in {@code pull} back through the steps, those of the last ones only. */
  private void pullBack(
      float[][] columns, float[][] transposed, int active, int n, int lastPulled) {
    float beta = (float) plan.beta();
    for (float[] row : slopeSum) {
      Arrays.fill(row, 0, n, 0f);
    }
    for (int t = plan.steps() - 1; t >= 0; t--) {
      float[][] w = weights[t];
      float[][] slope = scoreSlope[t];
      float[][] moved = move[t];
      for (int f = 0; f < active; f++) {
        Rows.scaleTo(moved[f], n, pull[f], (float) plan.stepSizes()[t]);
        if (missing[f] != null) {
          Rows.multiply(moved[f], n, missing[f]);
        }
      }
      for (int j = 0; j < k; j++) {
        Arrays.fill(slope[j], 0, n, 0f);
        Rows.addScaled(slope[j], n, moved, columns[j], active);
      }
      separation.pullBack(slope, w, kept[t], slope, k, n, beta);
      for (int j = 0; j < k; j++) {
        Rows.add(slopeSum[j], n, slope[j]);
      }
      if (t >= lastPulled) {
        pullState(t, transposed, active, n);
      }
    }
  }

  private void pullState(int t, float[][] transposed, int active, int n) {
    float[][] slope = scoreSlope[t];
    if (whole) {
      Arrays.fill(total, 0, n, 0f);
      for (float[] row : slope) {
        Rows.subtract(total, n, row);
      }
    }
    for (int f = 0; f < active; f++) {
      Rows.subtract(pull[f], n, move[t][f]);
      Rows.addScaled(pull[f], n, slope, transposed[f], k);
      if (whole) {
        Rows.addProduct(pull[f], n, total, state[t][f]);
      }
    }
  }

  private void collect(
      Tile tile, MemoryRows memories, int[] active, int[] clamped, float[][] gradient, int n) {
    for (int j = 0; j < k; j++) {
      float[] out = gradient[j];
      Rows.addScaled(out, out.length, memories.rows()[j], -(float) Rows.sum(slopeSum[j], n));
      for (int d : clamped) {
        Rows.addLanes(lanes, slopeSum[j], tile.rows()[d], n);
        out[d] += Rows.takeLanes(lanes);
      }
      for (int f = 0; f < active.length; f++) {
        for (int t = 0; t < plan.steps(); t++) {
          Rows.addLanes(lanes, weights[t][j], move[t][f], n);
          Rows.addLanes(lanes, scoreSlope[t][j], state[t][f], n);
        }
        out[active[f]] += Rows.takeLanes(lanes);
      }
    }
  }
}
