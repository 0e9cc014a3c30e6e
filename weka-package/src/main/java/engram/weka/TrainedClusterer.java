package engram.weka;

import engram.cluster.DeadMemories;
import engram.cluster.RestartRule;
import engram.cluster.Start;
import engram.cluster.Training;
import engram.cluster.Views;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.table.Scaling;
import weka.clusterers.NumberOfClustersRequestable;
import weka.clusterers.RandomizableClusterer;
import weka.core.OptionMetadata;

/** The options of a clusterer whose memories are trained. */
public abstract class TrainedClusterer extends RandomizableClusterer
    implements NumberOfClustersRequestable {

  private static final long serialVersionUID = 1L;

  private int numClusters = 2;
  private String scaling = Scaling.STANDARDISE.word();
  private String separation = Separations.SOFTMAX.word();
  private Init init = Init.KMEANS_PLUS_PLUS;
  private int epochs = Training.DEFAULT.epochs();
  private int rowsPerStep = Training.DEFAULT.batchSize();
  private double learningRate = Training.DEFAULT.learningRate();
  private double tolerance = Training.DEFAULT.tolerance();
  private int patience = Training.DEFAULT.patience();
  private int restarts = Training.DEFAULT.restarts();
  private RestartRule rule = Training.DEFAULT.rule();
  private Views views = Training.DEFAULT.views();
  private DeadMemories deadMemories = Training.DEFAULT.deadMemories();
  private int numExecutionSlots = Training.DEFAULT.threads();

  /** Returns how scores become weights. */
  protected final Separation separation() {
    return Separation.of(separation);
  }

  /** Returns how numeric attributes are scaled. */
  protected final Scaling scaling() {
    return Scaling.of(scaling);
  }

  /** Returns what the options say of the training. */
  protected final Training training() {
    return new Training(
        Start.valueOf(init.name()),
        null,
        epochs,
        rowsPerStep,
        learningRate,
        tolerance,
        patience,
        restarts,
        rule,
        views,
        deadMemories,
        getSeed(),
        numExecutionSlots);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    super.setOptions(options);
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

  /** Returns the scaling of numeric attributes. */
  @OptionMetadata(
      displayName = "scaling",
      description = Scaling.SAYS + " Default: standardise.",
      commandLineParamName = "scaling",
      commandLineParamSynopsis = "-scaling <word>",
      category = "Energy",
      displayOrder = 9)
  public String getScaling() {
    return scaling;
  }

  /** Sets the scaling of numeric attributes. */
  public void setScaling(String value) {
    scaling = Scaling.of(value).word();
  }

  /** Returns the separation. */
  @OptionMetadata(
      displayName = "separation",
      description = Separations.SAYS + " Default: softmax.",
      commandLineParamName = "separation",
      commandLineParamSynopsis = "-separation <word>",
      category = "Energy",
      displayOrder = 8)
  public String getSeparation() {
    return separation;
  }

  /** Sets the separation. */
  public void setSeparation(String value) {
    separation = Separation.of(value).word();
  }

  /** Returns where memories start. */
  @OptionMetadata(
      displayName = "init",
      description =
          "Where memories start: KMEANS_PLUS_PLUS (default), KMEANS, ROWS or" + " GAUSSIAN.",
      commandLineParamName = "init",
      commandLineParamSynopsis = "-init <word>",
      category = "Training",
      displayOrder = 20)
  public Init getInit() {
    return init;
  }

  /** Sets where memories start. */
  public void setInit(Init value) {
    init = value;
  }

  /** Returns the number of passes over the data. */
  @OptionMetadata(
      displayName = "epochs",
      description = "Passes over the data; 0 = automatic (default): 30, fewer for many instances.",
      commandLineParamName = "I",
      commandLineParamSynopsis = "-I <num>",
      category = "Training",
      displayOrder = 21)
  public int getEpochs() {
    return epochs;
  }

  /** Sets the number of passes over the data. */
  public void setEpochs(int value) {
    epochs = value;
  }

  /** Returns how many instances a gradient step takes. */
  @OptionMetadata(
      displayName = "rowsPerStep",
      description = "Instances a gradient step; 0 = automatic (default).",
      commandLineParamName = "rows-per-step",
      commandLineParamSynopsis = "-rows-per-step <num>",
      category = "Training",
      displayOrder = 22)
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
      description =
          "First step of the optimiser, above 0, in units of the spread of the data (default 0.1).",
      commandLineParamName = "learning-rate",
      commandLineParamSynopsis = "-learning-rate <num>",
      category = "Training",
      displayOrder = 23)
  public double getLearningRate() {
    return learningRate;
  }

  /** Sets the first step of Adam. */
  public void setLearningRate(double value) {
    learningRate = value;
  }

  /** Returns the share below which an epoch is idle. */
  @OptionMetadata(
      displayName = "tolerance",
      description =
          "An epoch that improves the loss by less than this share is idle; 0 = run all epochs"
              + " (default).",
      commandLineParamName = "tolerance",
      commandLineParamSynopsis = "-tolerance <num>",
      category = "Training",
      displayOrder = 24)
  public double getTolerance() {
    return tolerance;
  }

  /** Sets the share below which an epoch is idle. */
  public void setTolerance(double value) {
    tolerance = value;
  }

  /** Returns how many idle epochs end a training. */
  @OptionMetadata(
      displayName = "patience",
      description = "Idle epochs in a row that end the training (default 5).",
      commandLineParamName = "patience",
      commandLineParamSynopsis = "-patience <num>",
      category = "Training",
      displayOrder = 25)
  public int getPatience() {
    return patience;
  }

  /** Sets how many idle epochs end a training. */
  public void setPatience(int value) {
    patience = value;
  }

  /** Returns the number of trainings. */
  @OptionMetadata(
      displayName = "restarts",
      description = "Independent trainings, of which one is chosen (default 10).",
      commandLineParamName = "restarts",
      commandLineParamSynopsis = "-restarts <num>",
      category = "Training",
      displayOrder = 26)
  public int getRestarts() {
    return restarts;
  }

  /** Sets the number of trainings. */
  public void setRestarts(int value) {
    restarts = value;
  }

  /** Returns how one of the trainings is chosen. */
  @OptionMetadata(
      displayName = "rule",
      description =
          "How one of them is chosen: AGREEMENT (default), the one most like the others, or LOSS,"
              + " the one of least loss.",
      commandLineParamName = "rule",
      commandLineParamSynopsis = "-rule <word>",
      category = "Training",
      displayOrder = 27)
  public Choice.Rule getRule() {
    return Choice.as(Choice.Rule.class, rule);
  }

  /** Sets how one of the trainings is chosen. */
  public void setRule(Choice.Rule value) {
    rule = Choice.as(RestartRule.class, value);
  }

  /** Returns what happens to unused memories. */
  @OptionMetadata(
      displayName = "deadMemories",
      description =
          "What happens to a memory without an instance: RESEED (default) places it anew, KEEP"
              + " leaves its cluster empty, DROP leaves it out.",
      commandLineParamName = "dead-memories",
      commandLineParamSynopsis = "-dead-memories <word>",
      category = "Training",
      displayOrder = 28)
  public Choice.Dead getDeadMemories() {
    return Choice.as(Choice.Dead.class, deadMemories);
  }

  /** Sets what happens to unused memories. */
  public void setDeadMemories(Choice.Dead value) {
    deadMemories = Choice.as(DeadMemories.class, value);
  }

  /** Returns what the trainings see of the instances. */
  @OptionMetadata(
      displayName = "views",
      description =
          "What the trainings see: RECALL (default), what the nearest instances recall each as, or"
              + " NONE, the instances as they are.",
      commandLineParamName = "views",
      commandLineParamSynopsis = "-views <word>",
      category = "Energy",
      displayOrder = 10)
  public Choice.Rows getViews() {
    return Choice.as(Choice.Rows.class, views);
  }

  /** Sets what the trainings see of the instances. */
  public void setViews(Choice.Rows value) {
    views = Choice.as(Views.class, value);
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
