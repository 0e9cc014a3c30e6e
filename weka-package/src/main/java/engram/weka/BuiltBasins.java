package engram.weka;

import engram.basin.BasinModel;
import engram.basin.LeftOutDensity;
import engram.table.ColumnMeans;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import weka.core.Instance;
import weka.core.Instances;

/** What a built EnergyBasins keeps: the model, what encodes instances, and the density. */
public final class BuiltBasins implements Serializable {

  private static final long serialVersionUID = 1L;

  private final RowCoder coder;
  private final ColumnMeans means;
  private final boolean missing;
  private final BasinModel model;
  private final Sketch sketch;
  private transient LeftOutDensity density;

  /**
   * Keeps what it is given.
   *
   * @param coder what encodes instances
   * @param means encoded column means of the training data
   * @param missing whether values were missing among them
   * @param model the fitted model
   * @param sketch what a picture needs
   */
  public BuiltBasins(
      RowCoder coder, ColumnMeans means, boolean missing, BasinModel model, Sketch sketch) {
    this.coder = coder;
    this.means = means;
    this.missing = missing;
    this.model = model;
    this.sketch = sketch;
    this.density = model.leftOutDensity();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    density = model.leftOutDensity();
  }

  /** Returns what encodes instances. */
  public RowCoder coder() {
    return coder;
  }

  /** Returns the encoded column means of the training data. */
  public ColumnMeans means() {
    return means;
  }

  /** Returns whether values were missing in the training data. */
  public boolean missing() {
    return missing;
  }

  /** Returns the model. */
  public BasinModel model() {
    return model;
  }

  /** Returns what a picture needs. */
  public Sketch sketch() {
    return sketch;
  }

  private double[] row(Instance instance) {
    return means.fill(coder.encode(instance));
  }

  /** Returns the cluster of an instance, -1 for noise. */
  public int label(Instance instance) {
    return model.predict(row(instance));
  }

  /** Returns the cluster's share of the clustered training instances, k values. */
  public double[] priors() {
    int[] sizes = model.sizes();
    double all = Arrays.stream(sizes).sum();
    return Arrays.stream(sizes).mapToDouble(size -> size / all).toArray();
  }

  /** Returns the label of each instance, as {@link #label} but at once. */
  public int[] labels(Instances data) throws InterruptedException {
    double[][] rows = means.fill(coder.encode(data));
    return StopButton.able(() -> model.predict(rows));
  }

  /**
   * Returns log p(x), for a training instance from the others, in the units of the data as far as
   * attributes are numeric.
   */
  public double logDensity(Instance instance) {
    return logDensity(row(instance), instance.weight());
  }

  private double logDensity(double[] row, double weight) {
    return density.logDensity(row, weight) - coder.encoder().logUnit();
  }

  /**
   * Returns log p(x|k) for each cluster: the density over the cluster's share in its own basin,
   * minus infinity elsewhere. Noise gets log p(x) from all, so that its joint densities sum to p(x)
   * too.
   */
  public double[] logDensities(Instance instance) {
    double[] row = row(instance);
    double all = logDensity(row, instance.weight());
    int label = model.predict(row);
    double[] densities = new double[model.k()];
    Arrays.fill(densities, label < 0 ? all : Double.NEGATIVE_INFINITY);
    if (label >= 0) {
      densities[label] = all - StrictMath.log(priors()[label]);
    }
    return densities;
  }

  /** Returns a line on the density at the instances kept and at the modes. */
  public String energies() {
    double[][] modes = model.modes();
    if (modes.length == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder("Log density at the modes:");
    for (double[] mode : modes) {
      text.append(String.format(Locale.ROOT, " %.5g", model.logDensity(mode)));
    }
    return text.append('\n').toString();
  }
}
