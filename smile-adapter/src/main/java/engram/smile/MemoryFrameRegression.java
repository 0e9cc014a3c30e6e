package engram.smile;

import java.io.Serial;
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

  private MemoryFrameRegression(
      Formula formula, Predictors predictors, MemoryRegression regression) {
    this.formula = formula;
    this.predictors = predictors;
    this.regression = regression;
  }

  static MemoryFrameRegression fit(
      Formula formula, DataFrame data, MemoryRegression.Options options) {
    Predictors predictors = Predictors.fit(formula, data);
    double[] y = Response.numbers(Response.of(formula, data));
    return new MemoryFrameRegression(
        formula, predictors, MemoryRegression.fit(predictors.encode(data), y, options));
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
