package engram.deep;

import engram.math.Parallel;
import engram.math.RandomStream;

/** {@code y = max(0, x W + b)}, or without the maximum where the layer is linear. */
final class DenseLayer implements TrainedLayer {

  private final LayerWeights weights;
  private final boolean rectified;
  private final Parallel pool;
  private final Matrix x;
  private final Matrix y;
  private final float[][] out;
  private final float[][] back;

  DenseLayer(
      int inputs, int outputs, boolean rectified, int batch, Parallel pool, RandomStream stream) {
    this.weights = new LayerWeights(inputs, outputs, outputs, rectified ? 2 : 1, inputs, stream);
    this.rectified = rectified;
    this.pool = pool;
    this.x = new Matrix(batch, inputs);
    this.y = new Matrix(batch, outputs);
    this.out = new float[batch][outputs];
    this.back = new float[batch][inputs];
  }

  @Override
  public float[][] forward(float[][] rows) {
    pool.run(rows.length, (i, worker) -> x.write(i, rows[i]));
    y.product(x, weights.matrix());
    pool.run(
        rows.length,
        (i, worker) -> {
          y.read(i, out[i]);
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
          y.write(i, slope[i]);
        });
    weights.sumBias(slope, pool);
    weights.slope().transposedProduct(x, y);
    if (!wanted) {
      return null;
    }
    x.productTransposed(y, weights.matrix());
    pool.run(slope.length, (i, worker) -> x.read(i, back[i]));
    return back;
  }

  @Override
  public LayerWeights weights() {
    return weights;
  }
}
