package engram.smile;

import engram.learned.Model;
import engram.learned.Origin;
import engram.learned.Reason;
import engram.learned.TableClassifier;
import engram.table.Column;
import engram.trust.LeftOut;
import engram.trust.Misses;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.classification.DataFrameClassifier;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.measure.CategoricalMeasure;
import smile.data.type.StructType;
import smile.data.vector.ValueVector;

/**
 * A {@link MemoryClassifier} of the rows of a frame. Made by {@link MemoryClassifier#fit(Formula,
 * DataFrame, MemoryClassifier.Options)}.
 *
 * <p>Numeric predictors are standardised, nominal ones get one number a level, in training and in
 * prediction alike. Columns are bound by name: a frame to be predicted may lack the response, have
 * its columns in another order, have more, and number its levels otherwise; a level that training
 * did not see is refused. Labels are the codes of the response, {@link #labelOf} has their names.
 */
public final class MemoryFrameClassifier implements DataFrameClassifier {

  @Serial private static final long serialVersionUID = 1L;

  private final Formula formula;
  private final Predictors predictors;
  private final MemoryClassifier classifier;
  private final String[] names;
  private final Origin origin;
  private final Misses misses;

  private MemoryFrameClassifier(
      Formula formula,
      Predictors predictors,
      MemoryClassifier classifier,
      String[] names,
      Origin origin,
      Misses misses) {
    this.formula = formula;
    this.origin = origin;
    this.predictors = predictors;
    this.classifier = classifier;
    this.names = names;
    this.misses = misses;
  }

  static MemoryFrameClassifier fit(
      Formula formula, DataFrame data, MemoryClassifier.Options options) {
    Predictors predictors = Predictors.fit(formula, data);
    ValueVector y = Response.of(formula, data);
    List<String> strings = Response.strings(y);
    MemoryClassifier classifier =
        MemoryClassifier.fit(predictors.encode(data), Response.classes(y, strings), options);
    String[] names =
        Arrays.stream(classifier.classes())
            .mapToObj(code -> name(y, strings, code))
            .toArray(String[]::new);
    return new MemoryFrameClassifier(
        formula, predictors, classifier, names, Frames.origin(data), null);
  }

  /**
   * Returns this classifier with what {@link #sets} needs: each row is predicted by a fit without
   * it (five folds, {@link LeftOut}), which takes about five times as long as the fit.
   *
   * @param data the frame that it was fitted to, not modified
   * @throws IllegalArgumentException if a response is missing or of no class known
   */
  public MemoryFrameClassifier confident(DataFrame data) {
    int[] y = known(Response.of(formula, data));
    Misses found = LeftOut.of(predictors.encode(data), y, null, classifier.model().options());
    return new MemoryFrameClassifier(formula, predictors, classifier, names, origin, found);
  }

  private int[] known(ValueVector y) {
    boolean strings = !Response.strings(y).isEmpty();
    int[] codes = Response.classes(y, strings ? List.of(names) : List.of());
    for (int row = 0; row < codes.length; row++) {
      int place = strings ? codes[row] : Arrays.binarySearch(classes(), codes[row]);
      if (place < 0) {
        throw new IllegalArgumentException(
            "row "
                + row
                + ": the response is "
                + y.get(row)
                + ", allowed: one of "
                + Arrays.toString(names));
      }
      codes[row] = classes()[place];
    }
    return codes;
  }

  /**
   * Returns for each row the names of the classes that hold the true one with a confidence (a
   * conformal prediction, {@link Misses}); none for a row that is unlike those known.
   *
   * @param data rows, not modified
   * @param confidence above 0 and at most n / (n + 1) of n rows learned from
   * @throws IllegalArgumentException if this classifier is not {@link #confident}, or the
   *     confidence is out of range
   */
  public String[][] sets(DataFrame data, double confidence) {
    Misses known = Refusal.unlessConfident(misses);
    double[][] probabilities = classifier.model().probabilities(predictors.encode(data));
    return Arrays.stream(probabilities)
        .map(row -> known.classes(row, confidence))
        .map(
            set ->
                IntStream.range(0, set.length)
                    .filter(c -> set[c])
                    .mapToObj(c -> names[c])
                    .toArray(String[]::new))
        .toArray(String[][]::new);
  }

  private static String name(ValueVector y, List<String> strings, int code) {
    if (!strings.isEmpty()) {
      return strings.get(code);
    }
    return y.measure() instanceof CategoricalMeasure scale
        ? scale.level(code)
        : Integer.toString(code);
  }

  /**
   * Returns the model as one of tables: what {@code engram predict} and plain Java read. Its levels
   * are the names of the classes.
   *
   * @throws IllegalArgumentException if the formula computes columns
   */
  public TableClassifier model() {
    int[] places = IntStream.range(0, names.length).toArray();
    return new TableClassifier(
        predictors.saved(),
        classifier.model().relabelled(places),
        Column.nominal(Frames.responseName(formula), List.of(names)),
        null,
        origin,
        misses);
  }

  /** Writes {@link #model} to a file, whole or not at all. */
  public void save(Path file) {
    model().save(file);
  }

  /**
   * Reads a classifier that {@link #save}, {@code engram classify --model} or plain Java wrote.
   * Labels are the names of the classes where these are whole numbers, else their places among the
   * levels, from 0.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  public static MemoryFrameClassifier load(Path file) {
    if (!(Model.load(file) instanceof TableClassifier saved)) {
      throw new IllegalArgumentException(file + " holds no classifier");
    }
    int[] classes = saved.model().classes();
    String[] names =
        Arrays.stream(classes)
            .mapToObj(place -> saved.target().levels().get(place))
            .toArray(String[]::new);
    return new MemoryFrameClassifier(
        Formula.of(saved.target().name(), saved.encoder().schema().names().toArray(String[]::new)),
        Predictors.of(saved.encoder()),
        new MemoryClassifier(saved.model().relabelled(labels(names, classes))),
        names,
        saved.origin(),
        saved.misses());
  }

  private static int[] labels(String[] names, int[] otherwise) {
    try {
      int[] labels = Arrays.stream(names).mapToInt(Integer::parseInt).toArray();
      boolean ascending =
          IntStream.range(1, labels.length).allMatch(i -> labels[i] > labels[i - 1]);
      return ascending ? labels : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /**
   * Returns the memories behind a prediction, the weightiest first: training rows by their number.
   *
   * @param count how many at most, 0 or more
   */
  public List<Reason> explain(Tuple x, int count) {
    return Arrays.stream(classifier.model().explain(predictors.encode(x), count))
        .map(e -> new Reason(Integer.toString(e.row()), labelOf(e.label()), e.weight()))
        .toList();
  }

  /** Returns the classifier of the encoded rows. */
  public MemoryClassifier classifier() {
    return classifier;
  }

  /**
   * Returns the name of a class: the level or string of the response, or its number.
   *
   * @param label one of {@link #classes}
   * @throws IllegalArgumentException if it is none of them
   */
  public String labelOf(int label) {
    int place = Arrays.binarySearch(classes(), label);
    if (place < 0) {
      throw new IllegalArgumentException(
          "label is " + label + ", allowed: one of " + Arrays.toString(classes()));
    }
    return names[place];
  }

  @Override
  public Formula formula() {
    return formula;
  }

  /** Returns the predictors as the training frame had them. */
  @Override
  public StructType schema() {
    return predictors.schema();
  }

  @Override
  public int numClasses() {
    return classifier.numClasses();
  }

  @Override
  public int[] classes() {
    return classifier.classes();
  }

  @Override
  public int predict(Tuple x) {
    return classifier.predict(predictors.encode(x));
  }

  @Override
  public int predict(Tuple x, double[] posteriori) {
    return classifier.predict(predictors.encode(x), posteriori);
  }

  @Override
  public int[] predict(DataFrame data) {
    return classifier.predict(predictors.encode(data));
  }

  @Override
  public int[] predict(DataFrame data, List<double[]> posteriori) {
    double[][] probabilities = new double[data.size()][numClasses()];
    int[] labels = classifier.predict(predictors.encode(data), probabilities);
    posteriori.addAll(Arrays.asList(probabilities));
    return labels;
  }

  @Override
  public boolean isSoft() {
    return true;
  }

  /** Returns true where the memories are stored pairs. */
  @Override
  public boolean isOnline() {
    return classifier.isOnline();
  }

  /** Stores one more pair; means, deviations, levels and the metric stay. */
  @Override
  public void update(Tuple x, int y) {
    classifier.update(predictors.encode(x), y);
  }

  @Override
  public String toString() {
    return formula + ": " + classifier;
  }
}
