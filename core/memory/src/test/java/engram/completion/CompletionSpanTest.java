package engram.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionSpanTest {

  private static final int N = 7;
  private static final int D = 12;
  private static final int[] ALL = IntStream.range(0, N).toArray();

  private final double[][] z = new double[N][D];
  private final double[] weights = {0.5, 1.5, 1, 1, 0.25, 1.75, 1};
  private final double[] query = new double[D];

  CompletionSpanTest() {
    RandomStream random = new RandomStream(12);
    double[] mean = new double[D];
    for (int i = 0; i < N; i++) {
      double cause = random.nextGaussian();
      for (int d = 0; d < D; d++) {
        z[i][d] = cause + random.nextGaussian();
        mean[d] += weights[i] * z[i][d] / N;
      }
    }
    for (int d = 0; d < D; d++) {
      for (double[] row : z) {
        row[d] -= mean[d];
      }
      query[d] = random.nextGaussian();
    }
  }

  private double[] holed(int missing) {
    double[] holed = query.clone();
    for (int t = 0; t < missing; t++) {
      holed[(5 * t + 1) % D] = Double.NaN;
    }
    return holed;
  }

  private CompletionSpan span(double[][] rows, double[] weights, double[] variance, Parallel pool) {
    double[][] none = new double[rows.length][D];
    return CompletionSpan.of(rows, none, weights, variance, 0, pool);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 11})
  void ofRowsWithoutHolesItIsTheQuadraticEnergyWithItsFullMatrix(int missing) {
    try (Parallel pool = new Parallel(1)) {
      CompletionGaussian full = CompletionGaussian.fit(z, weights, pool);
      CompletionSpan span = span(z, weights, CompletionGaussian.variance(z, weights), pool);
      double[] row = holed(missing);
      CompletionCells cells = CompletionCells.of(row);
      CompletionGaussian.Estimate expected = full.estimate(row, cells);
      CompletionSpan.Clamped clamped = span.clamp(0, z, weights, ALL, row, cells);
      double[] minimum = clamped.minimum();
      double[] variances = clamped.variances();
      assertThat(minimum).hasSize(missing);
      for (int t = 0; t < missing; t++) {
        assertThat(minimum[t]).isCloseTo(expected.mean()[t], within(1e-9));
        assertThat(variances[t]).isCloseTo(expected.covariance()[t][t], within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void leavingARowOutIsTheEnergyOfTheOthers(int prior) {
    try (Parallel pool = new Parallel(1)) {
      double[] variance = CompletionGaussian.variance(z, weights);
      double[] row = z[2].clone();
      row[3] = Double.NaN;
      row[8] = Double.NaN;
      CompletionCells cells = CompletionCells.of(row);
      int[] others = {0, 1, 3, 4, 5, 6};
      double[][] rows = Arrays.stream(others).mapToObj(i -> z[i]).toArray(double[][]::new);
      double[] left = Arrays.stream(others).mapToDouble(i -> weights[i]).toArray();
      double[] minimum =
          span(z, weights, variance, pool).clamp(prior, z, weights, others, row, cells).minimum();
      int[] six = {0, 1, 2, 3, 4, 5};
      double[] expected =
          span(rows, left, variance, pool).clamp(prior, rows, left, six, row, cells).minimum();
      assertThat(minimum).containsExactly(expected, within(1e-9));
    }
  }

  @Test
  void withoutRowsTheMinimumIsTheMean() {
    try (Parallel pool = new Parallel(1)) {
      CompletionSpan span = span(z, weights, CompletionGaussian.variance(z, weights), pool);
      CompletionCells cells = CompletionCells.of(holed(2));
      double[] minimum = span.clamp(1, z, weights, new int[0], holed(2), cells).minimum();
      assertThat(minimum).containsExactly(span.mean()[1], span.mean()[6]);
    }
  }

  @Test
  void whereOneCauseMovesAllColumnsAHoleOfAStoredRowIsFilledFromTheOthers() {
    RandomStream random = new RandomStream(3);
    double[][] x = new double[20][60];
    double[] causes = new double[20];
    for (int i = 0; i < 20; i++) {
      causes[i] = random.nextGaussian();
      for (int d = 0; d < 60; d++) {
        x[i][d] = causes[i] + 0.1 * random.nextGaussian();
      }
    }
    double[] ones = new double[20];
    Arrays.fill(ones, 1);
    x[4][7] = Double.NaN;
    double[] least = new double[60];
    double[] most = new double[60];
    Arrays.fill(least, -9);
    Arrays.fill(most, 9);
    int[] blocks = IntStream.range(0, 60).toArray();
    try (Parallel pool = new Parallel(1)) {
      CompletionSpanFit fit = CompletionSpanFit.of(x, ones, blocks, least, most, pool);
      assertThat(fit.values()[4][7]).isCloseTo(causes[4], within(0.25));
      assertThat(fit.doubt()[4][7]).isBetween(1e-4, 0.3);
      assertThat(fit.doubt()[4][8]).isZero();
    }
  }
}
