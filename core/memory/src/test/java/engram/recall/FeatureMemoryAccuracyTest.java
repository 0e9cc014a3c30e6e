package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Energies;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published settings: binary patterns {0, 1/sqrt D}, D = 30. */
@Tag("slow")
class FeatureMemoryAccuracyTest {

  private static final int D = 30;

  private static double[][] binary(int n, RandomStream stream) {
    double[][] points = new double[n][D];
    for (double[] point : points) {
      for (int d = 0; d < D; d++) {
        point[d] = stream.nextInt(2) / Math.sqrt(D);
      }
    }
    return points;
  }

  private static FeatureMemory empty(int frequencies, double beta, long seed) {
    return FeatureMemory.empty(
        new RandomFeatures(
            new RandomFeatures.Options(FeatureKind.PAIRED, D, frequencies, beta, seed)));
  }

  /** Mean absolute error of the energy at its 100 memories, over five seeds. */
  private static double errorAtMemories(int frequencies, Parallel pool) {
    double error = 0;
    for (int seed = 0; seed < 5; seed++) {
      double[][] memories = binary(100, new RandomStream(70 + seed));
      double[] energies =
          empty(frequencies, 10, seed).with(memories, pool).evaluate(memories, pool).values();
      for (int i = 0; i < 100; i++) {
        double exact = Energies.logSumExp(10).over(memories).energy(memories[i]);
        error += Math.abs(energies[i] - exact) / 500;
      }
    }
    return error;
  }

  @Test
  void theErrorHalvesWithFourTimesTheFrequencies() {
    try (Parallel pool = new Parallel(0)) {
      double few = errorAtMemories(2000, pool);
      double more = errorAtMemories(8000, pool);
      double many = errorAtMemories(32_000, pool);
      assertThat(few).isBetween(.003, .0046);
      assertThat(more).isBetween(.0015, .0024);
      assertThat(many).isBetween(.0007, .0013);
      assertThat(few / more).isCloseTo(2, within(.5));
      assertThat(more / many).isCloseTo(2, within(.5));
    }
  }

  @Test
  void energyAndDescentFollowTheExactOnesAtBeta25() {
    int queries = 20;
    double error = 0;
    double divergence = 0;
    double correlation = 0;
    try (Parallel pool = new Parallel(0)) {
      for (int seed = 1; seed <= 2; seed++) {
        RandomStream stream = new RandomStream(seed);
        double[][] memories = binary(20, stream);
        double[][] starts = binary(queries, stream);
        FeatureMemory memory = empty(100_000, 25, seed).with(memories, pool);
        List<FeatureMemory.Trace> run = memory.descend(starts, null, 10, .1, pool);
        double[] exact = new double[queries];
        double[] estimate = new double[queries];
        for (int i = 0; i < queries; i++) {
          exact[i] = Energies.logSumExp(25).over(memories).energy(starts[i]);
          estimate[i] = run.get(i).energies()[0];
          error += Math.abs(exact[i] - estimate[i]) / (2 * queries);
          divergence += distance(run.get(i).state(), exactEnd(starts[i], memories)) / (2 * queries);
        }
        correlation += correlation(exact, estimate) / 2;
        assertThat(FeatureMemory.Trace.clippedFraction(run)).isZero();
      }
    }
    assertThat(error).isBetween(.003, .008);
    assertThat(correlation).isBetween(.75, .97);
    assertThat(divergence).isBetween(.022, .044);
  }

  private static double[] exactEnd(double[] start, double[][] memories) {
    double[] v = start.clone();
    for (int t = 0; t < 10; t++) {
      double[] gradient = Energies.logSumExp(25).over(memories).gradient(v);
      for (int d = 0; d < D; d++) {
        v[d] -= .1 * gradient[d];
      }
    }
    return v;
  }

  @Test
  void tooLargeABetaShowsInTheClippedFraction() {
    try (Parallel pool = new Parallel(0)) {
      RandomStream stream = new RandomStream(2);
      double[][] memories = binary(20, stream);
      double[][] queries = binary(200, stream);
      assertThat(
              empty(20_000, 10, 2).with(memories, pool).evaluate(queries, pool).clippedFraction())
          .isZero();
      assertThat(
              empty(20_000, 50, 2).with(memories, pool).evaluate(queries, pool).clippedFraction())
          .isBetween(.3, .7);
    }
  }

  @Test
  void aMillionPatternsTakeTheSpaceOfOne() {
    RandomStream stream = new RandomStream(4);
    double[] query = binary(1, stream)[0];
    double exact = 0;
    try (Parallel pool = new Parallel(0)) {
      FeatureMemory memory = empty(512, .5, 4);
      for (int batch = 0; batch < 20; batch++) {
        double[][] patterns = binary(50_000, stream);
        memory = memory.with(patterns, pool);
        for (double[] pattern : patterns) {
          double distance = distance(pattern, query);
          exact += StrictMath.exp(-.25 * distance * distance);
        }
      }
      assertThat(memory.stored()).isEqualTo(1_000_000);
      assertThat(memory.vector()).hasSize(1024);
      assertThat(memory.kernelSum(query) / exact).isCloseTo(1, within(.02));
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return Math.sqrt(sum);
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double mean(double[] a) {
    double sum = 0;
    for (double each : a) {
      sum += each;
    }
    return sum / a.length;
  }
}
