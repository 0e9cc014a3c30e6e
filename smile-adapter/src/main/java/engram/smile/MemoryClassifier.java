package engram.smile;

import engram.predict.MemoryClassifier.Evidence;
import engram.predict.MemoryForm;
import java.io.Serial;
import java.util.Properties;
import java.util.function.UnaryOperator;
import smile.classification.Classifier;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * A classifier whose memories are the training pairs on a learned metric, or a few learned ones:
 * {@link engram.predict.MemoryClassifier} for Smile. It is soft, with calibrated probabilities, and
 * with stored pairs online.
 *
 * <p>Columns should have comparable spread (standardised); {@link #fit(Formula, DataFrame)} sees to
 * that itself, and to nominal columns. Missing cells (NaN) are completed. Labels are any integers.
 * A prediction may run in any number of threads, also while {@link #update} stores a pair.
 *
 * <pre>{@code
 * CrossValidation.classification(10, x, y, MemoryClassifier::fit);
 * CrossValidation.classification(10, Formula.lhs("class"), frame, MemoryClassifier::fit);
 * }</pre>
 */
public final class MemoryClassifier implements Classifier<double[]> {

  @Serial private static final long serialVersionUID = 1L;

  private static final RecordProperties KEYS =
      new RecordProperties("smile.engram_memory_classifier.");

  private volatile engram.predict.MemoryClassifier model;

  MemoryClassifier(engram.predict.MemoryClassifier model) {
    this.model = model;
  }

  /** Fits a classifier with the default options and a seed drawn from Smile's generator. */
  public static MemoryClassifier fit(double[][] x, int[] y) {
    return fit(x, y, seeded());
  }

  /**
   * Fits a classifier. The same data and options give what {@link
   * engram.predict.MemoryClassifier#fit} gives, to the bit.
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @param y n labels of at least two classes, not modified
   * @throws IllegalArgumentException if the lengths differ, a value is infinite, there are fewer
   *     than two rows or classes
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryClassifier fit(double[][] x, int[] y, Options options) {
    ControllerProgress progress = new ControllerProgress(options.controller());
    return new MemoryClassifier(
        engram.predict.MemoryClassifier.fit(x, y, null, options.core(), progress));
  }

  /** Fits a classifier with options from properties, as {@link Classifier.Trainer} has it. */
  public static MemoryClassifier fit(double[][] x, int[] y, Properties properties) {
    return fit(x, y, Options.of(properties));
  }

  /** Fits a classifier to a frame, with the default options and a seed from Smile's generator. */
  public static MemoryFrameClassifier fit(Formula formula, DataFrame data) {
    return fit(formula, data, seeded());
  }

  /**
   * Fits a classifier to a frame; see {@link MemoryFrameClassifier}.
   *
   * @param formula the response and its predictors
   * @param data at least two rows, not modified
   * @throws IllegalArgumentException if a column is missing or cannot be used, or a response is
   *     missing
   */
  public static MemoryFrameClassifier fit(Formula formula, DataFrame data, Options options) {
    return MemoryFrameClassifier.fit(formula, data, options);
  }

  /** Fits a classifier to a frame with options from properties. */
  public static MemoryFrameClassifier fit(Formula formula, DataFrame data, Properties properties) {
    return fit(formula, data, Options.of(properties));
  }

  private static Options seeded() {
    return new Options().with(core -> core.withSeed(MathEx.randomInt(Integer.MAX_VALUE)));
  }

  /** Returns the model of engram-core as it is now. */
  public engram.predict.MemoryClassifier model() {
    return model;
  }

  @Override
  public int numClasses() {
    return model.classes().length;
  }

  /** Returns a copy of the labels, ascending: the order of the probabilities. */
  @Override
  public int[] classes() {
    return model.classes();
  }

  @Override
  public int predict(double[] x) {
    return model.predict(x);
  }

  /**
   * Returns the likeliest label of a row and the probability of each class.
   *
   * @param x D values, NaN = missing, not modified
   * @param posteriori one value a class, overwritten, in the order of {@link #classes}, of sum 1
   * @throws IllegalArgumentException if a length is wrong or a value infinite
   */
  @Override
  public int predict(double[] x, double[] posteriori) {
    return predict(new double[][] {x}, new double[][] {posteriori})[0];
  }

  @Override
  public int[] predict(double[][] x) {
    return model.predict(x);
  }

  @Override
  public int[] predict(double[][] x, double[][] posteriori) {
    engram.predict.MemoryClassifier now = model;
    int[] classes = now.classes();
    if (posteriori.length != x.length) {
      throw new IllegalArgumentException(
          "posteriori is " + posteriori.length + " rows long, allowed: one a row, " + x.length);
    }
    double[][] probabilities = now.probabilities(x);
    int[] labels = new int[x.length];
    for (int i = 0; i < labels.length; i++) {
      if (posteriori[i].length != classes.length) {
        throw new IllegalArgumentException(
            "posteriori is "
                + posteriori[i].length
                + " values long, allowed: one a class, "
                + classes.length);
      }
      System.arraycopy(probabilities[i], 0, posteriori[i], 0, classes.length);
      labels[i] = classes[MathEx.whichMax(probabilities[i])];
    }
    return labels;
  }

  @Override
  public boolean isSoft() {
    return true;
  }

  /** Returns true where the memories are stored pairs. */
  @Override
  public boolean isOnline() {
    return model.options().form() == MemoryForm.PAIRS;
  }

  /**
   * Stores one more pair; what was learned of the metric stays. O(n).
   *
   * @param x D values, NaN = missing, not modified
   * @param y one of {@link #classes}
   * @throws IllegalArgumentException if the label is not known or x cannot be used
   * @throws UnsupportedOperationException if memories are learned
   */
  @Override
  public synchronized void update(double[] x, int y) {
    model = model.with(x, y);
  }

  /** Returns the memories behind a prediction, the weightiest first. */
  public Evidence[] explain(double[] x, int count) {
    return model.explain(x, count);
  }

  @Override
  public String toString() {
    return model.toString();
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link engram.predict.MemoryClassifier}
   * @param controller told after each epoch of the last training of learned memories, may stop it;
   *     or null. Not part of the properties
   */
  public record Options(
      engram.predict.MemoryClassifier.Options core,
      IterativeAlgorithmController<AlgoStatus> controller) {

    /** The defaults. */
    public Options() {
      this(new engram.predict.MemoryClassifier.Options(), null);
    }

    /** Returns these options with a change: {@code with(o -> o.withSeed(7))}. */
    public Options with(UnaryOperator<engram.predict.MemoryClassifier.Options> change) {
      return new Options(change.apply(core), controller);
    }

    /** Returns these options with a controller, or with none. */
    public Options withController(IterativeAlgorithmController<AlgoStatus> value) {
      return new Options(core, value);
    }

    /** Returns the options as properties {@code smile.engram_memory_classifier.seed} and so on. */
    public Properties toProperties() {
      return KEYS.write(core);
    }

    /**
     * Reads options from properties; what is absent has its default.
     *
     * @throws IllegalArgumentException if a key {@code smile.engram_memory_classifier...} is
     *     unknown or a value not allowed
     */
    public static Options of(Properties properties) {
      return new Options(
          KEYS.read(properties, new engram.predict.MemoryClassifier.Options()), null);
    }
  }
}
