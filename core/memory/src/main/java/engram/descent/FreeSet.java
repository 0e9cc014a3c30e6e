package engram.descent;

/**
 * Which coordinates descend and where they start.
 *
 * @param free indices of the free coordinates, ascending; the others are clamped
 * @param clamped indices of the clamped coordinates, ascending
 * @param fill D centred values: where a free coordinate starts if not at the data, and where every
 *     missing entry starts
 * @param fromData true where free coordinates start at the data (the unmasked descent), false where
 *     they start at {@code fill}
 */
public record FreeSet(int[] free, int[] clamped, float[] fill, boolean fromData) {

  /**
   * Every coordinate descends, from the data.
   *
   * @param fill where missing entries start, D values, kept
   */
  public static FreeSet all(float[] fill) {
    int[] free = new int[fill.length];
    for (int d = 0; d < free.length; d++) {
      free[d] = d;
    }
    return new FreeSet(free, new int[0], fill, true);
  }

  /**
   * Every hidden coordinate descends from {@code fill}; the others are clamped.
   *
   * @param hidden D flags, not modified
   * @param fill where hidden and missing entries start, D values, kept
   */
  public static FreeSet hidden(boolean[] hidden, float[] fill) {
    int count = 0;
    for (boolean h : hidden) {
      count += h ? 1 : 0;
    }
    int[] free = new int[count];
    int[] clamped = new int[hidden.length - count];
    int f = 0;
    int c = 0;
    for (int d = 0; d < hidden.length; d++) {
      if (hidden[d]) {
        free[f++] = d;
      } else {
        clamped[c++] = d;
      }
    }
    return new FreeSet(free, clamped, fill, false);
  }

  /** Returns the rows with the given indices. */
  static float[][] pick(float[][] rows, int[] indices) {
    float[][] picked = new float[indices.length][];
    for (int i = 0; i < indices.length; i++) {
      picked[i] = rows[indices[i]];
    }
    return picked;
  }

  /** Returns the entries with the given indices. */
  static float[] pick(float[] values, int[] indices) {
    float[] picked = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }
}
