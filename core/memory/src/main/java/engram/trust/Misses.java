package engram.trust;

import engram.math.Check;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * By how much predictions of rows left out missed the truth, and what follows for new rows: a
 * conformal prediction (Vovk, Gammerman and Shafer 2005). A class is missed by {@code 1 - p}, p the
 * probability of the true class, and a number by its distance.
 *
 * <p>With n misses, {@code within(c)} is the {@code ceil((n + 1) c)}-th smallest. A new row from
 * the same source as the others, predicted as well as they were, is missed by no more with
 * probability c or a little above (exactly that is proven where one model predicted all of them;
 * {@link LeftOut} has a model for each fold, and that is measured, not proven). So
 *
 * <ul>
 *   <li>the set of all classes with {@code p >= 1 - within(c)} holds the true one so often; it is
 *       empty for a row whose classes are all less likely, which is then unlike the rows known
 *       (Sadinle, Lei and Wasserman 2019);
 *   <li>the interval {@code y - within(c)} to {@code y + within(c)} holds the true number so often.
 * </ul>
 *
 * <p>That is said of all rows together, not of each class or place.
 *
 * @param sorted n misses of 0 or more in ascending order, kept
 */
public record Misses(double[] sorted) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Probabilities are computed in float: what is as near as this is equal. */
  private static final double ROUNDING = 1e-7;

  /** Returns the highest confidence that so many misses can tell: n / (n + 1). */
  public static double most(int count) {
    return count / (count + 1.0);
  }

  /** Checks the order. */
  public Misses {
    Check.that(sorted.length > 0, "the number of misses", sorted.length, "1 or more");
    double last = 0;
    for (double miss : sorted) {
      Check.that(miss >= last, "misses", Arrays.toString(sorted), "0 or more, ascending");
      last = miss;
    }
  }

  /** Sorts misses, which are not modified. */
  public static Misses of(double[] misses) {
    double[] sorted = misses.clone();
    Arrays.sort(sorted);
    return new Misses(sorted);
  }

  /**
   * Returns the miss that is not exceeded with a confidence.
   *
   * @param confidence above 0 and at most n / (n + 1), or no miss is large enough
   */
  public double within(double confidence) {
    int n = sorted.length;
    int place = (int) Math.ceil((n + 1.0) * confidence - ROUNDING);
    if (!(confidence > 0) || place > n) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "confidence is %s, allowed: above 0 to %.4f, what %d predictions of rows left out"
                  + " can tell",
              confidence,
              most(n),
              n));
    }
    return sorted[Math.max(1, place) - 1];
  }

  /**
   * Returns which classes belong to the set of a row.
   *
   * @param probabilities of the classes, not modified
   */
  public boolean[] classes(double[] probabilities, double confidence) {
    double least = 1 - within(confidence) - ROUNDING;
    boolean[] set = new boolean[probabilities.length];
    for (int c = 0; c < set.length; c++) {
      set[c] = probabilities[c] >= least;
    }
    return set;
  }

  /** Returns the lower and the upper end of the interval about a prediction. */
  public double[] interval(double prediction, double confidence) {
    double within = within(confidence);
    return new double[] {prediction - within, prediction + within};
  }
}
