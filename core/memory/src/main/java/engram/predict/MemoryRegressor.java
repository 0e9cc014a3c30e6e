package engram.predict;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * A regressor whose memories are the training pairs: with the features clamped, the target descends
 * to the weighted mean of the memories' targets (tutorial eq. 5.15-5.17, nonparametric).
 *
 * <p>One step of size 1 from any start gives {@code y = sum_mu w_mu y_mu}, {@code w = softmax(-|A
 * (x - x_mu)|^2 / 2)}. A memory may hold what a linear trend leaves over in place of the target, so
 * that a prediction between memories follows the trend; whether it does, and what is learned of the
 * metric A, is chosen by how well pairs left out are predicted.
 *
 * <p>Features should be standardised ({@link engram.table.Encoder}); missing cells (NaN) are free
 * and are completed first. The same data, options and seed give the same answers to the bit for any
 * number of threads. Learning costs O(n^2 D) an epoch, a prediction O(n D).
 */
public final class MemoryRegressor implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Options options;
  private final CellCompletion completion;
  private final LinearTrend trend;
  private final PairMemory memory;
  private final double scale;
  private final MetricForm form;

  private MemoryRegressor(
      Options options,
      CellCompletion completion,
      LinearTrend trend,
      PairMemory memory,
      double scale,
      MetricForm form) {
    this.options = options;
    this.completion = completion;
    this.trend = trend;
    this.memory = memory;
    this.scale = scale;
    this.form = form;
  }

  /**
   * Fits a regressor.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n finite targets, not modified
   * @param options what to learn
   * @throws IllegalArgumentException if the lengths differ, a value is infinite or a target is not
   *     finite
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryRegressor fit(double[][] x, double[] y, Options options) {
    return fit(x, y, null, options);
  }

  /**
   * Fits a regressor to weighted rows.
   *
   * @param weights n weights of 0 or more, or null for 1 each, not modified
   */
  public static MemoryRegressor fit(double[][] x, double[] y, double[] weights, Options options) {
    PairCheck.pairs(x, y.length, weights);
    PairCheck.targets(y);
    CellCompletion completion = CellCompletion.of(x);
    double[][] rows = completion.stored();
    try (Parallel pool = new Parallel(options.threads())) {
      LinearTrend[] trends =
          options.trend()
              ? new LinearTrend[] {
                LinearTrend.flat(rows, y, weights), LinearTrend.fit(rows, y, weights)
              }
              : new LinearTrend[] {LinearTrend.flat(rows, y, weights)};
      MemoryRegressor best = null;
      double least = Double.POSITIVE_INFINITY;
      for (LinearTrend trend : trends) {
        double[] residuals = trend.residuals(rows, y);
        double scale = spread(residuals);
        for (int i = 0; i < residuals.length; i++) {
          residuals[i] /= scale;
        }
        MetricChoice choice =
            new MetricChoice(
                rows,
                Targets.ofNumbers(residuals),
                weights,
                new RandomStream(options.seed()),
                pool);
        MetricChoice.Chosen chosen = choice.choose(options.metric());
        double loss = chosen.loss() * scale * scale;
        if (loss < least) {
          least = loss;
          best =
              new MemoryRegressor(
                  options, completion, trend, choice.learn(chosen), scale, chosen.plan().form());
        }
      }
      return best;
    }
  }

  private static double spread(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum > 0 ? Math.sqrt(sum / values.length) : 1;
  }

  /** Returns the number of stored pairs. */
  public int size() {
    return memory.size();
  }

  /** Returns the options of the fit. */
  public Options options() {
    return options;
  }

  /** Returns the prediction for a row, D values, NaN = missing, not modified. */
  public double predict(double[] x) {
    return predict(new double[][] {x})[0];
  }

  /** Returns the prediction for each row. A row's answer does not depend on the others. */
  public double[] predict(double[][] x) {
    PairCheck.queries(x, memory.columns());
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : options.threads())) {
      double[][] rows = completion.complete(x);
      double[][] residuals = memory.predict(rows, pool);
      double[] predictions = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        predictions[i] = trend.at(rows[i]) + scale * residuals[i][0];
      }
      return predictions;
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "MemoryRegressor: %d memories, metric %s",
        size(),
        form.name().toLowerCase(Locale.ROOT));
  }

  /**
   * What a fit does.
   *
   * @param metric what is learned of the metric; default AUTO, the form that predicts pairs left
   *     out best
   * @param trend whether memories may hold what a linear trend leaves over; default true
   * @param seed everything random follows from it; default 1
   * @param threads threads to use, 0 = one per processor (default); the result does not depend on
   *     it
   */
  public record Options(MetricForm metric, boolean trend, long seed, int threads)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The defaults. */
    public Options() {
      this(MetricForm.AUTO, true, 1, 0);
    }

    /** Checks the values. */
    public Options {
      Objects.requireNonNull(metric, "metric");
      if (threads < 0) {
        throw new IllegalArgumentException(
            "threads is " + threads + ", allowed: 0 (one per processor) or more");
      }
    }

    /** Returns these options with another form of metric. */
    public Options withMetric(MetricForm metric) {
      return new Options(metric, trend, seed, threads);
    }

    /** Returns these options with or without a linear trend. */
    public Options withTrend(boolean trend) {
      return new Options(metric, trend, seed, threads);
    }

    /** Returns these options with another seed. */
    public Options withSeed(long seed) {
      return new Options(metric, trend, seed, threads);
    }

    /** Returns these options with another number of threads, 0 = one per processor. */
    public Options withThreads(int threads) {
      return new Options(metric, trend, seed, threads);
    }
  }
}
