package engram.binary;

/**
 * Flips under the exponential in log space: sums are relative to the largest overlap of the state
 * they belong to, so that none overflows or vanishes, however large D and beta are.
 */
final class ExponentialFlips extends OverlapFlips {

  private final double beta;
  private final double[] decays;
  private int top;
  private double sum;

  ExponentialFlips(double beta, OverlapTable table, long[][] columns, long[] bits, int[] overlaps) {
    super(columns, bits, overlaps);
    this.beta = beta;
    decays = table.decays();
    settle();
  }

  /** Sums up the state as it is. */
  private void settle() {
    top = overlaps[0];
    for (int h : overlaps) {
      top = Math.max(top, h);
    }
    sum = 0;
    for (int h : overlaps) {
      sum += decays[top - h];
    }
  }

  @Override
  public double rise(int i) {
    int highest = highest(i);
    double flipped = 0;
    int k = overlaps.length;
    for (int from = 0, w = 0; from < k; from += Long.SIZE, w++) {
      long agree = agreeing(i, w);
      int end = Math.min(k, from + Long.SIZE);
      for (int mu = from; mu < end; mu++) {
        flipped += decays[highest - overlaps[mu] - 2 + (int) (agree << 2 & 4)];
        agree >>>= 1;
      }
    }
    if (highest == top && Math.abs(flipped - sum) <= ROUNDING * sum) {
      return 0;
    }
    double rise = top - highest + StrictMath.log(sum / flipped) / beta;
    return Math.abs(rise) <= ROUNDING * Math.abs(top) ? 0 : rise;
  }

  /** The largest overlap once s_i is flipped. */
  private int highest(int i) {
    int highest = Integer.MIN_VALUE;
    int k = overlaps.length;
    for (int from = 0, w = 0; from < k; from += Long.SIZE, w++) {
      long agree = agreeing(i, w);
      int end = Math.min(k, from + Long.SIZE);
      for (int mu = from; mu < end; mu++) {
        highest = Math.max(highest, overlaps[mu] + 2 - (int) (agree << 2 & 4));
        agree >>>= 1;
      }
    }
    return highest;
  }

  /** The sign of the field is that of the fall: {@code sum xi_mu,i exp(beta h_mu)} without i. */
  @Override
  public int pull(int i) {
    double rise = rise(i);
    return rise == 0 ? 0 : rise > 0 ? sign(i) : -sign(i);
  }

  @Override
  public void flip(int i) {
    super.flip(i);
    settle();
  }
}
