package engram.binary;

/**
 * What an {@link Interaction} makes of each whole overlap, so that flips look it up. O(D) numbers.
 *
 * @param dimensions D
 * @param changes of a power {@code F(h + 2) - F(h)} at 2 (h + D), and {@code F(h - 2) - F(h)}
 *     behind it; null for the exponential
 * @param slopes F'(h) at h + D; null for the exponential
 * @param decays of the exponential {@code exp(-beta j)} at j, 0 to 2 D; null for powers
 */
record OverlapTable(int dimensions, double[] changes, double[] slopes, double[] decays) {

  static OverlapTable of(Interaction interaction, int dimensions) {
    int size = 2 * dimensions + 1;
    if (interaction.isExponential()) {
      double[] decays = new double[size];
      for (int j = 0; j < size; j++) {
        decays[j] = StrictMath.exp(-interaction.beta() * j);
      }
      return new OverlapTable(dimensions, null, null, decays);
    }
    double[] values = new double[size];
    double[] slopes = new double[size];
    for (int at = 0; at < size; at++) {
      values[at] = interaction.of(at - dimensions);
      slopes[at] = interaction.slope(at - dimensions);
    }
    double[] changes = new double[2 * size];
    for (int at = 0; at < size; at++) {
      changes[2 * at] = at + 2 < size ? values[at + 2] - values[at] : 0;
      changes[2 * at + 1] = at >= 2 ? values[at - 2] - values[at] : 0;
    }
    return new OverlapTable(dimensions, changes, slopes, null);
  }
}
