package engram.weka;

import engram.energy.Separation;
import engram.energy.Separations;
import engram.member.Effort;
import engram.predict.Learning;
import engram.predict.MemoryForm;
import weka.classifiers.RandomizableClassifier;
import weka.core.OptionMetadata;

/** The options of a classifier whose memories may be learned. */
public abstract class LearningClassifier extends RandomizableClassifier {

  private static final long serialVersionUID = 1L;

  private String separation = Separations.SOFTMAX.word();

  private static final Learning DEFAULT = new Learning();

  private MemoryForm form = MemoryForm.PAIRS;
  private Effort effort = Effort.NORMAL;
  private boolean noTrend;
  private int numMemories = 0;
  private int steps = DEFAULT.steps();
  private double stepSize = DEFAULT.stepSize();
  private double beta = DEFAULT.beta();
  private double targetBeta = DEFAULT.targetBeta();
  private int epochs = DEFAULT.epochs();
  private int rowsPerStep = DEFAULT.batchSize();
  private double learningRate = DEFAULT.learningRate();
  private double weightDecay = DEFAULT.weightDecay();
  private double groupPenalty = DEFAULT.groupPenalty();
  private boolean learnBeta = DEFAULT.learnBeta();
  private boolean learnScales = DEFAULT.learnScales();
  private boolean learnStart = DEFAULT.learnStart();

  /** Returns what the options say of how memories are learned. */
  protected final Learning learning() {
    return new Learning(
        steps,
        stepSize,
        beta,
        targetBeta,
        epochs,
        rowsPerStep,
        learningRate,
        weightDecay,
        groupPenalty,
        learnBeta,
        learnScales,
        learnStart);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    super.setOptions(options);
  }

  /** Returns what the memories are. */
  @OptionMetadata(
      displayName = "form",
      description =
          "What the memories are: PAIRS (default), the training instances; LEARNED, a few memories learned from them epoch by epoch.",
      commandLineParamName = "form",
      commandLineParamSynopsis = "-form <word>",
      displayOrder = 1)
  public Choice.Form getForm() {
    return Choice.as(Choice.Form.class, form);
  }

  /** Sets what the memories are. */
  public void setForm(Choice.Form value) {
    form = Choice.as(MemoryForm.class, value);
  }

  /** Returns how much is tried, in the words of the core. */
  protected final Effort effort() {
    return effort == null ? Effort.NORMAL : effort; // null in older models
  }

  /** Returns the form of the memories in the words of the core. */
  protected final MemoryForm form() {
    return form;
  }

  /** Returns how much is tried. */
  @OptionMetadata(
      displayName = "effort",
      description =
          "How much is tried with the metric AUTO: QUICK, one metric and Gaussians of the classes; NORMAL (default),"
              + " several metrics and them; THOROUGH, embeddings and leaves of trees as well.",
      commandLineParamName = "effort",
      commandLineParamSynopsis = "-effort <word>",
      displayOrder = 4)
  public Choice.Tried getEffort() {
    return Choice.as(Choice.Tried.class, effort());
  }

  /** Sets how much is tried. */
  public void setEffort(Choice.Tried value) {
    effort = Choice.as(Effort.class, value);
  }

  /** Returns whether a numeric class follows no linear trend. */
  @OptionMetadata(
      displayName = "noTrend",
      description = "Numeric class: do not let predictions follow a linear trend.",
      commandLineParamName = "no-trend",
      commandLineParamSynopsis = "-no-trend",
      commandLineParamIsFlag = true,
      displayOrder = 3)
  public boolean getNoTrend() {
    return noTrend;
  }

  /** Sets whether a numeric class follows no linear trend. */
  public void setNoTrend(boolean value) {
    noTrend = value;
  }

  /** Returns how scores become shares. */
  protected final Separation separation() {
    return Separation.of(separation);
  }

  /** Returns the separation. */
  @OptionMetadata(
      displayName = "separation",
      description = Separations.SAYS + " Default: softmax.",
      commandLineParamName = "separation",
      commandLineParamSynopsis = "-separation <word>",
      category = "Energy",
      displayOrder = 3)
  public String getSeparation() {
    return separation;
  }

  /** Sets the separation. */
  public void setSeparation(String value) {
    separation = Separation.of(value).word();
  }

  /** Returns the number of learned memories. */
  @OptionMetadata(
      displayName = "numMemories",
      description =
          "LEARNED: number of memories; 0 = automatic (default), the number that predicts instances held out best.",
      commandLineParamName = "K",
      commandLineParamSynopsis = "-K <num>",
      category = "Learned memories",
      displayOrder = 20)
  public int getNumMemories() {
    return numMemories;
  }

  /** Sets the number of learned memories. */
  public void setNumMemories(int value) {
    numMemories = value;
  }

  /** Returns T. */
  @OptionMetadata(
      displayName = "steps",
      description = "LEARNED: steps of descent of the class, 1 or more (default 1).",
      commandLineParamName = "steps",
      commandLineParamSynopsis = "-steps <num>",
      category = "Learned memories",
      displayOrder = 21)
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
      description = "LEARNED: size of a step, above 0, at most 1 (default 1).",
      commandLineParamName = "step-size",
      commandLineParamSynopsis = "-step-size <num>",
      category = "Learned memories",
      displayOrder = 22)
  public double getStepSize() {
    return stepSize;
  }

  /** Sets the size of a step. */
  public void setStepSize(double value) {
    stepSize = value;
  }

  /** Returns the inverse temperature of the attributes. */
  @OptionMetadata(
      displayName = "beta",
      description =
          "LEARNED: inverse temperature of the attributes that learning starts at; 0 = automatic (default).",
      commandLineParamName = "beta",
      commandLineParamSynopsis = "-beta <num>",
      category = "Learned memories",
      displayOrder = 23)
  public double getBeta() {
    return beta;
  }

  /** Sets the inverse temperature of the attributes. */
  public void setBeta(double value) {
    beta = value;
  }

  /** Returns the inverse temperature of the class. */
  @OptionMetadata(
      displayName = "targetBeta",
      description =
          "LEARNED: inverse temperature of the class that learning starts at (default 1).",
      commandLineParamName = "target-beta",
      commandLineParamSynopsis = "-target-beta <num>",
      category = "Learned memories",
      displayOrder = 24)
  public double getTargetBeta() {
    return targetBeta;
  }

  /** Sets the inverse temperature of the class. */
  public void setTargetBeta(double value) {
    targetBeta = value;
  }

  /** Returns the number of passes over the data. */
  @OptionMetadata(
      displayName = "epochs",
      description =
          "LEARNED: passes over the data; 0 = automatic (default), those that predict instances held out best.",
      commandLineParamName = "I",
      commandLineParamSynopsis = "-I <num>",
      category = "Learned memories",
      displayOrder = 25)
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
      description = "LEARNED: instances a gradient step; 0 = automatic (default).",
      commandLineParamName = "rows-per-step",
      commandLineParamSynopsis = "-rows-per-step <num>",
      category = "Learned memories",
      displayOrder = 26)
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
          "LEARNED: first step of the optimiser, above 0, in units of the spread of the attributes (default 0.01).",
      commandLineParamName = "learning-rate",
      commandLineParamSynopsis = "-learning-rate <num>",
      category = "Learned memories",
      displayOrder = 27)
  public double getLearningRate() {
    return learningRate;
  }

  /** Sets the first step of Adam. */
  public void setLearningRate(double value) {
    learningRate = value;
  }

  /** Returns the weight of the squared norm. */
  @OptionMetadata(
      displayName = "weightDecay",
      description = "LEARNED: weight of the squared norm of the memories in the loss (default 0).",
      commandLineParamName = "weight-decay",
      commandLineParamSynopsis = "-weight-decay <num>",
      category = "Learned memories",
      displayOrder = 28)
  public double getWeightDecay() {
    return weightDecay;
  }

  /** Sets the weight of the squared norm. */
  public void setWeightDecay(double value) {
    weightDecay = value;
  }

  /** Returns the weight of the 2,1 norm. */
  @OptionMetadata(
      displayName = "groupPenalty",
      description =
          "LEARNED: weight of the 2,1 norm of the memories in the loss, which makes some of them vanish (default 0).",
      commandLineParamName = "group-penalty",
      commandLineParamSynopsis = "-group-penalty <num>",
      category = "Learned memories",
      displayOrder = 29)
  public double getGroupPenalty() {
    return groupPenalty;
  }

  /** Sets the weight of the 2,1 norm. */
  public void setGroupPenalty(double value) {
    groupPenalty = value;
  }

  /** Returns whether the inverse temperatures are learned. */
  @OptionMetadata(
      displayName = "learnBeta",
      description = "LEARNED: learn the inverse temperatures, too.",
      commandLineParamName = "learn-beta",
      commandLineParamSynopsis = "-learn-beta",
      commandLineParamIsFlag = true,
      category = "Learned memories",
      displayOrder = 30)
  public boolean getLearnBeta() {
    return learnBeta;
  }

  /** Sets whether the inverse temperatures are learned. */
  public void setLearnBeta(boolean value) {
    learnBeta = value;
  }

  /** Returns whether scales are learned. */
  @OptionMetadata(
      displayName = "learnScales",
      description = "LEARNED: learn a scale for each attribute, too.",
      commandLineParamName = "learn-scales",
      commandLineParamSynopsis = "-learn-scales",
      commandLineParamIsFlag = true,
      category = "Learned memories",
      displayOrder = 31)
  public boolean getLearnScales() {
    return learnScales;
  }

  /** Sets whether scales are learned. */
  public void setLearnScales(boolean value) {
    learnScales = value;
  }

  /** Returns whether the start is learned. */
  @OptionMetadata(
      displayName = "learnStart",
      description = "LEARNED: learn where the descent of the class starts, too.",
      commandLineParamName = "learn-start",
      commandLineParamSynopsis = "-learn-start",
      commandLineParamIsFlag = true,
      category = "Learned memories",
      displayOrder = 32)
  public boolean getLearnStart() {
    return learnStart;
  }

  /** Sets whether the start is learned. */
  public void setLearnStart(boolean value) {
    learnStart = value;
  }
}
