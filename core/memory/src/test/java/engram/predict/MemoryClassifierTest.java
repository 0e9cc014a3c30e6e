package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryClassifierTest {

  private static final MemoryClassifier.Options BETA =
      new MemoryClassifier.Options().withMetric(MetricForm.BETA).withThreads(1);

  private static double accuracy(MemoryClassifier model, Pairs pairs) {
    int right = 0;
    int[] labels = model.predict(pairs.x);
    for (int i = 0; i < labels.length; i++) {
      right += labels[i] == pairs.y[i] ? 1 : 0;
    }
    return right / (double) labels.length;
  }

  @ParameterizedTest
  @EnumSource(MetricForm.class)
  void predictsNewRowsOfClassesWithAnyLabels(MetricForm form) {
    Pairs test = new Pairs(200, 3, 12);

    MemoryClassifier model =
        MemoryClassifier.fit(
            new Pairs(200, 3, 11).x,
            new Pairs(200, 3, 11).y,
            new MemoryClassifier.Options().withMetric(form).withThreads(1));

    assertThat(model.classes()).containsExactly(-3, 2, 7);
    assertThat(accuracy(model, test)).isGreaterThan(0.82);
  }

  @Test
  void probabilitiesSumToOneAndTheLargestIsThePrediction() {
    Pairs pairs = new Pairs(120, 3, 6).withHoles(1);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, BETA);

    for (double[] row : new Pairs(40, 3, 7).withHoles(2).x) {
      double[] p = model.probabilities(row);
      assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(p).min().orElseThrow()).isPositive();
      double largest = Arrays.stream(p).max().orElseThrow();
      assertThat(p[Arrays.binarySearch(model.classes(), model.predict(row))]).isEqualTo(largest);
    }
  }

  @Test
  void theAnswerDependsOnNeitherTheThreadsNorTheOtherRows() {
    Pairs pairs = new Pairs(700, 3, 8).withHoles(3);
    double[][] queries = new Pairs(1100, 3, 9).withHoles(4).x;
    MemoryClassifier.Options auto =
        new MemoryClassifier.Options().withMetric(MetricForm.SCALES).withSeed(5).withThreads(1);
    MemoryClassifier one = MemoryClassifier.fit(pairs.x, pairs.y, auto);
    MemoryClassifier four = MemoryClassifier.fit(pairs.x, pairs.y, auto.withThreads(4));

    double[][] together = one.probabilities(queries);

    assertThat(four.probabilities(queries)).isDeepEqualTo(together);
    for (int i = 0; i < 300; i += 7) {
      assertThat(one.probabilities(queries[i])).isEqualTo(together[i]);
    }
  }

  @Test
  void theMixtureAnswersTheSameForAnyThreadsAndBeatsOneTemperature() {
    Pairs pairs = new Pairs(240, 4, 18);
    Pairs test = new Pairs(400, 4, 19);
    MemoryClassifier one =
        MemoryClassifier.fit(pairs.x, pairs.y, new MemoryClassifier.Options().withThreads(1));
    MemoryClassifier three =
        MemoryClassifier.fit(pairs.x, pairs.y, new MemoryClassifier.Options().withThreads(3));
    MemoryClassifier plain = MemoryClassifier.fit(pairs.x, pairs.y, BETA);

    assertThat(three.probabilities(test.x)).isDeepEqualTo(one.probabilities(test.x));
    assertThat(logLoss(one, test)).isLessThan(0.9 * logLoss(plain, test));
    assertThat(Arrays.stream(one.explain(test.x[0], 240)).mapToDouble(e -> e.weight()).sum())
        .isCloseTo(1, within(1e-9));
  }

  private static double logLoss(MemoryClassifier model, Pairs pairs) {
    double loss = 0;
    double[][] p = model.probabilities(pairs.x);
    for (int i = 0; i < p.length; i++) {
      loss -= StrictMath.log(p[i][Arrays.binarySearch(model.classes(), pairs.y[i])]);
    }
    return loss / p.length;
  }

  @Test
  void aMixtureRemembersOneMorePair() {
    Pairs pairs = new Pairs(80, 3, 20);
    double[] weights = new double[80];
    Arrays.fill(weights, 1);
    double[] far = {9, 9, 9};
    MemoryClassifier model =
        MemoryClassifier.fit(pairs.x, pairs.y, weights, new MemoryClassifier.Options());

    assertThat(model.with(far, -3).predict(far)).isEqualTo(-3);
    assertThat(model.with(far, 7).predict(far)).isEqualTo(7);
  }

  @Test
  void missingCellsAreCompletedAndARowOfNothingKnownGetsTheClassesAsTheyAre() {
    Pairs pairs = new Pairs(300, 3, 10).withHoles(5);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, BETA);
    double[] nothing = {Double.NaN, Double.NaN, Double.NaN};

    assertThat(accuracy(model, new Pairs(200, 3, 13).withHoles(6))).isGreaterThan(0.7);
    assertThat(Arrays.stream(model.probabilities(nothing)).sum()).isCloseTo(1, within(1e-12));
    assertThat(nothing).containsOnly(Double.NaN);
  }

  @Test
  void aPairOfWeightZeroCountsForNothing() {
    Pairs pairs = new Pairs(100, 2, 14);
    double[] weights = new double[100];
    Arrays.fill(weights, 1);
    weights[0] = 0;
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, weights, BETA);

    MemoryClassifier.Evidence[] evidence = model.explain(pairs.x[0], 100);

    assertThat(Arrays.stream(evidence)).hasSize(99).noneMatch(e -> e.row() == 0);
  }

  @Test
  void anExplanationListsTheWeightiestPairsFirst() {
    Pairs pairs = new Pairs(100, 2, 15);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, BETA);

    MemoryClassifier.Evidence[] evidence = model.explain(pairs.x[3], 100);

    assertThat(evidence[0].row()).isEqualTo(3);
    assertThat(evidence[0].label()).isEqualTo(pairs.y[3]);
    assertThat(Arrays.stream(evidence).mapToDouble(MemoryClassifier.Evidence::weight).sum())
        .isCloseTo(1, within(1e-5));
    assertThat(evidence).isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
  }

  @Test
  void oneMorePairIsRememberedAndTheOldModelStaysAsItWas() {
    Pairs pairs = new Pairs(100, 2, 16);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, BETA);
    double[] far = {8, 8};
    double[] before = model.probabilities(far);

    MemoryClassifier more = model.with(far, -3);

    assertThat(more.predict(far)).isEqualTo(-3);
    assertThat(more.size()).isEqualTo(101);
    assertThat(model.probabilities(far)).isEqualTo(before);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.with(far, 4))
        .withMessage("y is 4, allowed: one of the classes [-3, 2, 7]");
  }

  @Test
  void aModelComesBackFromSerializationToTheBit() throws Exception {
    Pairs pairs = new Pairs(100, 2, 17).withHoles(7);
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, BETA);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(model);

    Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(((MemoryClassifier) back).probabilities(pairs.x))
        .isDeepEqualTo(model.probabilities(pairs.x));
  }

  @Test
  void badInputIsNamed() {
    double[][] x = {{0}, {1}, {2}};
    MemoryClassifier.Options options = BETA;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(x, new int[] {1, 1, 1}, options))
        .withMessage("y is of the one class 1, allowed: 2 classes or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fit(x, new int[2], options))
        .withMessage("y is 2 values long, allowed: one per row, 3");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryClassifier.fit(
                    new double[][] {{0}, {Double.POSITIVE_INFINITY}}, new int[] {0, 1}, options))
        .withMessage("x[1][0] is Infinity, allowed: finite, or NaN for missing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> MemoryClassifier.fit(x, new int[] {0, 1, 0}, new double[] {1, -1, 1}, options))
        .withMessage("weights[1] is -1.0, allowed: 0 or more, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryClassifier.fit(x, new int[] {0, 1, 0}, options).predict(new double[] {1, 2}))
        .withMessage("row 0 of x is 2 values long, allowed: 1 values as in the training data");
  }
}
