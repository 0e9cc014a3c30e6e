package engram.hebb;

import engram.binary.Signs;

/**
 * Hebb's rule, {@code W_ij = sum_mu xi_mu,i xi_mu,j} off the diagonal (tutorial eq. 2.18; other
 * texts divide by D, which only scales the energy). Sums are whole numbers, so that storing and
 * forgetting are exact. Local, incremental, the order does not matter. About .14 D random patterns
 * are recalled nearly whole, and hardly one of correlated ones. O(D^2) a pattern.
 */
public final class Hebb implements IncrementalRule {

  @Override
  public String word() {
    return "hopfield";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public SynapticMemory store(SynapticMemory memory, double[] pattern) {
    return added(memory, pattern, 1);
  }

  /**
   * Returns a memory without a pattern that it knows: the matrix of before {@link #store}, to the
   * bit.
   *
   * @param memory learned by this rule, not modified
   * @param pattern that was stored, not modified
   */
  public SynapticMemory forget(SynapticMemory memory, double[] pattern) {
    return added(memory, pattern, -1);
  }

  private static SynapticMemory added(SynapticMemory memory, double[] pattern, double factor) {
    Signs.pack("pattern", pattern, memory.dimensions());
    double[][] weights = memory.weights();
    for (int i = 0; i < pattern.length; i++) {
      for (int j = 0; j < pattern.length; j++) {
        weights[i][j] += i == j ? 0 : factor * pattern[i] * pattern[j];
      }
    }
    return new SynapticMemory(weights, memory.biases());
  }
}
