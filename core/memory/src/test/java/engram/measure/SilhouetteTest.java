package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilhouetteTest {
  private static final double[][] LINE = {{0}, {1}, {10}, {12}};
  private static final int[] PAIRS = {0, 0, 1, 1};

  @Test
  void matchesValuesComputedByHand() {
    double[] expected = {10.0 / 11, 9.0 / 10, 7.5 / 9.5, 9.5 / 11.5};
    assertThat(Silhouette.values(LINE, PAIRS, 1)).containsExactly(expected, within(1e-15));
    double mean = (10.0 / 11 + 0.9 + 7.5 / 9.5 + 9.5 / 11.5) / 4;
    assertThat(Silhouette.of(LINE, PAIRS)).isCloseTo(mean, within(1e-15));
  }

  @Test
  void matchesKnownValuesOfIrisRows() {
    assertThat(Silhouette.of(Samples.IRIS, Samples.SPECIES))
        .isCloseTo(0.500525018650246, within(1e-14));
    double[] values = Silhouette.values(Samples.IRIS, Samples.SPECIES, 1);
    assertThat(values[0]).isCloseTo(0.8479646263097754, within(1e-14));
    assertThat(values[9]).isCloseTo(0.049910968696393734, within(1e-14));
  }

  @Property(tries = 40)
  void equalsTheDefinition(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 600) int n,
      @ForAll @IntRange(min = 1, max = 37) int d,
      @ForAll @IntRange(min = 2, max = 9) int k) {
    Random random = new Random(seed);
    double[][] x = Samples.points(n, d, random);
    int[] labels = Samples.labels(n, k, random);
    if (Arrays.stream(labels).distinct().count() > 1) {
      assertThat(Silhouette.values(x, labels, 2))
          .containsExactly(byDefinition(x, labels, k), within(1e-12));
    }
  }

  private static double[] byDefinition(double[][] x, int[] labels, int k) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double[] sum = new double[k];
      int[] others = new int[k];
      for (int j = 0; j < x.length; j++) {
        if (j != i) {
          double square = 0;
          for (int f = 0; f < x[i].length; f++) {
            square += (x[i][f] - x[j][f]) * (x[i][f] - x[j][f]);
          }
          sum[labels[j]] += Math.sqrt(square);
          others[labels[j]]++;
        }
      }
      double next = Double.POSITIVE_INFINITY;
      for (int c = 0; c < k; c++) {
        if (c != labels[i] && others[c] > 0) {
          next = Math.min(next, sum[c] / others[c]);
        }
      }
      double within = sum[labels[i]] / others[labels[i]];
      values[i] = others[labels[i]] == 0 ? 0 : (next - within) / Math.max(next, within);
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"1100, 19, 5", "1025, 784, 3", "257, 2, 100"})
  void hasTheSameBitsForAnyNumberOfThreads(int n, int d, int k) {
    Random random = new Random(7);
    double[][] x = Samples.points(n, d, random);
    int[] labels = Samples.labels(n, k, random);
    double[] one = Silhouette.values(x, labels, 1);
    assertThat(Silhouette.values(x, labels, 2)).containsExactly(one);
    assertThat(Silhouette.values(x, labels, 4)).containsExactly(one);
    assertThat(Silhouette.of(x, labels)).isEqualTo(Silhouette.of(x, labels, 4));
  }

  @Test
  void aRowAloneInItsClusterScoresZero() {
    double[] values = Silhouette.values(new double[][] {{0}, {1}, {50}}, new int[] {0, 0, 1}, 1);
    assertThat(values).containsExactly(49.0 / 50, 48.0 / 49, 0);
  }

  @Test
  void rowsThatAllCoincideScoreZero() {
    assertThat(Silhouette.of(new double[4][3], PAIRS)).isZero();
  }

  @Test
  void duplicatesInFarClustersScoreExactlyOne() {
    double[][] x = {{1e6 + 0.1}, {1e6 + 0.1}, {-3}, {-3}};
    assertThat(Silhouette.of(x, PAIRS)).isEqualTo(1);
  }

  @Test
  void isUndefinedForFewerThanTwoClusters() {
    assertThat(Silhouette.of(LINE, new int[4])).isNaN();
    assertThat(Silhouette.values(LINE, new int[4], 1)).hasSize(4).containsOnly(Double.NaN);
  }

  @Test
  void doesNotDependOnNamesOfLabels() {
    assertThat(Silhouette.of(Samples.IRIS, Samples.renamed(Samples.SPECIES)))
        .isEqualTo(Silhouette.of(Samples.IRIS, Samples.SPECIES));
  }

  @Test
  void doesNotDependOnTheOrderOfRows() {
    assertThat(Silhouette.of(Samples.reversed(Samples.IRIS), Samples.reversed(Samples.SPECIES)))
        .isCloseTo(Silhouette.of(Samples.IRIS, Samples.SPECIES), within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "3.7, -20", "-1e307, 0", "1e-300, 0"})
  void doesNotDependOnShiftAndScale(double factor, double shift) {
    assertThat(Silhouette.of(Samples.moved(Samples.IRIS, factor, shift), Samples.SPECIES))
        .isCloseTo(Silhouette.of(Samples.IRIS, Samples.SPECIES), within(1e-11));
  }

  @Test
  void aSampleOfAllRowsIsTheWhole() {
    double whole = Silhouette.of(Samples.IRIS, Samples.SPECIES);
    assertThat(Silhouette.ofSample(Samples.IRIS, Samples.SPECIES, 12, 5, 1)).isEqualTo(whole);
    assertThat(Silhouette.ofSample(Samples.IRIS, Samples.SPECIES, 13, 6, 1)).isEqualTo(whole);
  }

  @Test
  void aSampleDependsOnTheSeedAndNotOnThreads() {
    Random random = new Random(3);
    double[][] x = Samples.points(2000, 3, random);
    int[] labels = new int[2000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = x[i][0] > 0 ? 1 : 0;
    }
    double sample = Silhouette.ofSample(x, labels, 700, 11, 1);
    assertThat(Silhouette.ofSample(x, labels, 700, 11, 4)).isEqualTo(sample);
    assertThat(Silhouette.ofSample(x, labels, 700, 12, 1)).isNotEqualTo(sample);
    assertThat(sample).isCloseTo(Silhouette.of(x, labels), within(0.02));
  }

  @Test
  void aSampleHoldsNoRowTwice() {
    // Row i at 2^i: a row drawn twice would be a pair at distance 0 and score 1.
    double[][] x = new double[40][1];
    int[] labels = new int[40];
    for (int i = 0; i < 40; i++) {
      x[i][0] = Math.scalb(1.0, i);
      labels[i] = i;
    }
    for (int seed = 0; seed < 50; seed++) {
      assertThat(Silhouette.ofSample(x, labels, 20, seed, 1)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesValuesThatAreNotFinite(double bad) {
    double[][] x = {{0, 1}, {2, bad}, {3, 4}};
    String message = "row 1, column 1 is " + bad + ", allowed: finite values";
    int[] labels = {0, 1, 1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Silhouette.of(x, labels))
        .withMessage(message);
    for (int seed = 0; seed < 8; seed++) {
      int draw = seed;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Silhouette.ofSample(x, labels, 1, draw, 1))
          .withMessage(message);
    }
  }

  @Test
  void refusesWrongShapes() {
    refused(new double[][] {{1}, {2}}, PAIRS, "x has 2 rows and labels has 4, allowed: as many");
    refused(
        new double[][] {{1, 2}, {3}},
        new int[] {0, 1},
        "row 1 has 1 columns, allowed: 2 as in row 0");
    refused(
        new double[][] {{1, 2}, null},
        new int[] {0, 1},
        "row 1 is null, allowed: an array of values");
    refused(new double[2][0], new int[] {0, 1}, "row 0 has 0 columns, allowed: 1 or more");
    refused(new double[0][], new int[0], "labels is empty, allowed: one label or more");
  }

  private static void refused(double[][] x, int[] labels, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Silhouette.of(x, labels))
        .withMessage(message);
  }

  @Test
  void refusesWrongNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Silhouette.of(LINE, PAIRS, -1))
        .withMessageStartingWith("threads is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Silhouette.ofSample(LINE, PAIRS, 0, 1, 1))
        .withMessage("maxRows is 0, allowed: 1 or more");
  }

  @Test
  void anInterruptedThreadStopsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Silhouette.of(LINE, PAIRS, 1))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void leavesItsArgumentsAlone() {
    double[][] x = Samples.moved(Samples.IRIS, 1, 0);
    int[] labels = Samples.SPECIES.clone();
    Silhouette.ofSample(x, labels, 7, 1, 2);
    Silhouette.of(x, labels);
    assertThat(x).isDeepEqualTo(Samples.moved(Samples.IRIS, 1, 0));
    assertThat(labels).containsExactly(Samples.SPECIES);
  }
}
