package weka.clusterers;

import engram.cluster.SoftKMeans;
import engram.cluster.SoftKMeansModel;
import engram.cluster.Training;
import engram.energy.Energies;
import engram.weka.Citation;
import engram.weka.MemoryClusterer;
import engram.weka.Sketch;
import java.util.Locale;
import weka.core.OptionMetadata;
import weka.core.TechnicalInformation;

/** Soft k-means trained by gradient: {@link SoftKMeans} for Weka. */
public class SoftKMeansMemory extends MemoryClusterer<SoftKMeansModel> {

  private static final long serialVersionUID = 1L;

  private double beta;

  /** Returns what the Explorer shows of this clusterer. */
  public String globalInfo() {
    return "Soft k-means: memories that minimise the squared distances to all memories, weighted by"
        + " softmax(-beta/2 distance^2), by gradient; a smooth form of k-means. An instance belongs"
        + " to its nearest memory. Numeric attributes are standardised, nominal ones count as one"
        + " number a label, missing values do not count in a distance. For more information see:\n\n"
        + getTechnicalInformation();
  }

  @Override
  public TechnicalInformation getTechnicalInformation() {
    return Citation.tutorial();
  }

  @Override
  protected String title() {
    return "Soft k-means";
  }

  @Override
  protected SoftKMeansModel train(double[][] x, double[] weights, Training training) {
    SoftKMeans.Options options =
        new SoftKMeans.Options(getNumClusters(), beta, training, separation());
    return SoftKMeans.fit(x, weights, options, progress());
  }

  @Override
  protected double beta(SoftKMeansModel model) {
    return model.beta();
  }

  @Override
  protected String details(SoftKMeansModel model) {
    return String.format(
        Locale.ROOT,
        "Energy: %s, beta = %.6g (%s)\n",
        energyWord(model.options().separation()),
        model.beta(),
        model.options().beta() == 0 ? "chosen from the data" : "given");
  }

  @Override
  protected Sketch sketch(SoftKMeansModel model, String subtitle, double[][] rows, int[] labels) {
    return Sketch.ofMemories(
        "Soft k-means",
        subtitle,
        rows,
        labels,
        model.memories(),
        Energies.euclidean(model.options().separation(), model.beta()),
        0,
        1);
  }

  @Override
  protected String missingWords() {
    return "do not count in a distance";
  }

  /** Returns how sharply an instance belongs to its nearest memory. */
  @OptionMetadata(
      displayName = "beta",
      description =
          "How sharply an instance belongs to its nearest memory; 0 = automatic (default), from the"
              + " spread of the data.",
      commandLineParamName = "beta",
      commandLineParamSynopsis = "-beta <num>",
      category = "Energy",
      displayOrder = 2)
  public double getBeta() {
    return beta;
  }

  /** Sets how sharply an instance belongs to its nearest memory, 0 = automatic. */
  public void setBeta(double value) {
    beta = value;
  }

  /** Runs the clusterer from the command line. */
  public static void main(String[] options) {
    runClusterer(new SoftKMeansMemory(), options);
  }
}
