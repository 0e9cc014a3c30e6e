package engram.transformer;

import engram.math.RandomStream;
import java.util.List;

/**
 * The weights of a model that completes images, in float and mutable, and equally their
 * derivatives.
 *
 * @param block the Energy Transformer
 * @param encode D x pixels of a patch
 * @param bias 1 x D, added to the code of an open patch
 * @param mask 1 x D, the code of a hidden patch
 * @param position patches x D, added to the code of each
 * @param decode pixels x D, of the activation of a token
 * @param pixelBias 1 x pixels, added to what is decoded
 */
record ImageWeights(
    BlockWeights block,
    float[][] encode,
    float[][] bias,
    float[][] mask,
    float[][] position,
    float[][] decode,
    float[][] pixelBias) {

  private static final double SPREAD = 0.3;
  private static final double LEAST_GAMMA = 0.01;

  /**
   * Draws weights. Queries and keys are N / sqrt(D), less than a block alone starts with, so that
   * attention is spread over the tokens before it learns.
   */
  static ImageWeights random(EnergyTransformer.Options o, Patches patches, RandomStream random) {
    int d = o.dimension();
    int projected = o.heads() * o.inner();
    double spread = 1 / Math.sqrt(d);
    float[][] gain = {{1}};
    return new ImageWeights(
        new BlockWeights(
            BlockWeights.normal(projected, d, spread, random),
            BlockWeights.normal(projected, d, spread, random),
            BlockWeights.normal(o.memories(), d, spread, random),
            gain,
            new float[1][d]),
        BlockWeights.normal(d, patches.pixels(), 1 / Math.sqrt(patches.pixels()), random),
        new float[1][d],
        BlockWeights.normal(1, d, SPREAD, random),
        BlockWeights.normal(patches.count(), d, SPREAD, random),
        BlockWeights.normal(patches.pixels(), d, SPREAD / Math.sqrt(d), random),
        new float[1][patches.pixels()]);
  }

  /** Returns zeros of the same sizes. */
  ImageWeights zeros() {
    return new ImageWeights(
        new BlockWeights(
            zeros(block.wq()),
            zeros(block.wk()),
            zeros(block.xi()),
            zeros(block.gamma()),
            zeros(block.delta())),
        zeros(encode),
        zeros(bias),
        zeros(mask),
        zeros(position),
        zeros(decode),
        zeros(pixelBias));
  }

  private static float[][] zeros(float[][] like) {
    return new float[like.length][like[0].length];
  }

  ImageWeights copy() {
    return new ImageWeights(
        block.copy(),
        BlockWeights.copy(encode),
        BlockWeights.copy(bias),
        BlockWeights.copy(mask),
        BlockWeights.copy(position),
        BlockWeights.copy(decode),
        BlockWeights.copy(pixelBias));
  }

  /** Returns the names of {@link #all}, in the same order. */
  static List<String> names() {
    return List.of(
        "wq",
        "wk",
        "xi",
        "gamma",
        "delta",
        "encode",
        "bias",
        "mask",
        "position",
        "decode",
        "pixelBias");
  }

  /** Returns all matrices, not copied. */
  List<float[][]> all() {
    return List.of(
        block.wq(),
        block.wk(),
        block.xi(),
        block.gamma(),
        block.delta(),
        encode,
        bias,
        mask,
        position,
        decode,
        pixelBias);
  }

  /** Returns weights of matrices in the order of {@link #all}, not copied. */
  static ImageWeights of(List<float[][]> all) {
    return new ImageWeights(
        new BlockWeights(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4)),
        all.get(5),
        all.get(6),
        all.get(7),
        all.get(8),
        all.get(9),
        all.get(10));
  }

  /** Refuses weights of other sizes than the options and patches say, or not finite. */
  void check(EnergyTransformer.Options o, Patches patches) {
    block.check(o);
    BlockWeights.check("encode", encode, o.dimension(), patches.pixels());
    BlockWeights.check("bias", bias, 1, o.dimension());
    BlockWeights.check("mask", mask, 1, o.dimension());
    BlockWeights.check("position", position, patches.count(), o.dimension());
    BlockWeights.check("decode", decode, patches.pixels(), o.dimension());
    BlockWeights.check("pixelBias", pixelBias, 1, patches.pixels());
  }

  /** Adds other weights, times a factor. */
  void add(ImageWeights other, float factor) {
    for (int w = 0; w < all().size(); w++) {
      float[][] to = all().get(w);
      float[][] from = other.all().get(w);
      for (int i = 0; i < to.length; i++) {
        for (int d = 0; d < to[i].length; d++) {
          to[i][d] += factor * from[i][d];
        }
      }
    }
  }

  /** Keeps the gain of the layer norm above 0. */
  void clip() {
    block.gamma()[0][0] = Math.max(block.gamma()[0][0], (float) LEAST_GAMMA);
  }
}
