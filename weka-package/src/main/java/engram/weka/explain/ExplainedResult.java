package engram.weka.explain;

import java.util.List;
import weka.classifiers.Classifier;
import weka.classifiers.misc.InputMappedClassifier;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.gui.visualize.VisualizePanel;

/**
 * An entry of the Classify panel's result list as something to explain.
 *
 * @param classifier the built classifier, null if the entry has none
 * @param header the attributes that it was learned from, null if the entry has none
 * @param rows the instances that it was evaluated on; none if they were not kept
 */
record ExplainedResult(Classifier classifier, Instances header, Instances rows) {

  /** Looks through what Weka keeps of a run. */
  static ExplainedResult of(Object kept) {
    Classifier classifier = null;
    Instances header = null;
    Instances plotted = null;
    for (Object each : kept instanceof List<?> list ? list : List.of()) {
      if (each instanceof Classifier found) {
        classifier = found instanceof InputMappedClassifier mapped ? mapped.getClassifier() : found;
      } else if (each instanceof Instances found) {
        header = found;
      } else if (each instanceof VisualizePanel plot) {
        plotted = plot.getInstances();
      }
    }
    return new ExplainedResult(classifier, header, header == null ? null : rows(header, plotted));
  }

  /**
   * Takes off what Weka puts before the class of plotted instances: the prediction, and the margin
   * of a nominal one.
   */
  private static Instances rows(Instances header, Instances plotted) {
    Instances rows = new Instances(header, 0);
    int more = header.classAttribute().isNominal() ? 2 : 1;
    if (plotted == null || plotted.numAttributes() != header.numAttributes() + more) {
      return rows;
    }
    for (Instance each : plotted) {
      double[] values = new double[header.numAttributes()];
      for (int a = 0; a < values.length; a++) {
        values[a] = each.value(a < header.classIndex() ? a : a + more);
      }
      rows.add(new DenseInstance(each.weight(), values));
    }
    return rows;
  }

  /**
   * Refuses what cannot be explained.
   *
   * @throws IllegalArgumentException with the reason
   */
  void check() {
    if (classifier == null || header == null) {
      throw new IllegalArgumentException(
          "there is no built classifier in it: tick \"Output model\" in More options");
    }
    if (!(classifier instanceof Explanation.Source)) {
      throw new IllegalArgumentException(
          classifier.getClass().getSimpleName()
              + " keeps no memories, so there are none behind its answers to show;"
              + " AssociativeMemory does");
    }
  }

  /** Explains an answer; null if all get the same. */
  Explanation explain(Instance instance, int count) throws Exception {
    return ((Explanation.Source) classifier).explain(instance, count);
  }

  /**
   * Returns the same result with other instances to explain.
   *
   * @throws IllegalArgumentException if their attributes are others
   */
  ExplainedResult with(Instances others) {
    if (others.numAttributes() == header.numAttributes()) {
      others.setClassIndex(header.classIndex());
    }
    String difference = header.equalHeadersMsg(others);
    if (difference != null) {
      throw new IllegalArgumentException(
          "the attributes are not those learned from: " + difference.strip());
    }
    return new ExplainedResult(classifier, header, others);
  }
}
