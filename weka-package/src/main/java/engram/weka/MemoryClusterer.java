package engram.weka;

import engram.cluster.MemoryModel;
import engram.cluster.Training;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.table.ColumnMeans;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;
import weka.gui.ProgrammaticProperty;

/**
 * What the clusterers with learned memories share: instances to rows and back, the text of the
 * model.
 */
public abstract class MemoryClusterer<M extends MemoryModel> extends TrainedClusterer
    implements BatchPredictor,
        WeightedInstancesHandler,
        TechnicalInformationHandler,
        AdditionalMeasureProducer,
        Sketched {

  private static final long serialVersionUID = 1L;

  private static final List<String> MEASURES =
      List.of(
          "measureFinalLoss",
          "measureBeta",
          "measureMemoriesUsed",
          "measureEffectiveClusters",
          "measureAgreement",
          "measureSteps");

  /** Instances a call that asks for many gives at a time: one tile of a descent. */
  private String batchSize = "256";

  private BuiltMemories<M> built;

  /** Returns the name of the method. */
  protected abstract String title();

  /** Trains memories on encoded rows; weights may be null. */
  protected abstract M train(double[][] x, double[] weights, Training training);

  /** Returns the inverse temperature of a model. */
  protected abstract double beta(M model);

  /** Returns the lines of text that only this method has. */
  protected abstract String details(M model);

  /** Returns what a picture needs. */
  protected abstract Sketch sketch(M model, String subtitle, double[][] rows, int[] labels);

  /** Returns the energy of a separation, as text. */
  protected static String energyWord(Separation separation) {
    return separation.equals(Separations.SOFTMAX) ? "log-sum-exp" : separation.word();
  }

  /** Returns how missing values are treated, in words. */
  protected abstract String missingWords();

  @Override
  public void buildClusterer(Instances data) throws Exception {
    built = null;
    getCapabilities().testWithFail(data);
    RowCoder coder = RowCoder.fit(data, scaling()).checkUsable();
    double[][] x = coder.encode(data);
    double[] weights = RowCoder.weights(data);
    built = StopButton.able(() -> built(coder, x, train(x, weights, training())));
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
    return built == null ? getNumClusters() : built.model().k();
  }

  @Override
  public int clusterInstance(Instance instance) throws Exception {
    return built().model().predict(built.coder().encode(instance));
  }

  /** Returns the cluster of each of many instances, as {@link #clusterInstance} but at once. */
  public int[] clusterInstances(Instances data) throws InterruptedException {
    double[][] x = built().coder().encode(data);
    return StopButton.able(() -> built().model().predict(x));
  }

  /** Returns the energy of an instance, as it came, under the memories. */
  public double energy(Instance instance) {
    return built().model().descentEnergies(built().coder().encode(instance))[0];
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    return built().model().membership(built.coder().encode(instance));
  }

  /** Returns the memberships of many instances, n x k; Weka's evaluation asks so. */
  @Override
  public double[][] distributionsForInstances(Instances data) throws Exception {
    double[][] x = built().coder().encode(data);
    return StopButton.able(() -> built().model().membership(x));
  }

  @Override
  public boolean implementsMoreEfficientBatchPrediction() {
    return true;
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
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    RowCoder.limit(capabilities);
    capabilities.enable(Capability.NO_CLASS);
    return capabilities;
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
            "Chosen: restart %d of %d, by %s; seed %d\n%s",
            model.provenance().restart() + 1,
            getRestarts(),
            model.provenance().rule(),
            getSeed(),
            seenWords(model))
        + String.format(
            Locale.ROOT, "Training loss of an entry, last epoch: %.6g\n", model.objective())
        + energies()
        + "Missing values: "
        + (built.missing() ? missingWords() : "none")
        + "\n\nMemories in the units of the data, (instances):\n\n"
        + MemoryText.of(
            built.coder(), built.means().values(), built.rows(), model.memories(), model.sizes());
  }

  private static String seenWords(MemoryModel model) {
    return model.view() == null
        ? ""
        : String.format(
            Locale.ROOT,
            "Instances are recalled by their %d nearest of %d stored before the memories see them\n",
            model.view().neighbors(),
            model.view().size());
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
  protected final engram.model.Progress progress() {
    return DebugProgress.of(getDebug(), title());
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
    M model = built.model();
    return switch (place) {
      case 0 -> model.objective();
      case 1 -> beta(model);
      case 2 -> model.usedClusters();
      case 3 -> Measures.effectiveClusters(model.sizes());
      case 4 -> agreement(model.provenance().agreement());
      default -> built.energies().length - 1;
    };
  }

  private static double agreement(Double ofRestarts) {
    return ofRestarts == null ? Double.NaN : ofRestarts;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    ModelVersion.write(out);
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    ModelVersion.check(in);
    in.defaultReadObject();
  }
}
