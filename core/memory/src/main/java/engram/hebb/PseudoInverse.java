package engram.hebb;

import engram.binary.Signs;

/**
 * The projection rule (Personnaz, Guyon and Dreyfus 1986): W projects on the span of the patterns,
 * so that each is at rest however correlated they are, up to D of them. Stored by Greville's step,
 * {@code r = xi - W xi}, {@code W += r r^T / (r . r)}; a pattern within the span of the others (r
 * within 1e-9 of the pattern's length) changes nothing. Incremental, the order does not matter; not
 * local, since r at one end asks for the whole matrix. O(D^2) a pattern.
 *
 * <p>The diagonal is kept for further patterns; the energy of {@link SynapticMemory} leaves it out,
 * which widens the basins.
 */
public final class PseudoInverse implements IncrementalRule {

  private static final double RANK = 1e-18;

  @Override
  public String word() {
    return "pseudo-inverse";
  }

  @Override
  public boolean local() {
    return false;
  }

  @Override
  public SynapticMemory store(SynapticMemory memory, double[] pattern) {
    Signs.pack("pattern", pattern, memory.dimensions());
    double[][] weights = memory.weights();
    int d = pattern.length;
    double[] rest = new double[d];
    double square = 0;
    for (int i = 0; i < d; i++) {
      rest[i] = pattern[i];
      for (int j = 0; j < d; j++) {
        rest[i] -= weights[i][j] * pattern[j];
      }
      square += rest[i] * rest[i];
    }
    for (int i = 0; i < d && square > RANK * d; i++) {
      for (int j = 0; j <= i; j++) {
        weights[i][j] += rest[i] * rest[j] / square;
        weights[j][i] = weights[i][j];
      }
    }
    return new SynapticMemory(weights, memory.biases());
  }
}
