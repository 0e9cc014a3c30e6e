package engram.smile;

import static engram.smile.ColorFrames.COLORS;
import static engram.smile.ColorFrames.FORMULA;
import static engram.smile.ColorFrames.QUICK;
import static engram.smile.ColorFrames.answers;
import static engram.smile.ColorFrames.colors;
import static engram.smile.ColorFrames.nominal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.classification.Classifier;
import smile.classification.DataFrameClassifier;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.formula.Terms;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BooleanVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.StringVector;
import smile.data.vector.ValueVector;
import smile.math.MathEx;
import smile.validation.Bootstrap;
import smile.validation.CrossValidation;
import smile.validation.LOOCV;

/** Frames with nominal columns, in other orders, with unknown levels. */
class FramePredictionTest {

  @Test
  void nominalPredictorsAreEncodedAlikeInTrainingAndPrediction() {
    DataFrame frame = colors(30, COLORS);
    MemoryFrameClassifier ours = MemoryClassifier.fit(FORMULA, frame, QUICK);
    assertThat(ours.predict(frame)).isEqualTo(answers(frame));
    for (int i = 0; i < 3; i++) {
      assertThat(ours.predict(frame.get(i))).isEqualTo(answers(frame)[i]);
    }
    // Smile's own wrapper trains on dummies and predicts on codes: rows of another width.
    Classifier.Trainer<double[], MemoryClassifier> trainer = MemoryClassifier::fit;
    DataFrameClassifier theirs = DataFrameClassifier.of(FORMULA, frame, new Properties(), trainer);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> theirs.predict(frame))
        .withMessageContaining("2 values long, allowed: 3");
  }

  @Test
  void levelsAreMatchedByNameNotByCode() {
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, colors(30, COLORS), QUICK);
    DataFrame renumbered = colors(9, "blue", "red", "green");
    assertThat(renumbered.column("color").toIntArray())
        .isNotEqualTo(colors(9, COLORS).column("color").toIntArray());
    assertThat(model.predict(renumbered)).isEqualTo(answers(renumbered));
    DataFrame strings = new DataFrame(strings("color", "green", "blue", "red"), size(3));
    assertThat(model.predict(strings)).containsExactly(0, 1, 1);
  }

  private static StringVector strings(String name, String... values) {
    return new StringVector(name, values);
  }

  private static DoubleVector size(int n) {
    return new DoubleVector("size", new double[n]);
  }

  @Test
  void columnsAreBoundByNameAndTheResponseIsNotNeeded() {
    DataFrame frame = colors(30, COLORS);
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, frame, QUICK);
    DataFrame turned = frame.select("size", "color").add(size(30).withName("more"));
    assertThat(model.predict(turned)).isEqualTo(answers(frame));
    assertThat(model.predict(turned.get(4))).isEqualTo(answers(frame)[4]);
    assertThat(model.schema().names()).containsExactly("color", "size");
    assertThat(model.formula()).isEqualTo(FORMULA);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(frame.select("size")))
        .withMessage("the column 'color' is missing; there are size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(frame.select("size").get(0)))
        .withMessageContaining("the column 'color' is missing");
  }

  @Test
  void anUnknownLevelIsNamed() {
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, colors(30, COLORS), QUICK);
    DataFrame pink = new DataFrame(strings("color", "green", "pink"), size(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(pink))
        .withMessageContaining("row 1")
        .withMessageContaining("unknown level 'pink'")
        .withMessageContaining("red, green, blue");
    DataFrame coded =
        new DataFrame(new IntVector(nominal("color", COLORS), new int[] {1, 7}), size(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(coded))
        .withMessageContaining("unknown level 7");
  }

  @Test
  void aColumnOfAnotherKindIsRefused() {
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, colors(30, COLORS), QUICK);
    DataFrame wrong = new DataFrame(size(2).withName("color"), size(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(wrong))
        .withMessageContaining("'color'")
        .withMessageContaining("is numeric, but was nominal");
  }

  @Test
  void posterioriFollowTheClassesInFramesToo() {
    DataFrame frame = colors(30, COLORS);
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, frame, QUICK);
    List<double[]> all = new ArrayList<>();
    int[] labels = model.predict(frame, all);
    double[] one = new double[2];
    for (int i = 0; i < 30; i++) {
      assertThat(model.predict(frame.get(i), one)).isEqualTo(labels[i]);
      assertThat(one).isEqualTo(all.get(i));
      assertThat(one[0] + one[1]).isCloseTo(1, within(1e-12));
      assertThat(model.classes()[MathEx.whichMax(one)]).isEqualTo(labels[i]);
    }
    assertThat(model.isSoft()).isTrue();
    assertThat(model.isOnline()).isTrue();
    assertThat(model.numClasses()).isEqualTo(2);
  }

  @Test
  void smilesValidationsRunOnFrames() {
    DataFrame iris = Data.some(Frames.frame(Data.IRIS), 3);
    Formula formula = Formula.lhs("class");
    MathEx.setSeed(2);
    assertThat(
            CrossValidation.classification(3, formula, iris, MemoryClassifier::fit)
                .avg()
                .accuracy())
        .isGreaterThan(0.85);
    assertThat(
            CrossValidation.stratify(3, formula, iris, (f, d) -> MemoryClassifier.fit(f, d, QUICK))
                .avg()
                .crossEntropy())
        .isBetween(0.01, 0.7);
    assertThat(
            Bootstrap.classification(2, formula, iris, (f, d) -> MemoryClassifier.fit(f, d, QUICK))
                .avg()
                .accuracy())
        .isGreaterThan(0.8);
    assertThat(
            LOOCV
                .classification(formula, iris, (f, d) -> MemoryClassifier.fit(f, d, QUICK))
                .accuracy())
        .isGreaterThan(0.85);
    DataFrameClassifier.Trainer<MemoryFrameClassifier> trainer = MemoryClassifier::fit;
    assertThat(trainer.fit(formula, iris).predict(iris)).hasSize(50);
  }

  @Test
  void theFrameHasTheBitsOfTheEncodedRows() {
    DataFrame iris = Frames.frame(Data.IRIS);
    MemoryFrameClassifier framed = MemoryClassifier.fit(Formula.lhs("class"), iris, QUICK);
    MemoryClassifier rows = MemoryClassifier.fit(Data.X, Data.Y, QUICK);
    List<double[]> ours = new ArrayList<>();
    double[][] theirs = new double[150][3];
    assertThat(framed.predict(iris, ours)).isEqualTo(rows.predict(Data.X, theirs));
    assertThat(ours.toArray(double[][]::new)).isDeepEqualTo(theirs);
  }

  @Test
  void namesOfLabelsCanBeAskedFor() {
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, colors(30, COLORS), QUICK);
    assertThat(model.labelOf(0)).isEqualTo("no");
    assertThat(model.labelOf(1)).isEqualTo("yes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.labelOf(2))
        .withMessageContaining("label is 2");
    StringVector words =
        new StringVector(
            "y",
            IntStream.range(0, 30)
                .mapToObj(i -> i % 3 == 1 ? "stop" : "go")
                .toArray(String[]::new));
    DataFrame frame = new DataFrame(words, colors(30, COLORS).column("color"));
    MemoryFrameClassifier worded = MemoryClassifier.fit(FORMULA, frame, QUICK);
    assertThat(worded.labelOf(worded.predict(frame.get(1)))).isEqualTo("stop");
    assertThat(worded.labelOf(worded.predict(frame.get(2)))).isEqualTo("go");
  }

  @Test
  void codesOfTheResponseStayThoseOfItsScale() {
    NominalScale scale = new NominalScale(new int[] {5, 9}, new String[] {"low", "high"});
    int[] y = IntStream.range(0, 30).map(i -> i % 3 == 1 ? 5 : 9).toArray();
    DataFrame frame =
        new DataFrame(
            new IntVector(new StructField("y", DataTypes.IntType, scale), y),
            colors(30, COLORS).column("color"));
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, frame, QUICK);
    assertThat(model.classes()).containsExactly(5, 9);
    assertThat(model.predict(frame)).isEqualTo(y);
    assertThat(model.labelOf(9)).isEqualTo("high");
  }

  @Test
  void missingCellsOfAnyTypeAreAllowed() {
    int n = 30;
    DataFrame whole = colors(n, COLORS);
    Integer[] count =
        IntStream.range(0, n)
            .mapToObj(i -> i % 4 == 0 ? null : (Integer) i)
            .toArray(Integer[]::new);
    int[] color = whole.column("color").toIntArray();
    color[5] = -1;
    double[] size = whole.column("size").toDoubleArray();
    size[6] = Double.NaN;
    BooleanVector odd = new BooleanVector("odd", bits(n));
    DataFrame frame =
        new DataFrame(
            whole.column("y"),
            new IntVector(nominal("color", COLORS), color),
            new DoubleVector("size", size),
            ValueVector.ofNullable("count", count),
            odd);
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, frame, QUICK);
    int[] labels = model.predict(frame);
    for (int i = 0; i < n; i++) {
      assertThat(model.predict(frame.get(i))).isEqualTo(labels[i]);
    }
    assertThat(Frames.table(frame).missing()).isEqualTo(1 + 1 + 8);
  }

  private static boolean[] bits(int n) {
    boolean[] bits = new boolean[n];
    for (int i = 0; i < n; i++) {
      bits[i] = i % 2 == 1;
    }
    return bits;
  }

  @Test
  void formulasMayTransformAndLeaveOut() {
    DataFrame iris = Frames.frame(Data.IRIS);
    Formula formula = Formula.of("class", Terms.log("petallength"), Terms.$("sepallength"));
    MemoryFrameClassifier model = MemoryClassifier.fit(formula, iris, QUICK);
    assertThat(model.schema().length()).isEqualTo(2);
    assertThat(model.predict(iris.drop("class"))).isEqualTo(model.predict(iris));
    assertThat(model.predict(iris.get(80))).isEqualTo(model.predict(iris)[80]);
    MemoryFrameClassifier without =
        MemoryClassifier.fit(Formula.of("class ~ . - sepalwidth"), iris, QUICK);
    assertThat(without.schema().names())
        .containsExactly("sepallength", "petallength", "petalwidth");
    assertThat(without.predict(iris.drop("sepalwidth", "class"))).isEqualTo(without.predict(iris));
  }

  @Test
  void aCopyThroughSerializationSaysTheSameFromManyThreads() {
    DataFrame iris = Frames.frame(Data.IRIS);
    DataFrame turned = iris.select("petalwidth", "sepalwidth", "petallength", "sepallength");
    MemoryFrameClassifier model = MemoryClassifier.fit(Formula.lhs("class"), iris, QUICK);
    MemoryFrameClassifier copy = Data.copy(model);
    int[] expected = model.predict(iris);
    int[] labels =
        IntStream.range(0, 3000)
            .parallel()
            .map(i -> copy.predict((i % 2 == 0 ? iris : turned).get(i % 150), new double[3]))
            .toArray();
    for (int i = 0; i < labels.length; i++) {
      assertThat(labels[i]).isEqualTo(expected[i % 150]);
    }
  }

  @Test
  void anEmptyFrameHasNoPredictions() {
    DataFrame frame = colors(30, COLORS);
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, frame, QUICK);
    assertThat(model.predict(frame.slice(0, 0))).isEmpty();
    assertThat(model.predict(frame.slice(0, 0), new ArrayList<>())).isEmpty();
  }

  @Test
  void anUpdateStoresARow() {
    DataFrame frame = colors(30, COLORS);
    MemoryFrameClassifier model = MemoryClassifier.fit(FORMULA, frame, QUICK);
    model.update(frame.get(0), 1);
    assertThat(model.classifier().model().size()).isEqualTo(31);
  }

  @Test
  void framesThatCannotBeLearnedFromAreRefused() {
    DataFrame frame = colors(30, COLORS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(FORMULA, frame.slice(0, 0)))
        .withMessageContaining("0 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(FORMULA, frame.slice(0, 1)))
        .withMessageContaining("1 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(Formula.lhs("z"), frame))
        .withMessage("the column 'z' is missing; there are y, color, size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(Formula.of("y", "color", "weight"), frame))
        .withMessageContaining("the column 'weight' is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(Formula.rhs("color"), frame))
        .withMessageContaining("no response");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(FORMULA, frame.select("y")))
        .withMessageContaining("no predictor");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(Formula.lhs("size"), half(frame)))
        .withMessageContaining("the response 'size' is 0.5");
    Integer[] holes = new Integer[30];
    Arrays.setAll(holes, i -> i == 3 ? null : i % 2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryClassifier.fit(
                    FORMULA,
                    new DataFrame(ValueVector.ofNullable("y", holes), frame.column("color"))))
        .withMessageContaining("row 3: the response 'y' is missing");
    String[] names = IntStream.range(0, 30).mapToObj(i -> "name " + i).toArray(String[]::new);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryClassifier.fit(
                    FORMULA, new DataFrame(frame.column("y"), new StringVector("name", names))))
        .withMessageContaining("the column 'name' has 30 different strings in 30 rows");
  }

  private static DataFrame half(DataFrame frame) {
    double[] size = frame.column("size").toDoubleArray();
    size[0] = 0.5;
    return new DataFrame(frame.column("color"), new DoubleVector("size", size));
  }
}
