package engram.weka;

import engram.basin.BasinClustering;
import engram.basin.StrayRows;
import engram.energy.Kernel;
import engram.table.Scaling;
import weka.clusterers.AbstractDensityBasedClusterer;
import weka.core.OptionMetadata;

/** The options of a clusterer by basins. */
public abstract class BasinClusterer extends AbstractDensityBasedClusterer {

  private static final long serialVersionUID = 1L;

  private static final BasinClustering.Options DEFAULT = BasinClustering.Options.DEFAULT;

  private Kernel kernel = DEFAULT.kernel();
  private double bandwidth = DEFAULT.bandwidth();
  private double tolerance = DEFAULT.tolerance();
  private int maxSteps = DEFAULT.maxSteps();
  private double prominence = DEFAULT.prominence();
  private int minClusterSize = DEFAULT.minClusterSize();
  private double noiseDensity = DEFAULT.noiseDensity();
  private StrayRows strays = DEFAULT.strays();
  private int exactRows = DEFAULT.exactRows();
  private int numExecutionSlots = DEFAULT.threads();
  private String scaling = Scaling.STANDARDISE.word();

  /** Returns how numeric attributes are scaled. */
  protected final Scaling scaling() {
    return Scaling.of(scaling);
  }

  /** Returns what the options say of the basins. */
  protected final BasinClustering.Options options() {
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

  @Override
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    super.setOptions(options);
  }

  /** Returns the scaling of numeric attributes. */
  @OptionMetadata(
      displayName = "scaling",
      description = Scaling.SAYS + " Default: standardise.",
      commandLineParamName = "scaling",
      commandLineParamSynopsis = "-scaling <word>",
      category = "Energy",
      displayOrder = 7)
  public String getScaling() {
    return scaling;
  }

  /** Sets the scaling of numeric attributes. */
  public void setScaling(String value) {
    scaling = Scaling.of(value).word();
  }

  /** Returns the kernel of the density. */
  @OptionMetadata(
      displayName = "kernel",
      description = "GAUSSIAN, EPANECHNIKOV, COSINE, QUARTIC (default) or TRIWEIGHT.",
      commandLineParamName = "kernel",
      commandLineParamSynopsis = "-kernel <word>",
      category = "Energy",
      displayOrder = 1)
  public Choice.KernelShape getKernel() {
    return Choice.as(Choice.KernelShape.class, kernel);
  }

  /** Sets the kernel of the density. */
  public void setKernel(Choice.KernelShape value) {
    kernel = Choice.as(Kernel.class, value);
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
  public Choice.Strays getStrays() {
    return Choice.as(Choice.Strays.class, strays);
  }

  /** Sets what becomes of instances in no cluster. */
  public void setStrays(Choice.Strays value) {
    strays = Choice.as(StrayRows.class, value);
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
      displayName = "numExecutionSlots",
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
}
