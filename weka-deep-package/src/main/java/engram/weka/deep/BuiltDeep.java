package engram.weka.deep;

import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.deep.OpenModel;
import engram.deep.Schedule;
import engram.energy.Energies;
import engram.model.Progress;
import engram.table.Scaling;
import engram.weka.Sketch;
import java.io.Serializable;
import java.util.Locale;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.WekaException;

/** What a built DeepClAM keeps: what makes rows of instances, the model, its text and picture. */
public final class BuiltDeep implements Serializable {

  private static final long serialVersionUID = 1L;

  private final DeepRows rows;
  private final KeptModel kept;
  private final double[][] decoded;
  private final Sketch sketch;
  private transient OpenModel one;

  private BuiltDeep(DeepRows rows, DeepModel model, double[][] decoded, Sketch sketch) {
    this.rows = rows;
    this.kept = new KeptModel(model);
    this.decoded = decoded;
    this.sketch = sketch;
  }

  /**
   * Trains a model.
   *
   * @param data not modified
   * @param options without layers
   * @param layers as {@link ShapeText#withLayers} takes them
   * @param scaling of numeric attributes that are no pixels
   * @throws InterruptedException if the thread was interrupted
   * @throws WekaException if ND4J has no native library for this machine
   */
  public static BuiltDeep of(
      Instances data,
      DeepClustering.Options options,
      String layers,
      Scaling scaling,
      Progress progress)
      throws InterruptedException, WekaException {
    DeepRows rows = DeepRows.fit(data, options.image(), scaling);
    DeepClustering.Options all = ShapeText.withLayers(options, layers, rows.columns());
    double[][] x = rows.rows(data);
    return PackageNd4j.run(
        () -> {
          DeepModel model = DeepClustering.fit(x, all, progress);
          return new BuiltDeep(rows, model, model.decodedMemories(), sketch(rows, model, x));
        });
  }

  /** The picture is that of the free coordinates of the codes, where the memories are. */
  private static Sketch sketch(DeepRows rows, DeepModel model, double[][] x) {
    DeepModel.Recall recall = model.recall(Sketch.pick(x, Sketch.drawn(x.length)));
    String subtitle =
        String.format(
            Locale.ROOT,
            "codes of %s, %d instances, %d clusters",
            rows.name(),
            rows.count(),
            model.usedClusters());
    return Sketch.ofMemories(
        "DeepClAM",
        subtitle,
        model.free(recall.codes()),
        recall.labels(),
        model.memories(),
        Energies.euclidean(model.options().separation(), model.beta()),
        model.options().steps(),
        model.options().stepSize());
  }

  /** Returns the trained model. */
  public DeepModel model() {
    return kept.get();
  }

  /** Returns what a picture needs. */
  public Sketch sketch() {
    return sketch;
  }

  /** Returns how much each memory attracts an instance, k values that sum to 1. */
  public double[] membership(Instance instance) throws InterruptedException, WekaException {
    return recall(instance).membership()[0];
  }

  /** Returns the same for many instances at once. */
  public double[][] memberships(Instances data) throws InterruptedException, WekaException {
    if (data.isEmpty()) {
      return new double[0][];
    }
    double[][] x = rows.rows(data);
    return PackageNd4j.run(() -> model().membership(x));
  }

  /** Returns the cluster of an instance. */
  public int label(Instance instance) throws InterruptedException, WekaException {
    return recall(instance).labels()[0];
  }

  /** Many schemes ask for one instance after the other, so the networks stay built. */
  private synchronized DeepModel.Recall recall(Instance instance)
      throws InterruptedException, WekaException {
    double[][] row = {rows.row(instance)};
    return PackageNd4j.run(
        () -> {
          one = one == null ? model().open(1) : one;
          return one.recall(row);
        });
  }

  /** Returns the model in words, its memories decoded. */
  public String text() {
    DeepModel model = model();
    DeepClustering.Options options = model.options();
    return String.format(
            Locale.ROOT,
            "Clusters: %d, %d used\nInstances: %d\nAttributes: %d, %s\n",
            model.k(),
            model.usedClusters(),
            rows.count(),
            rows.attributes(),
            options.image() == null
                ? "encoded as " + rows.columns() + " columns"
                : "the pixels of images of " + ShapeText.of(options.image()))
        + String.format(
            Locale.ROOT,
            "Layers: %s and back; %d coordinates of a code descend, %d are clamped\n",
            model.autoencoder().architecture(),
            model.free(),
            model.autoencoder().architecture().latent() - model.free())
        + String.format(
            Locale.ROOT,
            "Energy: log-sum-exp on the codes, beta = %.6g (%s)\nDescent: %d steps of size %.3g\n",
            model.beta(),
            options.beta() == 0 ? "chosen from the codes" : "given",
            options.steps(),
            options.stepSize())
        + training(options.schedule(), model)
        + errors(model, options.image() == null ? "encoded" : "pixel")
        + "Missing values: "
        + (rows.missing() ? "stand at the mean of their column" : "none")
        + "\n\nMemories decoded, in the units of the data, (instances):\n\n"
        + rows.text(decoded, model.sizes());
  }

  private static String training(Schedule schedule, DeepModel model) {
    return String.format(
        Locale.ROOT,
        "Epochs: %d in all (autoencoder %s, probes %s, with the memory %s); seed %d\n",
        model.epochs(),
        epochs(schedule.pretrainEpochs(), 0),
        epochs(schedule.probeEpochs(), -1),
        epochs(schedule.jointEpochs(), 0),
        model.options().seed());
  }

  private static String epochs(int count, int automatic) {
    return count == automatic ? "automatic" : Integer.toString(count);
  }

  private static String errors(DeepModel model, String value) {
    double plain = model.autoencoderReconstruction();
    return String.format(
            Locale.ROOT,
            "Mean squared reconstruction error of %s values: %.6g, plain autoencoder %.6g",
            value,
            model.reconstruction(),
            plain)
        + (plain > 0
            ? String.format(Locale.ROOT, ", ratio %.3f\n", model.reconstruction() / plain)
            : "\n");
  }
}
