package weka.attributeSelection;

import engram.energy.Separations;
import engram.member.Effort;
import engram.member.Insight;
import engram.predict.Learning;
import engram.predict.MemoryForm;
import engram.predict.MetricForm;
import engram.table.ColumnSums;
import engram.weka.Choice;
import engram.weka.Citation;
import engram.weka.ModelVersion;
import engram.weka.OptionCheck;
import engram.weka.PairLearner;
import engram.weka.RowCoder;
import engram.weka.StopButton;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Enumeration;
import weka.core.Capabilities;
import weka.core.Instances;
import weka.core.Option;
import weka.core.OptionHandler;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;
import weka.core.WeightedInstancesHandler;

/**
 * Ranks attributes by what an associative memory learns of their scales: {@link
 * Insight#relevances}, those of the labels of a nominal attribute added.
 */
public class MemoryScalesAttributeEval extends ASEvaluation
    implements AttributeEvaluator,
        OptionHandler,
        WeightedInstancesHandler,
        TechnicalInformationHandler {

  private static final long serialVersionUID = 1L;

  private MetricForm metric = MetricForm.SCALES;
  private int seed = 1;
  private int numExecutionSlots;

  private double[] merits;

  /** Returns what the Explorer shows of this evaluator. */
  public String globalInfo() {
    return "Ranks attributes by the metric of an associative memory: the scales under which each"
        + " training instance is predicted best by the others. The merit of an attribute is its"
        + " share of the squared distances between instances under these scales; the merits of all"
        + " attributes sum to 1. Attributes are scaled together, so one that says the same as"
        + " another may get little. For more information see:\n\n"
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
    return capabilities;
  }

  @Override
  public void buildEvaluator(Instances data) throws Exception {
    merits = null;
    getCapabilities().testWithFail(data);
    Instances known = PairLearner.known(data);
    RowCoder coder = RowCoder.fit(known);
    // What a trend explains would be lost to the scales.
    PairLearner learner =
        new PairLearner(
            MemoryForm.PAIRS,
            metric,
            false,
            0,
            new Learning(),
            seed,
            numExecutionSlots,
            Separations.SOFTMAX,
            Effort.NORMAL);
    Insight insight = StopButton.able(() -> learner.learn(known, coder)).insight();
    double[] found = new double[data.numAttributes()];
    if (insight != null) {
      double[] shares = ColumnSums.of(coder.encoder(), insight.relevances());
      for (int c = 0; c < shares.length; c++) {
        found[coder.index(c)] = shares[c];
      }
    }
    merits = found;
  }

  /** Returns the share of an attribute in the distances, 0 of one that is not used. */
  @Override
  public double evaluateAttribute(int attribute) {
    if (merits == null) {
      throw new IllegalStateException("No attribute evaluator built yet!");
    }
    return merits[attribute];
  }

  @Override
  public String toString() {
    return merits == null
        ? "\tNo attribute evaluator built yet!"
        : "\tScales of an associative memory, metric " + metric + "\n";
  }

  @Override
  public Enumeration<Option> listOptions() {
    return Option.listOptionsForClassHierarchy(getClass(), ASEvaluation.class).elements();
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    Option.setOptionsForHierarchy(options, this, ASEvaluation.class);
    Utils.checkForRemainingOptions(options);
  }

  @Override
  public String[] getOptions() {
    return Option.getOptionsForHierarchy(this, ASEvaluation.class);
  }

  /** Returns what is learned of the metric. */
  @OptionMetadata(
      displayName = "metric",
      description =
          "What is learned of the metric: SCALES (default), one scale for each attribute; MAP, a linear"
              + " map, which sees attributes that count together; AUTO, several of them; BETA or SINGLE, no"
              + " scales, so attributes count by their spread alone.",
      commandLineParamName = "metric",
      commandLineParamSynopsis = "-metric <word>",
      displayOrder = 1)
  public Choice.Metric getMetric() {
    return Choice.as(Choice.Metric.class, metric);
  }

  /** Sets what is learned of the metric. */
  public void setMetric(Choice.Metric value) {
    metric = Choice.as(MetricForm.class, value);
  }

  /** Returns the seed. */
  @OptionMetadata(
      displayName = "seed",
      description = "Everything random follows from it (default 1).",
      commandLineParamName = "S",
      commandLineParamSynopsis = "-S <num>",
      displayOrder = 2)
  public int getSeed() {
    return seed;
  }

  /** Sets the seed. */
  public void setSeed(int value) {
    seed = value;
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

  private void writeObject(ObjectOutputStream out) throws IOException {
    ModelVersion.write(out);
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    ModelVersion.check(in);
    in.defaultReadObject();
  }

  /** Runs the evaluator from the command line. */
  public static void main(String[] options) {
    runEvaluator(new MemoryScalesAttributeEval(), options);
  }
}
