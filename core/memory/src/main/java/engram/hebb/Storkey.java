package engram.hebb;

import engram.binary.Signs;

/**
 * Storkey's rule (1997): {@code W_ij += (xi_i xi_j - xi_i h_ji - h_ij xi_j) / D}, {@code h_ij =
 * sum_{k != i, j} W_ik xi_k}: Hebb's product less what the synapses say already. Local and
 * incremental; the order matters a little, and a pattern cannot be taken out. O(D^2) a pattern.
 */
public final class Storkey implements IncrementalRule {

  @Override
  public String word() {
    return "storkey";
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public SynapticMemory store(SynapticMemory memory, double[] pattern) {
    Signs.pack("pattern", pattern, memory.dimensions());
    double[][] old = memory.weights();
    int d = pattern.length;
    double[] biases = memory.biases();
    double[] field = new double[d];
    for (int i = 0; i < d; i++) {
      field[i] = memory.field(i, pattern) - biases[i];
    }
    double[][] weights = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        double without = field[i] - old[i][j] * pattern[j];
        double across = field[j] - old[j][i] * pattern[i];
        double change = pattern[i] * pattern[j] - pattern[i] * across - without * pattern[j];
        weights[i][j] = old[i][j] + change / d;
        weights[j][i] = weights[i][j];
      }
    }
    return new SynapticMemory(weights, biases);
  }
}
