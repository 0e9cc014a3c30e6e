package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.Parallel;
import engram.math.PowerOfTwo;
import engram.math.RandomStream;
import engram.member.Effort;
import engram.member.Insight;
import engram.model.ModelFile;
import engram.model.Progress;
import engram.model.Provenance;
import engram.model.Says;
import engram.model.Settings;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A regressor by clamped descent: the features of the state [x; y] are clamped, the target descends
 * (tutorial eq. 5.15-5.17).
 *
 * <p>{@link MemoryForm#PAIRS}, nonparametric: the memories are the training pairs, and one step of
 * size 1 from any start gives {@code y = sum_mu w_mu y_mu}, {@code w = softmax(-|A (x - x_mu)|^2 /
 * 2)}. {@link MemoryForm#LEARNED}, parametric: K memories [xi; eta] are learned with Adam on the
 * squared error after T steps (eq. 5.18).
 *
 * <p>A memory may hold what a trend leaves over in place of the target, so that a prediction
 * between memories follows the trend. Stored pairs with and without it (linear in features and
 * their ranks), under metrics A learned as in {@link MemoryClassifier}, are mixed with the shares
 * that predict pairs left out best; learned memories stand on a linear trend if the options allow
 * it. Of a wide table ({@link engram.math.Wide}) the trend is linear in the features, its ridge the
 * one that predicts pairs left out best, and memories hold what the trend of the other pairs leaves
 * over.
 *
 * <p>Features should be standardised ({@link engram.table.Encoder}); missing cells (NaN) are free,
 * as in {@link MemoryClassifier}. The same data, options and seed give the same answers to the bit
 * for any number of threads. With n pairs stored, an epoch of learning costs O(n min(n, 4096) D) a
 * metric and a prediction O(n D) a metric of the mixture; with K memories learned, O(n K D) and O(K
 * D).
 */
public final class MemoryRegressor implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "memory-regressor";

  /** The largest absolute value that a target may have: sums of products have room beyond it. */
  public static final double FARTHEST_TARGET = 1e100;

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
   * @param y n targets of -1e100 to 1e100, not modified
   * @param options what to learn
   * @throws IllegalArgumentException if the lengths differ, a value is infinite, a target is out of
   *     range, or k is above n
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
    Check.present("options", options);
    if (options.form() == MemoryForm.LEARNED) {
      return learner(x, y, weights, options).run(progress);
    }
    check(x, y, weights);
    PairCheck.used(options);
    CellCompletion completion = CellCompletion.of(x);
    double[][] rows = completion.stored();
    if (options.metric() == MetricForm.SINGLE) {
      return single(completion, y, weights, options);
    }
    List<LinearTrend.Fitted> trends = new ArrayList<>();
    trends.add(LinearTrend.flatFitted(rows, y, weights));
    if (options.trend()) {
      trends.add(LinearTrend.fitted(rows, y, weights, true));
    }
    try (Parallel pool = new Parallel(options.threads())) {
      RandomStream stream = new RandomStream(options.seed());
      TrendMixture mixture =
          TrendMixture.fit(
              rows,
              weights,
              options.metric(),
              options.effort(),
              options.separation(),
              trends,
              stream,
              pool);
      return new MemoryRegressor(
          options, LinearTrend.none(rows[0].length), new TrendPairs(completion, mixture), 1);
    }
  }

  /** What one trend leaves over, for memories to learn, in units of its root mean square. */
  private record Residuals(LinearTrend trend, AnswerLoss loss, double scale) {
    static Residuals of(double[][] x, double[] y, double[] weights, boolean sloped) {
      LinearTrend.Fitted fitted =
          sloped ? LinearTrend.fitted(x, y, weights, false) : LinearTrend.flatFitted(x, y, weights);
      double[] residuals = fitted.residuals();
      double scale = standardize(residuals);
      return new Residuals(
          fitted.trend(), new AnswerLoss(Targets.ofNumbers(residuals).values(), 0), scale);
    }
  }

  private static MemoryRegressor single(
      CellCompletion completion, double[] y, double[] weights, Options options) {
    PairCheck.unweighted(weights);
    double[][] x = completion.stored();
    Residuals left = Residuals.of(x, y, weights, options.trend());
    try (Parallel pool = new Parallel(options.threads())) {
      LearnedMemories memories =
          new SingleChoice(x, left.loss(), options.learning(), options.separation(), pool)
              .choose(new RandomStream(options.seed()))
              .memories();
      return new MemoryRegressor(
          options, left.trend(), new SinglePairs(completion, memories), left.scale());
    }
  }

  /**
   * Prepares to learn memories epoch by epoch. What is to be chosen by rows held out is chosen
   * here.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n targets of -1e100 to 1e100, not modified
   * @param weights n weights of 0 or more, or null for 1 each, not modified
   * @param options what to learn; its form is {@link MemoryForm#LEARNED}
   * @throws IllegalArgumentException as {@link #fit(double[][], double[], Options)}, or if the form
   *     is another
   */
  public static MemoryLearner<MemoryRegressor> learner(
      double[][] x, double[] y, double[] weights, Options options) {
    check(x, y, weights);
    PairCheck.learned(options, x.length);
    Residuals left = Residuals.of(x, y, weights, options.trend());
    LinearTrend trend = left.trend();
    double scale = left.scale();
    try (Parallel pool = new Parallel(options.threads())) {
      LearnedChoice choice =
          new LearnedChoice(
              x, left.loss(), weights, options.learning(), options.separation(), options.seed());
      return new MemoryLearner<>(
          choice.training(choice.choose(options.k(), pool)),
          options.threads(),
          memories -> new MemoryRegressor(options, trend, memories, scale));
    }
  }

  private static void check(double[][] x, double[] y, double[] weights) {
    PairCheck.pairs(x, Check.present("y", y).length, weights);
    PairCheck.targets(y);
  }

  /** Divides values by their root mean square, which it returns; by 1 where all are 0. */
  private static double standardize(double[] values) {
    double spread = PowerOfTwo.rootMeanSquare(values);
    double scale = spread > 0 ? spread : 1;
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

  /** Returns the number of features of a row. */
  public int columns() {
    return memories.columns();
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
    PairCheck.rows(x, memories.columns());
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : options.threads())) {
      double[][] rows = memories.complete(x);
      double[][] residuals = memories.answers(rows, pool);
      double[] predictions = trend.at(rows);
      for (int i = 0; i < x.length; i++) {
        predictions[i] += scale * residuals[i][0];
      }
      return predictions;
    }
  }

  /**
   * Returns the memories behind a prediction, the weightiest first. With stored pairs and no trend
   * the weights of all pairs, times their targets, add up to the prediction.
   *
   * @param x D values, NaN = missing, not modified
   * @param count how many at most
   */
  public Evidence[] explain(double[] x, int count) {
    PairCheck.rows(new double[][] {x}, memories.columns());
    Check.atLeast("count", count, 0);
    double[] shares = memories.shares(x);
    return Arrays.stream(Memories.weightiest(shares, count))
        .filter(i -> shares[i] > 0)
        .mapToObj(i -> new Evidence(i, shares[i]))
        .toArray(Evidence[]::new);
  }

  /** Returns how it answers. */
  public Insight insight() {
    return memories;
  }

  /** Returns the model as a JSON tree. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = ModelFile.create(TYPE);
    json.addProperty("engram", Provenance.version());
    json.add("options", gson.toJsonTree(options));
    json.add("trend", gson.toJsonTree(trend));
    json.addProperty("scale", scale);
    json.add("memories", MemoriesJson.write(memories));
    return json;
  }

  /** Writes the model to a file, whole or not at all. */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /**
   * Reads a model from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another format version or type, or a part is
   *     missing or misshapen
   */
  public static MemoryRegressor fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () -> {
          Gson gson = new Gson();
          Options options = gson.fromJson(ModelFile.part(json, "options"), Options.class);
          LinearTrend trend = gson.fromJson(ModelFile.part(json, "trend"), LinearTrend.class);
          JsonObject parts = ModelFile.part(json, "memories").getAsJsonObject();
          Memories memories = MemoriesJson.ofNumbers(parts, options.form());
          int columns = memories.columns();
          if (trend.slopes().length != columns || trend.center().length != columns) {
            throw new IllegalArgumentException("trend is not of " + columns + " columns");
          }
          double scale = ModelFile.part(json, "scale").getAsDouble();
          return new MemoryRegressor(options, trend, memories, scale);
        });
  }

  /** Reads a model written by {@link #save}. */
  public static MemoryRegressor load(Path file) {
    return ModelFile.load(file, MemoryRegressor::fromJson);
  }

  @Override
  public String toString() {
    return "MemoryRegressor: " + memories.title();
  }

  /**
   * A memory behind a prediction.
   *
   * @param memory which training row, or which learned memory
   * @param weight its share of the prediction, in [0, 1]
   */
  public record Evidence(int memory, double weight) {}

  /**
   * What a fit does.
   *
   * @param form what the memories are; default PAIRS
   * @param metric what is learned of the metric between stored pairs; default AUTO, a mixture
   * @param trend whether memories may hold what a linear trend leaves over; default true
   * @param k number of learned memories; 0 = auto (default), the number that predicts rows held out
   *     best
   * @param learning how memories are learned
   * @param seed everything random follows from it; default 1
   * @param threads threads to use, 0 = one per processor (default); the result does not depend on
   *     it
   * @param separation from scores to shares of the memories in an answer; default softmax. A sparse
   *     one makes {@link #explain} exact: rows that are not listed have no share
   * @param effort how much is tried for stored pairs if the metric is AUTO; default NORMAL
   */
  public record Options(
      @Says(MemoryForm.SAYS) MemoryForm form,
      @Says(MetricForm.SAYS) MetricForm metric,
      @Says("Whether a number may follow a linear trend beside the memories.") boolean trend,
      @Says(Learning.COUNT_SAYS) int k,
      Learning learning,
      @Says("Everything random follows from it.") long seed,
      @Says("Threads, 0 = one per processor; no influence on the result.") int threads,
      @Says(Separations.SAYS) Separation separation,
      @Says(Effort.SAYS) Effort effort)
      implements MemoryOptions<Options>, Serializable {

    private static final long serialVersionUID = 1L;

    /** The defaults. */
    public Options() {
      this(
          MemoryForm.PAIRS,
          MetricForm.AUTO,
          true,
          0,
          new Learning(),
          1,
          0,
          Separations.SOFTMAX,
          Effort.NORMAL);
    }

    /** Checks the values. */
    public Options {
      PairCheck.options(form, metric, learning, k, threads);
      separation = separation == null ? Separations.SOFTMAX : separation; // absent in older files
      effort = effort == null ? Effort.NORMAL : effort; // absent in older files
    }

    /** Returns these options with or without a linear trend. */
    public Options withTrend(boolean value) {
      return Settings.with(this, "trend", value);
    }
  }
}
