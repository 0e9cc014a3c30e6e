package engram.measure;

import engram.math.Check;
import engram.math.Largest;
import java.util.ArrayList;
import java.util.List;

/**
 * How often predicted classes came true, by how sure the prediction was: the reliability diagram
 * (Murphy and Winkler 1977) and its expected calibration error, {@code sum_b (n_b / n) |right_b -
 * sure_b|} over bins of the largest probability, {@code right_b} the share of rows right and {@code
 * sure_b} the mean probability in the bin (Guo et al. 2017).
 *
 * @param bins those that hold rows, the least sure first
 */
public record Reliability(List<Bin> bins) {

  /** Bins of equal width from 0 to 1. */
  public static final int BINS = 10;

  /**
   * Rows about as sure.
   *
   * @param rows how many
   * @param sure mean of the largest probability, in [0, 1]
   * @param right share of rows whose largest probability is that of the true class
   */
  public record Bin(int rows, double sure, double right) {}

  /** Keeps a copy. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Puts predictions into bins. O(n C).
   *
   * @param truth n classes, -1 = not known and left out; a class beyond the probabilities counts as
   *     one that nobody predicted; not modified
   * @param probabilities a row of one number a class each, null to leave it out, not modified
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Reliability of(int[] truth, double[][] probabilities) {
    Check.that(
        truth.length == probabilities.length,
        "the number of predictions",
        probabilities.length,
        truth.length + ", that of the classes");
    int[] rows = new int[BINS];
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] >= 0 && probabilities[i] != null) {
        int predicted = Largest.of(probabilities[i]);
        double p = probabilities[i][predicted];
        int bin = Math.max(0, Math.min(BINS - 1, (int) (p * BINS)));
        rows[bin]++;
        sure[bin] += p;
        right[bin] += predicted == truth[i] ? 1 : 0;
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (rows[b] > 0) {
        bins.add(new Bin(rows[b], sure[b] / rows[b], right[b] / rows[b]));
      }
    }
    return new Reliability(bins);
  }

  /** Returns the expected calibration error, in [0, 1]; NaN of no rows. */
  public double error() {
    double sum = 0;
    int rows = 0;
    for (Bin bin : bins) {
      sum += bin.rows * Math.abs(bin.right - bin.sure);
      rows += bin.rows;
    }
    return sum / rows;
  }
}
