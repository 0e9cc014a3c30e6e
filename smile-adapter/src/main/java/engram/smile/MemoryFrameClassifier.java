package engram.smile;

import java.io.Serial;
import java.util.Arrays;
import java.util.List;
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

  private MemoryFrameClassifier(
      Formula formula, Predictors predictors, MemoryClassifier classifier, String[] names) {
    this.formula = formula;
    this.predictors = predictors;
    this.classifier = classifier;
    this.names = names;
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
    return new MemoryFrameClassifier(formula, predictors, classifier, names);
  }

  private static String name(ValueVector y, List<String> strings, int code) {
    if (!strings.isEmpty()) {
      return strings.get(code);
    }
    return y.measure() instanceof CategoricalMeasure scale
        ? scale.level(code)
        : Integer.toString(code);
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
