package engram.binary;

import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.math.RandomStream;
import java.util.Arrays;

/** Random patterns, noise on them, and what is recalled. */
public final class RandomSigns {

  private static final int SWEEPS = 50;

  private RandomSigns() {}

  /** K random patterns of D signs. */
  public static double[][] patterns(int k, int d, RandomStream stream) {
    double[][] patterns = new double[k][d];
    for (double[] pattern : patterns) {
      for (int i = 0; i < d; i++) {
        pattern[i] = stream.nextInt(2) == 0 ? -1 : 1;
      }
    }
    return patterns;
  }

  /** A descent by the energy rule in random order until nothing flips. */
  public static Descent descent(long seed) {
    return descent(new SignFlips(seed));
  }

  /** A descent until nothing flips. */
  public static Descent descent(SignFlips flips) {
    return new Descent(SWEEPS, StepSizes.constant(1), SignFlips.UNTIL_REST, flips);
  }

  /** The share of queries that end at their pattern to the bit, the first ones of the patterns. */
  public static double exact(
      FlipLandscape memory, double[][] patterns, int flips, int queries, RandomStream stream) {
    int exact = 0;
    for (int q = 0; q < queries; q++) {
      double[] pattern = patterns[q % patterns.length];
      double[] start = SignNoise.flipped(pattern, flips, stream);
      double[] end = descent(stream.nextLong()).end(memory, start, null);
      exact += Arrays.equals(end, pattern) ? 1 : 0;
    }
    return exact / (double) queries;
  }
}
