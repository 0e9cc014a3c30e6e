package engram.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassGaussiansTest {

  private static final double[] ONE = {1};

  private static ClassGaussians gaussians(Pairs pairs, double shrinkage, double ridge) {
    ClassSums sums = ClassSums.of(pairs, ColumnUnits.of(pairs));
    return new ClassGaussians(pairs, sums, shrinkage, ridge);
  }

  private static double[][] predict(Member member, double[][] x) {
    try (Parallel pool = new Parallel(1)) {
      return member.predict(x, ONE, pool)[0];
    }
  }

  /** One column, where the formula can be written out. */
  @Test
  void theAnswerIsTheSoftmaxOfTheEnergies() {
    double[][] x = {{-1}, {0}, {1}, {4}, {8}};
    float[][] targets = {{1, 0}, {1, 0}, {1, 0}, {0, 1}, {0, 1}};
    Pairs pairs = new Pairs(x, targets, 2, null);

    double p = predict(gaussians(pairs, 3, 0.03), new double[][] {{2.5}})[0][0];

    double mean = 2.4;
    double square = (3.4 * 3.4 + 2.4 * 2.4 + 1.4 * 1.4 + 1.6 * 1.6 + 5.6 * 5.6) / 5;
    double first = 2 / 3.0 / square;
    double second = 4 / square;
    double pooled = (3 * first + 2 * second) / 5;
    double row = (2.5 - mean) / Math.sqrt(square);
    double e0 = energy(row, (0 - mean) / Math.sqrt(square), 0.5 * first + 0.5 * pooled, 0.6);
    double e1 = energy(row, (6 - mean) / Math.sqrt(square), 0.4 * second + 0.6 * pooled, 0.4);
    double expected = 0.99 / (1 + Math.exp(e0 - e1)) + 0.005;
    assertThat(p).isCloseTo(expected, within(1e-12));
  }

  private static double energy(double row, double mean, double variance, double prior) {
    double sigma = variance + 0.03;
    return (row - mean) * (row - mean) / sigma / 2 + Math.log(sigma) / 2 - Math.log(prior);
  }

  @Test
  void classesOfDifferentShapeAreToldApart() {
    Pairs pairs = Blobs.of(300, 1);
    Pairs test = Blobs.of(300, 2);

    double accuracy = Blobs.accuracy(predict(gaussians(pairs, 3, 0.001), test.x()), test);

    double alike = Blobs.accuracy(predict(gaussians(pairs, 1e9, 0.001), test.x()), test);
    assertThat(accuracy).isGreaterThan(0.85).isGreaterThan(alike + 0.1);
  }

  @Test
  void oneMorePairCountsToTheBitAsIfItHadBeenThereInTheSameUnits() {
    Pairs pairs = Blobs.of(60, 3);
    ClassGaussians member = gaussians(pairs, 30, 0.03);
    double[] row = {1, 2, 3};
    float[] target = {0, 1, 0};

    Member more = member.with(row, target);
    Member read = ClassGaussians.fromJson(more.toJson(), pairs.with(row, target));

    double[][] asked = Blobs.of(30, 4).x();
    assertThat(predict(read, asked)).isDeepEqualTo(predict(more, asked));
    assertThat(predict(more, asked)).isNotEqualTo(predict(member, asked));
    assertThat(read.weights(asked[0], 0.3)).isEqualTo(more.weights(asked[0], 0.3));
  }

  @Test
  void aWeightOfTwoCountsAsTwoPairsAndOneOfZeroAsNone() {
    Pairs pairs = Blobs.of(30, 5);
    double[] weights = new double[30];
    Arrays.setAll(weights, i -> i < 3 ? 2 : i < 6 ? 0 : 1);
    int[] counted = new int[30];
    Arrays.setAll(counted, i -> i < 3 ? i : i < 6 ? i - 3 : i);

    double[][] asked = Blobs.of(9, 6).x();
    double[][] weighted = predict(gaussians(Blobs.weighted(pairs, weights), 3, 0.03), asked);
    double[][] repeated = predict(gaussians(pairs.pick(counted), 3, 0.03), asked);

    for (int i = 0; i < asked.length; i++) {
      for (int c = 0; c < 3; c++) {
        assertThat(weighted[i][c]).isCloseTo(repeated[i][c], within(1e-9));
      }
    }
  }

  @Test
  void theWeightsOfThePairsOfAClassSumToItsProbability() {
    Pairs pairs = Blobs.of(60, 7);
    ClassGaussians member = gaussians(pairs, 30, 0.03);
    double[] row = Blobs.of(3, 8).x()[1];

    double[] weights = member.weights(row, 1);

    double[] sums = new double[3];
    for (int i = 0; i < weights.length; i++) {
      sums[pairs.place(i)] += weights[i];
    }
    double[] p = predict(member, new double[][] {row})[0];
    for (int c = 0; c < 3; c++) {
      assertThat(sums[c]).isCloseTo(p[c], within(1e-12));
    }
  }

  @Test
  void constantColumnsLonePairsAndClassesWithoutWeightGiveNumbers() {
    double[][] x = {{1, 5, 0}, {2, 5, 1}, {3, 5, 0}, {9, 5, 1}, {4, 5, 1}};
    float[][] targets = {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    Pairs pairs = new Pairs(x, targets, 3, new double[] {1, 1, 1, 1, 0});
    for (Member member : new GaussianPlan().learn(pairs, new RandomStream(1))) {
      for (double[] p : predict(member, new double[][] {{2, 5, 0}, {9, 7, 1}, {1e9, -1e9, 4}})) {
        assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
        assertThat(p[2]).isLessThan(0.01);
      }
      double[] weights = member.weights(new double[] {2, 5, 0}, 1);
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
      assertThat(weights[4]).isZero();
    }
  }

  @Test
  void pairsWithoutAnyWeightAreAnsweredEvenly() {
    Pairs pairs = Blobs.weighted(Blobs.of(6, 9), new double[6]);

    for (double[] p : predict(gaussians(pairs, 3, 0.03), Blobs.of(3, 1).x())) {
      assertThat(p).containsOnly(new double[] {1 / 3.0}, within(1e-12));
    }
  }

  @Test
  void aFileOfAnotherShapeIsRefused() {
    Pairs pairs = Blobs.of(9, 1);
    JsonObject json = gaussians(pairs, 3, 0.03).toJson();
    Pairs narrow =
        new Pairs(
            Arrays.stream(pairs.x()).map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new),
            pairs.targets(),
            3,
            null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassGaussians.fromJson(json, narrow))
        .withMessageContaining("center");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Members.read(new JsonObject(), pairs))
        .withMessageContaining("allowed: gaussians of classes, leaves");
  }

  @Test
  void theyAreTriedForClassesOfUpToTwoHundredColumns() {
    Pairs wide = new Pairs(new double[2][201], new float[2][2], 2, null);

    assertThat(Members.plans(Effort.NORMAL, Blobs.of(9, 1)))
        .extracting(MemberPlan::kind)
        .containsExactly("gaussians");
    assertThat(Members.plans(Effort.NORMAL, wide)).isEmpty();
    assertThat(Members.plans(Effort.NORMAL, Blobs.numbers(9, 1))).isEmpty();
    assertThat(List.of(new GaussianPlan().factors().length, new GaussianPlan().count()))
        .containsExactly(4, 12);
  }
}
