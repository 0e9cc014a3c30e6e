package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureSharesTest {

  private static final int N = 200;

  private final int[] rows = new int[N];
  private final Targets classes;
  private final Targets numbers;

  MixtureSharesTest() {
    Arrays.setAll(rows, i -> i);
    int[] y = new int[N];
    Arrays.setAll(y, i -> i % 3);
    classes = Targets.ofClasses(y, 3);
    numbers = Targets.ofNumbers(new double[N]);
  }

  /** Values at the targets with an error: a probability short of 1, a number beside 0. */
  private static float[] values(boolean classification, double error, long seed) {
    RandomStream random = new RandomStream(seed);
    float[] values = new float[N];
    for (int i = 0; i < N; i++) {
      double gap = error * (0.5 + random.nextDouble());
      values[i] = (float) (classification ? 1 - gap : random.nextDouble() < 0.5 ? gap : -gap);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theBetterPredictorGetsTheLargerShare(boolean classification) {
    float[][] values = {values(classification, 0.5, 1), values(classification, 0.1, 2)};

    double[] shares = MixtureShares.of(values, rows, classification ? classes : numbers, null);

    assertThat(shares[1]).isGreaterThan(0.9);
    assertThat(shares[0] + shares[1]).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theMeanIsBetterThanEvenSharesAndThanEachAlone(boolean classification) {
    Targets targets = classification ? classes : numbers;
    float[][] values = new float[3][];
    for (int k = 0; k < 3; k++) {
      values[k] = values(classification, 0.2 + 0.1 * k, k);
    }
    for (int i = 0; i < N; i++) {
      values[i % 3][i] = classification ? 0.05f : 0.9f;
    }

    double[] shares = MixtureShares.of(values, rows, targets, null);

    double mixed = loss(values, shares, targets);
    assertThat(mixed).isLessThan(loss(values, new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, targets));
    for (double alone : MixtureShares.losses(values, rows, targets, null)) {
      assertThat(mixed).isLessThan(alone);
    }
  }

  private double loss(float[][] values, double[] shares, Targets targets) {
    float[] mean = new float[N];
    for (int k = 0; k < values.length; k++) {
      for (int i = 0; i < N; i++) {
        mean[i] += (float) (shares[k] * values[k][i]);
      }
    }
    return MixtureShares.losses(new float[][] {mean}, rows, targets, null)[0];
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pairsOfWeightZeroCountForNothing(boolean classification) {
    float[][] values = {values(classification, 0.2, 1), values(classification, 0.3, 2)};
    double[] weights = new double[N];
    Arrays.setAll(weights, i -> i < 150 ? 2 : 0);
    float[][] fewer = {Arrays.copyOf(values[0], 150), Arrays.copyOf(values[1], 150)};
    Targets targets = classification ? classes : numbers;

    double[] shares = MixtureShares.of(values, rows, targets, weights);

    double[] expected = MixtureShares.of(fewer, Arrays.copyOf(rows, 150), targets, null);
    assertThat(shares[0]).isCloseTo(expected[0], within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void predictorsThatSayTheSameShareAlike(boolean classification) {
    float[] one = values(classification, 0.3, 4);

    double[] shares =
        MixtureShares.of(
            new float[][] {one, one.clone(), values(classification, 0.35, 5)},
            rows,
            classification ? classes : numbers,
            null);

    assertThat(shares[0]).isEqualTo(shares[1]);
  }
}
