package engram.smile;

import engram.basin.BasinModel;
import java.io.Serial;
import java.util.Arrays;
import smile.clustering.Clustering;

/** Rows clustered by the basins they descend to: what {@link BasinClustering} returns. */
public final class BasinPartition extends MemoryPartition {

  @Serial private static final long serialVersionUID = 1L;

  private final BasinModel model;

  private BasinPartition(BasinModel model, double[][] data, int[] group) {
    super("Basins", data, group, model.modes());
    this.model = model;
  }

  static BasinPartition of(BasinModel model, double[][] data) {
    return new BasinPartition(
        model, data, Arrays.stream(model.labels()).map(BasinPartition::smile).toArray());
  }

  private static int smile(int label) {
    return label < 0 ? Clustering.OUTLIER : label;
  }

  /** Returns the model: its density, its options, its file format. */
  public BasinModel model() {
    return model;
  }

  @Override
  public int predict(double[] x) {
    return smile(model.predict(x));
  }

  @Override
  public int[] predict(double[][] x) {
    return Arrays.stream(model.predict(x)).map(BasinPartition::smile).toArray();
  }

  @Override
  int share(double[] x, double[] posteriori) {
    System.arraycopy(model.membership(x), 0, posteriori, 0, posteriori.length);
    return predict(x);
  }
}
