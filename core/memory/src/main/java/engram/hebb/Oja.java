package engram.hebb;

import engram.binary.Signs;
import engram.math.Check;

/**
 * Oja's rule with both ends held at the pattern: {@code W_ij += rate (xi_i xi_j - xi_i^2 W_ij)},
 * which on signs is a memory that fades, {@code W = (1 - rate) W + rate xi xi^T}. Local and
 * incremental; the latest patterns are recalled and the oldest forgotten, so that it never fills
 * up.
 *
 * @param rate of fading, above 0 and below 1; the memory holds the last few {@code 1 / rate}
 */
public record Oja(double rate) implements IncrementalRule {

  private static final double RATE = 0.1;

  /** Checks the range. */
  public Oja {
    Check.that(rate > 0 && rate < 1, "rate", rate, "above 0, below 1");
  }

  /** Rate .1. */
  public Oja() {
    this(RATE);
  }

  @Override
  public String word() {
    return "oja";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public SynapticMemory store(SynapticMemory memory, double[] pattern) {
    Signs.pack("pattern", pattern, memory.dimensions());
    double[][] weights = memory.weights();
    for (int i = 0; i < pattern.length; i++) {
      for (int j = 0; j < pattern.length; j++) {
        weights[i][j] += i == j ? 0 : rate * (pattern[i] * pattern[j] - weights[i][j]);
      }
    }
    return new SynapticMemory(weights, memory.biases());
  }
}
