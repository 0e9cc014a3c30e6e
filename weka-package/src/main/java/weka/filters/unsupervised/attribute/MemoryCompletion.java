package weka.filters.unsupervised.attribute;

import engram.completion.MemoryCompletionTable;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.table.Table;
import engram.weka.Columns;
import engram.weka.MemoryFilter;
import engram.weka.RowCoder;
import engram.weka.StopButton;
import java.util.List;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;
import weka.core.Randomizable;
import weka.core.WeightedInstancesHandler;

/**
 * Fills missing values by clamped descent: {@link engram.completion.MemoryCompletion} for Weka. The
 * first batch is stored and learned from; later instances are completed from it.
 */
public class MemoryCompletion extends MemoryFilter
    implements WeightedInstancesHandler, Randomizable {

  private static final long serialVersionUID = 1L;

  private int seed = 1;
  private String separation = Separations.SOFTMAX.word();
  private int numExecutionSlots;

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
  protected Instances outputFormat(Instances format) {
    return format;
  }

  @Override
  protected void forget() {
    columns = null;
    completion = null;
  }

  @Override
  protected void learn(Instances data) throws InterruptedException {
    columns = Columns.of(data);
    if (columns.size() > 0 && data.sumOfWeights() > 0) {
      Table table = columns.table(data.relationName(), data);
      engram.completion.MemoryCompletion.Options options =
          new engram.completion.MemoryCompletion.Options(
              seed, numExecutionSlots, Separation.of(separation));
      completion =
          StopButton.able(() -> MemoryCompletionTable.fit(table, RowCoder.weights(data), options));
    }
  }

  @Override
  protected void pass(List<Instance> rows) throws InterruptedException {
    List<Instance> holed =
        completion == null ? List.of() : rows.stream().filter(this::isHoled).toList();
    Table completed =
        holed.isEmpty()
            ? null
            : StopButton.able(() -> completion.complete(columns.table("batch", holed)));
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

  /** Returns the separation. */
  @OptionMetadata(
      displayName = "separation",
      description = Separations.SAYS + " Default: softmax.",
      commandLineParamName = "separation",
      commandLineParamSynopsis = "-separation <word>",
      category = "Energy",
      displayOrder = 2)
  public String getSeparation() {
    return separation;
  }

  /** Sets the separation. */
  public void setSeparation(String value) {
    separation = Separation.of(value).word();
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

  /** Runs the filter from the command line. */
  public static void main(String[] options) {
    runFilter(new MemoryCompletion(), options);
  }
}
