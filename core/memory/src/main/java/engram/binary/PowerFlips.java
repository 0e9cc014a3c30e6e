package engram.binary;

/** Flips under a power: a look at a flip adds one entry of the table a pattern. */
final class PowerFlips extends OverlapFlips {

  private final OverlapTable table;

  PowerFlips(OverlapTable table, long[][] columns, long[] bits, int[] overlaps) {
    super(columns, bits, overlaps);
    this.table = table;
  }

  @Override
  public double rise(int i) {
    double[] changes = table.changes();
    int zero = table.dimensions();
    double sum = 0;
    double size = 0;
    int k = overlaps.length;
    for (int from = 0, w = 0; from < k; from += Long.SIZE, w++) {
      long agree = agreeing(i, w);
      int end = Math.min(k, from + Long.SIZE);
      for (int mu = from; mu < end; mu++) {
        double change = changes[2 * (overlaps[mu] + zero) + (int) (agree & 1)];
        sum += change;
        size += Math.abs(change);
        agree >>>= 1;
      }
    }
    return Math.abs(sum) <= ROUNDING * size ? 0 : -sum;
  }

  /** The sign of {@code sum_mu xi_mu,i F'(<xi_mu, s> - xi_mu,i s_i)}. */
  @Override
  public int pull(int i) {
    double sum = 0;
    double size = 0;
    for (int mu = 0; mu < overlaps.length; mu++) {
      int agreement = agreement(i, mu);
      double slope = table.slopes()[overlaps[mu] - agreement + table.dimensions()];
      sum += agreement * slope;
      size += Math.abs(slope);
    }
    return Math.abs(sum) <= ROUNDING * size ? 0 : sum > 0 ? sign(i) : -sign(i);
  }
}
