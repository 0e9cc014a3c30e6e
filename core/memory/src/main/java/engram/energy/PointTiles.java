package engram.energy;

/**
 * Any separation on tiles, point by point through its double precision form: what a separation
 * without a faster form of its own gets.
 */
final class PointTiles implements TileSeparation {

  private final Separation separation;

  PointTiles(Separation separation) {
    this.separation = separation;
  }

  @Override
  public void weights(float[][] rows, int k, int n) {
    double[] scores = new double[k];
    for (int p = 0; p < n; p++) {
      take(rows, p, scores);
      double[] weights = separation.weights(scores);
      for (int j = 0; j < k; j++) {
        rows[j][p] = (float) weights[j];
      }
    }
  }

  @Override
  public boolean needsScores() {
    return true;
  }

  @Override
  public void pullBack(
      float[][] out, float[][] weights, float[][] scores, float[][] g, int k, int n, float factor) {
    double[] at = new double[k];
    double[] slopes = new double[k];
    for (int p = 0; p < n; p++) {
      take(scores, p, at);
      take(g, p, slopes);
      double[] back = separation.weightsCurve(at, slopes);
      for (int j = 0; j < k; j++) {
        out[j][p] = (float) (factor * back[j]);
      }
    }
  }

  private static void take(float[][] rows, int p, double[] values) {
    for (int j = 0; j < values.length; j++) {
      values[j] = rows[j][p];
    }
  }
}
