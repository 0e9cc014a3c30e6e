package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.math.Parallel;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairMemoryTest {

  /** The estimator of Nadaraya and Watson in double precision. */
  private static double estimate(Pairs pairs, double[] weights, double[] query, double beta) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < pairs.x.length; i++) {
      double a = query[0] - pairs.x[i][0];
      double b = query[1] - pairs.x[i][1];
      double w = weights[i] * StrictMath.exp(-beta / 2 * (a * a + b * b));
      sum += w * pairs.target[i];
      total += w;
    }
    return sum / total;
  }

  private static double[] weights(int n) {
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = i % 5 == 0 ? 0 : 0.5 + i % 3;
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 512, 1300})
  void oneStepIsTheEstimatorOfNadarayaAndWatsonAtEveryTemperature(int n) {
    Pairs pairs = new Pairs(n, 2, 4);
    double[][] queries = new Pairs(300, 2, 5).x;
    PairMemory memory =
        new PairMemory(
            Metric.isotropic(2, 3),
            pairs.x,
            Targets.ofNumbers(pairs.target),
            weights(n),
            Separations.SOFTMAX);
    double[] factors = {0.2, 1, 5};

    double[][][] predicted;
    try (Parallel two = new Parallel(2)) {
      predicted = memory.predict(queries, factors, two);
    }

    for (int f = 0; f < factors.length; f++) {
      for (int q = 0; q < queries.length; q++) {
        assertThat(predicted[f][q][0])
            .isCloseTo(estimate(pairs, weights(n), queries[q], 3 * factors[f]), within(1e-3));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void theWeightsAtARowSumToOneAndGiveItsPrediction(int n) {
    Pairs pairs = new Pairs(50, 2, 7);
    PairMemory memory =
        new PairMemory(
            Metric.isotropic(2, 3),
            pairs.x,
            Targets.ofNumbers(pairs.target),
            weights(50),
            Separations.SOFTMAX);
    double[][] queries = new Pairs(n, 2, 8).x;

    double[] w = memory.weights(queries[0], 1.2);

    double[][] predicted;
    try (Parallel one = new Parallel(1)) {
      predicted = memory.predict(queries, new double[] {1.2}, one)[0];
    }
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum += w[i] * pairs.target[i];
    }
    assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
    assertThat(predicted[0][0]).isCloseTo(sum, within(1e-4));
  }
}
