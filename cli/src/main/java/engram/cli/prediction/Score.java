package engram.cli.prediction;

import java.util.Locale;

/**
 * One number that tells how good predictions are.
 *
 * @param name its name for machines
 * @param heading its name for readers
 * @param value the number, NaN if it cannot be said
 * @param higher whether a higher one is better
 * @param format how it is shown
 */
public record Score(String name, String heading, double value, boolean higher, String format) {

  /** Takes a value that is beyond all numbers for one that cannot be said. */
  public Score {
    value = Double.isFinite(value) ? value : Double.NaN;
  }

  /** Returns the value as it is shown. */
  public String shown() {
    return shown(value);
  }

  /** Returns another value of the same score as it is shown. */
  String shown(double other) {
    return Double.isFinite(other) ? String.format(Locale.ROOT, format, other) : "-";
  }

  /** Returns whether this is better than another, at the precision shown. */
  boolean beats(Score other) {
    boolean ahead = higher ? value > other.value : value < other.value;
    return ahead && !shown().equals(other.shown());
  }
}
