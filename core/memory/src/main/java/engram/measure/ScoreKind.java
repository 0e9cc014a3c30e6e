package engram.measure;

import java.util.Locale;

/**
 * How a score is shown and compared: a column of a table of results.
 *
 * @param heading what it is called
 * @param better which values are better
 * @param decimals decimals that are shown
 */
public record ScoreKind(String heading, Better better, int decimals) {

  /** Which of two values of a score is better. */
  public enum Better {
    /** The larger one. */
    HIGHER,
    /** The smaller one. */
    LOWER,
    /** Neither: the score describes and does not judge. */
    NEITHER
  }

  /** Returns a value as it is shown; a hyphen for NaN. */
  public String text(double number) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  /** Returns whether it says which clustering is better. */
  public boolean judges() {
    return better != Better.NEITHER;
  }

  /** Returns whether the first of two values is better than the second; never for NaN. */
  public boolean ahead(double one, double other) {
    return switch (better) {
      case HIGHER -> one > other;
      case LOWER -> one < other;
      case NEITHER -> false;
    };
  }

  /**
   * Returns whether no other value is better, at the precision shown. Nothing is best among fewer
   * than two values.
   *
   * @param number the value
   * @param all the values of the column, this one among them
   */
  public boolean best(double number, double... all) {
    int known = 0;
    boolean beaten = Double.isNaN(number) || !judges();
    for (double other : all) {
      if (!Double.isNaN(other)) {
        known++;
        beaten |= ahead(other, number) && !text(other).equals(text(number));
      }
    }
    return !beaten && known > 1;
  }
}
