package engram.cli.prediction;

import engram.math.Largest;
import engram.measure.LogLoss;
import engram.measure.Reliability;
import java.util.Arrays;
import java.util.List;

/** How good predicted classes are. */
public final class ClassScores {

  private ClassScores() {}

  /** Returns the most probable class, the first of equals. */
  public static int predicted(double[] probabilities) {
    return Largest.of(probabilities);
  }

  /**
   * Returns accuracy, Cohen's kappa, {@link LogLoss} in nats, and the calibration error of {@link
   * Reliability}; NaN if nothing can be compared, kappa also if chance alone gives accuracy 1.
   *
   * @param truth one class a row, -1 = not known, not modified; one beyond those of the
   *     probabilities has the probability 0
   * @param probabilities a row of one number a class for each, or null, not modified
   */
  static List<Score> of(int[] truth, double[][] probabilities) {
    int width = width(probabilities);
    int classes = Math.max(width, Arrays.stream(truth).max().orElse(0) + 1);
    long[] held = new long[classes];
    long[] said = new long[classes];
    long rows = 0;
    long right = 0;
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] >= 0 && probabilities[i] != null) {
        int prediction = predicted(probabilities[i]);
        rows++;
        right += prediction == truth[i] ? 1 : 0;
        held[truth[i]]++;
        said[prediction]++;
      }
    }
    double accuracy = (double) right / rows;
    double chance = 0;
    for (int c = 0; c < classes; c++) {
      chance += (double) held[c] / rows * said[c] / rows;
    }
    double kappa = chance < 1 ? (accuracy - chance) / (1 - chance) : Double.NaN;
    return List.of(
        new Score("accuracy", "accuracy", accuracy, true, "%.4f"),
        new Score("kappa", "kappa", kappa, true, "%.4f"),
        new Score("logLoss", "log-loss", LogLoss.nats(truth, probabilities), false, "%.4f"),
        new Score(
            "calibrationError",
            "calib. error",
            Reliability.of(truth, probabilities).error(),
            false,
            "%.4f"));
  }

  /** Returns how many classes rows of probabilities have, 0 where all are null. */
  static int width(double[][] rows) {
    int width = 0;
    for (double[] row : rows) {
      width = row == null ? width : row.length;
    }
    return width;
  }
}
