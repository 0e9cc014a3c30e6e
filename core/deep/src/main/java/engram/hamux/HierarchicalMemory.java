package engram.hamux;

import engram.math.RandomStream;

/**
 * The hierarchical associative memory: a tower of layers, each connected with the next by one
 * matrix that works upwards and, transposed, downwards, and each with a bias.
 *
 * <p>All layers settle together, so the tower answers in both directions: an image clamped at the
 * bottom finds its class at the top, and a class with part of an image finds the rest of it.
 */
public final class HierarchicalMemory {

  private HierarchicalMemory() {}

  /**
   * Builds a tower. Weights are normal with standard deviation 1 / sqrt(size of the layer below),
   * and named {@code LOWER-UPPER}; biases start at 0 and are named {@code bias-LAYER}.
   *
   * @param seed draws the weights
   * @param layers from bottom to top, 2 or more; for an energy with a lower bound at most the
   *     outermost have activations that are not bounded
   */
  public static Network of(long seed, Layer... layers) {
    if (layers.length < 2) {
      throw new IllegalArgumentException(
          "a tower has " + layers.length + " layers, needs 2 or more");
    }
    RandomStream random = new RandomStream(seed);
    Network.Builder builder = Network.builder();
    for (Layer layer : layers) {
      builder.layer(layer);
      builder.connect("bias-" + layer.name(), Bias.zero(layer.size()), layer.name());
    }
    for (int i = 0; i + 1 < layers.length; i++) {
      Layer lower = layers[i];
      Layer upper = layers[i + 1];
      double spread = 1 / Math.sqrt(lower.size());
      builder.connect(
          lower.name() + "-" + upper.name(),
          Linear.random(lower.size(), upper.size(), spread, random),
          lower.name(),
          upper.name());
    }
    return builder.build();
  }
}
