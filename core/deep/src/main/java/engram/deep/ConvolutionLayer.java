package engram.deep;

import engram.math.Parallel;
import engram.math.RandomStream;

/**
 * A convolution of stride 2 and a rectifier: every window of the image times one matrix of {@code
 * side^2 channels x filters}.
 */
final class ConvolutionLayer implements TrainedLayer {

  private final ConvolutionPatches patches;
  private final LayerWeights weights;
  private final Parallel pool;
  private final Matrix x;
  private final Matrix y;
  private final float[][] out;
  private final float[][] back;
  private final float[][] spare;

  ConvolutionLayer(
      ImageShape image, int side, int filters, int batch, Parallel pool, RandomStream stream) {
    this.patches = new ConvolutionPatches(image, side);
    this.weights =
        new LayerWeights(patches.length(), filters, filters, 2, patches.length(), stream);
    this.pool = pool;
    this.x = new Matrix(batch * patches.count(), patches.length());
    this.y = new Matrix(batch * patches.count(), filters);
    this.out = new float[batch][patches.count() * filters];
    this.back = new float[batch][image.size()];
    this.spare = new float[pool.threads()][patches.count() * patches.length()];
  }

  @Override
  public float[][] forward(float[][] rows) {
    pool.run(
        rows.length,
        (i, worker) -> {
          patches.gather(rows[i], spare[worker]);
          x.write(i * patches.count(), spare[worker]);
        });
    y.product(x, weights.matrix());
    pool.run(
        rows.length,
        (i, worker) -> {
          y.read(i * patches.count(), out[i]);
          Activation.apply(out[i], weights.bias(), true);
        });
    return out;
  }

  @Override
  public float[][] backward(float[][] slope, boolean wanted) {
    pool.run(
        slope.length,
        (i, worker) -> {
          Activation.pullBack(slope[i], out[i]);
          y.write(i * patches.count(), slope[i]);
        });
    weights.sumBias(slope, pool);
    weights.slope().transposedProduct(x, y);
    if (!wanted) {
      return null;
    }
    x.productTransposed(y, weights.matrix());
    pool.run(
        slope.length,
        (i, worker) -> {
          x.read(i * patches.count(), spare[worker]);
          patches.scatter(spare[worker], back[i]);
        });
    return back;
  }

  @Override
  public LayerWeights weights() {
    return weights;
  }
}
