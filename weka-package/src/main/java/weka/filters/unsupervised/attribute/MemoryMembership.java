package weka.filters.unsupervised.attribute;

import engram.weka.MemoryClusterer;
import engram.weka.MemoryFilter;
import engram.weka.RowCoder;
import java.util.ArrayList;
import java.util.List;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.ClAM;
import weka.clusterers.Clusterer;
import weka.clusterers.DensityBasedClusterer;
import weka.core.Attribute;
import weka.core.BatchPredictor;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionHandler;
import weka.core.OptionMetadata;
import weka.filters.Filter;

/**
 * Puts soft memberships of clusters in place of the attributes, or beside them, and on request the
 * energy. The first batch is clustered; later instances are answered by that clustering. The class
 * has no part in it and stays where it is.
 *
 * <p>The energy of an instance is what {@link MemoryClusterer} descends from: {@code -1/beta log
 * sum_mu exp(-beta/2 |x - xi_mu|^2)} of ClAM, up to a constant. Of a clusterer with a density it is
 * {@code -log p(x)}. Either is high where an instance is far from all memories; but where ClAM or
 * SoftKMeansMemory recall an instance before the memories see it, their default, it is the energy
 * of what is recalled, which is never far.
 */
public class MemoryMembership extends MemoryFilter {

  private static final long serialVersionUID = 1L;

  // Weka asks of its schemes that they can be saved, but not by their type.
  @SuppressWarnings("serial")
  private Clusterer clusterer = new ClAM();

  private boolean energy;
  private boolean keepAttributes;

  @SuppressWarnings("serial")
  private Clusterer built;

  private Remove withoutClass;

  /** Returns what the Explorer shows of this filter. */
  public String globalInfo() {
    return "Clusters the first batch and puts how much each instance belongs to each cluster in"
        + " place of its attributes, or beside them, as numbers that sum to 1; later instances are"
        + " answered by the same clusters. The energy can be appended: the higher, the farther the"
        + " instance, or what is recalled of it, is from all memories. Any clusterer can be chosen, Weka's ClusterMembership"
        + " takes those with a density only. The class has no part in it. For more information"
        + " see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = clusterer.getCapabilities();
    capabilities.setOwner(this);
    RowCoder.withClass(capabilities);
    capabilities.enable(Capability.NO_CLASS);
    // The header alone comes first; the clusterer asks for instances when it is built.
    capabilities.setMinimumNumberInstances(0);
    return capabilities;
  }

  @Override
  protected Instances outputFormat(Instances format) throws Exception {
    if (built == null) {
      return null; // the clusters are found
    }
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int a = 0; a < format.numAttributes(); a++) {
      if (keepAttributes && a != format.classIndex()) {
        attributes.add((Attribute) format.attribute(a).copy());
      }
    }
    for (int k = 0; k < built.numberOfClusters(); k++) {
      attributes.add(new Attribute(unused("pCluster_" + k, format)));
    }
    if (energy) {
      attributes.add(new Attribute(unused("energy", format)));
    }
    if (format.classIndex() >= 0) {
      attributes.add((Attribute) format.classAttribute().copy());
    }
    Instances output = new Instances(format.relationName(), attributes, 0);
    output.setClassIndex(format.classIndex() < 0 ? -1 : attributes.size() - 1);
    return output;
  }

  private static String unused(String name, Instances format) {
    String free = name;
    while (format.attribute(free) != null) {
      free += "'";
    }
    return free;
  }

  @Override
  protected void forget() {
    built = null;
    withoutClass = null;
  }

  @Override
  protected void learn(Instances data) throws Exception {
    if (energy && !(clusterer instanceof MemoryClusterer || isDensity())) {
      throw new IllegalArgumentException(
          clusterer.getClass().getName()
              + " has no energy; leave out -energy or choose ClAM, SoftKMeansMemory or a clusterer"
              + " with a density");
    }
    if (data.classIndex() >= 0) {
      withoutClass = new Remove();
      withoutClass.setAttributeIndicesArray(new int[] {data.classIndex()});
      withoutClass.setInputFormat(data);
    }
    Clusterer copy = AbstractClusterer.makeCopy(clusterer);
    copy.buildClusterer(withoutClass == null ? data : Filter.useFilter(data, withoutClass));
    built = copy;
  }

  private boolean isDensity() {
    return clusterer instanceof DensityBasedClusterer;
  }

  @Override
  protected void pass(List<Instance> rows) throws Exception {
    Instances output = outputFormatPeek();
    List<Instance> questions = new ArrayList<>();
    for (Instance row : rows) {
      questions.add(asked(row));
    }
    double[][] memberships = memberships(questions);
    for (int i = 0; i < memberships.length; i++) {
      Instance row = rows.get(i);
      double[] values = new double[output.numAttributes()];
      int at = 0;
      for (int a = 0; keepAttributes && a < row.numAttributes(); a++) {
        if (a != row.classIndex()) {
          values[at++] = row.value(a);
        }
      }
      System.arraycopy(memberships[i], 0, values, at, memberships[i].length);
      if (energy) {
        values[at + memberships[i].length] = energy(questions.get(i));
      }
      if (row.classIndex() >= 0) {
        values[values.length - 1] = row.classValue();
      }
      Instance found = new DenseInstance(row.weight(), values);
      found.setDataset(output);
      push(found, false);
    }
  }

  /** Asks for many at once where that is faster. */
  private double[][] memberships(List<Instance> rows) throws Exception {
    if (!rows.isEmpty()
        && built instanceof BatchPredictor many
        && many.implementsMoreEfficientBatchPrediction()) {
      Instances all = new Instances(rows.get(0).dataset(), rows.size());
      all.addAll(rows);
      return many.distributionsForInstances(all);
    }
    double[][] memberships = new double[rows.size()][];
    for (int i = 0; i < memberships.length; i++) {
      memberships[i] = built.distributionForInstance(rows.get(i));
    }
    return memberships;
  }

  private Instance asked(Instance row) throws Exception {
    if (withoutClass == null) {
      return row;
    }
    withoutClass.input(row);
    return withoutClass.output();
  }

  private double energy(Instance row) throws Exception {
    return built instanceof MemoryClusterer<?> memories
        ? memories.energy(row)
        : -((DensityBasedClusterer) built).logDensityForInstance(row);
  }

  /** Returns the clusterer. */
  @OptionMetadata(
      displayName = "clusterer",
      description = "The clusterer, with its options (default ClAM).",
      commandLineParamName = "W",
      commandLineParamSynopsis = "-W <clusterer>",
      displayOrder = 1)
  public Clusterer getClusterer() {
    return clusterer;
  }

  /** Sets the clusterer. */
  public void setClusterer(Clusterer value) {
    if (!(value instanceof OptionHandler)) {
      throw new IllegalArgumentException("clusterer is " + value + ", allowed: one with options");
    }
    clusterer = value;
  }

  /** Returns whether the energy is appended. */
  @OptionMetadata(
      displayName = "energy",
      description =
          "Append the energy, a score of outliers: of ClAM and SoftKMeansMemory with -views none,"
              + " since else the instance is recalled first.",
      commandLineParamName = "energy",
      commandLineParamSynopsis = "-energy",
      commandLineParamIsFlag = true,
      displayOrder = 2)
  public boolean getEnergy() {
    return energy;
  }

  /** Sets whether the energy is appended. */
  public void setEnergy(boolean value) {
    energy = value;
  }

  /** Returns whether the attributes stay. */
  @OptionMetadata(
      displayName = "keepAttributes",
      description = "Keep the attributes before the memberships (default: they are left out).",
      commandLineParamName = "keep",
      commandLineParamSynopsis = "-keep",
      commandLineParamIsFlag = true,
      displayOrder = 3)
  public boolean getKeepAttributes() {
    return keepAttributes;
  }

  /** Sets whether the attributes stay. */
  public void setKeepAttributes(boolean value) {
    keepAttributes = value;
  }

  /** Runs the filter from the command line. */
  public static void main(String[] options) {
    runFilter(new MemoryMembership(), options);
  }
}
