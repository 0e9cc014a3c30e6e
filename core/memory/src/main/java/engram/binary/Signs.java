package engram.binary;

import engram.math.Check;

/**
 * States of -1 and 1 packed into bits: bit i % 64 of word i / 64 is 1 where s_i is 1. Bits behind
 * the last coordinate are 0.
 */
public final class Signs {

  private Signs() {}

  /** Returns how many words hold so many coordinates. */
  public static int words(int dimensions) {
    return (dimensions + Long.SIZE - 1) / Long.SIZE;
  }

  /**
   * Packs a state.
   *
   * @param name what messages call it
   * @param state values of -1 or 1, not modified
   * @throws IllegalArgumentException naming the first value that is another
   */
  public static long[] pack(String name, double[] state) {
    Check.present(name, state);
    long[] bits = new long[words(state.length)];
    for (int i = 0; i < state.length; i++) {
      if (state[i] == 1) {
        bits[i / Long.SIZE] |= 1L << i;
      } else if (state[i] != -1) {
        throw new IllegalArgumentException(
            name + "[" + i + "] is " + state[i] + ", allowed: -1 or 1");
      }
    }
    return bits;
  }

  /**
   * Packs a state of a memory.
   *
   * @throws IllegalArgumentException if its length or a value is another
   */
  public static long[] pack(String name, double[] state, int dimensions) {
    Check.present(name, state);
    Check.that(
        state.length == dimensions, name, state.length + " values long", dimensions + " values");
    return pack(name, state);
  }

  /** Returns the values of a packed state, a new array. */
  public static double[] unpack(long[] bits, int dimensions) {
    double[] state = new double[dimensions];
    for (int i = 0; i < dimensions; i++) {
      state[i] = of(bits, i);
    }
    return state;
  }

  /** Returns s_i, -1 or 1. */
  public static int of(long[] bits, int i) {
    return (bits[i / Long.SIZE] >>> i & 1) == 0 ? -1 : 1;
  }

  /**
   * Returns {@code <a, b> = D - 2 |a xor b|}, the overlap of two packed states: a count of bits in
   * place of D products.
   */
  public static int overlap(long[] a, long[] b, int dimensions) {
    int different = 0;
    for (int w = 0; w < a.length; w++) {
      different += Long.bitCount(a[w] ^ b[w]);
    }
    return dimensions - 2 * different;
  }

  /**
   * Returns states of real values as signs: 1 where a value is above the threshold, -1 elsewhere.
   *
   * @param values not modified, no NaN
   */
  public static double[] above(double threshold, double[] values) {
    double[] state = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      Check.that(!Double.isNaN(values[i]), "values[" + i + "]", values[i], "a number");
      state[i] = values[i] > threshold ? 1 : -1;
    }
    return state;
  }
}
