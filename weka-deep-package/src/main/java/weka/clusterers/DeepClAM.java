package weka.clusterers;

import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.weka.Citation;
import engram.weka.DebugProgress;
import engram.weka.ModelVersion;
import engram.weka.RowCoder;
import engram.weka.Sketch;
import engram.weka.Sketched;
import engram.weka.deep.BuiltDeep;
import engram.weka.deep.DeepClusterer;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import weka.core.BatchPredictor;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.gui.ProgrammaticProperty;

/** An associative memory between an encoder and a decoder: {@link DeepClustering} for Weka. */
public class DeepClAM extends DeepClusterer
    implements BatchPredictor, TechnicalInformationHandler, Sketched {

  private static final long serialVersionUID = 1L;

  private static final String TITLE = "DeepClAM, deep clustering with an associative memory";

  /** Rows a product: larger batches bring little more. */
  private String batchSize = "256";

  private BuiltDeep built;

  /** Returns what the Explorer shows of this clusterer. */
  public String globalInfo() {
    return "DeepClAM, deep clustering with an associative memory. An encoder, memories and a decoder"
        + " are trained so that an instance is reconstructed from where descending the energy of"
        + " the memories takes its code; it belongs to the memory nearest to there. For images and"
        + " other data whose distances say little as they are. Numeric attributes are"
        + " standardised, nominal ones count as one number a label, pixels keep their values;"
        + " missing values stand at the mean. Instance weights do not count. Computes by ND4J's"
        + " native library. The same data, options, seed and number of execution slots give the"
        + " same clusters on the same machine. For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation work = Citation.deep();
    work.add(Citation.tutorial());
    return work;
  }

  @Override
  public void buildClusterer(Instances data) throws Exception {
    built = null;
    getCapabilities().testWithFail(data);
    built =
        BuiltDeep.of(data, options(), getLayers(), scaling(), DebugProgress.of(getDebug(), TITLE));
  }

  private BuiltDeep built() {
    if (built == null) {
      throw new IllegalStateException("No clusterer built yet!");
    }
    return built;
  }

  /** Returns the trained model, or null before it is built. */
  public DeepModel model() {
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
    return built().label(instance);
  }

  @Override
  public double[] distributionForInstance(Instance instance) throws Exception {
    return built().membership(instance);
  }

  @Override
  public double[][] distributionsForInstances(Instances data) throws Exception {
    return built().memberships(data);
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
    return TITLE
        + "\n"
        + "=".repeat(TITLE.length())
        + "\n\n"
        + (built == null ? "No clusterer built yet!" : built.text());
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    ModelVersion.write(out);
    out.defaultWriteObject();
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    ModelVersion.check(in);
    in.defaultReadObject();
  }

  /** Runs the clusterer from the command line. */
  public static void main(String[] options) {
    runClusterer(new DeepClAM(), options);
  }
}
