package engram.smile;

import engram.learned.Model;
import engram.learned.Origin;
import engram.learned.Reason;
import engram.learned.TableRegressor;
import engram.table.Column;
import engram.trust.LeftOut;
import engram.trust.Misses;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.regression.DataFrameRegression;

/**
 * A {@link MemoryRegression} of the rows of a frame. Made by {@link MemoryRegression#fit(Formula,
 * DataFrame, MemoryRegression.Options)}. Columns are encoded and bound by name as {@link
 * MemoryFrameClassifier} does. Immutable.
 */
public final class MemoryFrameRegression implements DataFrameRegression {

  @Serial private static final long serialVersionUID = 1L;

  private final Formula formula;
  private final Predictors predictors;
  private final MemoryRegression regression;

  private final Origin origin;
  private final Misses misses;

  private MemoryFrameRegression(
      Formula formula,
      Predictors predictors,
      MemoryRegression regression,
      Origin origin,
      Misses misses) {
    this.formula = formula;
    this.origin = origin;
    this.misses = misses;
    this.predictors = predictors;
    this.regression = regression;
  }

  static MemoryFrameRegression fit(
      Formula formula, DataFrame data, MemoryRegression.Options options) {
    Predictors predictors = Predictors.fit(formula, data);
    double[] y = Response.numbers(Response.of(formula, data));
    return new MemoryFrameRegression(
        formula,
        predictors,
        MemoryRegression.fit(predictors.encode(data), y, options),
        Frames.origin(data),
        null);
  }

  /**
   * Returns this regression with what {@link #intervals} needs: each row is predicted by a fit
   * without it (five folds, {@link LeftOut}), which takes about five times as long as the fit.
   *
   * @param data the frame that it was fitted to, not modified
   */
  public MemoryFrameRegression confident(DataFrame data) {
    double[] y = Response.numbers(Response.of(formula, data));
    Misses found = LeftOut.of(predictors.encode(data), y, null, regression.model().options());
    return new MemoryFrameRegression(formula, predictors, regression, origin, found);
  }

  /**
   * Returns for each row the lower and the upper end of an interval that holds the true number with
   * a confidence (a conformal prediction, {@link Misses}); all are equally wide.
   *
   * @param data rows, not modified
   * @param confidence above 0 and at most n / (n + 1) of n rows learned from
   * @throws IllegalArgumentException if this regression is not {@link #confident}, or the
   *     confidence is out of range
   */
  public double[][] intervals(DataFrame data, double confidence) {
    Misses known = Refusal.unlessConfident(misses);
    return Arrays.stream(predict(data))
        .mapToObj(y -> known.interval(y, confidence))
        .toArray(double[][]::new);
  }

  /**
   * Returns the model as one of tables: what {@code engram predict} and plain Java read.
   *
   * @throws IllegalArgumentException if the formula computes columns
   */
  public TableRegressor model() {
    return new TableRegressor(
        predictors.saved(),
        regression.model(),
        Column.numeric(Frames.responseName(formula)),
        null,
        origin,
        misses);
  }

  /** Writes {@link #model} to a file, whole or not at all. */
  public void save(Path file) {
    model().save(file);
  }

  /**
   * Reads a regression that {@link #save}, {@code engram classify --model} or plain Java wrote.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  public static MemoryFrameRegression load(Path file) {
    if (!(Model.load(file) instanceof TableRegressor saved)) {
      throw new IllegalArgumentException(file + " holds no regression");
    }
    return new MemoryFrameRegression(
        Formula.of(saved.target().name(), saved.encoder().schema().names().toArray(String[]::new)),
        Predictors.of(saved.encoder()),
        new MemoryRegression(saved.model()),
        saved.origin(),
        saved.misses());
  }

  /**
   * Returns the memories behind a prediction, the weightiest first: training rows by their number.
   *
   * @param count how many at most, 0 or more
   */
  public List<Reason> explain(Tuple x, int count) {
    return Arrays.stream(regression.model().explain(predictors.encode(x), count))
        .map(e -> new Reason(Integer.toString(e.memory()), "", e.weight()))
        .toList();
  }

  /** Returns the regression of the encoded rows. */
  public MemoryRegression regression() {
    return regression;
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
  public double predict(Tuple x) {
    return regression.predict(predictors.encode(x));
  }

  @Override
  public double[] predict(DataFrame data) {
    return regression.predict(predictors.encode(data));
  }

  @Override
  public boolean online() {
    return false;
  }

  @Override
  public String toString() {
    return formula + ": " + regression;
  }
}
