package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.density.LogSumRelu.Minimum;
import engram.density.LogSumReluMinima.Counts;
import engram.energy.Similarity;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSumReluMinimaTest {

  private static final double[][] PAIR = {{-1}, {1}};
  private static final double[][] TRIANGLE = {{-1, 0}, {1, 0}, {0, -Math.sqrt(3)}};

  @ParameterizedTest
  @CsvSource({".2, 0, 1", ".49, 0, 1", ".51, 2, 1", "1, 2, 1", "1.99, 2, 1", "2, 2, 0", "5, 2, 0"})
  void pairHasItsMidpointInAWindowOfBeta(double beta, int preserved, int novel) {
    assertThat(LogSumReluMinima.count(PAIR, beta)).isEqualTo(new Counts(preserved, novel));
  }

  @ParameterizedTest
  @CsvSource({".3, 0, 1", ".6, 3, 1", "1.1, 3, 4", "1.51, 3, 3", "2.1, 3, 0"})
  void triangleHasOneFourSevenSixThreeMinima(double beta, int preserved, int novel) {
    assertThat(LogSumReluMinima.count(TRIANGLE, beta)).isEqualTo(new Counts(preserved, novel));
  }

  @ParameterizedTest
  @CsvSource({".5, 1, 4", ".66666667, 4, 7", "1.5, 7, 6", "2, 6, 3"})
  void triangleChangesAtItsThresholds(double threshold, int below, int above) {
    assertThat(LogSumReluMinima.count(TRIANGLE, threshold - 1e-6).total()).isEqualTo(below);
    assertThat(LogSumReluMinima.count(TRIANGLE, threshold + 1e-6).total()).isEqualTo(above);
  }

  @Property(tries = 200)
  void findsTheSubsetsThatPassTheTestOneByOne(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int k,
      @ForAll @IntRange(min = 1, max = 5) int d) {
    RandomStream random = new RandomStream(seed);
    double[][] memories = LogSumReluTest.uniform(random, k, d);
    double beta = (1 + 20 * random.nextDouble()) / d;
    LogSumRelu energy = new LogSumRelu(memories, beta);
    List<List<Integer>> expected = new ArrayList<>();
    for (int subset = 1; subset < 1 << k; subset++) {
      int bits = subset;
      int[] members = IntStream.range(0, k).filter(mu -> (bits >> mu & 1) == 1).toArray();
      if (energy.isMinimum(members)) {
        expected.add(Arrays.stream(members).boxed().toList());
      }
    }
    List<Minimum> all = LogSumReluMinima.all(memories, beta);
    assertThat(all.stream().map(LogSumReluMinimaTest::members))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(LogSumReluMinima.count(memories, beta).total()).isEqualTo(all.size());
    assertThat(LogSumReluMinima.sample(memories, beta, 50, seed, 1))
        .allSatisfy(end -> assertThat(expected).contains(members(end)));
  }

  private static List<Integer> members(Minimum minimum) {
    return Arrays.stream(minimum.active()).boxed().toList();
  }

  /** The most novel minima over 50 betas from 2/D to where no two supports meet. */
  private static Counts[] sweep(long seed, int k, int d) {
    double[][] memories = LogSumReluTest.uniform(new RandomStream(seed), k, d);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        least = Math.min(least, -2 * Similarity.EUCLIDEAN.of(memories[i], memories[j]));
      }
    }
    Counts[] counts = new Counts[50];
    for (int i = 0; i < 50; i++) {
      double beta = 2.0 / d + (8 / least - 2.0 / d) * i / 49;
      counts[i] = LogSumReluMinima.count(memories, beta);
    }
    return counts;
  }

  private static Counts peak(Counts[] sweep) {
    return Arrays.stream(sweep).reduce((a, b) -> b.novel() > a.novel() ? b : a).orElseThrow();
  }

  /** The middle of 20 data sets lies where three data sets of the same kind are known to lie. */
  @ParameterizedTest
  @CsvSource({"5, 8, 8, 21", "5, 32, 19, 26", "15, 8, 88, 224", "15, 32, 1104, 2048"})
  void uniformMemoriesMakeAsManyNovelOnesAsKnown(int k, int d, int from, int to) {
    int[] peaks = new int[20];
    for (int seed = 0; seed < peaks.length; seed++) {
      Counts[] sweep = sweep(seed, k, d);
      peaks[seed] = peak(sweep).novel();
      assertThat(peaks[seed]).isBetween(from / 3, Math.min(3 * to, (1 << k) - 1 - k));
      assertThat(sweep[0].total()).isEqualTo(1);
      assertThat(sweep[49].preserved()).isEqualTo(k);
      assertThat(sweep[49].novel()).isLessThanOrEqualTo(1);
      if (d == 32 && k == 15) {
        assertThat(peak(sweep).preserved()).isBetween(13, 15);
      }
    }
    Arrays.sort(peaks);
    assertThat(peaks[10]).isBetween(from, to);
  }

  @Test
  void samplingFindsMostOfWhatThereIsAndDoesNotDependOnThreads() {
    double[][] memories = LogSumReluTest.uniform(new RandomStream(1), 12, 6);
    double beta = 6;
    List<Minimum> one = LogSumReluMinima.sample(memories, beta, 5000, 3, 1);
    List<Minimum> two = LogSumReluMinima.sample(memories, beta, 5000, 3, 2);
    assertThat(one.stream().map(LogSumReluMinimaTest::members))
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(two.stream().map(LogSumReluMinimaTest::members).toList());
    int total = LogSumReluMinima.count(memories, beta).total();
    assertThat(total).isGreaterThan(20);
    assertThat(one.size()).isBetween(total / 2, total);
    List<Minimum> other = LogSumReluMinima.sample(memories, beta, 5000, 4, 1);
    assertThat(other.stream().map(LogSumReluMinimaTest::members).toList())
        .isNotEqualTo(one.stream().map(LogSumReluMinimaTest::members).toList());
  }

  @Test
  void samplesOfManyMemoriesAreMinima() {
    double[][] memories = LogSumReluTest.uniform(new RandomStream(1), 2000, 8);
    LogSumRelu energy = new LogSumRelu(memories, 30);
    List<Minimum> found = LogSumReluMinima.sample(memories, 30, 300, 1, 0);
    assertThat(found).hasSizeGreaterThan(50);
    assertThat(found.stream().filter(Minimum::novel).count()).isGreaterThan(20);
    assertThat(found)
        .allSatisfy(minimum -> assertThat(energy.isMinimum(minimum.active())).isTrue());
  }

  @Test
  void copiesCountOnceAsPreserved() {
    double[][] memories = {{0}, {0}, {3}};
    assertThat(LogSumReluMinima.count(memories, 1)).isEqualTo(new Counts(2, 0));
    assertThat(LogSumReluMinima.count(memories, 0.45)).isEqualTo(new Counts(2, 1));
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogSumReluMinima.count(new double[31][1], 1))
        .withMessageContaining("memories are 31, allowed: up to 30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogSumReluMinima.sample(PAIR, 1, 0, 0, 1))
        .withMessage("starts is 0, allowed: 1 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> LogSumReluMinima.count(PAIR, 0));
  }

  @Test
  void thirtyDistantMemoriesAreAllPreserved() {
    double[][] memories = new double[30][1];
    Arrays.setAll(memories, i -> new double[] {10.0 * i});
    assertThat(LogSumReluMinima.count(memories, 1)).isEqualTo(new Counts(30, 0));
  }
}
