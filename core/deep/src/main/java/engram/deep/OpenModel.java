package engram.deep;

import engram.deep.DeepModel.Recall;

/**
 * A deep model whose networks are built and stay so, for many questions about few rows each. Used
 * by one caller at a time; what is outside the heap is given back some time after the object is no
 * longer reachable.
 */
public final class OpenModel implements AutoCloseable {

  private final DeepModel model;
  private final Workspace workspace;
  private final MemoryLayer layer;

  /** Builds the networks with room for a batch of rows; more are answered in several batches. */
  OpenModel(DeepModel model, int rows) {
    this.model = model;
    DeepClustering.Options options = model.options();
    workspace = model.autoencoder().workspace(rows, options.threads());
    layer =
        new MemoryLayer(
            Autoencoder.narrowed(model.memories()),
            model.beta(),
            options,
            workspace.batch(),
            model.autoencoder().architecture().latent());
  }

  /**
   * Returns all that the model says about rows, as {@link DeepModel#recall}.
   *
   * @param x n rows as long as in training, finite, not modified
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public Recall recall(double[][] x) {
    Autoencoder autoencoder = model.autoencoder();
    RowScale.check(x, autoencoder.architecture().inputs());
    float[][] codes = workspace.encode(autoencoder.scale().scaled(x));
    float[][] ends = workspace.map(codes, layer::forward);
    float[][] shares = workspace.map(codes, this::byRow);
    float[][] out = workspace.map(ends, workspace.decoder()::forward);
    return new Recall(
        layer.labels(codes, workspace),
        Autoencoder.widened(shares),
        Autoencoder.widened(codes),
        Autoencoder.widened(ends),
        autoencoder.restored(out));
  }

  private float[][] byRow(float[][] codes) {
    layer.forward(codes);
    float[][] byMemory = layer.membership();
    float[][] rows = new float[codes.length][byMemory.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < byMemory.length; j++) {
        rows[i][j] = byMemory[j][i];
      }
    }
    return rows;
  }

  @Override
  public void close() {
    workspace.close();
  }
}
