package engram.predict;

import engram.math.Parallel;
import java.io.Serializable;
import java.util.stream.IntStream;

/** Memories that predict: the training pairs, or a few that were learned. Immutable. */
sealed interface Memories extends Serializable
    permits StoredPairs, SinglePairs, TrendPairs, LearnedPairs {

  /** Returns how many there are. */
  int size();

  /** Returns D. */
  int columns();

  /** Returns their features in data units, size x D. */
  double[][] features();

  /** Returns the target of one of them, C values, not to be modified. */
  float[] target(int memory);

  /** Returns rows as {@link #answers} wants them: completed, or as they are. */
  double[][] complete(double[][] x);

  /** Returns the answers at completed rows, n x C. */
  double[][] answers(double[][] x, Parallel pool);

  /** Returns how much of the answer at a row each memory gives; sums to 1. */
  double[] shares(double[] x);

  /**
   * Returns these memories and one more pair.
   *
   * @throws UnsupportedOperationException if memories are not stored pairs
   */
  default Memories with(double[] x, float[] target) {
    throw new UnsupportedOperationException(
        "form is learned, allowed: pairs, the form that stores one more pair");
  }

  /** Returns the places of the largest shares, at most so many, the largest first. */
  static int[] weightiest(double[] shares, int count) {
    return IntStream.range(0, shares.length)
        .boxed()
        .sorted((a, b) -> Double.compare(shares[b], shares[a]))
        .limit(count)
        .mapToInt(place -> place)
        .toArray();
  }

  /** Returns what a reader is told of them. */
  String title();
}
