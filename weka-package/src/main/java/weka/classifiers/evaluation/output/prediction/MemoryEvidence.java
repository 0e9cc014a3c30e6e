package weka.classifiers.evaluation.output.prediction;

import engram.weka.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import weka.classifiers.Classifier;
import weka.classifiers.misc.InputMappedClassifier;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Option;
import weka.core.Utils;
import weka.core.converters.ConverterUtils.DataSource;

/**
 * Predictions as comma-separated values, with the memories behind each: number, class and share of
 * the answer, and the attribute that brings it nearest; then the same of the counterexample.
 *
 * <p>Weka hands over the answers of a classifier that predicts in batches without the classifier,
 * but where it prints those of a test file or of the training data on the command line. So
 * elsewhere AssociativeMemory has to be asked for one instance at a time, which its batch size of 1
 * does.
 */
public class MemoryEvidence extends CSV {

  private static final long serialVersionUID = 1L;

  private static final String OPTION = "memories";
  private static final int DEFAULT = 3;

  private int numMemories = DEFAULT;

  private transient Explanation.Source source;
  private transient String tail;
  private transient boolean without;

  @Override
  public String globalInfo() {
    return "Outputs the predictions of AssociativeMemory as CSV, with the memories behind each: the"
        + " number of the instance or learned memory, its class, its share of the answer and the"
        + " attribute that brings it nearest; then those of the counterexample. In the Explorer and"
        + " with cross-validation set the batchSize of AssociativeMemory to 1: of answers in"
        + " batches Weka does not tell whose they are.";
  }

  @Override
  public String getDisplay() {
    return "CSV with the memories behind each prediction";
  }

  @Override
  public Enumeration<Option> listOptions() {
    List<Option> options = new ArrayList<>();
    options.add(
        new Option(
            "\tHow many memories to tell of (default 3).", OPTION, 1, "-" + OPTION + " <num>"));
    options.addAll(Collections.list(super.listOptions()));
    return Collections.enumeration(options);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    String number = Utils.getOption(OPTION, options);
    setNumMemories(number.isEmpty() ? DEFAULT : Integer.parseInt(number));
    super.setOptions(options);
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>(List.of("-" + OPTION, "" + numMemories));
    options.addAll(List.of(super.getOptions()));
    return options.toArray(String[]::new);
  }

  /** Returns how many memories are told of. */
  public int getNumMemories() {
    return numMemories;
  }

  /**
   * Sets how many memories are told of.
   *
   * @throws IllegalArgumentException below 1
   */
  public void setNumMemories(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("numMemories is " + value + ", allowed: 1 or more");
    }
    numMemories = value;
  }

  /** Returns what the Explorer shows of the property. */
  public String numMemoriesTipText() {
    return "How many memories to tell of.";
  }

  @Override
  public void printClassification(Classifier classifier, Instance instance, int index)
      throws Exception {
    telling(classifier, () -> super.printClassification(classifier, instance, index));
  }

  @Override
  public void printClassifications(Classifier classifier, DataSource test) throws Exception {
    telling(classifier, () -> super.printClassifications(classifier, test));
  }

  @Override
  public void printClassifications(Classifier classifier, Instances test) throws Exception {
    telling(classifier, () -> super.printClassifications(classifier, test));
  }

  private interface Printing {
    void run() throws Exception;
  }

  /** Prints with what a classifier can tell of its answers. */
  private void telling(Classifier classifier, Printing printing) throws Exception {
    source = source(classifier);
    try {
      printing.run();
    } finally {
      source = null;
    }
  }

  /** Instances that a mapping classifier is asked for have been mapped before. */
  private static Explanation.Source source(Classifier classifier) {
    Classifier inner =
        classifier instanceof InputMappedClassifier mapped ? mapped.getClassifier() : classifier;
    return inner instanceof Explanation.Source found ? found : null;
  }

  @Override
  protected void doPrintHeader() {
    without = false;
    List<String> names = new ArrayList<>();
    for (int m = 1; m <= numMemories; m++) {
      names.addAll(List.of("memory" + m, "class" + m, "share" + m, "attribute" + m));
    }
    if (m_Header.classAttribute().isNominal()) {
      names.addAll(List.of("counterexample", "its class", "its share", "its attribute"));
    }
    tail = joined(names);
    super.doPrintHeader();
    tail = null;
  }

  @Override
  protected void doPrintClassification(double[] answer, Instance instance, int index)
      throws Exception {
    List<String> cells = new ArrayList<>();
    Explanation why = source == null ? null : source.explain(instance, numMemories);
    without |= why == null;
    for (int m = 0; m < numMemories; m++) {
      boolean has = why != null && m < why.supports().size();
      add(cells, instance, has ? why.supports().get(m) : null);
    }
    if (m_Header.classAttribute().isNominal()) {
      add(cells, instance, why == null ? null : why.counterexample());
    }
    tail = joined(cells);
    super.doPrintClassification(answer, instance, index);
    tail = null;
  }

  private void add(List<String> cells, Instance instance, Explanation.Support memory) {
    if (memory == null) {
      cells.addAll(List.of("", "", "", ""));
      return;
    }
    Explanation.Pull first = memory.pulls().get(0);
    cells.add("" + memory.number());
    cells.add(Utils.quote(memory.answer()));
    cells.add(Utils.doubleToString(memory.weight(), m_NumDecimals));
    cells.add(first.nats() > 0 ? Utils.quote(instance.attribute(first.attribute()).name()) : "");
  }

  private String joined(List<String> cells) {
    String delimiter = getUseTab() ? "\t" : ",";
    return delimiter + String.join(delimiter, cells);
  }

  /** Puts the evidence before the end of a line. */
  @Override
  protected void append(String text) {
    super.append(text.equals("\n") && tail != null ? tail + text : text);
  }

  @Override
  protected void doPrintFooter() {
    super.doPrintFooter();
    if (without) {
      append(
          "No evidence where Weka told the answers only, or all get the same:"
              + " set the batchSize of AssociativeMemory to 1\n");
    }
  }
}
