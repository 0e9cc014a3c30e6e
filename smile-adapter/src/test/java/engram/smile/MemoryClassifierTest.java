package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.predict.MetricForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.classification.Classifier;
import smile.hpo.Hyperparameters;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;
import smile.validation.Bootstrap;
import smile.validation.ClassificationValidation;
import smile.validation.CrossValidation;
import smile.validation.LOOCV;

class MemoryClassifierTest {

  private static final double[][] X = Data.some(Data.X);
  private static final int[] Y = Data.some(Data.Y);
  private static final MemoryClassifier.Options QUICK =
      new MemoryClassifier.Options().with(o -> o.withMetric(MetricForm.BETA).withSeed(3));

  private final MemoryClassifier model = MemoryClassifier.fit(X, Y, QUICK);

  private static MemoryClassifier quick(double[][] x, int[] y) {
    return MemoryClassifier.fit(x, y, QUICK);
  }

  @Test
  void itHasTheBitsOfCore() {
    var core = engram.predict.MemoryClassifier.fit(X, Y, QUICK.core());
    double[][] posteriori = new double[Data.X.length][3];
    assertThat(model.predict(Data.X, posteriori)).isEqualTo(core.predict(Data.X));
    assertThat(posteriori).isDeepEqualTo(core.probabilities(Data.X));
    assertThat(model.predict(Data.X)).isEqualTo(core.predict(Data.X));
    double[] one = new double[3];
    assertThat(model.predict(Data.X[50], one)).isEqualTo(core.predict(Data.X[50]));
    assertThat(one).isEqualTo(posteriori[50]);
  }

  @Test
  void smilesValidationsRunOnIt() {
    MathEx.setSeed(1);
    assertThat(CrossValidation.classification(3, X, Y, MemoryClassifier::fit).avg().accuracy())
        .isGreaterThan(0.85);
    assertThat(CrossValidation.stratify(3, X, Y, MemoryClassifierTest::quick).avg().crossEntropy())
        .isBetween(0.01, 0.7);
    assertThat(CrossValidation.classification(2, 3, X, Y, MemoryClassifierTest::quick).rounds())
        .hasSize(6);
    assertThat(Bootstrap.classification(3, X, Y, MemoryClassifierTest::quick).avg().accuracy())
        .isGreaterThan(0.8);
    assertThat(LOOCV.classification(X, Y, MemoryClassifierTest::quick).accuracy())
        .isGreaterThan(0.85);
    assertThat(
            ClassificationValidation.of(X, Y, Data.X, Data.Y, MemoryClassifierTest::quick)
                .metrics()
                .accuracy())
        .isGreaterThan(0.9);
  }

  @Test
  void itIsATrainerForSmile() {
    Classifier.Trainer<double[], MemoryClassifier> trainer = MemoryClassifier::fit;
    Properties properties = new Properties();
    properties.setProperty("smile.engram_memory_classifier.metric", "beta");
    properties.setProperty("smile.engram_memory_classifier.seed", "3");
    assertThat(trainer.fit(X, Y, properties).predict(Data.X)).isEqualTo(model.predict(Data.X));
  }

  @Test
  void hyperparametersDriveIt() {
    Hyperparameters grid =
        new Hyperparameters()
            .add("smile.engram_memory_classifier.metric", new String[] {"BETA", "SCALES"})
            .add("smile.engram_memory_classifier.seed", 4);
    List<MetricForm> forms =
        grid.grid()
            .map(p -> MemoryClassifier.fit(X, Y, p).model().options())
            .peek(options -> assertThat(options.seed()).isEqualTo(4))
            .map(engram.predict.MemoryClassifier.Options::metric)
            .toList();
    assertThat(forms).containsExactly(MetricForm.BETA, MetricForm.SCALES);
  }

  @Test
  void labelsMayBeAnyIntegers() {
    int[] names = {-7, 40, 3};
    int[] y = Arrays.stream(Y).map(label -> names[label]).toArray();
    MemoryClassifier odd = MemoryClassifier.fit(X, y, QUICK);
    assertThat(odd.classes()).containsExactly(-7, 3, 40);
    assertThat(odd.numClasses()).isEqualTo(3);
    double[] ours = new double[3];
    double[] theirs = new double[3];
    for (double[] row : Data.X) {
      assertThat(odd.predict(row, ours)).isEqualTo(names[model.predict(row, theirs)]);
      assertThat(odd.predict(row)).isEqualTo(odd.classes()[MathEx.whichMax(ours)]);
      assertThat(Arrays.stream(ours).sum()).isCloseTo(1, within(1e-12));
      // Columns of classes() order: -7 was 0, 3 was 2, 40 was 1.
      assertThat(ours[1]).isCloseTo(theirs[2], within(1e-6));
    }
  }

  @Test
  void itSaysThatItIsSoftAndOnline() {
    Classifier<double[]> classifier = model;
    assertThat(classifier.isSoft()).isTrue();
    assertThat(classifier.isOnline()).isTrue();
    Classifier<double[]> ensemble = Classifier.ensemble(model, MemoryClassifier.fit(X, Y, QUICK));
    assertThat(ensemble.isSoft()).isTrue();
    assertThat(ensemble.predict(Data.X)).isEqualTo(model.predict(Data.X));
  }

  @Test
  void anUpdateStoresAPair() {
    MemoryClassifier learning = MemoryClassifier.fit(X, Y, QUICK);
    double[] row = {9, 9, 9, 9};
    double[] before = new double[3];
    double[] after = new double[3];
    learning.predict(row, before);
    learning.update(row, 0);
    learning.predict(row, after);
    assertThat(learning.model().size()).isEqualTo(X.length + 1);
    assertThat(after[0]).isGreaterThan(Math.max(0.9, before[0]));
    learning.update(new double[][] {{8, 9, 9, 9}, {9, 8, 9, 9}}, new int[] {0, 0});
    assertThat(learning.model().size()).isEqualTo(X.length + 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learning.update(row, 12))
        .withMessageContaining("12");
  }

  @Test
  void manyThreadsMayPredictWhileAnotherUpdates() {
    MemoryClassifier learning = MemoryClassifier.fit(X, Y, QUICK);
    int[] labels =
        IntStream.range(0, 3000)
            .parallel()
            .map(
                i -> {
                  if (i % 500 == 0) {
                    learning.update(X[0], Y[0]);
                  }
                  return learning.predict(X[i % X.length], new double[3]);
                })
            .toArray();
    assertThat(learning.model().size()).isEqualTo(X.length + 6);
    for (int i = 0; i < labels.length; i++) {
      assertThat(labels[i]).isEqualTo(learning.predict(X[i % X.length]));
    }
  }

  @Test
  void aCopyThroughSerializationSaysTheSame() {
    MemoryClassifier copy = Data.copy(model);
    double[][] ours = new double[Data.X.length][3];
    double[][] theirs = new double[Data.X.length][3];
    assertThat(copy.predict(Data.X, theirs)).isEqualTo(model.predict(Data.X, ours));
    assertThat(theirs).isDeepEqualTo(ours);
    copy.update(X[0], Y[0]);
    assertThat(model.model().size()).isEqualTo(X.length);
  }

  @Test
  void listsAndMissingCellsArePredicted() {
    double[][] gaps = Data.gaps(Data.X);
    List<double[]> posteriori = new ArrayList<>();
    int[] labels = model.predict(List.of(gaps), posteriori);
    assertThat(labels).isEqualTo(model.predict(gaps));
    assertThat(posteriori).hasSize(gaps.length);
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += labels[i] == Data.Y[i] ? 1 : 0;
    }
    assertThat(right).isGreaterThan(125);
  }

  @Test
  void learnedMemoriesAreAFormOfTheirOwn() {
    Properties properties = new Properties();
    properties.setProperty("smile.engram_memory_classifier.form", "learned");
    properties.setProperty("smile.engram_memory_classifier.k", "4");
    properties.setProperty("smile.engram_memory_classifier.epochs", "15");
    properties.setProperty("smile.engram_memory_classifier.learn_scales", "true");
    MemoryClassifier learned = MemoryClassifier.fit(X, Y, properties);
    MemoryClassifier.Options options = MemoryClassifier.Options.of(properties);
    assertThat(options.core().learning().epochs()).isEqualTo(15);
    assertThat(options.toProperties()).containsAllEntriesOf(upper(properties)).hasSize(19);
    assertThat(learned.model().size()).isEqualTo(4);
    assertThat(learned.isSoft()).isTrue();
    assertThat(learned.isOnline()).isFalse();
    double[][] posteriori = new double[Data.X.length][3];
    assertThat(Data.copy(learned).predict(Data.X, posteriori)).isEqualTo(learned.predict(Data.X));
    assertThat(posteriori)
        .isDeepEqualTo(
            engram.predict.MemoryClassifier.fit(X, Y, options.core()).probabilities(Data.X));
    List<AlgoStatus> heard = new ArrayList<>();
    try (var controller =
        new IterativeAlgorithmController<AlgoStatus>(Runnable::run, 64) {
          @Override
          public void submit(AlgoStatus status) {
            heard.add(status);
          }
        }) {
      MemoryClassifier.fit(X, Y, options.withController(controller));
    }
    assertThat(heard).hasSize(15);
  }

  private static Properties upper(Properties properties) {
    Properties upper = new Properties();
    upper.putAll(properties);
    upper.setProperty("smile.engram_memory_classifier.form", "LEARNED");
    return upper;
  }

  @Test
  void smilesSeedDecidesWhereNoOptionsDo() {
    MathEx.setSeed(9);
    long one = MemoryClassifier.fit(X, Y).model().options().seed();
    MathEx.setSeed(9);
    assertThat(MemoryClassifier.fit(X, Y).model().options().seed()).isEqualTo(one);
    assertThat(MemoryClassifier.fit(X, Y).model().options().seed()).isNotEqualTo(one);
  }

  @Test
  void optionsSurviveProperties() {
    Properties written = QUICK.with(o -> o.withThreads(2)).toProperties();
    assertThat(written)
        .containsEntry("smile.engram_memory_classifier.metric", "BETA")
        .containsEntry("smile.engram_memory_classifier.threads", "2");
    assertThat(MemoryClassifier.Options.of(written)).isEqualTo(QUICK.with(o -> o.withThreads(2)));
    assertThat(MemoryClassifier.Options.of(new Properties()))
        .isEqualTo(new MemoryClassifier.Options());
    written.setProperty("smile.engram_memory_classifier.metrics", "BETA");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.Options.of(written))
        .withMessageContaining("metrics is unknown");
  }

  @Test
  void whatCannotBeLearnedFromIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(new double[0][], new int[0]))
        .withMessageContaining("0 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(new double[][] {{1}}, new int[] {1}))
        .withMessageContaining("1 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(X, Arrays.copyOf(Y, 7)))
        .withMessageContaining("7 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(X, new int[X.length]))
        .withMessageContaining("one class 0");
    double[][] wrong = X.clone();
    wrong[4] = new double[] {1, 2, Double.POSITIVE_INFINITY, 3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(wrong, Y))
        .withMessageContaining("x[4][2] is Infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(X[0], new double[2]))
        .withMessageContaining("posteriori is 2 values long");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(new double[] {1}))
        .withMessageContaining("1 values long");
  }
}
