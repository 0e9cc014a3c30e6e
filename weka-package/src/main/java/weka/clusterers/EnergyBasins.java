package weka.clusterers;

import engram.basin.BasinClustering;
import engram.basin.BasinModel;
import engram.density.Bandwidth;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.table.ColumnMeans;
import engram.weka.BasinClusterer;
import engram.weka.BuiltBasins;
import engram.weka.Citation;
import engram.weka.Measures;
import engram.weka.MemoryText;
import engram.weka.ModelVersion;
import engram.weka.RowCoder;
import engram.weka.Sketch;
import engram.weka.Sketched;
import engram.weka.StopButton;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import weka.core.AdditionalMeasureProducer;
import weka.core.BatchPredictor;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;
import weka.gui.ProgrammaticProperty;

/**
 * Clusters as basins of a kernel-density energy: {@link BasinClustering} for Weka.
 *
 * <p>As a density, a cluster is the part of the kernel density that lies in its basin: {@code
 * p(x|k) = p(x) / P(k)} in the basin and 0 elsewhere, P(k) the cluster's share of the training
 * instances. So the joint densities sum to p(x), and a distribution over clusters is a certainty. p
 * is that of the Gaussian kernel of the same standard deviation as the kernel of the basins: a
 * compact kernel says minus infinity to most new instances, and log-likelihoods would not compare.
 * The density of a training instance is that of the others ({@link engram.basin.LeftOutDensity}),
 * so that its mean compares with that of new instances. Noise has no cluster; its distribution is
 * all 0, which Weka reports as unclustered.
 */
public class EnergyBasins extends BasinClusterer
    implements BatchPredictor,
        WeightedInstancesHandler,
        TechnicalInformationHandler,
        AdditionalMeasureProducer,
        Sketched {

  private static final long serialVersionUID = 1L;

  private static final List<String> MEASURES =
      List.of(
          "measureMemories",
          "measureBandwidth",
          "measureNoise",
          "measureMemoriesUsed",
          "measureEffectiveClusters");

  private static final int PICTURE_STEPS = 50;

  private String batchSize = "256";

  private BuiltBasins built;

  /** Returns what the Explorer shows of this clusterer. */
  public String globalInfo() {
    return "Clusters as basins of a kernel-density energy: every instance descends to a mode of the"
        + " density (mean shift), and those that end at one mode are a cluster. The number of"
        + " clusters is found; instances in no basin of enough weight are noise and stay"
        + " unclustered. Numeric attributes are standardised, nominal ones count as one number a"
        + " label, missing values stand at the mean. Nothing is drawn at random. As a density it is"
        + " the kernel density itself, with a Gaussian of the same width. For more information see:"
        + "\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Citation.tutorial();
  }

  @Override
  public Enumeration<String> enumerateMeasures() {
    return Collections.enumeration(MEASURES);
  }

  /** Returns a measure of the built model, NaN before it is built. */
  @Override
  public double getMeasure(String name) {
    int place = Measures.place(MEASURES, name);
    if (built == null) {
      return Double.NaN;
    }
    BasinModel model = built.model();
    return switch (place) {
      case 0 -> model.memories();
      case 1 -> model.bandwidth();
      case 2 -> model.noise();
      case 3 -> model.k();
      default -> Measures.effectiveClusters(model.sizes());
    };
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    RowCoder.limit(capabilities);
    capabilities.enable(Capability.NO_CLASS);
    return capabilities;
  }

  @Override
  public void buildClusterer(Instances data) throws Exception {
    built = null;
    getCapabilities().testWithFail(data);
    RowCoder coder = RowCoder.fit(data, scaling()).checkUsable();
    double[][] x = coder.encode(data);
    ColumnMeans means = ColumnMeans.of(x);
    double[][] whole = means.fill(x);
    BasinClustering.Options options = options();
    if (getDebug()) {
      System.err.println("EnergyBasins: descending from " + x.length + " instances");
    }
    BasinModel model =
        StopButton.able(() -> BasinClustering.fit(whole, RowCoder.weights(data), options));
    if (getDebug()) {
      System.err.println("EnergyBasins: " + model.k() + " clusters, " + model.noise() + " noise");
    }
    built = new BuiltBasins(coder, means, whole != x, model, sketch(coder, whole, model));
  }

  private static Sketch sketch(RowCoder coder, double[][] x, BasinModel model) {
    int[] drawn = Sketch.drawn(x.length);
    int[] all = model.labels();
    String subtitle =
        String.format(
            Locale.ROOT,
            "%s, %d instances, %d clusters, %d noise",
            coder.name(),
            x.length,
            model.k(),
            model.noise());
    Kernel kernel = model.options().kernel();
    double deviation = model.bandwidth() / kernel.bandwidth(1, x[0].length);
    return Sketch.ofRows(
        "Basins of a kernel density",
        subtitle,
        Sketch.pick(x, drawn),
        Arrays.stream(drawn).map(i -> all[i]).toArray(),
        model.modes(),
        Energies.kernel(kernel, Bandwidth.beta(kernel.bandwidth(deviation, 2))),
        PICTURE_STEPS);
  }

  private BuiltBasins built() {
    if (built == null) {
      throw new IllegalStateException("No clusterer built yet!");
    }
    return built;
  }

  /** Returns the fitted model, or null before it is built. */
  public BasinModel model() {
    return built == null ? null : built.model();
  }

  @Override
  public Sketch sketch() {
    return built == null ? null : built.sketch();
  }

  @Override
  public int numberOfClusters() throws Exception {
    return built().model().k();
  }

  /**
   * Returns the cluster of an instance.
   *
   * @throws Exception if it is noise, which Weka counts as unclustered
   */
  @Override
  public int clusterInstance(Instance instance) throws Exception {
    int label = built().label(instance);
    if (label < 0) {
      throw new Exception("Unable to cluster instance: it is noise");
    }
    return label;
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    return certain(built().label(instance));
  }

  /** Returns the distributions of many instances, n x k, on all execution slots. */
  @Override
  public double[][] distributionsForInstances(Instances data) throws Exception {
    return Arrays.stream(built().labels(data)).mapToObj(this::certain).toArray(double[][]::new);
  }

  private double[] certain(int label) {
    double[] distribution = new double[built().model().k()];
    if (label >= 0) {
      distribution[label] = 1;
    }
    return distribution;
  }

  /** Returns false: Weka's evaluation in batches leaves out the log-likelihood (3.8.7). */
  @Override
  public boolean implementsMoreEfficientBatchPrediction() {
    return false;
  }

  @Override
  public String getBatchSize() {
    return batchSize;
  }

  @ProgrammaticProperty
  @Override
  public void setBatchSize(String size) {
    batchSize = size;
  }

  @Override
  public double[] clusterPriors() throws Exception {
    return built().priors();
  }

  @Override
  public double[] logDensityPerClusterForInstance(Instance instance) throws Exception {
    return built().logDensities(instance);
  }

  /** Returns log p(x), also where no cluster is. */
  @Override
  public double logDensityForInstance(Instance instance) throws Exception {
    return built().logDensity(instance);
  }

  @Override
  public String toString() {
    String title = "Basins of a kernel-density energy";
    String head = title + "\n" + "=".repeat(title.length()) + "\n\n";
    if (built == null) {
      return head + "No clusterer built yet!";
    }
    BasinModel model = built.model();
    RowCoder coder = built.coder();
    return head
        + String.format(
            Locale.ROOT,
            "Clusters: %d found, %d instances are noise\nInstances: %d\n"
                + "Attributes: %d, encoded as %d columns\n"
                + "Energy: %s kernel, bandwidth = %.6g (%s), beta = %.6g\n"
                + "Descent: %d memories, %d unfinished after %d steps\n",
            model.k(),
            model.noise(),
            model.provenance().rows(),
            coder.attributes(),
            coder.encoder().width(),
            kernelName(model),
            model.bandwidth(),
            model.options().bandwidth() == 0 ? "chosen from the data" : "given",
            Bandwidth.beta(model.bandwidth()),
            model.memories(),
            model.unfinished(),
            model.options().maxSteps())
        + built.energies()
        + "Missing values: "
        + (built.missing() ? "stand at the mean of their column" : "none")
        + "\n\nModes in the units of the data, (instances):\n\n"
        + MemoryText.of(
            coder, built.means().values(), model.provenance().rows(), model.modes(), model.sizes());
  }

  private static String kernelName(BasinModel model) {
    return model.options().kernel().toString().toLowerCase(Locale.ROOT);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    ModelVersion.write(out);
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    ModelVersion.check(in);
    in.defaultReadObject();
  }

  /** Runs the clusterer from the command line. */
  public static void main(String[] options) {
    runClusterer(new EnergyBasins(), options);
  }
}
