package engram.binary;

/** A state of a {@link BinaryMemory} with its overlaps, which a flip changes in O(K). */
abstract class OverlapFlips implements Flips {

  /** Sums of many terms are this near, relative to what they are made of. */
  static final double ROUNDING = 1e-13;

  final int[] overlaps;
  private final long[][] columns;
  private final long[] bits;

  /**
   * A state.
   *
   * @param columns D x K bits, kept
   * @param bits of the state, kept
   * @param overlaps of the state, kept
   */
  OverlapFlips(long[][] columns, long[] bits, int[] overlaps) {
    this.columns = columns;
    this.bits = bits;
    this.overlaps = overlaps;
  }

  @Override
  public int sign(int i) {
    return Signs.of(bits, i);
  }

  /** Returns xi_mu,i s_i: 1 where a pattern agrees with the state, else -1. */
  final int agreement(int i, int mu) {
    return (columns[i][mu / Long.SIZE] >>> mu & 1) != 0 ? sign(i) : -sign(i);
  }

  /** Returns a word of bits that say which of 64 patterns agree with s_i. */
  final long agreeing(int i, int word) {
    return sign(i) > 0 ? columns[i][word] : ~columns[i][word];
  }

  @Override
  public void flip(int i) {
    int k = overlaps.length;
    for (int from = 0, w = 0; from < k; from += Long.SIZE, w++) {
      long agree = agreeing(i, w);
      int end = Math.min(k, from + Long.SIZE);
      for (int mu = from; mu < end; mu++) {
        overlaps[mu] += 2 - (int) (agree << 2 & 4); // -2 where they agree
        agree >>>= 1;
      }
    }
    bits[i / Long.SIZE] ^= 1L << i;
  }
}
