package engram.math;

/**
 * A stream of random numbers fixed by its seed (SplitMix64), the same on every Java version.
 *
 * <p>{@link #fork(long)} gives an independent stream for one purpose (one restart, one epoch, one
 * tile), so that what one part draws never shifts what another part draws, whatever the number of
 * threads.
 */
public final class RandomStream {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Opens the stream of a seed. */
  public RandomStream(long seed) {
    state = mix(seed + GOLDEN);
  }

  /**
   * Returns a new stream that depends on this one's seed and position and on {@code purpose}; this
   * stream does not move.
   */
  public RandomStream fork(long purpose) {
    return new RandomStream(state ^ mix(purpose * GOLDEN + 0x632BE59BD9B4E019L));
  }

  /** Returns 64 random bits. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Returns a number in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * Returns an integer in [0, bound).
   *
   * @throws IllegalArgumentException if {@code bound < 1}
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound is " + bound + ", allowed: 1 or more");
    }
    return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
  }

  /** Returns a standard normal number, by the Marsaglia polar method. */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  /** Returns the numbers 0 to n-1 in random order. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }

  /** Shuffles the array in place. */
  public void shuffle(int[] a) {
    for (int i = a.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int t = a[i];
      a[i] = a[j];
      a[j] = t;
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
