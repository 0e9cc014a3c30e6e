package engram.predict;

import engram.cluster.Progress;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A regressor by clamped descent: the features of the state [x; y] are clamped, the target descends
 * (tutorial eq. 5.15-5.17).
 *
 * <p>{@link MemoryForm#PAIRS}, nonparametric: the memories are the training pairs, and one step of
 * size 1 from any start gives {@code y = sum_mu w_mu y_mu}, {@code w = softmax(-|A (x - x_mu)|^2 /
 * 2)}. {@link MemoryForm#LEARNED}, parametric: K memories [xi; eta] are learned with Adam on the
 * squared error after T steps (eq. 5.18).
 *
 * <p>A memory may hold what a linear trend leaves over in place of the target, so that a prediction
 * between memories follows the trend. Whether stored pairs do, and what is learned of the metric A,
 * is chosen by how well pairs left out are predicted; learned memories do if the options allow it.
 *
 * <p>Features should be standardised ({@link engram.table.Encoder}); missing cells (NaN) are free,
 * as in {@link MemoryClassifier}. The same data, options and seed give the same answers to the bit
 * for any number of threads. With n pairs stored, learning costs O(n^2 D) an epoch and a prediction
 * O(n D); with K memories learned, O(n K D) and O(K D).
 */
public final class MemoryRegressor implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Options options;
  private final LinearTrend trend;
  private final Memories memories;
  private final double scale;

  private MemoryRegressor(Options options, LinearTrend trend, Memories memories, double scale) {
    this.options = options;
    this.trend = trend;
    this.memories = memories;
    this.scale = scale;
  }

  /**
   * Fits a regressor.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n finite targets, not modified
   * @param options what to learn
   * @throws IllegalArgumentException if the lengths differ, a value is infinite, a target is not
   *     finite, or k is above n
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
    return fit(x, y, weights, options, Progress.NONE);
  }

  /**
   * Fits a regressor to weighted rows and tells how it goes.
   *
   * @param progress told each epoch of the last training of learned memories; nothing with stored
   *     pairs
   */
  public static MemoryRegressor fit(
      double[][] x, double[] y, double[] weights, Options options, Progress progress) {
    if (options.form() == MemoryForm.LEARNED) {
      return learner(x, y, weights, options).run(progress);
    }
    check(x, y, weights);
    CellCompletion completion = CellCompletion.of(x);
    double[][] rows = completion.stored();
    List<LinearTrend> trends = new ArrayList<>();
    trends.add(LinearTrend.flat(rows, y, weights));
    if (options.trend()) {
      trends.add(LinearTrend.fit(rows, y, weights));
    }
    try (Parallel pool = new Parallel(options.threads())) {
      MemoryRegressor best = null;
      double least = Double.POSITIVE_INFINITY;
      for (LinearTrend trend : trends) {
        double[] residuals = trend.residuals(rows, y);
        double scale = standardize(residuals);
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
          StoredPairs pairs =
              new StoredPairs(completion, choice.learn(chosen), chosen.plan().form());
          best = new MemoryRegressor(options, trend, pairs, scale);
        }
      }
      return best;
    }
  }

  /**
   * Prepares to learn memories epoch by epoch. What is to be chosen by rows held out is chosen
   * here.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n finite targets, not modified
   * @param weights n weights of 0 or more, or null for 1 each, not modified
   * @param options what to learn; its form is {@link MemoryForm#LEARNED}
   * @throws IllegalArgumentException as {@link #fit(double[][], double[], Options)}, or if the form
   *     is another
   */
  public static MemoryLearner<MemoryRegressor> learner(
      double[][] x, double[] y, double[] weights, Options options) {
    check(x, y, weights);
    PairCheck.learned(options.form(), options.k(), x.length);
    LinearTrend trend =
        options.trend() ? LinearTrend.fit(x, y, weights) : LinearTrend.flat(x, y, weights);
    double[] residuals = trend.residuals(x, y);
    double scale = standardize(residuals);
    AnswerLoss loss = new AnswerLoss(Targets.ofNumbers(residuals).values(), 0);
    try (Parallel pool = new Parallel(options.threads())) {
      LearnedChoice choice =
          new LearnedChoice(x, loss, weights, options.learning(), options.seed());
      return new MemoryLearner<>(
          choice.training(choice.choose(options.k(), pool)),
          options.threads(),
          memories -> new MemoryRegressor(options, trend, memories, scale));
    }
  }

  private static void check(double[][] x, double[] y, double[] weights) {
    PairCheck.pairs(x, y.length, weights);
    PairCheck.targets(y);
  }

  /** Divides values by their root mean square, which it returns; by 1 where all are 0. */
  private static double standardize(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    double scale = sum > 0 ? Math.sqrt(sum / values.length) : 1;
    for (int i = 0; i < values.length; i++) {
      values[i] /= scale;
    }
    return scale;
  }

  /** Returns the number of memories: the stored pairs, or K. */
  public int size() {
    return memories.size();
  }

  /** Returns a copy of the features of the memories in the units of the data, NaN nowhere. */
  public double[][] memories() {
    return memories.features();
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
    PairCheck.queries(x, memories.columns());
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : options.threads())) {
      double[][] rows = memories.complete(x);
      double[][] residuals = memories.answers(rows, pool);
      double[] predictions = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        predictions[i] = trend.at(rows[i]) + scale * residuals[i][0];
      }
      return predictions;
    }
  }

  @Override
  public String toString() {
    return "MemoryRegressor: " + memories.title();
  }

  /**
   * What a fit does.
   *
   * @param form what the memories are; default PAIRS
   * @param metric what is learned of the metric between stored pairs; default AUTO, the form that
   *     predicts pairs left out best
   * @param trend whether memories may hold what a linear trend leaves over; default true
   * @param k number of learned memories; 0 = auto (default), the number that predicts rows held out
   *     best
   * @param learning how memories are learned
   * @param seed everything random follows from it; default 1
   * @param threads threads to use, 0 = one per processor (default); the result does not depend on
   *     it
   */
  public record Options(
      MemoryForm form,
      MetricForm metric,
      boolean trend,
      int k,
      Learning learning,
      long seed,
      int threads)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The defaults. */
    public Options() {
      this(MemoryForm.PAIRS, MetricForm.AUTO, true, 0, new Learning(), 1, 0);
    }

    /** Checks the values. */
    public Options {
      Objects.requireNonNull(form, "form");
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(learning, "learning");
      PairCheck.atLeastZero("k", k, "0 (auto) or more");
      PairCheck.atLeastZero("threads", threads, "0 (one per processor) or more");
    }

    /** Returns these options with another form of memories. */
    public Options withForm(MemoryForm form) {
      return new Options(form, metric, trend, k, learning, seed, threads);
    }

    /** Returns these options with another form of metric. */
    public Options withMetric(MetricForm metric) {
      return new Options(form, metric, trend, k, learning, seed, threads);
    }

    /** Returns these options with or without a linear trend. */
    public Options withTrend(boolean trend) {
      return new Options(form, metric, trend, k, learning, seed, threads);
    }

    /** Returns these options with another number of learned memories, 0 = auto. */
    public Options withK(int k) {
      return new Options(form, metric, trend, k, learning, seed, threads);
    }

    /** Returns these options with another way to learn memories. */
    public Options withLearning(Learning learning) {
      return new Options(form, metric, trend, k, learning, seed, threads);
    }

    /** Returns these options with another seed. */
    public Options withSeed(long seed) {
      return new Options(form, metric, trend, k, learning, seed, threads);
    }

    /** Returns these options with another number of threads, 0 = one per processor. */
    public Options withThreads(int threads) {
      return new Options(form, metric, trend, k, learning, seed, threads);
    }
  }
}
