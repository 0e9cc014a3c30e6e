package engram.predict;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * A classifier whose memories are the training pairs: with the features clamped, the class
 * coordinates descend to the weighted mean of the memories' classes (tutorial eq. 5.15-5.17,
 * nonparametric).
 *
 * <p>State [x; y] with y one-hot in the memories and y_0 = 1/C in the query: the squared distance
 * of y_0 to every memory's y is the same, so one step of size 1 gives {@code p = sum_mu w_mu y_mu},
 * {@code w = softmax(-|A (x - x_mu)|^2 / 2)}, the estimator of Nadaraya and Watson. The metric A is
 * learned from how well each pair is predicted by the others: one inverse temperature, a scale for
 * each feature, or a linear map, whichever predicts pairs left out best. Its temperature is set
 * last, and a share of each probability is spread over the classes as the leave-one-out likelihood
 * asks, so that probabilities are calibrated.
 *
 * <p>Features should be standardised ({@link engram.table.Encoder}). Missing cells (NaN) are free:
 * they descend to the weighted mean of the stored rows near in the known cells, then the class
 * follows. The same data, options and seed give the same answers to the bit for any number of
 * threads. Learning costs O(n^2 D) an epoch, a prediction O(n D).
 */
public final class MemoryClassifier implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double[] SPREADS = {0.0003, 0.001, 0.003, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3};

  private final Options options;
  private final int[] classes;
  private final CellCompletion completion;
  private final PairMemory memory;
  private final MetricForm form;
  private final double spread;
  private final int[] labels;

  private MemoryClassifier(
      Options options,
      int[] classes,
      CellCompletion completion,
      PairMemory memory,
      MetricForm form,
      double spread,
      int[] labels) {
    this.options = options;
    this.classes = classes;
    this.completion = completion;
    this.memory = memory;
    this.form = form;
    this.spread = spread;
    this.labels = labels;
  }

  /**
   * Fits a classifier.
   *
   * @param x n rows of D standardised values, NaN = missing, not modified
   * @param y n classes, any integers, not modified
   * @param options what to learn
   * @throws IllegalArgumentException if the lengths differ, a value is infinite, there is no row,
   *     or a class is alone
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
    PairCheck.pairs(x, y.length, weights);
    int[] classes = Arrays.stream(y).distinct().sorted().toArray();
    if (classes.length < 2) {
      throw new IllegalArgumentException(
          "y holds the one class " + classes[0] + ", allowed: 2 classes or more");
    }
    int[] places = Arrays.stream(y).map(label -> Arrays.binarySearch(classes, label)).toArray();
    CellCompletion completion = CellCompletion.of(x);
    Targets targets = Targets.ofClasses(places, classes.length);
    RandomStream stream = new RandomStream(options.seed());
    try (Parallel pool = new Parallel(options.threads())) {
      MetricChoice choice = new MetricChoice(completion.stored(), targets, weights, stream, pool);
      MetricChoice.Chosen chosen = choice.choose(options.metric());
      return new MemoryClassifier(
          options,
          classes,
          completion,
          choice.learn(chosen),
          chosen.plan().form(),
          spread(chosen, places, weights),
          y.clone());
    }
  }

  /** The share spread over the classes that makes the pairs left out likeliest. */
  private static double spread(MetricChoice.Chosen chosen, int[] places, double[] weights) {
    double best = SPREADS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double spread : SPREADS) {
      double loss = 0;
      for (int i = 0; i < chosen.rows().length; i++) {
        int row = chosen.rows()[i];
        double[] p = chosen.predictions()[i];
        double likelihood = p[places[row]] * (1 - spread) + spread / p.length;
        loss -= (weights == null ? 1 : weights[row]) * StrictMath.log(likelihood);
      }
      if (loss < least) {
        least = loss;
        best = spread;
      }
    }
    return best;
  }

  /** Returns a copy of the classes, ascending: the order of {@link #probabilities}. */
  public int[] classes() {
    return classes.clone();
  }

  /** Returns the number of stored pairs. */
  public int size() {
    return memory.size();
  }

  /** Returns the options of the fit. */
  public Options options() {
    return options;
  }

  /**
   * Returns the likeliest class of a row, D values, NaN = missing, not modified; the first of
   * equals.
   */
  public int predict(double[] x) {
    return classes[largest(probabilities(x))];
  }

  /** Returns the likeliest class of each row. */
  public int[] predict(double[][] x) {
    return Arrays.stream(probabilities(x)).mapToInt(p -> classes[largest(p)]).toArray();
  }

  /**
   * Returns the probabilities of the classes at a row, in the order of {@link #classes}; they sum
   * to 1.
   */
  public double[] probabilities(double[] x) {
    return probabilities(new double[][] {x})[0];
  }

  /**
   * Returns the probabilities of the classes at each row. A row's answer does not depend on the
   * others.
   */
  public double[][] probabilities(double[][] x) {
    PairCheck.queries(x, memory.columns());
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : options.threads())) {
      double[][] predictions = memory.predict(completion.complete(x), pool);
      for (double[] p : predictions) {
        calibrate(p);
      }
      return predictions;
    }
  }

  private void calibrate(double[] p) {
    double sum = 0;
    for (double each : p) {
      sum += each;
    }
    for (int c = 0; c < p.length; c++) {
      p[c] = p[c] / sum * (1 - spread) + spread / p.length;
    }
  }

  /**
   * Returns a classifier with one more stored pair; the metric and the calibration stay. O(n).
   *
   * @param x D values, NaN = missing, not modified
   * @param y one of {@link #classes}
   * @throws IllegalArgumentException if the class is not known
   */
  public MemoryClassifier with(double[] x, int y) {
    PairCheck.queries(new double[][] {x}, memory.columns());
    int place = Arrays.binarySearch(classes, y);
    if (place < 0) {
      throw new IllegalArgumentException(
          "y is " + y + ", allowed: one of the classes " + Arrays.toString(classes));
    }
    float[] target = new float[classes.length];
    target[place] = 1f;
    CellCompletion more = completion.with(x.clone());
    double[] completed = more.stored()[more.stored().length - 1];
    int[] moreLabels = Arrays.copyOf(labels, labels.length + 1);
    moreLabels[labels.length] = y;
    return new MemoryClassifier(
        options, classes, more, memory.with(completed, target), form, spread, moreLabels);
  }

  /**
   * Returns the stored pairs behind a prediction, the weightiest first.
   *
   * @param x D values
   * @param count how many at most
   */
  public Evidence[] explain(double[] x, int count) {
    double[][] row = {x};
    PairCheck.queries(row, memory.columns());
    double[] weights = memory.weights(completion.complete(row)[0]);
    return java.util.stream.IntStream.range(0, weights.length)
        .boxed()
        .sorted((a, b) -> Double.compare(weights[b], weights[a]))
        .limit(count)
        .map(i -> new Evidence(i, labels[i], weights[i]))
        .toArray(Evidence[]::new);
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "MemoryClassifier: %d memories, %d classes, metric %s, spread %.4g",
        size(),
        classes.length,
        form.name().toLowerCase(java.util.Locale.ROOT),
        spread);
  }

  /**
   * A stored pair behind a prediction.
   *
   * @param row which training row
   * @param label its class
   * @param weight its share of the prediction, in [0, 1]
   */
  public record Evidence(int row, int label, double weight) {}

  /**
   * What a fit does.
   *
   * @param metric what is learned of the metric; default AUTO, the form that predicts pairs left
   *     out best
   * @param seed everything random follows from it; default 1
   * @param threads threads to use, 0 = one per processor (default); the result does not depend on
   *     it
   */
  public record Options(MetricForm metric, long seed, int threads) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The defaults. */
    public Options() {
      this(MetricForm.AUTO, 1, 0);
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
      return new Options(metric, seed, threads);
    }

    /** Returns these options with another seed. */
    public Options withSeed(long seed) {
      return new Options(metric, seed, threads);
    }

    /** Returns these options with another number of threads, 0 = one per processor. */
    public Options withThreads(int threads) {
      return new Options(metric, seed, threads);
    }
  }
}
