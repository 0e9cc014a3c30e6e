package engram.smile;

import engram.predict.MemoryRegressor;
import java.io.Serial;
import java.util.Properties;
import java.util.function.UnaryOperator;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.math.MathEx;
import smile.regression.Regression;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * A regression whose memories are the training pairs on a learned metric, or a few learned ones,
 * where it helps on top of a linear trend: {@link MemoryRegressor} for Smile.
 *
 * <p>Columns should have comparable spread (standardised); {@link #fit(Formula, DataFrame)} sees to
 * that itself, and to nominal columns. Missing cells (NaN) are completed. Immutable.
 *
 * <pre>{@code
 * CrossValidation.regression(10, Formula.lhs("y"), frame, MemoryRegression::fit);
 * }</pre>
 */
public final class MemoryRegression implements Regression<double[]> {

  @Serial private static final long serialVersionUID = 1L;

  private static final RecordProperties KEYS =
      new RecordProperties("smile.engram_memory_regression.");

  private final MemoryRegressor model;

  MemoryRegression(MemoryRegressor model) {
    this.model = model;
  }

  /** Fits a regression with the default options and a seed drawn from Smile's generator. */
  public static MemoryRegression fit(double[][] x, double[] y) {
    return fit(x, y, seeded());
  }

  /**
   * Fits a regression. The same data and options give what {@link MemoryRegressor#fit} gives, to
   * the bit.
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @param y n finite numbers, not modified
   * @throws IllegalArgumentException if the lengths differ, a value is infinite, a number not
   *     finite, or there are fewer than two rows
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryRegression fit(double[][] x, double[] y, Options options) {
    ControllerProgress progress = new ControllerProgress(options.controller());
    return new MemoryRegression(MemoryRegressor.fit(x, y, null, options.core(), progress));
  }

  /** Fits a regression with options from properties, as {@link Regression.Trainer} has it. */
  public static MemoryRegression fit(double[][] x, double[] y, Properties properties) {
    return fit(x, y, Options.of(properties));
  }

  /** Fits a regression to a frame, with the default options and a seed from Smile's generator. */
  public static MemoryFrameRegression fit(Formula formula, DataFrame data) {
    return fit(formula, data, seeded());
  }

  /**
   * Fits a regression to a frame; see {@link MemoryFrameRegression}.
   *
   * @param formula the response and its predictors
   * @param data at least two rows, not modified
   * @throws IllegalArgumentException if a column is missing or cannot be used, or a response is
   *     missing
   */
  public static MemoryFrameRegression fit(Formula formula, DataFrame data, Options options) {
    return MemoryFrameRegression.fit(formula, data, options);
  }

  /** Fits a regression to a frame with options from properties. */
  public static MemoryFrameRegression fit(Formula formula, DataFrame data, Properties properties) {
    return fit(formula, data, Options.of(properties));
  }

  private static Options seeded() {
    return new Options().with(core -> core.withSeed(MathEx.randomInt(Integer.MAX_VALUE)));
  }

  /** Returns the model of engram-core. */
  public MemoryRegressor model() {
    return model;
  }

  @Override
  public double predict(double[] x) {
    return model.predict(x);
  }

  @Override
  public double[] predict(double[][] x) {
    return model.predict(x);
  }

  @Override
  public boolean online() {
    return false;
  }

  @Override
  public String toString() {
    return model.toString();
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link MemoryRegressor}
   * @param controller told after each epoch of the last training of learned memories, may stop it;
   *     or null. Not part of the properties
   */
  public record Options(
      MemoryRegressor.Options core, IterativeAlgorithmController<AlgoStatus> controller) {

    /** The defaults. */
    public Options() {
      this(new MemoryRegressor.Options(), null);
    }

    /** Returns these options with a change: {@code with(o -> o.withTrend(false))}. */
    public Options with(UnaryOperator<MemoryRegressor.Options> change) {
      return new Options(change.apply(core), controller);
    }

    /** Returns these options with a controller, or with none. */
    public Options withController(IterativeAlgorithmController<AlgoStatus> value) {
      return new Options(core, value);
    }

    /** Returns the options as properties {@code smile.engram_memory_regression.trend} and so on. */
    public Properties toProperties() {
      return KEYS.write(core);
    }

    /**
     * Reads options from properties; what is absent has its default.
     *
     * @throws IllegalArgumentException if a key {@code smile.engram_memory_regression...} is
     *     unknown or a value not allowed
     */
    public static Options of(Properties properties) {
      return new Options(KEYS.read(properties, new MemoryRegressor.Options()), null);
    }
  }
}
