package weka.experiment;

import engram.weka.compare.SplitScores;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.Clusterer;
import weka.clusterers.SimpleKMeans;
import weka.core.AdditionalMeasureProducer;
import weka.core.Instances;
import weka.core.Option;
import weka.core.OptionHandler;
import weka.core.RevisionHandler;
import weka.core.Utils;

/**
 * Scores any clusterer in the Experimenter: adjusted Rand index, normalised mutual information,
 * matched error, silhouette and log density of the test instances of a split, clustered by a model
 * built on its training instances. The class is taken off both before; it only scores.
 */
public class ClustererSplitEvaluator
    implements SplitEvaluator, OptionHandler, AdditionalMeasureProducer, RevisionHandler {

  private static final long serialVersionUID = 1L;

  // Weka asks of its schemes that they can be saved, but not by their type.
  @SuppressWarnings("serial")
  private Clusterer clusterer = new SimpleKMeans();

  private boolean clustersAsClasses;
  private String[] additional = new String[0];
  private String text = "";

  /** Returns what the Experimenter shows of this evaluator. */
  public String globalInfo() {
    return "Scores any clusterer on the test instances of a split by its classes (adjusted Rand"
        + " index, normalised mutual information, error of the best one-to-one matching of clusters"
        + " to classes), by the silhouette of the standardised instances, and by the mean log"
        + " density where the clusterer has one. No clusterer sees the class.";
  }

  @Override
  public Enumeration<Option> listOptions() {
    List<Option> options = new ArrayList<>();
    options.add(
        new Option("\tThe clusterer, with its options after --.", "W", 1, "-W <class name>"));
    options.add(
        new Option(
            "\tAsk for as many clusters as there are classes.",
            "clusters-as-classes",
            0,
            "-clusters-as-classes"));
    if (clusterer instanceof OptionHandler scheme) {
      options.addAll(Collections.list(scheme.listOptions()));
    }
    return Collections.enumeration(options);
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    setClustersAsClasses(Utils.getFlag("clusters-as-classes", options));
    String name = Utils.getOption('W', options);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("-W is missing: give the class of a clusterer");
    }
    setClusterer(AbstractClusterer.forName(name, Utils.partitionOptions(options)));
  }

  @Override
  public String[] getOptions() {
    List<String> options = new ArrayList<>();
    if (clustersAsClasses) {
      options.add("-clusters-as-classes");
    }
    options.addAll(List.of("-W", clusterer.getClass().getName(), "--"));
    options.addAll(List.of(schemeOptions()));
    return options.toArray(String[]::new);
  }

  private String[] schemeOptions() {
    return clusterer instanceof OptionHandler scheme ? scheme.getOptions() : new String[0];
  }

  /** Returns the clusterer. */
  public Clusterer getClusterer() {
    return clusterer;
  }

  /** Sets the clusterer, which is copied for each split. */
  public void setClusterer(Clusterer value) {
    clusterer = value;
  }

  /** Returns what the editor says of the clusterer. */
  public String clustererTipText() {
    return "The clusterer to score.";
  }

  /** Returns whether the clusterer is asked for as many clusters as there are classes. */
  public boolean getClustersAsClasses() {
    return clustersAsClasses;
  }

  /** Sets whether the clusterer is asked for as many clusters as there are classes. */
  public void setClustersAsClasses(boolean value) {
    clustersAsClasses = value;
  }

  /** Returns what the editor says of it. */
  public String clustersAsClassesTipText() {
    return "Ask the clusterer for as many clusters as the data have classes, whatever its own"
        + " options say.";
  }

  @Override
  public void setAdditionalMeasures(String[] measures) {
    additional = measures == null ? new String[0] : measures.clone();
  }

  @Override
  public Enumeration<String> enumerateMeasures() {
    return clusterer instanceof AdditionalMeasureProducer producer
        ? producer.enumerateMeasures()
        : Collections.emptyEnumeration();
  }

  @Override
  public double getMeasure(String name) {
    if (clusterer instanceof AdditionalMeasureProducer producer) {
      return producer.getMeasure(name);
    }
    throw new IllegalArgumentException(
        clusterer.getClass().getSimpleName() + " has no measure " + name);
  }

  @Override
  public String[] getKeyNames() {
    return new String[] {"Scheme", "Scheme_options", "Scheme_version_ID"};
  }

  @Override
  public Object[] getKeyTypes() {
    return new Object[] {"", "", ""};
  }

  @Override
  public Object[] getKey() {
    return new Object[] {
      clusterer.getClass().getName(),
      Utils.joinOptions(schemeOptions()) + (clustersAsClasses ? " -clusters-as-classes" : ""),
      Long.toString(ObjectStreamClass.lookup(clusterer.getClass()).getSerialVersionUID())
    };
  }

  @Override
  public String[] getResultNames() {
    List<String> names = new ArrayList<>(SplitScores.NAMES);
    names.addAll(List.of(additional));
    return names.toArray(String[]::new);
  }

  @Override
  public Object[] getResultTypes() {
    Object[] types = new Object[getResultNames().length];
    Arrays.fill(types, 0.0);
    return types;
  }

  @Override
  public Object[] getResult(Instances train, Instances test) throws Exception {
    SplitScores scores = SplitScores.of(clusterer, clustersAsClasses, train, test);
    text = scores.built().toString();
    List<Object> results = new ArrayList<>();
    for (double value : scores.values()) {
      results.add(Double.isFinite(value) ? (Object) value : null);
    }
    for (String measure : additional) {
      results.add(measure(scores.built(), measure));
    }
    return results.toArray();
  }

  /** Null, a missing value, where this clusterer has no such measure: others may have it. */
  private static Object measure(Clusterer built, String name) {
    if (built instanceof AdditionalMeasureProducer producer
        && Collections.list(producer.enumerateMeasures()).contains(name)) {
      double value = producer.getMeasure(name);
      return Double.isNaN(value) ? null : (Object) value;
    }
    return null;
  }

  @Override
  public String getRawResultOutput() {
    return text;
  }

  @Override
  public String toString() {
    return "ClustererSplitEvaluator: "
        + clusterer.getClass().getName()
        + " "
        + Utils.joinOptions(schemeOptions());
  }

  @Override
  public String getRevision() {
    return "1";
  }
}
