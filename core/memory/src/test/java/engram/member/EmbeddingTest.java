package engram.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

  @Test
  void theSlopeIsTheDifferenceOfTheLoss() {
    double[] pairWeights = new double[40];
    Arrays.setAll(pairWeights, i -> i == 3 ? 0 : 0.5 + i % 3);
    Pairs pairs = Blobs.weighted(Blobs.of(40, 1), pairWeights);
    float[][] inputs = EmbeddingMetric.inputs(pairs.x(), null, ColumnUnits.of(pairs), null);
    EmbeddingLearning learning = new EmbeddingLearning(inputs, pairs);
    EmbeddingLearning.Weights weights =
        EmbeddingLearning.Weights.start(3, new RandomStream(2).fork(1));
    EmbeddingLearning.Weights slope = EmbeddingLearning.Weights.zero(3);
    int[] all = IntStream.range(0, 40).toArray();
    float[] inputMask = {1.05f, 0f, 1.05f};
    float[] hiddenMask = new float[64];
    Arrays.fill(hiddenMask, 1.1f);
    hiddenMask[5] = 0f;

    learning.slope(weights, all, inputMask, hiddenMask, slope);

    float[][][] parts = {weights.linear(), weights.first(), weights.bias(), weights.second()};
    float[][][] slopes = {slope.linear(), slope.first(), slope.bias(), slope.second()};
    EmbeddingLearning.Weights spare = EmbeddingLearning.Weights.zero(3);
    for (int p = 0; p < parts.length; p++) {
      double length = 0;
      for (float[] row : slopes[p]) {
        for (float value : row) {
          length += value * value;
        }
      }
      length = Math.sqrt(length);
      move(parts[p], slopes[p], 0.01 / length);
      double up = learning.slope(weights, all, inputMask, hiddenMask, spare);
      move(parts[p], slopes[p], -0.02 / length);
      double down = learning.slope(weights, all, inputMask, hiddenMask, spare);
      move(parts[p], slopes[p], 0.01 / length);
      assertThat((up - down) / 0.02).as("part " + p).isCloseTo(length, within(0.02 * length));
    }
    // Along one entry at a time, where slopes are large beside rounding.
    for (int p : new int[] {0, 1, 3}) {
      double largest = 0;
      double gap = 0;
      for (int k = 0; k < 24; k++) {
        int r = (7 * k) % parts[p].length;
        int j = (5 * k) % parts[p][r].length;
        parts[p][r][j] += 1e-2f;
        double up = learning.slope(weights, all, inputMask, hiddenMask, spare);
        parts[p][r][j] -= 2e-2f;
        double down = learning.slope(weights, all, inputMask, hiddenMask, spare);
        parts[p][r][j] += 1e-2f;
        double difference = (up - down) / 2e-2;
        largest = Math.max(largest, Math.abs(difference));
        gap = Math.max(gap, Math.abs(difference - slopes[p][r][j]));
      }
      assertThat(gap).as("part " + p).isLessThan(0.05 * largest);
    }
  }

  private static void move(float[][] values, float[][] along, double factor) {
    for (int r = 0; r < values.length; r++) {
      for (int j = 0; j < values[r].length; j++) {
        values[r][j] += (float) (factor * along[r][j]);
      }
    }
  }

  @Test
  void rowsOfOneClassComeNearerThanOthersAndAnImageDoesNotDependOnItsNeighbours() {
    Pairs pairs = Blobs.of(300, 3);
    Pairs test = Blobs.of(90, 4);

    EmbeddingMetric metric = EmbeddingMetric.learn(pairs, null, new RandomStream(5));

    float[][] images = metric.apply(test.x(), null);
    double same = 0;
    double other = 0;
    for (int i = 0; i < 90; i++) {
      assertThat(metric.apply(new double[][] {test.x()[i]}, null)[0]).isEqualTo(images[i]);
      for (int j = 0; j < i; j++) {
        double square = 0;
        for (int e = 0; e < images[i].length; e++) {
          square += Math.pow(images[i][e] - images[j][e], 2);
        }
        same += i % 3 == j % 3 ? square / 1305 : 0;
        other += i % 3 == j % 3 ? 0 : square / 2700;
      }
    }
    assertThat(other).isGreaterThan(1.5 * same);
    assertThat(metric.fits(3, false)).isTrue();
    assertThat(metric.fits(4, false)).isFalse();
    assertThat(metric.fits(3, true)).isFalse();
  }

  @Test
  void farValuesAreCutAndTwoPairsAreEnough() {
    Pairs two = Blobs.of(6, 1).pick(new int[] {0, 1});

    EmbeddingMetric metric = EmbeddingMetric.learn(two, two.x(), new RandomStream(1));

    float[][] images = metric.apply(new double[][] {{1e12, -1e12, 0}, {2e12, -3e12, 0}}, two.x());
    assertThat(images[0]).hasSize(16).doesNotContain(Float.NaN);
    assertThat(metric.width()).isEqualTo(16);
    assertThat(metric.columns()).isEqualTo(3);
  }

  @Test
  void pairsLeftOutAreFoldsOfFewPairsAndAThirdOfMany() {
    LeftOut few = LeftOut.of(100, new RandomStream(1));
    LeftOut many = LeftOut.of(900, new RandomStream(1));

    assertThat(few.folds()).isEqualTo(5);
    assertThat(few.rows()).hasSize(100).doesNotHaveDuplicates();
    assertThat(few.trains()[2]).hasSize(80).doesNotContain(few.tests()[2]);
    assertThat(LeftOut.of(300, new RandomStream(1)).folds()).isEqualTo(3);
    assertThat(many.folds()).isEqualTo(1);
    assertThat(many.rows()).hasSize(300);
    assertThat(LeftOut.of(20000, new RandomStream(1)).rows()).hasSize(3000);
    assertThat(LeftOut.of(2, new RandomStream(1)).folds()).isEqualTo(2);
    assertThat((double) many.trains()[0].length / 900).isCloseTo(2 / 3.0, within(1e-9));
  }
}
