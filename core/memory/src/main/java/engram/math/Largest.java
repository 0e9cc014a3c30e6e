package engram.math;

/** The place of the largest of some numbers. */
public final class Largest {

  private Largest() {}

  /**
   * Returns the place of the largest value, the first of equals.
   *
   * @param values one or more, not NaN, not modified
   */
  public static int of(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** Returns the place of the largest value, the first of equals. */
  public static int of(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
