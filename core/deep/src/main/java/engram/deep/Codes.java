package engram.deep;

/** What is asked of the codes of all rows. */
final class Codes {

  private Codes() {}

  /**
   * Returns the code that is farthest from its nearest memory other than {@code but}, in the
   * coordinates that memories have; codes may be longer.
   */
  static float[] farthest(float[][] codes, float[][] memories, int but) {
    float[] far = codes[0];
    double most = -1;
    for (float[] code : codes) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < memories.length; j++) {
        if (j != but) {
          double distance = 0;
          for (int d = 0; d < memories[j].length; d++) {
            double difference = code[d] - memories[j][d];
            distance += difference * difference;
          }
          nearest = Math.min(nearest, distance);
        }
      }
      if (nearest > most) {
        most = nearest;
        far = code;
      }
    }
    return far;
  }

  /** Twice the sum of the column variances. */
  static double meanSquaredDistance(float[][] rows) {
    double sum = 0;
    for (int d = 0; d < rows[0].length; d++) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < rows.length; i++) {
        double delta = rows[i][d] - mean;
        mean += delta / (i + 1);
        squares += delta * (rows[i][d] - mean);
      }
      sum += 2 * squares / rows.length;
    }
    return sum > 0 ? sum : 1;
  }
}
