package engram.member;

/** How much of each probability is spread evenly over the classes. */
public final class Calibration {

  private static final double[] SPREADS = {0.0003, 0.001, 0.003, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3};

  private Calibration() {}

  /**
   * Returns the share that makes rows left out likeliest.
   *
   * @param rows which rows were left out
   * @param predictions their probabilities
   * @param places the class of each row of the data
   * @param weights weight of each row of the data, or null
   */
  public static double spread(int[] rows, double[][] predictions, int[] places, double[] weights) {
    double best = SPREADS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double spread : SPREADS) {
      double loss = 0;
      for (int i = 0; i < rows.length; i++) {
        double[] p = predictions[i];
        double likelihood = p[places[rows[i]]] * (1 - spread) + spread / p.length;
        loss -= (weights == null ? 1 : weights[rows[i]]) * StrictMath.log(likelihood);
      }
      if (loss < least) {
        least = loss;
        best = spread;
      }
    }
    return best;
  }

  /** Makes values that sum to about 1 probabilities, in place. */
  public static void apply(double[] p, double spread) {
    double sum = 0;
    for (double each : p) {
      sum += each;
    }
    for (int c = 0; c < p.length; c++) {
      p[c] = p[c] / sum * (1 - spread) + spread / p.length;
    }
  }
}
