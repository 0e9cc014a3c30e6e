package engram.predict;

import engram.math.Parallel;
import engram.member.Insight;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Memories that predict: the training pairs, or a few that were learned. Immutable. */
sealed interface Memories extends Insight, Serializable
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

  @Override
  default double[][] nearness(double[] x, int... which) {
    double[] row = complete(new double[][] {x})[0];
    int some = Math.min(size(), 1000);
    double[] mean = new double[columns()];
    for (int i = 0; i < some; i++) {
      double[] gaps = gaps(row, (int) ((long) i * size() / some));
      for (int d = 0; d < mean.length; d++) {
        mean[d] += gaps[d] / some;
      }
    }
    double[][] nearness = new double[which.length][];
    for (int i = 0; i < which.length; i++) {
      nearness[i] = gaps(row, which[i]);
      for (int d = 0; d < mean.length; d++) {
        nearness[i][d] = mean[d] - nearness[i][d];
      }
    }
    return nearness;
  }

  /** Returns parts, the largest share first. */
  static List<Part> sorted(List<Part> parts) {
    return parts.stream().sorted(Comparator.comparingDouble(part -> -part.share())).toList();
  }

  /** Returns the variance of each column over rows, which are not modified. O(n D). */
  static double[] variances(double[][] rows) {
    double[] mean = new double[rows[0].length];
    double[] variances = new double[mean.length];
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < mean.length; d++) {
        double gap = rows[i][d] - mean[d];
        mean[d] += gap / (i + 1);
        variances[d] += gap * (rows[i][d] - mean[d]);
      }
    }
    for (int d = 0; d < mean.length; d++) {
      variances[d] /= rows.length;
    }
    return variances;
  }

  /** Returns values divided by their sum; as they are where it is 0. */
  static double[] normalised(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int d = 0; sum > 0 && d < values.length; d++) {
      values[d] /= sum;
    }
    return values;
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
