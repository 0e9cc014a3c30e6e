package engram.predict;

import engram.math.Tile;
import java.io.Serializable;

/**
 * The loss of answers: cross-entropy for classes, the square for numbers.
 *
 * @param targets n x C targets of the training rows, one-hot or numbers, kept
 * @param classes C for classes, 0 for numbers
 */
record AnswerLoss(float[][] targets, int classes) implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Share of every probability that is spread evenly, so that no row counts without bound and no
   * logarithm is of 0.
   */
  static final double EVEN = 0.001;

  int width() {
    return targets[0].length;
  }

  /**
   * Returns the loss of a tile of answers, each times its weight, summed, and writes its slopes.
   *
   * @param answers C rows
   * @param rows the training row of each point
   * @param slopes C rows, set to 0 past the last point
   */
  double slopes(float[][] answers, int[] rows, Tile tile, float[][] slopes) {
    double loss = 0;
    for (int c = 0; c < slopes.length; c++) {
      java.util.Arrays.fill(slopes[c], 0f);
    }
    for (int p = 0; p < tile.points(); p++) {
      float[] y = targets[rows[p]];
      float weight = tile.weights()[p];
      for (int c = 0; c < y.length; c++) {
        if (classes == 0) {
          double gap = (double) answers[c][p] - y[c];
          loss += weight * gap * gap;
          slopes[c][p] = (float) (2 * weight * gap);
        } else if (y[c] > 0) {
          double q = answers[c][p] * (1 - EVEN) + EVEN / classes;
          loss -= weight * y[c] * StrictMath.log(q);
          slopes[c][p] = (float) (-weight * y[c] * (1 - EVEN) / q);
        }
      }
    }
    return loss;
  }

  /** Returns the loss of the answer at a training row. */
  double at(int row, double[] answer) {
    double loss = 0;
    for (int c = 0; c < answer.length; c++) {
      double y = targets[row][c];
      if (classes == 0) {
        loss += (answer[c] - y) * (answer[c] - y);
      } else if (y > 0) {
        loss -= y * StrictMath.log(answer[c] * (1 - EVEN) + EVEN / classes);
      }
    }
    return loss;
  }

  AnswerLoss pick(int[] rows) {
    float[][] picked = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = targets[rows[i]];
    }
    return new AnswerLoss(picked, classes);
  }
}
