package weka.filters.unsupervised.attribute;

import engram.predict.MemoryCompletionTable;
import engram.table.Table;
import engram.weka.Citation;
import engram.weka.Columns;
import engram.weka.ModelVersion;
import engram.weka.OptionCheck;
import engram.weka.RowCoder;
import engram.weka.Stop;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;
import weka.core.Randomizable;
import weka.core.TechnicalInformation;
import weka.core.TechnicalInformationHandler;
import weka.core.Utils;
import weka.core.WeightedInstancesHandler;
import weka.filters.UnsupervisedFilter;

/**
 * Fills missing values by clamped descent: {@link engram.predict.MemoryCompletion} for Weka. The
 * first batch is stored and learned from; later instances are completed from it.
 */
public class MemoryCompletion extends PotentialClassIgnorer
    implements UnsupervisedFilter,
        WeightedInstancesHandler,
        Randomizable,
        TechnicalInformationHandler {

  private static final long serialVersionUID = 1L;

  private int seed = 1;
  private int numExecutionSlots;

  private boolean learned;
  private Columns columns;
  private MemoryCompletionTable completion;

  /** Returns what the Explorer shows of this filter. */
  public String globalInfo() {
    return "Fills missing values, numeric and nominal, from the other values of an instance and the"
        + " instances like it: the known values are clamped, the missing ones descend the energy of"
        + " the stored instances. A known value is left as it is; so are the class, strings, and"
        + " attributes of which no value is known. The first batch is learned from. For more"
        + " information see:\n\n"
        + getTechnicalInformation();
  }

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
    setOutputFormat(format);
    learned = false;
    columns = null;
    completion = null;
    return true;
  }

  @Override
  public boolean input(Instance instance) throws Exception {
    if (getInputFormat() == null) {
      throw new IllegalStateException("No input instance format defined");
    }
    if (m_NewBatch) {
      resetQueue();
      m_NewBatch = false;
    }
    if (!learned) {
      bufferInput(instance);
      return false;
    }
    pushCompleted(List.of(instance));
    return true;
  }

  @Override
  public boolean batchFinished() throws Exception {
    if (getInputFormat() == null) {
      throw new IllegalStateException("No input instance format defined");
    }
    if (!learned) {
      learn(getInputFormat());
      pushCompleted(getInputFormat());
    }
    flushInput();
    m_NewBatch = true;
    return numPendingOutput() != 0;
  }

  private void learn(Instances data) throws InterruptedException {
    columns = Columns.of(data);
    if (columns.size() > 0 && data.sumOfWeights() > 0) {
      Table table = columns.table(data.relationName(), data);
      engram.predict.MemoryCompletion.Options options =
          new engram.predict.MemoryCompletion.Options(seed, numExecutionSlots);
      completion =
          Stop.able(() -> MemoryCompletionTable.fit(table, RowCoder.weights(data), options));
    }
    learned = true;
  }

  private void pushCompleted(List<Instance> rows) throws InterruptedException {
    List<Instance> holed =
        completion == null ? List.of() : rows.stream().filter(this::isHoled).toList();
    Table completed =
        holed.isEmpty()
            ? null
            : Stop.able(() -> completion.complete(columns.table("batch", holed)));
    int next = 0;
    for (Instance row : rows) {
      Instance copy = (Instance) row.copy();
      copy.setDataset(row.dataset());
      if (completion != null && isHoled(row)) {
        for (int c = 0; c < columns.size(); c++) {
          if (row.isMissing(columns.indices()[c])) {
            copy.setValue(columns.indices()[c], completed.cell(next, c));
          }
        }
        next++;
      }
      push(copy, false);
    }
  }

  private boolean isHoled(Instance row) {
    for (int index : columns.indices()) {
      if (row.isMissing(index)) {
        return true;
      }
    }
    return false;
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

  /** Returns the seed. */
  @OptionMetadata(
      displayName = "seed",
      description = "Seed of the choice of known values that are hidden to learn from (default 1).",
      commandLineParamName = "S",
      commandLineParamSynopsis = "-S <num>",
      displayOrder = 1)
  @Override
  public int getSeed() {
    return seed;
  }

  @Override
  public void setSeed(int value) {
    seed = value;
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

  /** Runs the filter from the command line. */
  public static void main(String[] options) {
    runFilter(new MemoryCompletion(), options);
  }
}
