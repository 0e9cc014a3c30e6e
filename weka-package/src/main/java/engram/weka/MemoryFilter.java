package engram.weka;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;
import weka.filters.UnsupervisedFilter;
import weka.filters.unsupervised.attribute.PotentialClassIgnorer;

/**
 * What the filters with memories share: the first batch is learned from and passed on, later
 * instances are passed on one by one.
 */
public abstract class MemoryFilter extends PotentialClassIgnorer
    implements UnsupervisedFilter, TechnicalInformationHandler {

  private static final long serialVersionUID = 1L;

  private boolean learned;

  /**
   * Returns the format of what comes out of instances of a format, null where it is known only
   * after the first batch is learned from.
   */
  protected abstract Instances outputFormat(Instances format) throws Exception;

  /** Forgets what was learned. */
  protected abstract void forget();

  /** Learns from the first batch. */
  protected abstract void learn(Instances data) throws Exception;

  /** Puts what comes of instances into the output. */
  protected abstract void pass(List<Instance> rows) throws Exception;

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Citation.tutorial();
  }

  @Override
  public Capabilities getCapabilities() {
    Capabilities capabilities = super.getCapabilities();
    capabilities.disableAll();
    capabilities.enableAllAttributes();
    capabilities.enable(Capability.MISSING_VALUES);
    capabilities.enableAllClasses();
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
    capabilities.enable(Capability.NO_CLASS);
    return capabilities;
  }

  @Override
  public boolean setInputFormat(Instances format) throws Exception {
    super.setInputFormat(format);
    learned = false;
    forget();
    Instances output = outputFormat(format);
    setOutputFormat(output);
    return output != null;
  }

  @Override
  public boolean input(Instance instance) throws Exception {
    checkFormat();
    if (m_NewBatch) {
      resetQueue();
      m_NewBatch = false;
    }
    if (!learned) {
      bufferInput(instance);
      return false;
    }
    pass(List.of(instance));
    return true;
  }

  @Override
  public boolean batchFinished() throws Exception {
    checkFormat();
    if (!learned) {
      learn(getInputFormat());
      learned = true;
      if (!isOutputFormatDefined()) {
        setOutputFormat(outputFormat(getInputFormat()));
      }
      pass(getInputFormat());
    }
    flushInput();
    m_NewBatch = true;
    return numPendingOutput() != 0;
  }

  private void checkFormat() {
    if (getInputFormat() == null) {
      throw new IllegalStateException("No input instance format defined");
    }
  }

  @Override
  public void setOptions(String[] options) throws Exception {
    OptionCheck.check(options, this);
    super.setOptions(options);
    Utils.checkForRemainingOptions(options);
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
