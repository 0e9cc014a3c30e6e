package engram.deep;

/** Checks of options and data, with messages that name the value and what is allowed. */
final class Check {

  private Check() {}

  static void that(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed: " + allowed);
    }
  }

  static void atLeast(String name, int value, int least) {
    that(value >= least, name, value, least + " or more");
  }

  static void positive(String name, double value) {
    that(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "above 0, finite");
  }
}
