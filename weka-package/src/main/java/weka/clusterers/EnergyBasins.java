package weka.clusterers;

import engram.cluster.BasinClustering;
import engram.cluster.BasinModel;
import engram.cluster.Strays;
import engram.density.Bandwidth;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.table.ColumnMeans;
import engram.weka.BuiltBasins;
import engram.weka.Citation;
import engram.weka.MemoryText;
import engram.weka.ModelVersion;
import engram.weka.OptionCheck;
import engram.weka.RowCoder;
import engram.weka.Sketch;
import engram.weka.Sketched;
import engram.weka.Stop;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Locale;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;

/**
 * Clusters as basins of a kernel-density energy: {@link BasinClustering} for Weka.
 *
 * <p>As a density, a cluster is the part of the kernel density that lies in its basin: {@code
 * p(x|k) = p(x) / P(k)} in the basin and 0 elsewhere, P(k) the cluster's share of the training
 * instances. So the joint densities sum to p(x), and a distribution over clusters is a certainty. p
 * is that of the Gaussian kernel of the same standard deviation as the kernel of the basins: a
 * compact kernel says minus infinity to most new instances, and log-likelihoods would not compare.
 * Noise has no cluster; its distribution is all 0, which Weka reports as unclustered.
 */
public class EnergyBasins extends AbstractDensityBasedClusterer
    implements WeightedInstancesHandler, TechnicalInformationHandler, Sketched {

  private static final long serialVersionUID = 1L;

  private static final BasinClustering.Options DEFAULT = BasinClustering.Options.DEFAULT;
  private static final int PICTURE_STEPS = 50;

  private Kernel kernel = DEFAULT.kernel();
  private double bandwidth = DEFAULT.bandwidth();
  private double tolerance = DEFAULT.tolerance();
  private int maxSteps = DEFAULT.maxSteps();
  private double prominence = DEFAULT.prominence();
  private int minClusterSize = DEFAULT.minClusterSize();
  private double noiseDensity = DEFAULT.noiseDensity();
  private Strays strays = DEFAULT.strays();
  private int exactRows = DEFAULT.exactRows();
  private int numExecutionSlots = DEFAULT.threads();

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
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enable(Capability.NO_CLASS);
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.DATE_ATTRIBUTES);
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
    return capabilities;
  }

  @Override
  public void buildClusterer(Instances data) throws Exception {
    built = null;
    getCapabilities().testWithFail(data);
    RowCoder coder = RowCoder.fit(data).checkUsable();
    double[][] x = coder.encode(data);
    ColumnMeans means = ColumnMeans.of(x);
    double[][] whole = means.fill(x);
    BasinClustering.Options options = options();
    if (getDebug()) {
      System.err.println("EnergyBasins: descending from " + x.length + " instances");
    }
    BasinModel model = Stop.able(() -> BasinClustering.fit(whole, RowCoder.weights(data), options));
    if (getDebug()) {
      System.err.println("EnergyBasins: " + model.k() + " clusters, " + model.noise() + " noise");
    }
    built = new BuiltBasins(coder, means, whole != x, model, sketch(coder, whole, model));
  }

  private BasinClustering.Options options() {
    return new BasinClustering.Options(
        kernel,
        bandwidth,
        tolerance,
        maxSteps,
        prominence,
        minClusterSize,
        noiseDensity,
        strays,
        exactRows,
        numExecutionSlots);
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
    double[] distribution = new double[built().model().k()];
    int label = built().label(instance);
    if (label >= 0) {
      distribution[label] = 1;
    }
    return distribution;
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
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    super.setOptions(options);
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

  /** Returns the kernel of the density. */
  @OptionMetadata(
      displayName = "kernel",
      description = "GAUSSIAN, EPANECHNIKOV, COSINE, QUARTIC (default) or TRIWEIGHT.",
      commandLineParamName = "kernel",
      commandLineParamSynopsis = "-kernel <word>",
      category = "Energy",
      displayOrder = 1)
  public Kernel getKernel() {
    return kernel;
  }

  /** Sets the kernel of the density. */
  public void setKernel(Kernel value) {
    kernel = value;
  }

  /** Returns the bandwidth. */
  @OptionMetadata(
      displayName = "bandwidth",
      description =
          "Bandwidth on standardised data, the larger the fewer clusters; 0 = automatic (default).",
      commandLineParamName = "bandwidth",
      commandLineParamSynopsis = "-bandwidth <num>",
      category = "Energy",
      displayOrder = 2)
  public double getBandwidth() {
    return bandwidth;
  }

  /** Sets the bandwidth, 0 = automatic. */
  public void setBandwidth(double value) {
    bandwidth = value;
  }

  /** Returns the least prominence of a basin. */
  @OptionMetadata(
      displayName = "prominence",
      description =
          "Basins whose pass is less than this below the lower of their modes, in log density, are"
              + " one (default 0.1).",
      commandLineParamName = "prominence",
      commandLineParamSynopsis = "-prominence <num>",
      category = "Clusters",
      displayOrder = 3)
  public double getProminence() {
    return prominence;
  }

  /** Sets the least prominence of a basin. */
  public void setProminence(double value) {
    prominence = value;
  }

  /** Returns the least size of a cluster. */
  @OptionMetadata(
      displayName = "minClusterSize",
      description =
          "Least number of instances of a cluster; 0 = automatic (default): two, and 1 % of them.",
      commandLineParamName = "min-cluster-size",
      commandLineParamSynopsis = "-min-cluster-size <num>",
      category = "Clusters",
      displayOrder = 4)
  public int getMinClusterSize() {
    return minClusterSize;
  }

  /** Sets the least size of a cluster, 0 = automatic. */
  public void setMinClusterSize(int value) {
    minClusterSize = value;
  }

  /** Returns the least density of an instance in a cluster. */
  @OptionMetadata(
      displayName = "noiseDensity",
      description =
          "An instance belongs to a cluster if its density is at least this share of that at the"
              + " mode, 0 to below 1 (default 0).",
      commandLineParamName = "noise-density",
      commandLineParamSynopsis = "-noise-density <num>",
      category = "Clusters",
      displayOrder = 5)
  public double getNoiseDensity() {
    return noiseDensity;
  }

  /** Sets the least density of an instance in a cluster. */
  public void setNoiseDensity(double value) {
    noiseDensity = value;
  }

  /** Returns what becomes of instances in no cluster. */
  @OptionMetadata(
      displayName = "strays",
      description =
          "Instances in no cluster: NOISE (default) leaves them unclustered, NEAREST puts them to"
              + " the nearest mode.",
      commandLineParamName = "strays",
      commandLineParamSynopsis = "-strays <word>",
      category = "Clusters",
      displayOrder = 6)
  public Strays getStrays() {
    return strays;
  }

  /** Sets what becomes of instances in no cluster. */
  public void setStrays(Strays value) {
    strays = value;
  }

  /** Returns when a descent ends. */
  @OptionMetadata(
      displayName = "tolerance",
      description =
          "A descent ends when a step is shorter than this many bandwidths (default 1e-4).",
      commandLineParamName = "tolerance",
      commandLineParamSynopsis = "-tolerance <num>",
      category = "Descent",
      displayOrder = 20)
  public double getTolerance() {
    return tolerance;
  }

  /** Sets when a descent ends. */
  public void setTolerance(double value) {
    tolerance = value;
  }

  /** Returns the most steps of a descent. */
  @OptionMetadata(
      displayName = "maxSteps",
      description = "Most steps of a descent (default 1000).",
      commandLineParamName = "I",
      commandLineParamSynopsis = "-I <num>",
      category = "Descent",
      displayOrder = 21)
  public int getMaxSteps() {
    return maxSteps;
  }

  /** Sets the most steps of a descent. */
  public void setMaxSteps(int value) {
    maxSteps = value;
  }

  /** Returns up to how many instances each is a memory of its own. */
  @OptionMetadata(
      displayName = "exactRows",
      description =
          "Up to this many different instances each is a memory of its own; above, near ones share"
              + " one (default 10000).",
      commandLineParamName = "exact-rows",
      commandLineParamSynopsis = "-exact-rows <num>",
      category = "Descent",
      displayOrder = 22)
  public int getExactRows() {
    return exactRows;
  }

  /** Sets up to how many instances each is a memory of its own. */
  public void setExactRows(int value) {
    exactRows = value;
  }

  /** Returns the number of threads. */
  @OptionMetadata(
      displayName = "threads",
      description =
          "Number of execution slots, 0 = one per processor (default); the result does not depend"
              + " on it.",
      commandLineParamName = "num-slots",
      commandLineParamSynopsis = "-num-slots <num>",
      displayOrder = 90)
  public int getNumExecutionSlots() {
    return numExecutionSlots;
  }

  /** Sets the number of threads. */
  public void setNumExecutionSlots(int value) {
    numExecutionSlots = value;
  }

  /** Runs the clusterer from the command line. */
  public static void main(String[] options) {
    runClusterer(new EnergyBasins(), options);
  }
}
