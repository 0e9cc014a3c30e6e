package engram.hebb;

import engram.binary.Flips;

/** A state of a {@link SynapticMemory} with the field at each of its signs. */
final class FieldFlips implements Flips {

  /** Fields of so little, relative to the largest at the start, are 0 but for rounding. */
  private static final double ROUNDING = 1e-12;

  private final double[][] weights;
  private final double[] s;
  private final double[] fields;
  private final double doubt;

  /** Keeps all three. */
  FieldFlips(double[][] weights, double[] s, double[] fields) {
    this.weights = weights;
    this.s = s;
    this.fields = fields;
    double largest = 0;
    for (double field : fields) {
      largest = Math.max(largest, Math.abs(field));
    }
    doubt = ROUNDING * largest;
  }

  @Override
  public int sign(int i) {
    return (int) s[i];
  }

  /** {@code 2 s_i (sum_{j != i} W_ij s_j + b_i)}. */
  @Override
  public double rise(int i) {
    return Math.abs(fields[i]) <= doubt ? 0 : 2 * s[i] * fields[i];
  }

  @Override
  public int pull(int i) {
    return Math.abs(fields[i]) <= doubt ? 0 : fields[i] > 0 ? 1 : -1;
  }

  @Override
  public void flip(int i) {
    double[] row = weights[i]; // W is symmetric
    for (int j = 0; j < s.length; j++) {
      fields[j] -= j == i ? 0 : 2 * s[i] * row[j];
    }
    s[i] = -s[i];
  }
}
