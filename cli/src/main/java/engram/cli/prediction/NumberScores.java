package engram.cli.prediction;

import java.util.List;

/** How good predicted numbers are. */
final class NumberScores {

  private NumberScores() {}

  /**
   * Returns R2 (1 - the sum of squared errors over that of the mean of the truth), the correlation,
   * the root mean square error and the mean absolute error; NaN if nothing can be compared, the
   * first two also where one side does not vary.
   *
   * @param truth one number a row, NaN = not known, not modified
   * @param predictions a row of one number for each, or null, not modified
   */
  static List<Score> of(double[] truth, double[][] predictions) {
    int rows = 0;
    double meanTruth = 0;
    double meanSaid = 0;
    for (int i = 0; i < truth.length; i++) {
      if (!Double.isNaN(truth[i]) && predictions[i] != null) {
        rows++;
        meanTruth += (truth[i] - meanTruth) / rows;
        meanSaid += (predictions[i][0] - meanSaid) / rows;
      }
    }
    double squared = 0;
    double absolute = 0;
    double truths = 0;
    double saids = 0;
    double both = 0;
    for (int i = 0; i < truth.length; i++) {
      if (!Double.isNaN(truth[i]) && predictions[i] != null) {
        double error = predictions[i][0] - truth[i];
        double t = truth[i] - meanTruth;
        double s = predictions[i][0] - meanSaid;
        squared += error * error;
        absolute += Math.abs(error);
        truths += t * t;
        saids += s * s;
        both += t * s;
      }
    }
    double correlation =
        truths > 0 && saids > 0 ? both / (Math.sqrt(truths) * Math.sqrt(saids)) : Double.NaN;
    return List.of(
        new Score("r2", "R2", truths > 0 ? 1 - squared / truths : Double.NaN, true, "%.4f"),
        new Score("correlation", "correlation", correlation, true, "%.4f"),
        new Score("rmse", "RMSE", Math.sqrt(squared / rows), false, "%.5g"),
        new Score("mae", "MAE", absolute / rows, false, "%.5g"));
  }
}
