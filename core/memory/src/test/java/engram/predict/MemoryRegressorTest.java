package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemoryRegressorTest {

  private static final MemoryRegressor.Options SCALES =
      new MemoryRegressor.Options().withMetric(MetricForm.SCALES).withThreads(1);

  private static double error(MemoryRegressor model, Pairs pairs) {
    double sum = 0;
    double[] predictions = model.predict(pairs.x);
    for (int i = 0; i < predictions.length; i++) {
      double gap = predictions[i] - pairs.target[i];
      sum += gap * gap;
    }
    return Math.sqrt(sum / predictions.length);
  }

  @Test
  void followsACurveWithinTwiceTheNoiseOrSo() {
    Pairs train = new Pairs(300, 2, 21);

    MemoryRegressor model = MemoryRegressor.fit(train.x, train.target, SCALES);

    assertThat(error(model, new Pairs(200, 2, 22))).isLessThan(0.45);
  }

  @Test
  void aTrendCarriesPredictionsBeyondTheMemories() {
    double[][] x = new double[60][1];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      x[i][0] = i / 30.0 - 1;
      y[i] = 5 + 4 * x[i][0];
    }

    MemoryRegressor model = MemoryRegressor.fit(x, y, SCALES);

    assertThat(model.predict(new double[] {2})).isCloseTo(13, within(0.6));
  }

  @Test
  void shiftingAndScalingTheTargetShiftsAndScalesThePredictions() {
    Pairs train = new Pairs(150, 2, 23);
    double[] other = new double[150];
    for (int i = 0; i < 150; i++) {
      other[i] = 1000 + 8 * train.target[i];
    }

    MemoryRegressor model = MemoryRegressor.fit(train.x, train.target, SCALES);
    MemoryRegressor moved = MemoryRegressor.fit(train.x, other, SCALES);

    for (double[] row : new Pairs(30, 2, 24).x) {
      assertThat(moved.predict(row)).isCloseTo(1000 + 8 * model.predict(row), within(0.02));
    }
  }

  @Test
  void rowsWithHolesArePredictedAndThreadsDoNotMatter() {
    Pairs train = new Pairs(300, 3, 25).withHoles(8);
    double[][] queries = new Pairs(60, 3, 26).withHoles(9).x;
    MemoryRegressor one = MemoryRegressor.fit(train.x, train.target, SCALES);
    MemoryRegressor four = MemoryRegressor.fit(train.x, train.target, SCALES.withThreads(4));

    assertThat(four.predict(queries)).isEqualTo(one.predict(queries));
    assertThat(java.util.Arrays.stream(one.predict(queries)).allMatch(Double::isFinite)).isTrue();
  }

  @Test
  void aTrendOfRanksBendsWithAFeature() {
    double[][] x = new double[200][1];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      x[i][0] = i < 190 ? i / 190.0 - 0.5 : 3 + i / 100.0;
      y[i] = i;
    }
    LinearTrend bent = LinearTrend.bent(x, y, null);

    double[] residuals = bent.residuals(x, y);

    double worst = java.util.Arrays.stream(residuals).map(Math::abs).max().orElseThrow();
    assertThat(bent.ranks()).isNotNull();
    assertThat(worst).isLessThan(20);
    assertThat(bent.at(new double[][] {{5}})[0]).isGreaterThan(bent.at(new double[][] {{4}})[0]);
  }

  @Test
  void theMixtureOfMetricsFollowsACurveAndAnswersTheSameForAnyThreads() {
    Pairs train = new Pairs(240, 3, 31);
    Pairs test = new Pairs(100, 3, 32);
    MemoryRegressor one =
        MemoryRegressor.fit(train.x, train.target, new MemoryRegressor.Options().withThreads(1));
    MemoryRegressor three =
        MemoryRegressor.fit(train.x, train.target, new MemoryRegressor.Options().withThreads(3));

    assertThat(error(one, test)).isLessThan(0.45);
    assertThat(three.predict(test.x)).isEqualTo(one.predict(test.x));
  }

  @Test
  void aConstantTargetIsPredictedAsItIs() {
    Pairs train = new Pairs(30, 2, 27);
    double[] y = new double[30];
    java.util.Arrays.fill(y, 4.5);

    assertThat(MemoryRegressor.fit(train.x, y, SCALES).predict(new double[] {0, 0}))
        .isCloseTo(4.5, within(1e-9));
  }

  @Test
  void aTargetTooFarToLearnFromIsNamedAndTinyOnesKeepTheirUnit() {
    double[][] x = new double[20][1];
    double[] y = new double[20];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = (i - 9.5) / 6;
      y[i] = i % 3;
    }
    double[] far = y.clone();
    far[4] = -1e101;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRegressor.fit(x, far, new MemoryRegressor.Options()))
        .withMessage("y[4] is -1.0E101, allowed: -1e100 to 1e100; divide the targets");
    for (MemoryForm form : MemoryForm.values()) {
      MemoryRegressor.Options options = new MemoryRegressor.Options().withForm(form);
      double[] plain = MemoryRegressor.fit(x, y, options).predict(x);
      for (int exponent : new int[] {-700, 300}) {
        double[] scaled = Arrays.stream(y).map(value -> Math.scalb(value, exponent)).toArray();
        double[] said = MemoryRegressor.fit(x, scaled, options).predict(x);
        assertThat(Arrays.stream(said).map(value -> Math.scalb(value, -exponent)).toArray())
            .as(form + ", 2^" + exponent)
            .isEqualTo(plain);
      }
    }
  }

  @Test
  void aTargetThatIsNotANumberIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MemoryRegressor.fit(
                    new double[][] {{0}, {1}}, new double[] {1, Double.NaN}, SCALES))
        .withMessage("y[1] is NaN, allowed: finite");
  }

  @Test
  void theWeightsOfAllPairsMakeThePredictionWhereThereIsNoTrend() {
    Pairs train = new Pairs(120, 3, 41);
    Pairs test = new Pairs(10, 3, 42);
    MemoryRegressor model =
        MemoryRegressor.fit(train.x, train.target, new MemoryRegressor.Options().withTrend(false));
    for (double[] row : test.x) {
      MemoryRegressor.Evidence[] all = model.explain(row, 1000);
      assertThat(all).hasSize(120);
      double sum = 0;
      double prediction = 0;
      double last = 1;
      for (MemoryRegressor.Evidence evidence : all) {
        assertThat(evidence.weight()).isBetween(0.0, last);
        last = evidence.weight();
        sum += evidence.weight();
        prediction += evidence.weight() * train.target[evidence.memory()];
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
      assertThat(prediction).isCloseTo(model.predict(row), within(1e-4));
      assertThat(model.explain(row, 2)).containsExactly(all[0], all[1]);
    }
  }
}
