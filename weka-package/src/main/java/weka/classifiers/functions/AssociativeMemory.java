package weka.classifiers.functions;

import engram.predict.MemoryForm;
import engram.predict.MetricForm;
import engram.weka.Choice;
import engram.weka.Citation;
import engram.weka.EpochTraining;
import engram.weka.LearningClassifier;
import engram.weka.ModelVersion;
import engram.weka.PairLearner;
import engram.weka.Predictor;
import engram.weka.RowCoder;
import engram.weka.StopButton;
import engram.weka.explain.Explainer;
import engram.weka.explain.Explanation;
import engram.weka.explain.PredictorMeasures;
import engram.weka.explain.PredictorText;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import weka.classifiers.IterativeClassifier;
import weka.classifiers.UpdateableBatchProcessor;
import weka.classifiers.UpdateableClassifier;
import weka.core.AdditionalMeasureProducer;
import weka.core.Capabilities;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.WeightedInstancesHandler;

/**
 * Prediction by an associative memory of the training pairs, or of a few memories learned from
 * them: {@link engram.predict.MemoryClassifier} and {@link engram.predict.MemoryRegressor} for
 * Weka.
 *
 * <p>Learned memories are learned epoch by epoch ({@link #next}); with resume set, a model goes on
 * where it was.
 *
 * <p>Instances that come by {@link #updateClassifier} are stored at once, and the metric is learned
 * anew, at the next prediction, when they are a tenth of those it was learned from or bring
 * something new; with a numeric class, weights or learned memories they wait for that. {@link
 * #batchFinished} learns from all.
 */
public class AssociativeMemory extends LearningClassifier
    implements IterativeClassifier,
        UpdateableClassifier,
        UpdateableBatchProcessor,
        WeightedInstancesHandler,
        TechnicalInformationHandler,
        AdditionalMeasureProducer,
        Explanation.Source {

  private static final long serialVersionUID = 1L;

  /** Learned anew when the instances have grown by one in so many. */
  private static final int GROWTH = 10;

  private MetricForm metric = MetricForm.AUTO;
  private boolean resume;
  private int numExecutionSlots;

  private Instances pairs;
  private int learned;
  private int stored;
  private RowCoder coder;
  private Predictor predictor;
  private EpochTraining training;

  /** Returns what the Explorer shows of this classifier. */
  public String globalInfo() {
    return "An associative memory of the training instances: with the attributes of a new instance"
        + " clamped, its class descends the energy of the memories to their weighted mean. How near"
        + " a memory is, is measured by a metric that is learned from how well each training"
        + " instance is predicted by the others: one temperature, a scale for each attribute, or a"
        + " linear map; several such are mixed, and with them Gaussians of the classes and, if asked for,"
        + " embeddings and leaves of trees. With the form LEARNED a few memories are learned in"
        + " place of the instances, epoch by epoch. Probabilities are calibrated. Nominal and numeric classes; numeric"
        + " attributes are standardised, nominal ones count as one number a label, missing values"
        + " are completed from near memories. For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Citation.tutorial();
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    RowCoder.limit(capabilities);
    RowCoder.withClass(capabilities);
    // It may be built on the header alone and then updated.
    capabilities.setMinimumNumberInstances(0);
    return capabilities;
  }

  @Override
  public void buildClassifier(Instances data) throws Exception {
    initializeClassifier(data);
    while (next()) {
      report();
    }
    done();
  }

  private void report() {
    if (getDebug()) {
      System.err.printf(
          Locale.ROOT,
          "AssociativeMemory: epoch %d of %d, loss %.6g%n",
          training.learner().epochs(),
          training.learner().limit(),
          training.learner().loss());
    }
  }

  @Override
  public void initializeClassifier(Instances data) throws Exception {
    if (resume && training != null) {
      return;
    }
    forget();
    getCapabilities().testWithFail(data);
    Instances known = PairLearner.known(data);
    start(known);
  }

  private void forget() {
    pairs = null;
    predictor = null;
    coder = null;
    training = null;
  }

  /** Learns from stored pairs, or prepares to learn memories. */
  private void start(Instances data) throws InterruptedException {
    RowCoder newCoder = RowCoder.fit(data);
    PairLearner learner = learner();
    if (learner.hasEpochs(data, newCoder)) {
      training = StopButton.able(() -> learner.start(data, newCoder));
      predictor = null;
    } else {
      predictor = StopButton.able(() -> learner.learn(data, newCoder));
    }
    pairs = data;
    coder = newCoder;
    learned = pairs.numInstances();
    stored = learned;
    if (getDebug()) {
      System.err.println("AssociativeMemory: " + learned + " instances stored");
    }
  }

  private PairLearner learner() {
    return new PairLearner(
        form(),
        metric,
        !getNoTrend(),
        getNumMemories(),
        learning(),
        getSeed(),
        numExecutionSlots,
        separation(),
        effort());
  }

  @Override
  public boolean next() throws Exception {
    built();
    if (training == null) {
      return false;
    }
    predictor = null;
    try {
      return StopButton.able(training::epoch);
    } catch (InterruptedException e) {
      forget();
      throw e;
    }
  }

  @Override
  public void done() throws Exception {
    if (training != null) {
      predictor = training.predictor();
      training = resume ? training : null;
    }
  }

  /** Learns from all instances that have come. */
  private void learn() throws Exception {
    training = null;
    start(pairs);
    while (next()) {
      report();
    }
    done();
  }

  @Override
  public void updateClassifier(Instance instance) throws Exception {
    built();
    if (!instance.classIsMissing() && instance.weight() > 0) {
      pairs.add(instance);
    }
  }

  @Override
  public void batchFinished() throws Exception {
    built();
    if (learned < pairs.numInstances()) {
      learn();
    }
  }

  private void built() {
    if (pairs == null) {
      throw new IllegalStateException("No model built yet!");
    }
  }

  /** Takes the instances in that have come since the last prediction. */
  private void catchUp() throws Exception {
    built();
    if (predictor == null) {
      predictor = training.predictor();
    }
    int count = pairs.numInstances();
    if (count - learned >= Math.max(1, learned / GROWTH) && stored < count) {
      learn();
    }
    while (stored < count) {
      Instance next = pairs.instance(stored);
      Predictor more =
          coder.isUsable() && next.weight() == 1 && form() == MemoryForm.PAIRS
              ? predictor.with(coder.encode(next), next.classValue())
              : null;
      if (more == null) {
        return;
      }
      predictor = more;
      stored++;
    }
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    catchUp();
    double[] row = coder.isUsable() ? coder.encode(instance) : new double[0];
    return predictor.predict(new double[][] {row})[0];
  }

  @Override
  public double[][] distributionsForInstances(Instances batch) throws Exception {
    catchUp();
    double[][] rows = coder.isUsable() ? coder.encode(batch) : new double[batch.numInstances()][0];
    return StopButton.able(() -> predictor.predict(rows));
  }

  /**
   * With a batch size of 1 Weka asks for one instance at a time, and outputs see the classifier.
   */
  @Override
  public boolean implementsMoreEfficientBatchPrediction() {
    return !"1".equals(getBatchSize());
  }

  @Override
  public String toString() {
    String title = "Associative memory";
    String head = title + "\n" + "=".repeat(title.length()) + "\n\n";
    if (pairs == null) {
      return head + "No model built yet!";
    }
    String text =
        head
            + String.format(
                Locale.ROOT,
                "Class: %s\nInstances: %d taken in, learned from %d\n"
                    + "Attributes: %d%s\nSeed: %d\n",
                pairs.classAttribute().name(),
                stored,
                learned,
                coder.attributes(),
                coder.isUsable() ? ", encoded as " + coder.encoder().width() + " columns" : "",
                getSeed());
    Predictor current = predictor == null ? training.predictor() : predictor;
    return text
        + "Learned: "
        + current.text()
        + PredictorText.of(current, coder, pairs, form() == MemoryForm.LEARNED);
  }

  @Override
  public Explanation explain(Instance instance, int count) throws Exception {
    catchUp();
    boolean memories = form() == MemoryForm.LEARNED;
    return new Explainer(predictor, coder, pairs, memories).explain(instance, count);
  }

  @Override
  public Enumeration<String> enumerateMeasures() {
    return Collections.enumeration(PredictorMeasures.NAMES);
  }

  @Override
  public double getMeasure(String name) {
    return PredictorMeasures.of(predictor, name);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    ModelVersion.write(out);
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    ModelVersion.check(in);
    in.defaultReadObject();
  }

  /** Returns what is learned of the metric. */
  @OptionMetadata(
      displayName = "metric",
      description =
          "What is learned of the metric: AUTO (default), a mixture that predicts instances left out best;"
              + " BETA, one temperature; SCALES, one for each attribute; MAP, a linear map.",
      commandLineParamName = "metric",
      commandLineParamSynopsis = "-metric <word>",
      displayOrder = 2)
  public Choice.Metric getMetric() {
    return Choice.as(Choice.Metric.class, metric);
  }

  /** Sets what is learned of the metric. */
  public void setMetric(Choice.Metric value) {
    metric = Choice.as(MetricForm.class, value);
  }

  @Override
  @OptionMetadata(
      displayName = "resume",
      description =
          "LEARNED: keep the state of the learning in the model, so that it can go on later.",
      commandLineParamName = "resume",
      commandLineParamSynopsis = "-resume",
      commandLineParamIsFlag = true,
      category = "Learned memories",
      displayOrder = 33)
  public boolean getResume() {
    return resume;
  }

  @Override
  public void setResume(boolean value) {
    resume = value;
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

  /** Runs the classifier from the command line. */
  public static void main(String[] options) {
    runClassifier(new AssociativeMemory(), options);
  }
}
