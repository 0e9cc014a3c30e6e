package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RandomFeaturesTest {

  private static final double[] X = {.4, .3, -.1, .2, .1};
  private static final double[] Y = {.1, .5, .1, -.05, .2};

  /** exp(-(beta/2) d^2) at beta 2, d^2 = .2425. */
  private static final double KERNEL = StrictMath.exp(-.2425);

  private static RandomFeatures map(FeatureKind kind, int frequencies, long seed) {
    return new RandomFeatures(new RandomFeatures.Options(kind, 5, frequencies, 2, seed));
  }

  /** Means and variances of the estimate over seeds. */
  private static double[] moments(FeatureKind kind, int frequencies, int draws) {
    double mean = 0;
    double squares = 0;
    for (int i = 1; i <= draws; i++) {
      double estimate = map(kind, frequencies, 1000 + i).estimate(X, Y);
      double delta = estimate - mean;
      mean += delta / i;
      squares += delta * (estimate - mean);
    }
    return new double[] {mean, squares / (draws - 1)};
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void theEstimateIsUnbiasedWithTheVarianceOfItsFormula(FeatureKind kind) {
    double[] moments = moments(kind, 1000, 400);
    double variance = map(kind, 1000, 1).variance(X, Y);
    assertThat(moments[1] / variance).isCloseTo(1, within(.1));
    assertThat(moments[0]).isCloseTo(KERNEL, within(3 * Math.sqrt(variance / 400)));
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void theVarianceOfManyDrawsIsThatOfTheFormula(FeatureKind kind) {
    double[] moments = moments(kind, 1000, 4000);
    double variance = map(kind, 1000, 1).variance(X, Y);
    assertThat(moments[1] / variance).isCloseTo(1, within(.06));
    assertThat(moments[0]).isCloseTo(KERNEL, within(3 * Math.sqrt(variance / 4000)));
  }

  @Test
  void theFormulasGiveTheFiguresOfTheirTable() {
    double k = .7645;
    double q = 2.47;
    FeatureKind.Pair pair =
        new FeatureKind.Pair(k, k * k * StrictMath.exp(q), k * k * StrictMath.exp(-q));
    assertThat(Math.sqrt(FeatureKind.PAIRED.variance(pair, 1000))).isCloseTo(.0093, within(1e-4));
    assertThat(Math.sqrt(FeatureKind.COSINE.variance(pair, 1000))).isCloseTo(.0242, within(1e-4));
    assertThat(Math.sqrt(FeatureKind.POSITIVE.variance(pair, 1000))).isCloseTo(.0794, within(3e-4));
    assertThat(Math.sqrt(FeatureKind.HYPERBOLIC.variance(pair, 1000)))
        .isCloseTo(.0537, within(2e-4));
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void aSeedGivesTheSameFeaturesOnEveryMachine(FeatureKind kind) {
    double[] phi = map(kind, 3, 7).map(X);
    double[] known =
        switch (kind) {
          case PAIRED ->
              new double[] {
                .4917282996943605,
                .10401373880340838,
                .5724813457528314,
                -.30255022085085087,
                .5679035886589875,
                -.07482243742730899
              };
          case COSINE -> new double[] {.5766624974248615, -.8091659210918771, .7260310243721843};
          case POSITIVE -> new double[] {.1789079526401027, 1.2465095087569675, .27273094686894256};
          case HYPERBOLIC ->
              new double[] {
                .1265070265200183,
                .881415326455564,
                .1928499019704573,
                .3812492321608558,
                .05471985413131254,
                .25009417972101156
              };
        };
    assertThat(phi).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "255,2", "256,1", "257,3", "600,4"})
  void pairedFeaturesOfAPointHaveLengthOne(int frequencies, int seed) {
    RandomFeatures map = map(FeatureKind.PAIRED, frequencies, seed);
    assertThat(map.map(X)).hasSize(2 * frequencies).hasSize(map.size());
    assertThat(map.estimate(X, X)).isCloseTo(1, within(2e-6));
    assertThat(map.variance(X, X)).isCloseTo(0, within(1e-30));
  }

  @Test
  void betaScalesLengths() {
    double[] twice = {.8, .6, -.2, .4, .2};
    RandomFeatures narrow =
        new RandomFeatures(new RandomFeatures.Options(FeatureKind.PAIRED, 5, 400, 8, 3));
    RandomFeatures wide =
        new RandomFeatures(new RandomFeatures.Options(FeatureKind.PAIRED, 5, 400, 2, 3));
    assertThat(narrow.map(X)).isEqualTo(wide.map(twice));
  }

  @Test
  void aCentreShiftsTheOriginAndKeepsPrecisionFarFromZero() {
    RandomFeatures.Options options = new RandomFeatures.Options(5, 500, 2);
    double[] center = {1048576, -1048576, 1048576, 0, 3};
    double[] x = new double[5];
    double[] y = new double[5];
    for (int d = 0; d < 5; d++) {
      x[d] = X[d] + center[d];
      y[d] = Y[d] + center[d];
    }
    assertThat(new RandomFeatures(options, center).estimate(x, y))
        .isCloseTo(new RandomFeatures(options).estimate(X, Y), within(1e-6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomFeatures(options).map(x))
        .withMessage("x is over 10000.0 kernel widths from the centre, allowed: up to that");
  }

  @Test
  void centringCutsTheVarianceOfPositiveFeaturesOnly() {
    double[] far = {1.4, 1.3, .9, 1.2, 1.1};
    double[] center = {1, 1, 1, 1, 1};
    RandomFeatures.Options paired = new RandomFeatures.Options(5, 1000, 2);
    RandomFeatures.Options positive = paired.withKind(FeatureKind.POSITIVE);
    assertThat(new RandomFeatures(positive, center).variance(far, far))
        .isLessThan(1e-6 * new RandomFeatures(positive).variance(far, far));
    assertThat(new RandomFeatures(paired, center).variance(far, X))
        .isCloseTo(new RandomFeatures(paired).variance(far, X), within(1e-12));
  }

  @Test
  void positiveFeaturesAreUselessOnceTheSumOfTheirPointsIsLong() {
    RandomFeatures map =
        new RandomFeatures(new RandomFeatures.Options(FeatureKind.POSITIVE, 5, 100_000, 2, 1));
    double[] x = {1, 1, 1, .5, .5};
    assertThat(Math.sqrt(map.variance(x, x))).isGreaterThan(1000);
    assertThat(map.estimate(x, x)).as("the kernel is 1").isLessThan(.5);
    assertThat(map.variance(new double[] {20, 0, 0, 0, 0}, new double[] {20, 0, 0, 0, 0}))
        .isInfinite();
  }

  @Test
  void mapsAreEqualByOptionsAndCentre() {
    RandomFeatures.Options options = new RandomFeatures.Options(5, 20, 2);
    assertThat(new RandomFeatures(options))
        .isEqualTo(new RandomFeatures(options))
        .hasSameHashCodeAs(new RandomFeatures(options))
        .isNotEqualTo(new RandomFeatures(options.withSeed(2)))
        .isNotEqualTo(new RandomFeatures(options.withKind(FeatureKind.COSINE)))
        .isNotEqualTo(new RandomFeatures(options, new double[] {0, 0, 0, 0, 1}));
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomFeatures.Options(null, 5, 20, 2, 1))
        .withMessage("kind is null, allowed: [PAIRED, COSINE, POSITIVE, HYPERBOLIC]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomFeatures.Options(0, 20, 2))
        .withMessage("dimension is 0, allowed: 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomFeatures.Options(5, 0, 2))
        .withMessage("frequencies is 0, allowed: 1 to 536870912");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomFeatures.Options(5, 20, Double.NaN))
        .withMessage("beta is NaN, allowed: above 0 and finite");
    RandomFeatures map = new RandomFeatures(new RandomFeatures.Options(2, 20, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.map(X))
        .withMessage("x has 5 values, allowed: 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map.map(new double[] {1, Double.NaN}))
        .withMessage("x[1] is NaN, allowed: finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomFeatures(new RandomFeatures.Options(2, 20, 2), X))
        .withMessage("center has 5 values, allowed: 2");
  }
}
