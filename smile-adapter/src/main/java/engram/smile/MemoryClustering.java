package engram.smile;

import engram.cluster.MemoryModel;
import java.io.Serial;

/**
 * Rows clustered by learned memories: what {@link ClAM} and {@link SoftKMeans} return.
 *
 * @param <M> the model of engram-core
 */
public final class MemoryClustering<M extends MemoryModel> extends MemoryPartition {

  @Serial private static final long serialVersionUID = 1L;

  private final M model;

  private MemoryClustering(String name, M model, double[][] data, int[] group) {
    super(name, data, group, model.memories());
    this.model = model;
  }

  static <M extends MemoryModel> MemoryClustering<M> of(String name, M model, double[][] data) {
    return new MemoryClustering<>(name, model, data, model.predict(data));
  }

  /** Returns the model: its energy, its options, its file format. */
  public M model() {
    return model;
  }

  /**
   * {@inheritDoc}
   *
   * @param x D values, NaN = missing, not modified
   */
  @Override
  public int predict(double[] x) {
    return model.predict(x);
  }

  @Override
  public int[] predict(double[][] x) {
    return model.predict(x);
  }

  @Override
  int share(double[] x, double[] posteriori) {
    System.arraycopy(model.membership(x), 0, posteriori, 0, posteriori.length);
    return predict(x);
  }
}
