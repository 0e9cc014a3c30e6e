package engram.deep;

/** Bias and rectifier of a row of one or more positions with as many channels each as the bias. */
final class Activation {

  private Activation() {}

  /** Adds the bias to each position and, if asked, replaces what is below 0 by 0. */
  static void apply(float[] row, float[] bias, boolean rectified) {
    for (int from = 0; from < row.length; from += bias.length) {
      if (rectified) {
        for (int j = 0; j < bias.length; j++) {
          row[from + j] = Math.max(0f, row[from + j] + bias[j]);
        }
      } else {
        for (int j = 0; j < bias.length; j++) {
          row[from + j] += bias[j];
        }
      }
    }
  }

  /** Clears the slope where the rectifier's image is 0. */
  static void pullBack(float[] slope, float[] image) {
    for (int j = 0; j < slope.length; j++) {
      slope[j] = image[j] > 0f ? slope[j] : 0f;
    }
  }
}
