package engram.universal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.binary.RandomSigns;
import engram.binary.SignNoise;
import engram.descent.Descent;
import engram.energy.Energies;
import engram.energy.Growth;
import engram.energy.ScaledSum;
import engram.energy.Scaling;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.energy.Similarity;
import engram.energy.TopK;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UniversalMemoryTest {

  private static final Separation NEAREST = new TopK(1);

  static List<Similarity> similarities() {
    return List.of(
        Similarity.DOT,
        Similarity.COSINE,
        Similarity.EUCLIDEAN,
        Similarity.MANHATTAN,
        Similarity.KULLBACK_LEIBLER,
        Similarity.JENSEN_SHANNON);
  }

  private static double[][] positive(int k, int d, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] rows = new double[k][d];
    for (double[] row : rows) {
      for (int i = 0; i < d; i++) {
        row[i] = stream.nextDouble();
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("similarities")
  void derivativesAreDifferences(Similarity similarity) {
    double[][] rows = positive(3, 6, 1);
    double[] v = rows[0];
    double[] xi = rows[1];
    double[] a = rows[2];
    double[] byState = new double[6];
    double[] byMemory = new double[6];
    double[] slopeByState = new double[6];
    double[] slopeByMemory = new double[6];
    similarity.addStateGradient(byState, 2, v, xi);
    similarity.addMemoryGradient(byMemory, 2, v, xi);
    similarity.addSlopeGradient(slopeByState, slopeByMemory, 2, a, v, xi);
    assertThat(2 * similarity.slopeAlong(a, v, xi))
        .isCloseTo(Similarity.DOT.of(a, byState), within(1e-12));
    double h = 1e-6;
    for (int d = 0; d < 6; d++) {
      double[] up = v.clone();
      double[] down = v.clone();
      up[d] += h;
      down[d] -= h;
      assertThat((similarity.of(up, xi) - similarity.of(down, xi)) / h)
          .isCloseTo(byState[d], within(1e-7));
      assertThat((similarity.slopeAlong(a, up, xi) - similarity.slopeAlong(a, down, xi)) / h)
          .isCloseTo(slopeByState[d], within(1e-6));
      up = xi.clone();
      down = xi.clone();
      up[d] += h;
      down[d] -= h;
      assertThat((similarity.of(v, up) - similarity.of(v, down)) / h)
          .isCloseTo(byMemory[d], within(1e-7));
      assertThat((similarity.slopeAlong(a, v, up) - similarity.slopeAlong(a, v, down)) / h)
          .isCloseTo(slopeByMemory[d], within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("similarities")
  void distancesAreLeastAtAnExactHit(Similarity similarity) {
    double[][] rows = positive(20, 8, 2);
    rows[4][3] = 0;
    UniversalMemory memory = UniversalMemory.auto(similarity, NEAREST, 1, rows);
    assertThat(memory.recall(rows[4])).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    if (similarity != Similarity.DOT) { // where the longest row wins
      for (int mu = 0; mu < rows.length; mu++) {
        assertThat(memory.nearest(rows[mu])).isEqualTo(mu);
        assertThat(memory.recall(rows[mu])).isEqualTo(rows[mu]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("similarities")
  void gradientsAreDifferencesOfTheEnergy(Similarity similarity) {
    UniversalMemory memory =
        UniversalMemory.auto(similarity, Separations.SOFTMAX, 3, positive(7, 5, 3));
    double[] v = positive(1, 5, 4)[0];
    double[] gradient = memory.gradient(v);
    for (int d = 0; d < 5; d++) {
      double[] up = v.clone();
      double[] down = v.clone();
      up[d] += 1e-6;
      down[d] -= 1e-6;
      assertThat((memory.energy(up) - memory.energy(down)) / 2e-6)
          .isCloseTo(gradient[d], within(1e-6));
    }
  }

  @Test
  void theEuclideanOneIsTheLandscapeOfLogSumExp() {
    double[][] rows = positive(9, 4, 5);
    UniversalMemory memory =
        UniversalMemory.auto(Similarity.EUCLIDEAN, Separations.SOFTMAX, 5, rows);
    double[] v = positive(1, 4, 6)[0];
    var known = Energies.logSumExp(5).over(rows);
    assertThat(memory.energy(v)).isCloseTo(known.energy(v), within(1e-12));
    assertThat(memory.recall(v)).usingComparatorWithPrecision(1e-12).isEqualTo(known.fixedPoint(v));
    Descent descent = new Descent(30, 1);
    assertThat(descent.end(memory, v, null))
        .usingComparatorWithPrecision(1e-9)
        .isEqualTo(descent.end(known, v, null));
  }

  @Test
  void whatIsHiddenHasNoPartInTheSimilarity() {
    double[][] rows = positive(40, 30, 7);
    for (Similarity similarity : similarities()) {
      UniversalMemory memory = UniversalMemory.auto(similarity, NEAREST, 1, rows);
      int right = 0;
      for (int mu = 0; mu < rows.length; mu++) {
        double[] half = rows[mu].clone();
        Arrays.fill(half, 15, 30, Double.NaN);
        right += memory.nearest(half) == mu ? 1 : 0;
        assertThat(memory.energy(half)).isFinite();
      }
      assertThat(right)
          .as(similarity.toString())
          .isGreaterThanOrEqualTo(similarity == Similarity.DOT ? 1 : 40);
    }
  }

  @Test
  void aKeyIsAnsweredWithItsContent() {
    double[][] keys = positive(12, 6, 8);
    double[][] contents = positive(12, 3, 9);
    UniversalMemory memory =
        UniversalMemory.of(Similarity.MANHATTAN, Separations.SOFTMAX, 200, keys, contents);
    for (int mu = 0; mu < 12; mu++) {
      assertThat(memory.recall(keys[mu]))
          .usingComparatorWithPrecision(1e-6)
          .isEqualTo(contents[mu]);
    }
    assertThat(memory.isAuto()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(3, 1).end(memory, keys[0], null))
        .withMessageContaining("allowed: a memory made by auto, to iterate");
  }

  /** Single pass, D = 100, 20 % of the signs flipped: exact share and share of bits. */
  @ParameterizedTest
  @CsvSource({
    "2, 20, .80, .97, 0, .1",
    "4, 100, .99, 1, .95, 1",
    "4, 500, .94, .98, 0, .2",
    "10, 500, 1, 1, 1, 1"
  })
  void powersRecallInOnePass(
      int power, int k, double leastBits, double mostBits, double least, double most) {
    double bits = 0;
    double exact = 0;
    int asked = 0;
    for (int seed = 0; seed < 5; seed++) {
      RandomStream stream = new RandomStream(30 + seed);
      double[][] rows = RandomSigns.patterns(k, 100, stream);
      Separation sum = new ScaledSum(new Growth.Power(power, false), new Scaling.Identity());
      UniversalMemory memory = UniversalMemory.auto(Similarity.DOT, sum, .01, rows);
      for (int q = 0; q < 20; q++, asked++) {
        double[] found = memory.recall(SignNoise.flipped(rows[q % k], 20, stream));
        int right = 0;
        for (int i = 0; i < 100; i++) {
          right += Math.signum(found[i]) == rows[q % k][i] ? 1 : 0;
        }
        bits += right / 100.0;
        exact += right == 100 ? 1 : 0;
      }
    }
    assertThat(bits / asked).isBetween(leastBits, mostBits + 1e-9);
    assertThat(exact / asked).isBetween(least, most);
  }

  @Test
  void questionsThatHaveNoAnswerAreRefused() {
    double[][] rows = positive(3, 2, 10);
    UniversalMemory memory = UniversalMemory.auto(Similarity.DOT, Separations.SOFTMAX, 1, rows);
    refuses(() -> memory.recall(new double[] {1}), "query is 1 values long, allowed: 2 values");
    refuses(
        () -> memory.recall(new double[] {Double.NaN, Double.NaN}), "query is hidden everywhere");
    refuses(
        () -> memory.recall(new double[] {1, Double.POSITIVE_INFINITY}), "query[1] is Infinity");
    refuses(
        () -> UniversalMemory.of(Similarity.DOT, Separations.SOFTMAX, 1, rows, positive(2, 2, 1)),
        "contents is 2 rows, allowed: 3, one a key");
    refuses(
        () -> UniversalMemory.auto(Similarity.DOT, Separations.SOFTMAX, 0, rows), "beta is 0.0");
    refuses(
        () -> UniversalMemory.auto(Similarity.DOT, Separations.SOFTMAX, 1, new double[0][]),
        "rows has 0 rows");
  }

  private static void refuses(Runnable call, String start) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(start);
  }
}
