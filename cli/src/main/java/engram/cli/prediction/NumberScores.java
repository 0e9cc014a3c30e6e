package engram.cli.prediction;

import engram.math.PowerOfTwo;
import java.util.List;

/** How good predicted numbers are. */
final class NumberScores {

  private NumberScores() {}

  /**
   * Returns R2 (1 - the sum of squared errors over that of the mean of the truth), the correlation,
   * the root mean square error and the mean absolute error; NaN if nothing can be compared, the
   * first two also where one side does not vary, and any that is beyond the largest number.
   *
   * @param truth one number a row, NaN = not known, not modified
   * @param predictions a row of one number for each, or null, not modified
   */
  static List<Score> of(double[] truth, double[][] predictions) {
    // Each side in a unit of its own, and errors in that of the larger: no square overflows, and
    // none that counts vanishes. The units are powers of two, which change no digit.
    double largestTruth = 0;
    double largestSaid = 0;
    for (int i = 0; i < truth.length; i++) {
      if (!Double.isNaN(truth[i]) && predictions[i] != null) {
        largestTruth = Math.max(largestTruth, Math.abs(truth[i]));
        largestSaid = Math.max(largestSaid, Math.abs(predictions[i][0]));
      }
    }
    double truthUnit = PowerOfTwo.unit(largestTruth);
    double saidUnit = PowerOfTwo.unit(largestSaid);
    double unit = PowerOfTwo.unit(Math.max(largestTruth, largestSaid));
    int rows = 0;
    double meanTruth = 0;
    double meanSaid = 0;
    for (int i = 0; i < truth.length; i++) {
      if (!Double.isNaN(truth[i]) && predictions[i] != null) {
        rows++;
        meanTruth += (truth[i] * truthUnit - meanTruth) / rows;
        meanSaid += (predictions[i][0] * saidUnit - meanSaid) / rows;
      }
    }
    double squared = 0;
    double absolute = 0;
    double truths = 0;
    double saids = 0;
    double both = 0;
    for (int i = 0; i < truth.length; i++) {
      if (!Double.isNaN(truth[i]) && predictions[i] != null) {
        double error = predictions[i][0] * unit - truth[i] * unit;
        double t = truth[i] * truthUnit - meanTruth;
        double s = predictions[i][0] * saidUnit - meanSaid;
        squared += error * error;
        absolute += Math.abs(error);
        truths += t * t;
        saids += s * s;
        both += t * s;
      }
    }
    double correlation =
        truths > 0 && saids > 0 ? both / (Math.sqrt(truths) * Math.sqrt(saids)) : Double.NaN;
    double ofTruth = truths * (unit / truthUnit) * (unit / truthUnit);
    return List.of(
        new Score("r2", "R2", truths > 0 ? 1 - squared / ofTruth : Double.NaN, true, "%.4f"),
        new Score("correlation", "correlation", correlation, true, "%.4f"),
        new Score("rmse", "RMSE", Math.sqrt(squared / rows) / unit, false, "%.5g"),
        new Score("mae", "MAE", absolute / rows / unit, false, "%.5g"));
  }
}
