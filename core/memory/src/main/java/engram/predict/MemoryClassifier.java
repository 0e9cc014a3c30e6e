package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.Largest;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.member.Calibration;
import engram.member.Effort;
import engram.member.Insight;
import engram.model.ModelFile;
import engram.model.Progress;
import engram.model.Provenance;
import engram.model.Says;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A classifier by clamped descent: state [x; y] with y one-hot in the memories and y_0 = 1/C in the
 * query; the features are clamped, the class coordinates descend (tutorial eq. 5.15-5.17).
 *
 * <p>{@link MemoryForm#PAIRS}, nonparametric: the memories are the training pairs. The squared
 * distance of y_0 to every memory's y is the same, so one step of size 1 gives {@code p = sum_mu
 * w_mu y_mu}, {@code w = softmax(-|A (x - x_mu)|^2 / 2)}, the estimator of Nadaraya and Watson. The
 * metric A is learned from how well each pair is predicted by the others: one inverse temperature,
 * a scale for each feature, or a linear map. Such memories of the features, of their ranks and of
 * halves of them, at several temperatures, and other {@link engram.member.Member}s are mixed with
 * the shares that predict pairs left out best. An epoch of learning costs O(n min(n, 4096) D) a
 * metric, a prediction O(n D) a metric of the mixture. Of a wide table ({@link engram.math.Wide}),
 * whose pairs any D x D map fits, metrics are a screening of the columns, O(n D), with or without
 * shortened axes, O(n^2 D).
 *
 * <p>{@link MemoryForm#LEARNED}, parametric: K memories [xi; eta], eta a distribution over the
 * classes, are learned with Adam on the cross-entropy after T steps (eq. 5.18; {@link
 * engram.descent.TargetDescent} has the steps). How many, and for how many epochs, is chosen by
 * rows held out where it is not given. Learning costs O(n K D) an epoch, a prediction O(K D).
 *
 * <p>A share of each probability is spread over the classes, as much as makes rows left out
 * likeliest, so that probabilities are calibrated. Features should be standardised ({@link
 * engram.table.Encoder}). Missing cells (NaN) are free. With stored pairs they descend to the
 * weighted mean of the stored rows near in the known cells, then the class follows; with learned
 * memories distances count the known cells only. The same data, options and seed give the same
 * answers to the bit for any number of threads.
 */
public final class MemoryClassifier implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "memory-classifier";

  private final Options options;
  private final int[] classes;
  private final Memories memories;
  private final double spread;

  private MemoryClassifier(Options options, int[] classes, Memories memories, double spread) {
    this.options = options;
    this.classes = classes;
    this.memories = memories;
    this.spread = spread;
  }

  /**
   * Fits a classifier.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n classes, any integers, not modified
   * @param options what to learn
   * @throws IllegalArgumentException if the lengths differ, a value is infinite, there is no row, a
   *     class is alone, or k is above n
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryClassifier fit(double[][] x, int[] y, Options options) {
    return fit(x, y, null, options);
  }

  /**
   * Fits a classifier to weighted rows.
   *
   * @param weights n weights of 0 or more, or null for 1 each, not modified
   */
  public static MemoryClassifier fit(double[][] x, int[] y, double[] weights, Options options) {
    return fit(x, y, weights, options, Progress.NONE);
  }

  /**
   * Fits a classifier to weighted rows and tells how it goes.
   *
   * @param progress told each epoch of the last training of learned memories; nothing with stored
   *     pairs
   */
  public static MemoryClassifier fit(
      double[][] x, int[] y, double[] weights, Options options, Progress progress) {
    Check.present("options", options);
    if (options.form() == MemoryForm.LEARNED) {
      return learner(x, y, weights, options).run(progress);
    }
    int[] classes = PairCheck.classes(x, y, weights);
    PairCheck.used(options);
    int[] places = PairCheck.places(y, classes);
    CellCompletion completion = CellCompletion.of(x);
    if (options.metric() == MetricForm.SINGLE) {
      return single(completion, classes, places, weights, options);
    }
    Targets targets = Targets.ofClasses(places, classes.length);
    RandomStream stream = new RandomStream(options.seed());
    try (Parallel pool = new Parallel(options.threads())) {
      MetricChoice choice =
          new MetricChoice(
              completion.stored(), targets, weights, options.separation(), stream, pool);
      MetricChoice.Chosen chosen = choice.choose(options.metric(), options.effort());
      return new MemoryClassifier(
          options,
          classes,
          new StoredPairs(completion, chosen.memory(), chosen.form()),
          Calibration.spread(chosen.rows(), chosen.predictions(), places, weights));
    }
  }

  private static MemoryClassifier single(
      CellCompletion completion, int[] classes, int[] places, double[] weights, Options options) {
    PairCheck.unweighted(weights);
    AnswerLoss loss =
        new AnswerLoss(Targets.ofClasses(places, classes.length).values(), classes.length);
    try (Parallel pool = new Parallel(options.threads())) {
      SingleChoice.Chosen chosen =
          new SingleChoice(
                  completion.stored(), loss, options.learning(), options.separation(), pool)
              .choose(new RandomStream(options.seed()));
      return new MemoryClassifier(
          options,
          classes,
          new SinglePairs(completion, chosen.memories()),
          Calibration.spread(chosen.rows(), chosen.predictions(), places, null));
    }
  }

  /**
   * Prepares to learn memories epoch by epoch. What is to be chosen by rows held out is chosen
   * here.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n classes, any integers, not modified
   * @param weights n weights of 0 or more, or null for 1 each, not modified
   * @param options what to learn; its form is {@link MemoryForm#LEARNED}
   * @throws IllegalArgumentException as {@link #fit(double[][], int[], Options)}, or if the form is
   *     another
   */
  public static MemoryLearner<MemoryClassifier> learner(
      double[][] x, int[] y, double[] weights, Options options) {
    int[] classes = PairCheck.classes(x, y, weights);
    PairCheck.learned(options, x.length);
    int[] places = PairCheck.places(y, classes);
    AnswerLoss loss =
        new AnswerLoss(Targets.ofClasses(places, classes.length).values(), classes.length);
    try (Parallel pool = new Parallel(options.threads())) {
      LearnedChoice choice =
          new LearnedChoice(
              x, loss, weights, options.learning(), options.separation(), options.seed());
      LearnedChoice.Chosen chosen = choice.choose(options.k(), pool);
      double spread =
          chosen.rows().length == 0
              ? AnswerLoss.EVEN
              : Calibration.spread(chosen.rows(), chosen.predictions(), places, weights);
      return new MemoryLearner<>(
          choice.training(chosen),
          options.threads(),
          memories -> new MemoryClassifier(options, classes, memories, spread));
    }
  }

  /** Returns a copy of the classes, ascending: the order of {@link #probabilities}. */
  public int[] classes() {
    return classes.clone();
  }

  /**
   * Returns the same classifier with other labels for its classes.
   *
   * @param labels one a class, ascending, copied
   * @throws IllegalArgumentException if they are not as many, or not ascending
   */
  public MemoryClassifier relabelled(int[] labels) {
    Check.that(
        Arrays.equals(labels, Arrays.stream(labels).distinct().sorted().toArray())
            && labels.length == classes.length,
        "labels",
        Arrays.toString(labels),
        classes.length + " labels, ascending");
    return new MemoryClassifier(options, labels.clone(), memories, spread);
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

  /** Returns the likeliest class of a row, NaN = missing, not modified; the first of equals. */
  public int predict(double[] x) {
    return classes[Largest.of(probabilities(x))];
  }

  /** Returns the likeliest class of each row. */
  public int[] predict(double[][] x) {
    return Arrays.stream(probabilities(x)).mapToInt(p -> classes[Largest.of(p)]).toArray();
  }

  /** Returns the probabilities of the classes at a row, in their order; they sum to 1. */
  public double[] probabilities(double[] x) {
    return probabilities(new double[][] {x})[0];
  }

  /** Returns the probabilities at each row, whose answer does not depend on the others. */
  public double[][] probabilities(double[][] x) {
    PairCheck.rows(x, memories.columns());
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : options.threads())) {
      double[][] answers = memories.answers(memories.complete(x), pool);
      for (double[] p : answers) {
        Calibration.apply(p, spread);
      }
      return answers;
    }
  }

  /**
   * Returns a classifier with one more stored pair; the metric and the calibration stay. O(n).
   *
   * @param x D values, NaN = missing, not modified
   * @param y one of {@link #classes}
   * @throws IllegalArgumentException if the class is not known
   * @throws UnsupportedOperationException if memories are learned
   */
  public MemoryClassifier with(double[] x, int y) {
    PairCheck.rows(new double[][] {x}, memories.columns());
    int place = Arrays.binarySearch(classes, y);
    Check.that(place >= 0, "y", y, "one of the classes " + Arrays.toString(classes));
    float[] target = new float[classes.length];
    target[place] = 1f;
    return new MemoryClassifier(options, classes, memories.with(x, target), spread);
  }

  /**
   * Returns the memories behind a prediction, the weightiest first.
   *
   * @param x D values
   * @param count how many at most
   */
  public Evidence[] explain(double[] x, int count) {
    PairCheck.rows(new double[][] {x}, memories.columns());
    Check.atLeast("count", count, 0);
    double[] shares = memories.shares(x);
    return Arrays.stream(Memories.weightiest(shares, count))
        .filter(i -> shares[i] > 0)
        .mapToObj(i -> new Evidence(i, classes[Largest.of(memories.target(i))], shares[i]))
        .toArray(Evidence[]::new);
  }

  /** Returns how it answers. */
  public Insight insight() {
    return memories;
  }

  /** Returns the share of each probability that is spread evenly over the classes. */
  public double spread() {
    return spread;
  }

  /** Returns the model as a JSON tree. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = ModelFile.create(TYPE);
    json.addProperty("engram", Provenance.version());
    json.add("options", gson.toJsonTree(options));
    json.add("classes", gson.toJsonTree(classes));
    json.addProperty("spread", spread);
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
   *     missing or out of range
   */
  public static MemoryClassifier fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () -> {
          Gson gson = new Gson();
          Options options = gson.fromJson(ModelFile.part(json, "options"), Options.class);
          int[] classes = gson.fromJson(ModelFile.part(json, "classes"), int[].class);
          JsonObject memories = ModelFile.part(json, "memories").getAsJsonObject();
          double spread = ModelFile.part(json, "spread").getAsDouble();
          Check.that(spread >= 0 && spread <= 1, "spread", spread, "0 to 1");
          int count = classes.length;
          return new MemoryClassifier(
                  options, classes, MemoriesJson.ofClasses(memories, options.form(), count), spread)
              .relabelled(classes);
        });
  }

  /** Reads a model written by {@link #save}. */
  public static MemoryClassifier load(Path file) {
    return ModelFile.load(file, MemoryClassifier::fromJson);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "MemoryClassifier: %s, %d classes, spread %.4g",
        memories.title(),
        classes.length,
        spread);
  }

  /**
   * A memory behind a prediction.
   *
   * @param row which training row, or which of the learned memories
   * @param label its class; of a learned memory the likeliest
   * @param weight its share of the prediction, in [0, 1]
   */
  public record Evidence(int row, int label, double weight) {}

  /**
   * What a fit does.
   *
   * @param form what the memories are; default PAIRS
   * @param metric what is learned of the metric between stored pairs; default AUTO, a mixture
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
  }
}
