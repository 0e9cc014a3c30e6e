package engram.measure;

import engram.math.Check;

/**
 * The mean of {@code -log max(p, 1e-6)}, p the probability that a prediction gave to the class that
 * came true: 0 for sure and right, log C for even guesses among C classes. Whoever codes the
 * classes by the predictions needs so many nats, or bits, for each.
 */
public final class LogLoss {

  /** The least probability that a logarithm is taken of. */
  public static final double LEAST = 1e-6;

  private LogLoss() {}

  /**
   * Returns the loss in nats, NaN if nothing can be compared.
   *
   * @param truth n classes, -1 = not known and left out; a class beyond the probabilities has the
   *     probability 0; not modified
   * @param probabilities a row of one number a class each, null to leave it out, not modified
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double nats(int[] truth, double[][] probabilities) {
    Check.that(
        truth.length == probabilities.length,
        "the number of predictions",
        probabilities.length,
        truth.length + ", that of the classes");
    long rows = 0;
    double loss = 0;
    for (int i = 0; i < truth.length; i++) {
      double[] row = probabilities[i];
      if (truth[i] >= 0 && row != null) {
        rows++;
        loss -= StrictMath.log(Math.max(LEAST, truth[i] < row.length ? row[truth[i]] : 0));
      }
    }
    return loss / rows;
  }

  /** Returns the loss in bits, NaN if nothing can be compared. */
  public static double bits(int[] truth, double[][] probabilities) {
    return nats(truth, probabilities) / StrictMath.log(2);
  }
}
