package weka.filters.unsupervised.attribute;

import engram.energy.Separation;
import engram.energy.Separations;
import engram.weka.MemoryFilter;
import engram.weka.RowCoder;
import engram.weka.StopButton;
import java.util.ArrayList;
import java.util.List;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.OptionMetadata;

/**
 * Takes noise off instances by descent, and scores outliers by their energy: {@link
 * engram.recall.MemoryRetrieval} for Weka. The first batch is stored; later instances descend to
 * it.
 */
public class MemoryRetrieval extends MemoryFilter {

  private static final long serialVersionUID = 1L;

  private static final engram.recall.MemoryRetrieval.Options DEFAULT =
      new engram.recall.MemoryRetrieval.Options();

  private double beta = DEFAULT.beta();
  private int steps = DEFAULT.steps();
  private double stepSize = DEFAULT.stepSize();
  private String separation = Separations.SOFTMAX.word();
  private int maxMemories = DEFAULT.maxMemories();
  private boolean energy;
  private int numExecutionSlots = DEFAULT.threads();

  private RowCoder coder;
  private engram.recall.MemoryRetrieval memory;

  /** Returns what the Explorer shows of this filter. */
  public String globalInfo() {
    return "Takes noise off instances: each descends a few steps towards the stored instances near"
        + " it, numeric values move, nominal ones may change, missing ones are filled. The energy"
        + " can be appended as an attribute: the higher, the more of an outlier the instance is;"
        + " with 0 steps nothing else changes. The class, strings, and attributes of which no value"
        + " is known are left as they are. The first batch is stored. For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  protected Instances outputFormat(Instances format) {
    Instances output = new Instances(format, 0);
    if (energy) {
      output.insertAttributeAt(new Attribute(energyName(format)), output.numAttributes());
    }
    return output;
  }

  @Override
  protected void forget() {
    coder = null;
    memory = null;
  }

  private static String energyName(Instances format) {
    String name = "energy";
    while (format.attribute(name) != null) {
      name += "'";
    }
    return name;
  }

  @Override
  protected void learn(Instances data) throws InterruptedException {
    coder = RowCoder.fit(data);
    engram.recall.MemoryRetrieval.Options options =
        new engram.recall.MemoryRetrieval.Options(
            beta, steps, stepSize, maxMemories, numExecutionSlots, Separation.of(separation));
    if (coder.isUsable()) {
      memory =
          StopButton.able(() -> engram.recall.MemoryRetrieval.fit(coder.encode(data), options));
    }
  }

  @Override
  protected void pass(List<Instance> rows) throws InterruptedException {
    List<double[]> encoded = new ArrayList<>();
    if (memory != null) {
      rows.forEach(row -> encoded.add(coder.encode(row)));
    }
    double[][] starts = encoded.toArray(double[][]::new);
    boolean moves = memory != null && steps > 0;
    double[][] ends = moves ? StopButton.able(() -> memory.retrieve(starts)) : null;
    double[] energies =
        memory != null && energy ? StopButton.able(() -> memory.energy(starts)) : null;
    for (int i = 0; i < rows.size(); i++) {
      Instance row = rows.get(i);
      double[] values = new double[outputFormatPeek().numAttributes()];
      System.arraycopy(row.toDoubleArray(), 0, values, 0, row.numAttributes());
      if (moves) {
        double[] cells = coder.encoder().decodeRow(ends[i]);
        for (int c = 0; c < cells.length; c++) {
          values[coder.index(c)] = cells[c];
        }
      }
      if (energy) {
        values[row.numAttributes()] = energies == null ? Double.NaN : energies[i];
      }
      Instance moved = new DenseInstance(row.weight(), values);
      moved.setDataset(row.dataset());
      copyValues(moved, false, row.dataset(), outputFormatPeek());
      moved.setDataset(outputFormatPeek());
      push(moved, false);
    }
  }

  /** Returns the inverse temperature. */
  @OptionMetadata(
      displayName = "beta",
      description =
          "Inverse temperature, the larger the nearer a memory has to be to count; 0 = automatic"
              + " (default), each instance likeliest from the others.",
      commandLineParamName = "beta",
      commandLineParamSynopsis = "-beta <num>",
      displayOrder = 1)
  public double getBeta() {
    return beta;
  }

  /** Sets the inverse temperature, 0 = automatic. */
  public void setBeta(double value) {
    beta = value;
  }

  /** Returns T. */
  @OptionMetadata(
      displayName = "steps",
      description = "Steps of descent, 0 = leave the values as they are (default 3).",
      commandLineParamName = "steps",
      commandLineParamSynopsis = "-steps <num>",
      displayOrder = 2)
  public int getSteps() {
    return steps;
  }

  /** Sets T. */
  public void setSteps(int value) {
    steps = value;
  }

  /** Returns the size of a step. */
  @OptionMetadata(
      displayName = "stepSize",
      description = "Size of a step, above 0, at most 1 (default 0.5).",
      commandLineParamName = "step-size",
      commandLineParamSynopsis = "-step-size <num>",
      displayOrder = 3)
  public double getStepSize() {
    return stepSize;
  }

  /** Sets the size of a step. */
  public void setStepSize(double value) {
    stepSize = value;
  }

  /** Returns the separation. */
  @OptionMetadata(
      displayName = "separation",
      description = Separations.SAYS + " Default: softmax.",
      commandLineParamName = "separation",
      commandLineParamSynopsis = "-separation <word>",
      category = "Energy",
      displayOrder = 6)
  public String getSeparation() {
    return separation;
  }

  /** Sets the separation. */
  public void setSeparation(String value) {
    separation = Separation.of(value).word();
  }

  /** Returns how many instances are stored at most. */
  @OptionMetadata(
      displayName = "maxMemories",
      description = "Instances stored at most, taken at even distances (default 5000).",
      commandLineParamName = "max-memories",
      commandLineParamSynopsis = "-max-memories <num>",
      displayOrder = 4)
  public int getMaxMemories() {
    return maxMemories;
  }

  /** Sets how many instances are stored at most. */
  public void setMaxMemories(int value) {
    maxMemories = value;
  }

  /** Returns whether the energy is appended. */
  @OptionMetadata(
      displayName = "energy",
      description = "Append the energy of the instance as it came in, as a score of outliers.",
      commandLineParamName = "energy",
      commandLineParamSynopsis = "-energy",
      commandLineParamIsFlag = true,
      displayOrder = 5)
  public boolean getEnergy() {
    return energy;
  }

  /** Sets whether the energy is appended. */
  public void setEnergy(boolean value) {
    energy = value;
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
    runFilter(new MemoryRetrieval(), options);
  }
}
