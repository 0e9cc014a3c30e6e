package engram.deep;

import engram.descent.DescentPlan;
import engram.descent.DirectDescent;
import engram.descent.FreeSet;
import engram.descent.MemoryRows;
import engram.energy.Separation;
import engram.math.Rows;
import engram.math.Tile;
import java.util.Arrays;

/**
 * The associative memory between encoder and decoder: T steps {@code v <- v + alpha (sum_k w_k xi_k
 * - v)}, w the weights of the separation at {@code -(beta/2) |v - xi_k|^2}, from a code towards the
 * memories, and their gradient (tutorial eq. 5.22 in this library's scale, and 5.26): the core's
 * descent of tiles, whose loss is whatever stands behind the decoder.
 *
 * <p>Memories may be shorter than codes: the coordinates beyond them are clamped, they pass
 * unchanged and have no part in distances. With T = 0 codes pass unchanged. O(n K D) a step.
 */
final class MemoryLayer {

  private static final int WIDE = 256;
  private static final int NARROW = 64;

  private final float[][] memories;
  private final float[][] gradient;
  private final Separation separation;
  private final double beta;
  private final double stepSize;
  private final int columns;
  private final int length;
  private final Tile[] tiles;
  private final FreeSet free;
  private final float[][] slope;
  private final float[][] scores;
  private final float[][] membership;
  private final float[][] out;
  private final float[][] back;
  private DirectDescent[] descents = {};
  private int steps;

  /**
   * Prepares a memory.
   *
   * @param memories K x D, kept and read at each call
   * @param options its steps, step size and separation count
   * @param points rows of a batch
   * @param width length of a code, D or more
   */
  MemoryLayer(
      float[][] memories, double beta, DeepClustering.Options options, int points, int width) {
    this.memories = memories;
    this.beta = beta;
    this.separation = options.separation();
    this.stepSize = options.stepSize();
    columns = memories[0].length;
    int k = memories.length;
    length = points <= NARROW ? NARROW : WIDE;
    gradient = new float[k][columns];
    tiles = new Tile[(points + length - 1) / length];
    for (int t = 0; t < tiles.length; t++) {
      int count = Math.min(length, points - t * length);
      float[] weights = new float[length];
      Arrays.fill(weights, 0, count, 1f);
      tiles[t] = new Tile(new float[columns][length], null, count, weights, 0);
    }
    free = FreeSet.all(new float[columns]);
    slope = new float[columns][length];
    scores = new float[k][length];
    membership = new float[k][points];
    out = new float[points][width];
    back = new float[points][width];
    setSteps(options.steps());
  }

  /** Takes another number of steps from now on. */
  void setSteps(int count) {
    if (descents.length == 0 || steps != count) {
      steps = count;
      DescentPlan plan = DescentPlan.constant(separation, beta, steps, stepSize);
      descents = new DirectDescent[tiles.length];
      Arrays.setAll(descents, t -> new DirectDescent(plan, memories.length, columns, length));
    }
  }

  /** Returns the memories, K x D. */
  float[][] memories() {
    return memories;
  }

  /** Returns dL/dxi of the last backward pass, K x D. */
  float[][] gradient() {
    return gradient;
  }

  /** Returns where T steps take each code, n rows as long as codes; the layer owns the rows. */
  float[][] forward(float[][] codes) {
    MemoryRows rows = MemoryRows.of(memories);
    for (int t = 0; t < tiles.length; t++) {
      Rows.transpose(part(codes, t), tiles[t].points(), columns, tiles[t].rows());
      descents[t].forward(tiles[t], free, rows);
      Rows.transpose(descents[t].states(), columns, tiles[t].points(), part(out, t));
    }
    passClamped(codes, out);
    return out;
  }

  /** The rows of a batch that are in a tile. */
  private float[][] part(float[][] rows, int t) {
    return tiles.length == 1
        ? rows
        : Arrays.copyOfRange(rows, t * length, t * length + tiles[t].points());
  }

  private void passClamped(float[][] from, float[][] to) {
    for (int i = 0; i < to.length; i++) {
      System.arraycopy(from[i], columns, to[i], columns, to[i].length - columns);
    }
  }

  /** Returns the weights of the memories where the last forward pass ended, K rows of n. */
  float[][] membership() {
    for (int t = 0; t < tiles.length; t++) {
      descents[t].scores(scores);
      separation.tiles().weights(scores, scores.length, tiles[t].points());
      for (int j = 0; j < scores.length; j++) {
        System.arraycopy(scores[j], 0, membership[j], t * length, tiles[t].points());
      }
    }
    return membership;
  }

  /** Returns the memory nearest to where T steps take each code. */
  int[] labels(float[][] codes, Workspace workspace) {
    int[] labels = new int[codes.length];
    float[][] ends = workspace.map(codes, this::forward);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = nearest(ends[i]);
    }
    return labels;
  }

  private int nearest(float[] v) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < memories.length; k++) {
      double distance = 0;
      for (int d = 0; d < columns; d++) {
        double difference = v[d] - memories[k][d];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  /**
   * Pulls a gradient back through the steps of the last forward pass.
   *
   * @param upstream dL/dv_T, n rows as long as codes, not modified
   * @return dL/dv_0, n rows; the layer owns them
   */
  float[][] backward(float[][] upstream) {
    for (float[] row : gradient) {
      Arrays.fill(row, 0f);
    }
    for (int t = 0; t < tiles.length; t++) {
      int points = tiles[t].points();
      Rows.transpose(part(upstream, t), points, columns, slope);
      for (float[] row : slope) {
        Arrays.fill(row, points, length, 0f);
      }
      float[][] starts = descents[t].backward(slope, gradient);
      Rows.transpose(starts, columns, points, part(back, t));
    }
    passClamped(upstream, back);
    return back;
  }
}
