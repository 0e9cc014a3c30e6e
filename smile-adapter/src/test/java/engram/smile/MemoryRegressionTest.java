package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.predict.MemoryForm;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.hpo.Hyperparameters;
import smile.math.MathEx;
import smile.regression.Regression;
import smile.validation.Bootstrap;
import smile.validation.CrossValidation;
import smile.validation.LOOCV;

class MemoryRegressionTest {

  private static final double[][] X =
      Arrays.stream(Data.some(Data.X)).map(row -> Arrays.copyOf(row, 3)).toArray(double[][]::new);
  private static final double[] Y =
      Arrays.stream(Data.some(Data.X)).mapToDouble(row -> 10 + row[3]).toArray();
  private static final MemoryRegression.Options QUICK =
      new MemoryRegression.Options().with(o -> o.withMetric(MetricForm.BETA));
  private static final DataFrame FRAME =
      Frames.frame(Data.IRIS).drop("class").select("petalwidth", "sepallength", "petallength");
  private static final Formula FORMULA = Formula.lhs("petalwidth");

  private final MemoryRegression model = MemoryRegression.fit(X, Y, QUICK);

  private static MemoryRegression quick(double[][] x, double[] y) {
    return MemoryRegression.fit(x, y, QUICK);
  }

  @Test
  void itHasTheBitsOfCore() {
    MemoryRegressor core = MemoryRegressor.fit(X, Y, QUICK.core());
    assertThat(model.predict(X)).isEqualTo(core.predict(X));
    assertThat(model.predict(X[3])).isEqualTo(core.predict(X[3]));
  }

  @Test
  void smilesValidationsRunOnIt() {
    MathEx.setSeed(1);
    assertThat(CrossValidation.regression(3, X, Y, MemoryRegression::fit).avg().r2())
        .isGreaterThan(0.8);
    assertThat(Bootstrap.regression(2, X, Y, MemoryRegressionTest::quick).avg().rmse())
        .isLessThan(0.5);
    assertThat(LOOCV.regression(X, Y, MemoryRegressionTest::quick).rmse()).isLessThan(0.4);
    assertThat(
            CrossValidation.regression(
                    2, FORMULA, Data.some(FRAME, 3), (f, d) -> MemoryRegression.fit(f, d, QUICK))
                .avg()
                .r2())
        .isGreaterThan(0.8);
  }

  @Test
  void propertiesDriveIt() {
    Regression.Trainer<double[], MemoryRegression> trainer = MemoryRegression::fit;
    new Hyperparameters()
        .add("smile.engram_memory_regression.trend", new String[] {"true", "false"})
        .add("smile.engram_memory_regression.metric", "BETA")
        .grid()
        .forEach(
            p -> {
              MemoryRegression fitted = trainer.fit(X, Y, p);
              assertThat(Boolean.toString(fitted.model().options().trend()))
                  .isEqualTo(p.getProperty("smile.engram_memory_regression.trend"));
            });
    Properties written = QUICK.with(o -> o.withTrend(false).withSeed(5)).toProperties();
    assertThat(MemoryRegression.Options.of(written).toProperties()).isEqualTo(written);
    written.setProperty("smile.engram_memory_regression.trend", "perhaps");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRegression.Options.of(written))
        .withMessageContaining("trend is 'perhaps', allowed: true, false");
  }

  @Test
  void aCopyThroughSerializationSaysTheSameFromManyThreads() {
    MemoryRegression copy = Data.copy(model);
    double[] expected = model.predict(X);
    IntStream.range(0, 1000)
        .parallel()
        .forEach(i -> assertThat(copy.predict(X[i % X.length])).isEqualTo(expected[i % X.length]));
  }

  @Test
  void learnedMemoriesAreAFormOfTheirOwn() {
    MemoryRegression.Options options =
        new MemoryRegression.Options()
            .with(o -> o.withForm(MemoryForm.LEARNED).withK(5).withSeed(2));
    MemoryRegression learned = MemoryRegression.fit(X, Y, options);
    assertThat(learned.model().size()).isEqualTo(5);
    assertThat(learned.predict(X)).isEqualTo(MemoryRegressor.fit(X, Y, options.core()).predict(X));
    assertThat(MemoryRegression.Options.of(options.toProperties())).isEqualTo(options);
  }

  @Test
  void itIsNoOnlineLearner() {
    assertThat(model.online()).isFalse();
  }

  @Test
  void framesAreBoundByName() {
    DataFrame train = Data.some(FRAME, 3);
    MemoryFrameRegression framed = MemoryRegression.fit(FORMULA, train, QUICK);
    double[] expected = framed.predict(FRAME);
    DataFrame turned =
        FRAME
            .select("petallength", "sepallength")
            .add(new DoubleVector("more", new double[FRAME.size()]));
    assertThat(framed.predict(turned)).isEqualTo(expected);
    assertThat(framed.predict(turned.get(7))).isEqualTo(expected[7]);
    assertThat(framed.online()).isFalse();
    assertThat(framed.schema().names()).containsExactly("sepallength", "petallength");
    assertThat(Data.copy(framed).predict(turned)).isEqualTo(expected);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> framed.predict(FRAME.select("petallength")))
        .withMessageContaining("the column 'sepallength' is missing");
  }

  @Test
  void whatCannotBeLearnedFromIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRegression.fit(new double[0][], new double[0]))
        .withMessageContaining("0 rows");
    double[] y = Y.clone();
    y[2] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRegression.fit(X, y))
        .withMessageContaining("y[2] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRegression.fit(Formula.lhs("class"), Frames.frame(Data.IRIS)))
        .withMessageContaining("the response 'class'")
        .withMessageContaining("allowed: numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRegression.fit(FORMULA, FRAME.slice(0, 0)))
        .withMessageContaining("0 rows");
  }
}
