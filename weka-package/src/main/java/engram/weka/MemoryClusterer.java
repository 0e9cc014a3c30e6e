package engram.weka;

import engram.cluster.DeadMemories;
import engram.cluster.MemoryModel;
import engram.cluster.Rule;
import engram.cluster.Start;
import engram.cluster.Training;
import engram.table.ColumnMeans;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Locale;
import weka.clusterers.NumberOfClustersRequestable;
import weka.clusterers.RandomizableClusterer;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;

/**
 * What the clusterers with learned memories share: the options of the training, instances to rows
 * and back, the text of the model.
 */
public abstract class MemoryClusterer<M extends MemoryModel> extends RandomizableClusterer
    implements NumberOfClustersRequestable,
        WeightedInstancesHandler,
        TechnicalInformationHandler,
        Sketched {

  private static final long serialVersionUID = 1L;

  private int numClusters = 2;
  private Init init = Init.KMEANS_PLUS_PLUS;
  private int epochs = Training.DEFAULT.epochs();
  private int rowsPerStep = Training.DEFAULT.batchSize();
  private double learningRate = Training.DEFAULT.learningRate();
  private double tolerance = Training.DEFAULT.tolerance();
  private int patience = Training.DEFAULT.patience();
  private int restarts = Training.DEFAULT.restarts();
  private Rule rule = Training.DEFAULT.rule();
  private DeadMemories deadMemories = Training.DEFAULT.deadMemories();
  private int numExecutionSlots = Training.DEFAULT.threads();

  private BuiltMemories<M> built;

  /** Returns the name of the method. */
  protected abstract String title();

  /** Trains memories on encoded rows; weights may be null. */
  protected abstract M train(double[][] x, double[] weights, Training training);

  /** Returns the lines of text that only this method has. */
  protected abstract String details(M model);

  /** Returns what a picture needs. */
  protected abstract Sketch sketch(M model, String subtitle, double[][] rows, int[] labels);

  /** Returns how missing values are treated, in words. */
  protected abstract String missingWords();

  @Override
  public void buildClusterer(Instances data) throws Exception {
    built = null;
    getCapabilities().testWithFail(data);
    RowCoder coder = RowCoder.fit(data).checkUsable();
    double[][] x = coder.encode(data);
    double[] weights = RowCoder.weights(data);
    built = Stop.able(() -> built(coder, x, train(x, weights, training())));
  }

  private BuiltMemories<M> built(RowCoder coder, double[][] x, M model) {
    ColumnMeans means = ColumnMeans.of(x);
    double[][] some = Sketch.pick(x, Sketch.drawn(x.length));
    double[] energies = new double[0];
    for (double[] row : some) {
      double[] along = model.descentEnergies(row);
      energies = energies.length == 0 ? new double[along.length] : energies;
      for (int t = 0; t < along.length; t++) {
        energies[t] += along[t] / some.length;
      }
    }
    boolean missing = means.fill(x) != x;
    String subtitle =
        String.format(
            Locale.ROOT,
            "%s, %d instances, %d clusters",
            coder.name(),
            x.length,
            model.usedClusters());
    Sketch sketch = sketch(model, subtitle, means.fill(some), model.predict(some));
    return new BuiltMemories<>(coder, means, x.length, missing, model, energies, sketch);
  }

  private BuiltMemories<M> built() {
    if (built == null) {
      throw new IllegalStateException("No clusterer built yet!");
    }
    return built;
  }

  /** Returns the trained model, or null before it is built. */
  public M model() {
    return built == null ? null : built.model();
  }

  @Override
  public Sketch sketch() {
    return built == null ? null : built.sketch();
  }

  @Override
  public int numberOfClusters() {
    return built == null ? numClusters : built.model().k();
  }

  @Override
  public int clusterInstance(Instance instance) throws Exception {
    return built().model().predict(built.coder().encode(instance));
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    return built().model().membership(built.coder().encode(instance));
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
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    super.setOptions(options);
  }

  private Training training() {
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
        deadMemories,
        getSeed(),
        numExecutionSlots);
  }

  @Override
  public String toString() {
    String head = title() + "\n" + "=".repeat(title().length()) + "\n\n";
    if (built == null) {
      return head + "No clusterer built yet!";
    }
    M model = built.model();
    return head
        + String.format(
            Locale.ROOT,
            "Clusters: %d, %d used\nInstances: %d\nAttributes: %d, encoded as %d columns\n",
            model.k(),
            model.usedClusters(),
            built.rows(),
            built.coder().attributes(),
            built.coder().encoder().width())
        + details(model)
        + String.format(
            Locale.ROOT,
            "Chosen: restart %d of %d, by %s; seed %d\n",
            model.provenance().restart() + 1,
            restarts,
            model.provenance().rule(),
            getSeed())
        + String.format(
            Locale.ROOT, "Training loss of an entry, last epoch: %.6g\n", model.objective())
        + energies()
        + "Missing values: "
        + (built.missing() ? missingWords() : "none")
        + "\n\nMemories in the units of the data, (instances):\n\n"
        + MemoryText.of(
            built.coder(), built.means().values(), built.rows(), model.memories(), model.sizes());
  }

  private String energies() {
    double[] energies = built.energies();
    int steps = energies.length - 1;
    String first =
        String.format(
            Locale.ROOT,
            "Mean energy of %d instances: %.6g",
            built.sketch().points().length,
            energies[0]);
    return steps == 0
        ? first + "\n"
        : first
            + String.format(
                Locale.ROOT, ", %.6g after %d steps of descent\n", energies[steps], steps);
  }

  /** Returns a listener that prints progress if the debug flag is set. */
  protected final engram.cluster.Progress progress() {
    return DebugProgress.of(getDebug(), title());
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    ModelVersion.write(out);
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    ModelVersion.check(in);
    in.defaultReadObject();
  }

  /** Returns the number of clusters. */
  @OptionMetadata(
      displayName = "k",
      description = "Number of clusters, 1 or more (default 2).",
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
      displayName = "batchSize",
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
  public Rule getRule() {
    return rule;
  }

  /** Sets how one of the trainings is chosen. */
  public void setRule(Rule value) {
    rule = value;
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
  public DeadMemories getDeadMemories() {
    return deadMemories;
  }

  /** Sets what happens to unused memories. */
  public void setDeadMemories(DeadMemories value) {
    deadMemories = value;
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
}
