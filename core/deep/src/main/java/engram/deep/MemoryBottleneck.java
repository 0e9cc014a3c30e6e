package engram.deep;

import engram.math.Adam;
import engram.math.Rows;

/** The associative memory as it is trained: its memories move, and it counts who uses them. */
final class MemoryBottleneck implements Bottleneck {

  private final MemoryLayer layer;
  private final double rate;
  private final Adam adam;
  private final double[] usage;

  /**
   * Prepares.
   *
   * @param rate first step of Adam, in units of the codes
   */
  MemoryBottleneck(MemoryLayer layer, double rate) {
    this.layer = layer;
    this.rate = rate;
    this.adam = new Adam(layer.memories().length, layer.memories()[0].length);
    this.usage = new double[layer.memories().length];
  }

  MemoryLayer layer() {
    return layer;
  }

  @Override
  public float[][] forward(float[][] codes) {
    float[][] recalled = layer.forward(codes);
    float[][] membership = layer.membership();
    for (int j = 0; j < usage.length; j++) {
      usage[j] += Rows.sum(membership[j], codes.length);
    }
    return recalled;
  }

  @Override
  public float[][] backward(float[][] slope) {
    return layer.backward(slope);
  }

  @Override
  public void step(double share) {
    adam.step(layer.memories(), layer.gradient(), rate * share);
  }

  /** Returns the rows of each memory since the last call, as shares that sum to 1. */
  double[] takeUsage() {
    double[] shares = usage.clone();
    double sum = java.util.Arrays.stream(shares).sum();
    for (int j = 0; j < shares.length; j++) {
      shares[j] /= sum;
    }
    java.util.Arrays.fill(usage, 0);
    return shares;
  }

  /** Puts memory {@code j} elsewhere. */
  void place(int j, float[] code) {
    System.arraycopy(code, 0, layer.memories()[j], 0, code.length);
    adam.reset(j);
  }
}
