package engram.math;

/**
 * Checks of parameters: what is refused is told in one line with the name, the value and what is
 * allowed. Data have {@link DataCheck}.
 */
public final class Check {

  private static final int MOST_STEPS = 10_000;
  private static final int MOST_RESTARTS = 1_000_000;

  private Check() {}

  /**
   * Refuses a value unless a condition holds.
   *
   * @throws IllegalArgumentException {@code NAME is VALUE, allowed: ALLOWED}
   */
  public static void that(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed: " + allowed);
    }
  }

  /** Refuses a count below {@code least}. */
  public static void atLeast(String name, int value, int least) {
    that(value >= least, name, value, least + " or more");
  }

  /** Refuses a count below {@code least} or above {@code most}. */
  public static void within(String name, int value, int least, int most) {
    that(value >= least && value <= most, name, value, least + " to " + most);
  }

  /** Refuses a number of descent steps for which no machine has the memory. */
  public static void steps(int steps, int least) {
    within("steps", steps, least, MOST_STEPS);
  }

  /** Refuses no restart, and more than any machine could compare. */
  public static void restarts(int restarts) {
    within("restarts", restarts, 1, MOST_RESTARTS);
  }

  /** Refuses what is not a finite number above 0, NaN included. */
  public static void positive(String name, double value) {
    that(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "above 0, finite");
  }

  /** Refuses what is not a finite number of 0 or more, where 0 stands for a choice by the data. */
  public static void positiveOrAuto(String name, double value) {
    that(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "0 (auto) or above, finite");
  }

  /** Refuses what is not a finite number of 0 or more. */
  public static void zeroOrMore(String name, double value) {
    that(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "0 or more, finite");
  }

  /** Refuses flags of free coordinates that are not one a coordinate; null is all free. */
  public static void flags(boolean[] free, int dimensions) {
    if (free != null) {
      String allowed = dimensions + " flags, one a coordinate, or null";
      that(free.length == dimensions, "free", free.length + " flags long", allowed);
    }
  }

  /** Refuses a value that is absent. */
  public static <T> T present(String name, T value) {
    that(value != null, name, "null", "a value");
    return value;
  }
}
