package weka.clusterers;

import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.cluster.FillValue;
import engram.cluster.Training;
import engram.energy.Energies;
import engram.weka.Choice;
import engram.weka.Citation;
import engram.weka.MemoryClusterer;
import engram.weka.Sketch;
import java.util.Locale;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;

/** Clustering with an associative memory: {@link Clam} for Weka. */
public class ClAM extends MemoryClusterer<ClamModel> {

  private static final long serialVersionUID = 1L;

  private static final Clam.Options DEFAULT = new Clam.Options(1);

  private double beta = DEFAULT.beta();
  private int steps = DEFAULT.steps();
  private double stepSize = DEFAULT.stepSize();
  private double maskFraction = DEFAULT.maskFraction();
  private FillValue fill = DEFAULT.fill();

  /** Returns what the Explorer shows of this clusterer. */
  public String globalInfo() {
    return "ClAM, clustering with an associative memory. Memories are trained so that an instance"
        + " with some values hidden is completed by descending the energy of the memories with the"
        + " visible values clamped; an instance belongs to the memory that its descent ends at."
        + " Numeric attributes are standardised, nominal ones count as one number a label, missing"
        + " values take part in the descent. The same data, options and seed give the same clusters"
        + " for any number of execution slots. For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    TechnicalInformation work = Citation.clam();
    work.add(Citation.tutorial());
    return work;
  }

  @Override
  protected String title() {
    return "ClAM, clustering with an associative memory";
  }

  @Override
  protected ClamModel train(double[][] x, double[] weights, Training training) {
    Clam.Options options =
        new Clam.Options(
            getNumClusters(), beta, steps, stepSize, maskFraction, fill, training, separation());
    return Clam.fit(x, weights, options, progress());
  }

  @Override
  protected double beta(ClamModel model) {
    return model.beta();
  }

  @Override
  protected String details(ClamModel model) {
    return String.format(
        Locale.ROOT,
        "Energy: %s, beta = %.6g (%s)\nDescent: %d steps of size %.3g\n"
            + "Training: masked, %.3g of the values hidden\n",
        energyWord(model.options().separation()),
        model.beta(),
        model.options().beta() == 0 ? "chosen from the data" : "given",
        model.options().steps(),
        model.options().stepSize(),
        model.options().maskFraction());
  }

  @Override
  protected Sketch sketch(ClamModel model, String subtitle, double[][] rows, int[] labels) {
    return Sketch.ofMemories(
        "ClAM",
        subtitle,
        rows,
        labels,
        model.memories(),
        Energies.euclidean(model.options().separation(), model.beta()),
        model.options().steps(),
        model.options().stepSize());
  }

  @Override
  protected String missingWords() {
    return "descend with the known ones clamped, from "
        + (fill == FillValue.MEAN ? "the mean of their column" : "0");
  }

  /** Returns the inverse temperature. */
  @OptionMetadata(
      displayName = "beta",
      description =
          "Inverse temperature, the larger the harder the clusters; 0 = automatic (default), from"
              + " the spread of the data.",
      commandLineParamName = "beta",
      commandLineParamSynopsis = "-beta <num>",
      category = "Energy",
      displayOrder = 2)
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
      description = "Steps of descent, 1 or more (default 3).",
      commandLineParamName = "steps",
      commandLineParamSynopsis = "-steps <num>",
      category = "Energy",
      displayOrder = 3)
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
      category = "Energy",
      displayOrder = 4)
  public double getStepSize() {
    return stepSize;
  }

  /** Sets the size of a step. */
  public void setStepSize(double value) {
    stepSize = value;
  }

  /** Returns the share of the values hidden in training. */
  @OptionMetadata(
      displayName = "maskFraction",
      description =
          "Share of the values hidden in training, 0 to below 1; 0 = the unmasked loss (default"
              + " 0.2).",
      commandLineParamName = "mask-fraction",
      commandLineParamSynopsis = "-mask-fraction <num>",
      category = "Training",
      displayOrder = 5)
  public double getMaskFraction() {
    return maskFraction;
  }

  /** Sets the share of the values hidden in training. */
  public void setMaskFraction(double value) {
    maskFraction = value;
  }

  /** Returns what hidden and missing values start at. */
  @OptionMetadata(
      displayName = "fill",
      description = "What hidden and missing values start at: MEAN (default) or ZERO.",
      commandLineParamName = "fill",
      commandLineParamSynopsis = "-fill <word>",
      category = "Training",
      displayOrder = 6)
  public Choice.Fill getFill() {
    return Choice.as(Choice.Fill.class, fill);
  }

  /** Sets what hidden and missing values start at. */
  public void setFill(Choice.Fill value) {
    fill = Choice.as(FillValue.class, value);
  }

  /** Runs the clusterer from the command line. */
  public static void main(String[] options) {
    runClusterer(new ClAM(), options);
  }
}
