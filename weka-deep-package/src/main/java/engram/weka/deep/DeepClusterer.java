package engram.weka.deep;

import engram.deep.DeepClustering;
import engram.deep.Schedule;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.table.Scaling;
import engram.weka.OptionCheck;
import weka.clusterers.NumberOfClustersRequestable;
import weka.clusterers.RandomizableClusterer;
import weka.core.OptionMetadata;

/** The options of deep clustering. */
public abstract class DeepClusterer extends RandomizableClusterer
    implements NumberOfClustersRequestable {

  private static final long serialVersionUID = 1L;

  private static final DeepClustering.Options DEFAULT = new DeepClustering.Options(1);

  private int numClusters = 2;
  private double beta = DEFAULT.beta();
  private int steps = DEFAULT.steps();
  private double stepSize = DEFAULT.stepSize();
  private String separation = Separations.SOFTMAX.word();
  private int clamped = DEFAULT.clamped();
  private String image = "";
  private String layers = "";
  private int pretrainEpochs = DEFAULT.schedule().pretrainEpochs();
  private int probeEpochs = DEFAULT.schedule().probeEpochs();
  private int jointEpochs = DEFAULT.schedule().jointEpochs();
  private int rowsPerStep = DEFAULT.schedule().batchSize();
  private double learningRate = DEFAULT.schedule().learningRate();
  private int numExecutionSlots = DEFAULT.threads();
  private String scaling = Scaling.STANDARDISE.word();

  /** Returns how numeric attributes are scaled. */
  protected final Scaling scaling() {
    return Scaling.of(scaling);
  }

  /** Returns what the options say, without the layers. */
  protected final DeepClustering.Options options() {
    Schedule schedule =
        Schedule.DEFAULT
            .withEpochs(pretrainEpochs, probeEpochs, jointEpochs)
            .withBatchSize(rowsPerStep)
            .withRates(learningRate, Schedule.DEFAULT.memoryRate());
    return new DeepClustering.Options(numClusters)
        .withImage(ShapeText.image(image))
        .withClamped(clamped)
        .withBeta(beta)
        .withSteps(steps, stepSize)
        .withSchedule(schedule)
        .withSeed(getSeed())
        .withThreads(numExecutionSlots)
        .withSeparation(Separation.of(separation));
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    super.setOptions(options);
  }

  /** Returns the scaling of numeric attributes. */
  @OptionMetadata(
      displayName = "scaling",
      description = Scaling.SAYS + " Pixels of images are not scaled. Default: standardise.",
      commandLineParamName = "scaling",
      commandLineParamSynopsis = "-scaling <word>",
      category = "Energy",
      displayOrder = 6)
  public String getScaling() {
    return scaling;
  }

  /** Sets the scaling of numeric attributes. */
  public void setScaling(String value) {
    scaling = Scaling.of(value).word();
  }

  /** Returns the number of clusters. */
  @OptionMetadata(
      displayName = "numClusters",
      description = "Number of clusters, 1 or more (default 2); 0 = automatic: counted, 2 to 30.",
      commandLineParamName = "N",
      commandLineParamSynopsis = "-N <num>",
      displayOrder = 1)
  public int getNumClusters() {
    return numClusters;
  }

  @Override
  public void setNumClusters(int value) {
    numClusters = value;
  }

  /** Returns the inverse temperature. */
  @OptionMetadata(
      displayName = "beta",
      description =
          "Inverse temperature on the codes, the larger the harder the clusters; 0 = automatic (default), from the spread of the codes.",
      commandLineParamName = "beta",
      commandLineParamSynopsis = "-beta <num>",
      category = "Energy",
      displayOrder = 2)
  public double getBeta() {
    return beta;
  }

  /** Sets the inverse temperature. */
  public void setBeta(double value) {
    beta = value;
  }

  /** Returns T. */
  @OptionMetadata(
      displayName = "steps",
      description =
          "Steps of descent, 0 or more (default 10); 0 = the plain autoencoder and k-means of its codes.",
      commandLineParamName = "steps",
      commandLineParamSynopsis = "-steps <num>",
      category = "Energy",
      displayOrder = 3)
  public int getSteps() {
    return steps;
  }

  /** Sets T. */
  public void setSteps(int value) {
    steps = value;
  }

  /** Returns the size of a step. */
  @OptionMetadata(
      displayName = "stepSize",
      description = "Size of a step, above 0, at most 1 (default 0.1).",
      commandLineParamName = "step-size",
      commandLineParamSynopsis = "-step-size <num>",
      category = "Energy",
      displayOrder = 4)
  public double getStepSize() {
    return stepSize;
  }

  /** Sets the size of a step. */
  public void setStepSize(double value) {
    stepSize = value;
  }

  /** Returns the separation. */
  @OptionMetadata(
      displayName = "separation",
      description = Separations.SAYS + " Default: softmax.",
      commandLineParamName = "separation",
      commandLineParamSynopsis = "-separation <word>",
      category = "Energy",
      displayOrder = 5)
  public String getSeparation() {
    return separation;
  }

  /** Sets the separation. */
  public void setSeparation(String value) {
    separation = Separation.of(value).word();
  }

  /** Returns how many coordinates of a code the memory leaves alone. */
  @OptionMetadata(
      displayName = "clamped",
      description =
          "Coordinates of a code that the memory leaves alone; -1 = automatic (default): 6 for images, otherwise 0.",
      commandLineParamName = "clamped",
      commandLineParamSynopsis = "-clamped <num>",
      category = "Energy",
      displayOrder = 5)
  public int getClamped() {
    return clamped;
  }

  /** Sets how many coordinates of a code the memory leaves alone. */
  public void setClamped(int value) {
    clamped = value;
  }

  /** Returns the shape of the images that instances are. */
  @OptionMetadata(
      displayName = "image",
      description =
          "Shape of the images that instances are, such as 28x28 or 32x32x3; empty = no images (default). Pixels keep their values, and probes move the images.",
      commandLineParamName = "image",
      commandLineParamSynopsis = "-image <text>",
      category = "Network",
      displayOrder = 10)
  public String getImage() {
    return image;
  }

  /** Sets the shape of the images that instances are. */
  public void setImage(String value) {
    image = value;
  }

  /** Returns the layers between row and code. */
  @OptionMetadata(
      displayName = "layers",
      description =
          "Layers between row and code: widths such as 500-500-2000, or convolutional; empty = by the shape of the data (default).",
      commandLineParamName = "layers",
      commandLineParamSynopsis = "-layers <text>",
      category = "Network",
      displayOrder = 11)
  public String getLayers() {
    return layers;
  }

  /** Sets the layers between row and code. */
  public void setLayers(String value) {
    layers = value;
  }

  /** Returns the passes of the plain autoencoder. */
  @OptionMetadata(
      displayName = "pretrainEpochs",
      description =
          "Passes over the data that train the plain autoencoder; 0 = automatic (default): 15 to 150, fewer for many instances.",
      commandLineParamName = "pretrain-epochs",
      commandLineParamSynopsis = "-pretrain-epochs <num>",
      category = "Training",
      displayOrder = 20)
  public int getPretrainEpochs() {
    return pretrainEpochs;
  }

  /** Sets the passes of the plain autoencoder. */
  public void setPretrainEpochs(int value) {
    pretrainEpochs = value;
  }

  /** Returns the passes of recall from probes. */
  @OptionMetadata(
      displayName = "probeEpochs",
      description =
          "Passes that train it to recall instances from corrupted ones; -1 = automatic (default), 0 = none.",
      commandLineParamName = "probe-epochs",
      commandLineParamSynopsis = "-probe-epochs <num>",
      category = "Training",
      displayOrder = 21)
  public int getProbeEpochs() {
    return probeEpochs;
  }

  /** Sets the passes of recall from probes. */
  public void setProbeEpochs(int value) {
    probeEpochs = value;
  }

  /** Returns the passes with the memory. */
  @OptionMetadata(
      displayName = "jointEpochs",
      description =
          "Passes that train encoder, memories and decoder together; 0 = automatic (default).",
      commandLineParamName = "joint-epochs",
      commandLineParamSynopsis = "-joint-epochs <num>",
      category = "Training",
      displayOrder = 22)
  public int getJointEpochs() {
    return jointEpochs;
  }

  /** Sets the passes with the memory. */
  public void setJointEpochs(int value) {
    jointEpochs = value;
  }

  /** Returns how many instances a gradient step takes. */
  @OptionMetadata(
      displayName = "rowsPerStep",
      description = "Instances a gradient step, 1 or more (default 256).",
      commandLineParamName = "rows-per-step",
      commandLineParamSynopsis = "-rows-per-step <num>",
      category = "Training",
      displayOrder = 23)
  public int getRowsPerStep() {
    return rowsPerStep;
  }

  /** Sets how many instances a gradient step takes. */
  public void setRowsPerStep(int value) {
    rowsPerStep = value;
  }

  /** Returns the first step of Adam. */
  @OptionMetadata(
      displayName = "learningRate",
      description = "First step of the optimiser for the weights, above 0 (default 0.001).",
      commandLineParamName = "learning-rate",
      commandLineParamSynopsis = "-learning-rate <num>",
      category = "Training",
      displayOrder = 24)
  public double getLearningRate() {
    return learningRate;
  }

  /** Sets the first step of Adam. */
  public void setLearningRate(double value) {
    learningRate = value;
  }

  /** Returns the number of threads. */
  @OptionMetadata(
      displayName = "numExecutionSlots",
      description = "Number of execution slots, 0 = one per processor (default).",
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
