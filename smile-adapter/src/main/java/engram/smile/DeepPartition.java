package engram.smile;

import engram.deep.DeepModel;
import java.io.Serial;

/**
 * Rows clustered by the memories of an autoencoder: what {@link DeepClAM} returns. The centers are
 * the memories decoded, so that each is a row, or an image, of its cluster.
 *
 * <p>Every question builds the networks anew outside the heap: ask for many rows at once. A code
 * may differ in its last bits with the number of rows asked for, as the products of OpenBLAS do;
 * shares are {@code float} numbers and sum to 1 within 1e-5.
 */
public final class DeepPartition extends MemoryPartition {

  @Serial private static final long serialVersionUID = 1L;

  private final StoredDeepModel stored;

  private DeepPartition(DeepModel model, double[][] data, int[] group) {
    super("DeepClAM", data, group, model.decodedMemories());
    stored = new StoredDeepModel(model);
  }

  static DeepPartition of(DeepModel model, double[][] data) {
    return new DeepPartition(model, data, model.predict(data));
  }

  /** Returns the model: its autoencoder, its memories in the latent space, its file format. */
  public DeepModel model() {
    return stored.model();
  }

  /**
   * Returns all that the model says about rows: labels, membership, codes before and after the
   * memory, reconstructions.
   *
   * @param x n rows of D finite values, not modified
   * @throws IllegalArgumentException if a length is wrong or a value is not finite
   */
  public DeepModel.Recall recall(double[][] x) {
    return model().recall(x);
  }

  @Override
  public int predict(double[] x) {
    return recall(new double[][] {x}).labels()[0];
  }

  @Override
  public int[] predict(double[][] x) {
    return model().predict(x);
  }

  @Override
  int share(double[] x, double[] posteriori) {
    DeepModel.Recall recall = recall(new double[][] {x});
    System.arraycopy(recall.membership()[0], 0, posteriori, 0, posteriori.length);
    return recall.labels()[0];
  }
}
