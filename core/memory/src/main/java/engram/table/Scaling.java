package engram.table;

import java.util.Locale;

/**
 * How numeric columns are brought onto one scale, before distances are taken over them. Far values
 * make the deviation of a column large and its range larger still, groups far apart the other way
 * round, so no scaling is best everywhere.
 *
 * <p>All but {@link #NONE} are multiplied by one factor, so that the numeric columns keep the mean
 * variance that they have when standardised, and nominal columns weigh as much beside them.
 */
public enum Scaling {
  /** (x - mean) / standard deviation: every column spreads alike. The default. */
  STANDARDISE,
  /** (x - mean) / (largest - least): a column of two far groups weighs more than a bell. */
  RANGE,
  /** (x - mean) / sqrt(standard deviation * (largest - least)): between the two. */
  MID,
  /** x - mean, in the units of the data. */
  NONE;

  /** What help says of an option of this type. */
  public static final String SAYS =
      "How numeric columns are brought onto one scale: standardise, range, mid (the root of standard"
          + " deviation times range) or none.";

  /**
   * Returns the scaling of a word, in any case.
   *
   * @throws IllegalArgumentException with the words allowed
   */
  public static Scaling of(String word) {
    for (Scaling scaling : values()) {
      if (scaling.word().equalsIgnoreCase(word.strip())) {
        return scaling;
      }
    }
    throw new IllegalArgumentException(
        "scaling is '" + word + "', allowed: standardise, range, mid, none");
  }

  /** Returns the word for it, in small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what a column is divided by.
   *
   * @param deviation its population standard deviation
   * @param range its largest value less its least
   */
  double unit(double deviation, double range) {
    return switch (this) {
      case STANDARDISE -> deviation;
      case RANGE -> range;
      case MID -> Math.sqrt(deviation) * Math.sqrt(range);
      case NONE -> 1;
    };
  }
}
