package engram.deep;

import engram.math.Parallel;
import engram.math.RandomStream;

/**
 * A convolution of stride 2 run backwards: every position of a small image lays its window, a
 * product with the transpose of a {@code side^2 channels x filters} matrix, over a large one, and
 * windows add up.
 */
final class TransposedLayer implements TrainedLayer {

  private final ConvolutionPatches patches;
  private final LayerWeights weights;
  private final boolean rectified;
  private final Parallel pool;
  private final Matrix x;
  private final Matrix windows;
  private final float[][] out;
  private final float[][] back;
  private final float[][] spare;

  /**
   * Prepares the layer.
   *
   * @param image the shape of what comes out
   * @param filters channels of what goes in
   */
  TransposedLayer(
      ImageShape image,
      int side,
      int filters,
      boolean rectified,
      int batch,
      Parallel pool,
      RandomStream stream) {
    this.patches = new ConvolutionPatches(image, side);
    // Of the side^2 windows over a pixel every fourth is there.
    int fanIn = Math.max(1, side * side * filters / 4);
    this.weights =
        new LayerWeights(
            patches.length(), filters, image.channels(), rectified ? 2 : 1, fanIn, stream);
    this.rectified = rectified;
    this.pool = pool;
    this.x = new Matrix(batch * patches.count(), filters);
    this.windows = new Matrix(batch * patches.count(), patches.length());
    this.out = new float[batch][image.size()];
    this.back = new float[batch][patches.count() * filters];
    this.spare = new float[pool.threads()][patches.count() * patches.length()];
  }

  @Override
  public float[][] forward(float[][] rows) {
    pool.run(rows.length, (i, worker) -> x.write(i * patches.count(), rows[i]));
    windows.productTransposed(x, weights.matrix());
    pool.run(
        rows.length,
        (i, worker) -> {
          windows.read(i * patches.count(), spare[worker]);
          patches.scatter(spare[worker], out[i]);
          Activation.apply(out[i], weights.bias(), rectified);
        });
    return out;
  }

  @Override
  public float[][] backward(float[][] slope, boolean wanted) {
    pool.run(
        slope.length,
        (i, worker) -> {
          if (rectified) {
            Activation.pullBack(slope[i], out[i]);
          }
          patches.gather(slope[i], spare[worker]);
          windows.write(i * patches.count(), spare[worker]);
        });
    weights.sumBias(slope, pool);
    weights.slope().transposedProduct(windows, x);
    if (!wanted) {
      return null;
    }
    x.product(windows, weights.matrix());
    pool.run(slope.length, (i, worker) -> x.read(i * patches.count(), back[i]));
    return back;
  }

  @Override
  public LayerWeights weights() {
    return weights;
  }
}
