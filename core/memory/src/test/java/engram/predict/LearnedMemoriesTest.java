package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes and numbers predicted by learned memories. */
class LearnedMemoriesTest {

  private static final Learning SHORT = new Learning().withEpochs(15).withLearningRate(0.03);

  private static final MemoryClassifier.Options CLASSES =
      new MemoryClassifier.Options()
          .withForm(MemoryForm.LEARNED)
          .withK(12)
          .withLearning(SHORT)
          .withThreads(1);

  private static final MemoryRegressor.Options NUMBERS =
      new MemoryRegressor.Options()
          .withForm(MemoryForm.LEARNED)
          .withK(30)
          .withLearning(SHORT.withEpochs(60))
          .withThreads(1);

  private static double accuracy(MemoryClassifier model, Pairs pairs) {
    int right = 0;
    int[] labels = model.predict(pairs.x);
    for (int i = 0; i < labels.length; i++) {
      right += labels[i] == pairs.y[i] ? 1 : 0;
    }
    return right / (double) labels.length;
  }

  private static double error(MemoryRegressor model, Pairs pairs) {
    double sum = 0;
    double[] predictions = model.predict(pairs.x);
    for (int i = 0; i < predictions.length; i++) {
      sum += (predictions[i] - pairs.target[i]) * (predictions[i] - pairs.target[i]);
    }
    return Math.sqrt(sum / predictions.length);
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(object);
    return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  @Test
  void aFewMemoriesPredictNewRows() {
    Pairs train = new Pairs(400, 3, 31);
    Pairs test = new Pairs(300, 3, 32);

    MemoryClassifier model = MemoryClassifier.fit(train.x, train.y, CLASSES);

    assertThat(model.size()).isEqualTo(12);
    assertThat(model.memories().length).isEqualTo(12);
    assertThat(model.classes()).containsExactly(-3, 2, 7);
    assertThat(accuracy(model, test)).isGreaterThan(0.9);
    for (double[] p : model.probabilities(test.x)) {
      assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(p).min().orElseThrow()).isPositive();
    }
  }

  @Test
  void learningGainsOnTheStart() {
    Pairs train = new Pairs(400, 3, 31);
    MemoryLearner<MemoryClassifier> learner =
        MemoryClassifier.learner(train.x, train.y, null, CLASSES);
    double before = accuracy(learner.model(), train);
    learner.epoch();
    double first = learner.loss();

    while (learner.epoch()) {}

    assertThat(learner.loss()).isLessThan(0.6 * first);
    assertThat(accuracy(learner.model(), train)).isGreaterThan(before + 0.05);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, false, false", "3, 0.5, true, true", "5, 0.2, false, true"})
  void everyStepAndWhatElseIsLearnedPredicts(
      int steps, double stepSize, boolean scales, boolean start) {
    Pairs train = new Pairs(400, 3, 33);
    Learning learning =
        SHORT.withSteps(steps).withStepSize(stepSize).withLearnScales(scales).withLearnStart(start);

    MemoryClassifier model = MemoryClassifier.fit(train.x, train.y, CLASSES.withLearning(learning));

    assertThat(accuracy(model, new Pairs(300, 3, 34))).isGreaterThan(0.88);
  }

  @Test
  void numbersFollowACurve() {
    Pairs train = new Pairs(600, 2, 35);
    Pairs test = new Pairs(200, 2, 36);

    MemoryRegressor curve = MemoryRegressor.fit(train.x, train.target, NUMBERS);
    MemoryRegressor flat = MemoryRegressor.fit(train.x, train.target, NUMBERS.withTrend(false));

    assertThat(error(curve, test)).isLessThan(0.35);
    assertThat(error(flat, test)).isLessThan(0.5);
  }

  @Test
  void shiftingAndScalingTheTargetShiftsAndScalesThePredictions() {
    Pairs train = new Pairs(150, 2, 37);
    double[] other = Arrays.stream(train.target).map(y -> 1000 + 8 * y).toArray();

    MemoryRegressor model = MemoryRegressor.fit(train.x, train.target, NUMBERS);
    MemoryRegressor moved = MemoryRegressor.fit(train.x, other, NUMBERS);

    for (double[] row : new Pairs(30, 2, 38).x) {
      assertThat(moved.predict(row)).isCloseTo(1000 + 8 * model.predict(row), within(0.05));
    }
  }

  @Test
  void theAnswerDependsOnNeitherTheThreadsNorTheOtherRows() {
    Pairs pairs = new Pairs(5000, 3, 39).withHoles(3);
    double[][] queries = new Pairs(1100, 3, 40).withHoles(4).x;
    MemoryClassifier.Options options = CLASSES.withLearning(SHORT.withEpochs(3));
    MemoryClassifier one = MemoryClassifier.fit(pairs.x, pairs.y, options);
    MemoryClassifier four = MemoryClassifier.fit(pairs.x, pairs.y, options.withThreads(4));

    double[][] together = one.probabilities(queries);

    assertThat(four.probabilities(queries)).isDeepEqualTo(together);
    for (int i = 0; i < 300; i += 7) {
      assertThat(one.probabilities(queries[i])).isEqualTo(together[i]);
    }
  }

  @Test
  void theChoicesByRowsHeldOutDoNotDependOnTheThreads() {
    Pairs pairs = new Pairs(150, 2, 41);
    MemoryClassifier.Options auto = CLASSES.withK(0).withLearning(new Learning());
    MemoryClassifier one = MemoryClassifier.fit(pairs.x, pairs.y, auto);
    MemoryClassifier three = MemoryClassifier.fit(pairs.x, pairs.y, auto.withThreads(3));

    assertThat(one.size()).isIn(3, 9, 30);
    assertThat(accuracy(one, new Pairs(300, 2, 42))).isGreaterThan(0.88);
    assertThat(three.probabilities(pairs.x)).isDeepEqualTo(one.probabilities(pairs.x));
  }

  @Test
  void aLearnerRunToTheEndGivesTheModelOfAFit() throws Exception {
    Pairs pairs = new Pairs(120, 2, 43).withHoles(5);
    MemoryClassifier fitted = MemoryClassifier.fit(pairs.x, pairs.y, CLASSES);
    MemoryLearner<MemoryClassifier> learner =
        MemoryClassifier.learner(pairs.x, pairs.y, null, CLASSES);
    assertThat(learner.loss()).isNaN();
    for (int i = 0; i < 6; i++) {
      assertThat(learner.epoch()).isTrue();
    }
    assertThat(learner.epochs()).isEqualTo(6);
    MemoryLearner<MemoryClassifier> resumed = copy(learner);

    while (resumed.epoch()) {}

    assertThat(resumed.epochs()).isEqualTo(15).isEqualTo(resumed.limit());
    assertThat(resumed.epoch()).isFalse();
    assertThat(resumed.model().probabilities(pairs.x))
        .isDeepEqualTo(fitted.probabilities(pairs.x))
        .isNotEqualTo(learner.model().probabilities(pairs.x));
    assertThat(resumed.model().toString()).isEqualTo(fitted.toString());
  }

  @Test
  void aRegressorIsLearnedEpochByEpochToo() throws Exception {
    Pairs pairs = new Pairs(120, 2, 44).withHoles(6);
    MemoryLearner<MemoryRegressor> learner =
        MemoryRegressor.learner(pairs.x, pairs.target, null, NUMBERS);

    while (learner.epoch()) {}

    assertThat(copy(learner).model().predict(pairs.x))
        .isEqualTo(MemoryRegressor.fit(pairs.x, pairs.target, NUMBERS).predict(pairs.x));
  }

  @Test
  void aListenerHearsEveryEpochAndMayEndIt() {
    Pairs pairs = new Pairs(120, 2, 45);
    List<Double> losses = new ArrayList<>();

    MemoryClassifier model =
        MemoryClassifier.fit(
            pairs.x,
            pairs.y,
            null,
            CLASSES,
            (done, of, loss) -> {
              assertThat(of).isEqualTo(15);
              losses.add(loss);
              return done < 4;
            });

    assertThat(losses).hasSize(4);
    assertThat(model.toString()).contains("K = 12", "beta = ", "4 epochs", "loss ");
  }

  @Test
  void anInterruptEndsLearning() {
    Pairs pairs = new Pairs(120, 2, 46);
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> MemoryClassifier.fit(pairs.x, pairs.y, CLASSES));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void missingCellsTakeNoPart() {
    Pairs train = new Pairs(500, 3, 47).withHoles(7);
    MemoryClassifier model = MemoryClassifier.fit(train.x, train.y, CLASSES);
    double[] nothing = {Double.NaN, Double.NaN, Double.NaN};
    double[] p = model.probabilities(nothing);

    assertThat(accuracy(model, new Pairs(300, 3, 48).withHoles(8))).isGreaterThan(0.75);
    assertThat(accuracy(model, new Pairs(300, 3, 49))).isGreaterThan(0.87);
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
    assertThat(nothing).containsOnly(Double.NaN);
    assertThat(MemoryRegressor.fit(train.x, train.target, NUMBERS).predict(nothing)).isFinite();
  }

  @Test
  void rowsOfNoWeightAreNotLearned() {
    Pairs pairs = new Pairs(200, 2, 50);
    double[] weights = new double[200];
    int[] wrong = pairs.y.clone();
    for (int i = 0; i < 200; i++) {
      weights[i] = i % 2;
      wrong[i] = i % 2 == 1 ? pairs.y[i] : pairs.y[i] == 7 ? 2 : 7;
    }

    MemoryClassifier model = MemoryClassifier.fit(pairs.x, wrong, weights, CLASSES);

    assertThat(accuracy(model, new Pairs(300, 2, 51))).isGreaterThan(0.88);
  }

  @Test
  void penaltiesDrawMemoriesToTheMean() {
    Pairs pairs = new Pairs(200, 2, 52);
    double free = size(MemoryClassifier.fit(pairs.x, pairs.y, CLASSES));

    for (Learning learning : List.of(SHORT.withWeightDecay(0.1), SHORT.withGroupPenalty(0.1))) {
      MemoryClassifier.Options options = CLASSES.withLearning(learning);
      assertThat(size(MemoryClassifier.fit(pairs.x, pairs.y, options))).isLessThan(0.9 * free);
    }
  }

  private static double size(MemoryClassifier model) {
    return Arrays.stream(model.memories())
        .mapToDouble(row -> Math.hypot(row[0], row[1]))
        .average()
        .orElseThrow();
  }

  @Test
  void anExplanationListsTheWeightiestMemoriesFirst() {
    Pairs pairs = new Pairs(200, 2, 53);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, CLASSES);

    MemoryClassifier.Evidence[] evidence = model.explain(pairs.x[3], 12);

    assertThat(evidence).hasSize(12);
    assertThat(Arrays.stream(evidence).mapToDouble(MemoryClassifier.Evidence::weight).sum())
        .isCloseTo(1, within(1e-5));
    assertThat(evidence).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
    assertThat(evidence[0].label()).isEqualTo(model.predict(pairs.x[3]));
  }

  @Test
  void aModelComesBackFromSerializationToTheBit() throws Exception {
    Pairs pairs = new Pairs(100, 2, 54);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, CLASSES);

    assertThat(copy(model).probabilities(pairs.x)).isDeepEqualTo(model.probabilities(pairs.x));
  }

  @Test
  void equalRowsLeaveFewerMemories() {
    double[][] x = new double[20][1];
    int[] y = new int[20];
    for (int i = 0; i < 20; i++) {
      x[i][0] = i % 4;
      y[i] = i % 4 / 2;
    }

    MemoryClassifier model = MemoryClassifier.fit(x, y, CLASSES);

    assertThat(model.size()).isEqualTo(4);
    assertThat(model.predict(x)).containsExactly(y);
  }

  @Test
  void columnsThatSayNothingDoNotDisturb() {
    Pairs pairs = new Pairs(100, 3, 55);
    for (double[] row : pairs.x) {
      row[2] = Double.NaN;
    }
    double[][] constant = new double[100][1];

    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, CLASSES);
    double[] p = MemoryClassifier.fit(constant, pairs.y, CLASSES).probabilities(new double[] {0});

    assertThat(accuracy(model, pairs)).isGreaterThan(0.88);
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void badInputIsNamed() {
    Pairs pairs = new Pairs(20, 2, 56);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, CLASSES);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withK(21)))
        .withMessage("k is 21, allowed: 0 (auto), or 1 to the number of rows, 20");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CLASSES.withK(-1))
        .withMessage("k is -1, allowed: 0 (auto) or more");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryClassifier.learner(
                    pairs.x, pairs.y, null, CLASSES.withForm(MemoryForm.PAIRS)))
        .withMessage("form is PAIRS, allowed: LEARNED, the form that is learned epoch by epoch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHORT.withSteps(0))
        .withMessage("steps is 0, allowed: 1 to 10000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHORT.withStepSize(1.5))
        .withMessage("stepSize is 1.5, allowed: above 0, at most 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHORT.withLearningRate(Double.NaN))
        .withMessage("learningRate is NaN, allowed: above 0, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(new double[] {1}))
        .withMessage("row 0 of x is 1 values long, allowed: 2 values as in the training data");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> model.with(pairs.x[0], pairs.y[0]))
        .withMessage("form is learned, allowed: pairs, the form that stores one more pair");
  }
}
