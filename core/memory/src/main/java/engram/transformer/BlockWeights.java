package engram.transformer;

import engram.math.RandomStream;
import java.util.Arrays;

/**
 * The weights of an Energy Transformer block, in float. Package-internal and mutable: training
 * steps on them, {@link EnergyTransformer} keeps a copy.
 *
 * @param wq queries, H Y x D, head by head
 * @param wk keys, H Y x D, head by head
 * @param xi memories, M x D
 * @param gamma 1 x 1, gain of the layer norm
 * @param delta 1 x D, shift of the layer norm
 */
record BlockWeights(float[][] wq, float[][] wk, float[][] xi, float[][] gamma, float[][] delta) {

  /** Normal queries and keys of deviation 1 / sqrt(Y), memories of 1 / sqrt(D). */
  static BlockWeights random(EnergyTransformer.Options o, RandomStream random) {
    float[][] gain = {{1}};
    return new BlockWeights(
        normal(o.heads() * o.inner(), o.dimension(), 1 / Math.sqrt(o.inner()), random),
        normal(o.heads() * o.inner(), o.dimension(), 1 / Math.sqrt(o.inner()), random),
        normal(o.memories(), o.dimension(), 1 / Math.sqrt(o.dimension()), random),
        gain,
        new float[1][o.dimension()]);
  }

  static float[][] normal(int rows, int columns, double spread, RandomStream random) {
    float[][] drawn = new float[rows][columns];
    for (float[] row : drawn) {
      for (int d = 0; d < columns; d++) {
        row[d] = (float) (spread * random.nextGaussian());
      }
    }
    return drawn;
  }

  static float[][] copy(float[][] rows) {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }

  BlockWeights copy() {
    return new BlockWeights(copy(wq), copy(wk), copy(xi), copy(gamma), copy(delta));
  }

  /** Refuses weights of other sizes than the options say, or not finite. */
  void check(EnergyTransformer.Options o) {
    check("wq", wq, o.heads() * o.inner(), o.dimension());
    check("wk", wk, o.heads() * o.inner(), o.dimension());
    check("xi", xi, o.memories(), o.dimension());
    check("gamma", gamma, 1, 1);
    check("delta", delta, 1, o.dimension());
    if (!(gamma[0][0] > 0)) {
      throw new IllegalArgumentException("gamma is " + gamma[0][0] + ", allowed: above 0");
    }
  }

  static void check(String name, float[][] rows, int count, int columns) {
    if (rows.length != count) {
      throw new IllegalArgumentException(name + " has " + rows.length + " rows, expected " + count);
    }
    for (float[] row : rows) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            name + " has a row of " + row.length + " values, expected " + columns);
      }
      for (float value : row) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(name + " holds a value that is not finite");
        }
      }
    }
  }
}
