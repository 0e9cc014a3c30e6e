package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.completion.MemoryCompletion;
import engram.completion.MemoryCompletionTable;
import engram.datasets.Datasets;
import engram.energy.Separations;
import engram.math.RandomStream;
import engram.predict.MetricForm;
import engram.recall.MemoryRetrieval;
import engram.table.Table;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.transform.Transform;
import smile.data.type.DataTypes;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;
import smile.feature.transform.Standardizer;
import smile.validation.CrossValidation;

class TransformTest {

  private static final String[] IRIS = {"sepallength", "sepalwidth", "petallength", "petalwidth"};
  private static final Table PENGUINS = Datasets.load("penguins");
  private static final DataFrame HOLES = Frames.frame(PENGUINS);

  @Test
  void imputedCellsAreThoseOfCore() {
    String[] names = PENGUINS.features().names().toArray(String[]::new);
    MemoryImputer imputer = MemoryImputer.fit(HOLES, names);
    DataFrame filled = imputer.apply(HOLES);
    Table features = PENGUINS.without(PENGUINS.targetColumn().name());
    assertThat(features.missing()).isPositive();
    Table expected =
        MemoryCompletionTable.fit(features, new MemoryCompletion.Options()).complete(features);
    Table found = Frames.table(filled, names);
    for (int c = 0; c < names.length; c++) {
      assertThat(found.column(c)).isEqualTo(expected.column(c));
    }
    assertThat(filled.names()).isEqualTo(HOLES.names());
    assertThat(found.missing()).isZero();
  }

  @Test
  void aTupleIsFilledAsItsFrame() {
    MemoryImputer imputer = MemoryImputer.fit(HOLES);
    DataFrame filled = imputer.apply(HOLES);
    MemoryImputer copy = Data.copy(imputer);
    for (int i = 0; i < 20; i++) {
      Tuple row = copy.apply(HOLES.get(i));
      assertThat(row.schema().names()).isEqualTo(HOLES.names());
      for (int c = 0; c < row.length(); c++) {
        assertThat(row.get(c)).isEqualTo(filled.get(i, c));
      }
    }
  }

  @Test
  void typesStayWhatTheyWere() {
    Integer[] counts = {1, 2, null, 4, 1, 2, 3, 4};
    Boolean[] flags = {true, false, true, null, true, false, true, false};
    String[] words = {"a", "b", "a", "b", null, "b", "a", "b"};
    DataFrame frame =
        new DataFrame(
            ValueVector.ofNullable("count", counts),
            ValueVector.ofNullable("flag", flags),
            ValueVector.of("word", words),
            ValueVector.of("size", 1.0, 2, 1, 2, 1, 2, Double.NaN, 2),
            ValueVector.of("kept", new int[8]));
    DataFrame filled = MemoryImputer.fit(frame, "count", "flag", "word", "size").apply(frame);
    assertThat(filled.schema().field("count").dtype()).isEqualTo(DataTypes.IntType);
    assertThat(filled.schema().field("flag").dtype()).isEqualTo(DataTypes.BooleanType);
    assertThat(filled.getInt(2, 0)).isBetween(1, 4);
    assertThat(filled.get(3, 1)).isEqualTo(false);
    assertThat(filled.getString(4, 2)).isEqualTo("a");
    assertThat(filled.getDouble(6, 3)).isBetween(1.0, 2.0);
    assertThat(filled.column("kept")).isSameAs(frame.column("kept"));
    for (int i : new int[] {0, 1, 5, 7}) {
      assertThat(filled.get(i).toString()).isEqualTo(frame.get(i).toString());
    }
  }

  @Test
  void aLevelThatThisFrameLacksMayBeFilledIn() {
    DataFrame train =
        new DataFrame(
            ValueVector.of("x", 0.0, 0.1, 5, 5.1, 9, 9.1),
            ValueVector.nominal("c", "low", "low", "mid", "mid", "top", "top"));
    MemoryImputer imputer = MemoryImputer.fit(train);
    DataFrame few =
        new DataFrame(
            ValueVector.of("x", 0.05, 9.05),
            new IntVector(
                new smile.data.type.StructField(
                    "c", DataTypes.IntType, new smile.data.measure.NominalScale("low", "mid")),
                new int[] {0, -1}));
    DataFrame filled = imputer.apply(few);
    assertThat(filled.getScale(1, 1)).isEqualTo("top");
    assertThat(filled.getScale(0, 1)).isEqualTo("low");
  }

  @Test
  void transformsChainWithSmilesScalersAndAnEstimator() {
    DataFrame iris = Frames.frame(Data.IRIS);
    DataFrame gaps = DataFrame.of(Data.gaps(iris.drop("class").toArray()), IRIS);
    gaps.add(iris.column("class"));
    Transform pipeline =
        Transform.fit(
            gaps, data -> MemoryImputer.fit(data, IRIS), data -> Standardizer.fit(data, IRIS));
    DataFrame ready = Data.copy(pipeline).apply(gaps);
    assertThat(Arrays.stream(ready.column(0).toDoubleArray()).average().orElseThrow())
        .isCloseTo(0, within(1e-9));
    assertThat(
            CrossValidation.classification(
                    3,
                    Formula.lhs("class"),
                    ready,
                    (f, d) ->
                        MemoryClassifier.fit(
                            f,
                            d,
                            new MemoryClassifier.Options()
                                .with(o -> o.withMetric(MetricForm.BETA))))
                .avg()
                .accuracy())
        .isGreaterThan(0.85);
    Transform more = Transform.pipeline(pipeline, MemoryDenoiser.fit(ready, IRIS));
    assertThat(ClAM.fit(more.apply(gaps).drop("class").toArray(), 3).k()).isEqualTo(3);
  }

  @Test
  void aDenoisedRowIsNearerToTheTruth() {
    DataFrame clean = DataFrame.of(Data.X, IRIS);
    DataFrame stored = Data.some(clean, 2);
    double[][] truth = odd(clean).toArray();
    RandomStream stream = new RandomStream(3);
    double[][] noisy =
        Arrays.stream(truth)
            .map(row -> Arrays.stream(row).map(v -> v + 0.5 * stream.nextGaussian()).toArray())
            .toArray(double[][]::new);
    MemoryDenoiser denoiser =
        MemoryDenoiser.fit(stored, new MemoryDenoiser.Options().withNoise(0.5));
    double[][] denoised = denoiser.apply(DataFrame.of(noisy, IRIS)).toArray();
    assertThat(denoiser.retrieval().beta()).isCloseTo(4, within(1e-12));
    assertThat(squares(denoised, truth)).isLessThan(0.6 * squares(noisy, truth));
    double[] row = denoiser.apply(DataFrame.of(noisy, IRIS).get(4)).toArray();
    assertThat(row).isEqualTo(denoised[4]);
    assertThat(Data.copy(denoiser).apply(DataFrame.of(noisy, IRIS)).toArray())
        .isDeepEqualTo(denoised);
  }

  private static DataFrame odd(DataFrame frame) {
    return frame.get(
        smile.util.Index.of(IntStream.range(0, frame.size()).filter(i -> i % 2 == 1).toArray()));
  }

  private static double squares(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int d = 0; d < a[i].length; d++) {
        sum += (a[i][d] - b[i][d]) * (a[i][d] - b[i][d]);
      }
    }
    return sum;
  }

  @Test
  void oneStepIsTheWeightedMeanOfTheStoredRows() {
    DataFrame frame = new DataFrame(ValueVector.of("x", -1.0, 1.0), ValueVector.of("n", 1, 1));
    MemoryDenoiser denoiser =
        MemoryDenoiser.fit(frame, new MemoryDenoiser.Options().withNoise(1), "x");
    DataFrame row = new DataFrame(ValueVector.of("n", 7), ValueVector.of("x", 0.3));
    // softmax of -(0.3 -+ 1)^2 / 2: the difference of the exponents is 0.6.
    assertThat(denoiser.apply(row).getDouble(0, 1)).isCloseTo(Math.tanh(0.3), within(1e-12));
    assertThat(denoiser.apply(row).getInt(0, 0)).isEqualTo(7);
    MemoryDenoiser half =
        MemoryDenoiser.fit(
            frame,
            new MemoryDenoiser.Options(
                new MemoryRetrieval.Options(1, 1, 0.5, 10, 1, Separations.SOFTMAX)),
            "x");
    assertThat(half.apply(row).getDouble(0, 1))
        .isCloseTo((0.3 + Math.tanh(0.3)) / 2, within(1e-12));
  }

  @Test
  void nominalColumnsAreDenoisedToALevel() {
    double[] x = {0, 0.1, 0.2, 9, 9.1, 9.2};
    DataFrame frame =
        new DataFrame(
            ValueVector.of("x", x),
            ValueVector.of("x2", x),
            ValueVector.of("x3", x),
            ValueVector.nominal("c", "a", "a", "a", "b", "b", "b"));
    MemoryDenoiser denoiser =
        MemoryDenoiser.fit(frame, new MemoryDenoiser.Options().withNoise(0.6));
    DataFrame wrong =
        new DataFrame(
            ValueVector.of("x", 0.1),
            ValueVector.of("x2", 0.1),
            ValueVector.of("x3", 0.1),
            ValueVector.of("c", new String[] {"b"}));
    assertThat(denoiser.apply(frame).column("c").toIntArray())
        .isEqualTo(frame.column("c").toIntArray());
    assertThat(denoiser.apply(wrong).getString(0, 3)).isEqualTo("a");
  }

  @Test
  void optionsSurviveProperties() {
    MemoryDenoiser.Options options =
        new MemoryDenoiser.Options(
            new MemoryRetrieval.Options(0.3, 4, 0.25, 77, 2, Separations.SOFTMAX));
    assertThat(MemoryDenoiser.Options.of(options.toProperties())).isEqualTo(options);
    assertThat(MemoryImputer.Options.of(new MemoryImputer.Options().toProperties()))
        .isEqualTo(new MemoryImputer.Options());
    Properties typo = new Properties();
    typo.setProperty("smile.engram_memory_denoiser.stepsize", "1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryDenoiser.Options.of(typo))
        .withMessageContaining("stepsize is unknown");
    typo.setProperty("smile.engram_memory_imputer.sed", "1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryImputer.Options.of(typo))
        .withMessageContaining("sed is unknown");
  }

  @Test
  void whatCannotBeTransformedIsRefused() {
    DataFrame iris = Frames.frame(Data.IRIS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryImputer.fit(iris.slice(0, 0)))
        .withMessageContaining("0 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryDenoiser.fit(iris.slice(0, 0)))
        .withMessageContaining("0 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryImputer.fit(iris, "petal"))
        .withMessageContaining("the column 'petal' is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryImputer.fit(
                    new DataFrame(
                        new DoubleVector("x", new double[] {1, Double.POSITIVE_INFINITY}))))
        .withMessageContaining("row 1")
        .withMessageContaining("Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryDenoiser.Options().withNoise(0))
        .withMessageContaining("deviation is 0.0");
    assertThat(MemoryImputer.fit(iris).apply(iris.slice(0, 0)).isEmpty()).isTrue();
  }
}
