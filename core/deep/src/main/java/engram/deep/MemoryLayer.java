package engram.deep;

import engram.math.Rows;
import java.util.Arrays;

/**
 * The associative memory between encoder and decoder: T steps {@code v <- v + alpha (sum_k w_k xi_k
 * - v)}, {@code w = softmax(-(beta/2) |v - xi_k|^2)}, from a code towards the memories, and their
 * gradient (tutorial eq. 5.22 in this library's scale, and 5.26).
 *
 * <p>Memories may be shorter than codes: the coordinates beyond them are clamped, they pass
 * unchanged and have no part in distances.
 *
 * <p>A step pulls the slope {@code g = dL/dv'} back as {@code dL/dv = (1 - alpha) g + beta Xi^T s}
 * with {@code s_k = w_k (a_k - sum_j w_j a_j)}, {@code a_k = alpha xi_k . g}, and adds {@code alpha
 * w_k g + beta s_k (v - xi_k)} to dL/dxi_k. With T = 0 codes pass unchanged. O(n K D) a step.
 */
final class MemoryLayer {

  private final float[][] memories;
  private final float[][] gradient;
  private final double beta;
  private final float stepSize;
  private final int points;
  private final int columns;
  private int steps;
  private final float[][][] states;
  private final float[][][] softmax;
  private final float[][] slope;
  private final float[][] pull;
  private final float[] spare;
  private final float[][] out;
  private final float[][] back;

  /**
   * Prepares a memory.
   *
   * @param memories K x D, kept and read at each call
   * @param steps the most steps asked for
   * @param points rows of a batch
   * @param width length of a code, D or more
   */
  MemoryLayer(float[][] memories, double beta, int steps, double stepSize, int points, int width) {
    this.memories = memories;
    this.beta = beta;
    this.stepSize = (float) stepSize;
    this.points = points;
    this.columns = memories[0].length;
    this.steps = steps;
    int k = memories.length;
    gradient = new float[k][columns];
    states = new float[steps + 1][columns][points];
    softmax = new float[steps + 1][k][points];
    slope = new float[columns][points];
    pull = new float[k][points];
    spare = new float[points];
    out = new float[points][width];
    back = new float[points][width];
  }

  /** Takes another number of steps from now on, at most those prepared for. */
  void setSteps(int count) {
    steps = count;
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
    Rows.transpose(codes, points, columns, states[0]);
    float alpha = stepSize;
    float[][] byColumn = new float[columns][memories.length];
    for (int d = 0; d < columns; d++) {
      for (int k = 0; k < memories.length; k++) {
        byColumn[d][k] = alpha * memories[k][d];
      }
    }
    for (int t = 0; t < steps; t++) {
      membership(t);
      for (int d = 0; d < columns; d++) {
        Rows.scaleTo(states[t + 1][d], points, states[t][d], 1f - alpha);
        Rows.addScaled(states[t + 1][d], points, softmax[t], byColumn[d], memories.length);
      }
    }
    Rows.transpose(states[steps], columns, points, out);
    passClamped(codes, out);
    return out;
  }

  private void passClamped(float[][] from, float[][] to) {
    for (int i = 0; i < points; i++) {
      System.arraycopy(from[i], columns, to[i], columns, to[i].length - columns);
    }
  }

  /** Returns the softmax over the memories where the last forward pass ended, K rows of n. */
  float[][] membership() {
    membership(steps);
    return softmax[steps];
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

  private void membership(int t) {
    float[][] w = softmax[t];
    for (int k = 0; k < w.length; k++) {
      Arrays.fill(w[k], -0.5f * Rows.dot(memories[k], memories[k], columns));
      Rows.addScaled(w[k], points, states[t], memories[k], columns);
      Rows.scale(w[k], points, (float) beta);
    }
    Rows.softmax(w, w.length, points, spare);
  }

  /**
   * Pulls a gradient back through the steps of the last forward pass.
   *
   * @param upstream dL/dv_T, n rows as long as codes, not modified
   * @return dL/dv_0, n rows; the layer owns them
   */
  float[][] backward(float[][] upstream) {
    int k = memories.length;
    for (float[] row : gradient) {
      Arrays.fill(row, 0f);
    }
    Rows.transpose(upstream, points, columns, slope);
    for (int t = steps - 1; t >= 0; t--) {
      float[][] w = softmax[t];
      Arrays.fill(spare, 0f);
      for (int j = 0; j < k; j++) {
        Arrays.fill(pull[j], 0f);
        Rows.addScaled(pull[j], points, slope, memories[j], columns);
        Rows.addProduct(spare, points, w[j], pull[j]);
      }
      for (int j = 0; j < k; j++) {
        Rows.softmaxSlope(pull[j], points, w[j], pull[j], spare, stepSize * (float) beta);
        float sum = (float) Rows.sum(pull[j], points);
        for (int d = 0; d < columns; d++) {
          gradient[j][d] +=
              stepSize * Rows.dot(w[j], slope[d], points)
                  + Rows.dot(pull[j], states[t][d], points)
                  - sum * memories[j][d];
        }
      }
      float[] column = new float[k];
      for (int d = 0; d < columns; d++) {
        for (int j = 0; j < k; j++) {
          column[j] = memories[j][d];
        }
        Rows.scale(slope[d], points, 1f - stepSize);
        Rows.addScaled(slope[d], points, pull, column, k);
      }
    }
    Rows.transpose(slope, columns, points, back);
    passClamped(upstream, back);
    return back;
  }
}
