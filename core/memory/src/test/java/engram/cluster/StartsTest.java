package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.Parallel;
import engram.math.RandomStream;
import engram.math.Tiles;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartsTest {

  private final double[][] x = Blobs.three();
  private final Tiles tiles = Tiles.pack(x, null, 16, new RandomStream(4));

  private double[] inDataUnits(float[] memory) {
    double[] point = new double[memory.length];
    for (int d = 0; d < point.length; d++) {
      point[d] = memory[d] + tiles.center()[d];
    }
    return point;
  }

  private int rowOf(float[] memory) {
    double[] point = inDataUnits(memory);
    for (int i = 0; i < x.length; i++) {
      double distance = 0;
      for (int d = 0; d < point.length; d++) {
        distance += Math.abs(x[i][d] - point[d]);
      }
      if (distance < 1e-5) {
        return i;
      }
    }
    return -1;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void plusPlusTakesARowOfEachSeparateBlob(long seed) {
    Set<Integer> blobs = new HashSet<>();
    for (float[] memory : Starts.plusPlus(tiles, 3, new RandomStream(seed))) {
      assertThat(rowOf(memory)).isNotNegative();
      blobs.add(rowOf(memory) % 3);
    }
    assertThat(blobs).hasSize(3);
  }

  @Test
  void rowsAreDifferentRows() {
    Set<Integer> rows = new HashSet<>();
    for (float[] memory : Starts.rows(tiles, 90, new RandomStream(3))) {
      rows.add(rowOf(memory));
    }
    assertThat(rows).hasSize(90).doesNotContain(-1);
  }

  @Test
  void gaussianIsATenthAsWideAsTheData() {
    double[] squares = new double[4];
    for (float[] memory : Starts.gaussian(tiles, 4000, new RandomStream(3))) {
      for (int d = 0; d < 4; d++) {
        squares[d] += memory[d] * memory[d] / 4000;
      }
    }
    for (int d = 0; d < 4; d++) {
      double variance = 0.01 * tiles.variance()[d];
      assertThat(squares[d]).isCloseTo(variance, within(0.1 * variance));
    }
  }

  @Test
  void aMemoryIsPlacedAnewFarFromTheOthers() {
    float[][] memories = Starts.given(tiles, new double[][] {x[0], x[1], x[4]});
    for (long seed = 1; seed < 10; seed++) {
      Starts.placeAnew(tiles, memories, 2, new RandomStream(seed));
      assertThat(rowOf(memories[2]) % 3).isEqualTo(2);
    }
    assertThat(rowOf(memories[0])).as("the others stay").isZero();
  }

  @Test
  void rowsWithoutWeightAreNeverDrawn() {
    double[] weights = new double[90];
    Arrays.fill(weights, 0, 9, 1);
    Tiles weighted = Tiles.pack(x, weights, 16, new RandomStream(4));
    for (long seed = 1; seed < 30; seed++) {
      for (float[] memory : Starts.plusPlus(weighted, 5, new RandomStream(seed))) {
        double[] point = new double[4];
        for (int d = 0; d < 4; d++) {
          point[d] = memory[d] + weighted.center()[d];
        }
        assertThat(Arrays.stream(x, 0, 9).anyMatch(row -> Math.abs(row[0] - point[0]) < 1e-5))
            .as("seed " + seed)
            .isTrue();
      }
    }
  }

  @Test
  void lloydEndsAtTheMeansOfTheBlobs() {
    float[][] memories = Starts.given(tiles, new double[][] {x[0], x[1], x[2]});
    try (Parallel pool = new Parallel(2)) {
      Lloyd.improve(tiles, memories, 20, pool);
    }
    for (int j = 0; j < 3; j++) {
      double[] found = inDataUnits(memories[j]);
      for (int d = 0; d < 4; d++) {
        double mean = 0;
        for (int i = j; i < 90; i += 3) {
          mean += x[i][d] / 30;
        }
        assertThat(found[d]).isCloseTo(mean, within(1e-5));
      }
    }
  }

  @Test
  void theClusteringThatTheOthersAgreeWithIsChosen() {
    int[] a = {0, 0, 1, 1, 2, 2};
    int[] almost = {0, 0, 1, 1, 2, 1};
    int[] other = {0, 1, 0, 1, 0, 1};
    assertThat(RestartChoice.byAgreement(List.of(other, almost, a, a))).isEqualTo(2);
    assertThat(RestartChoice.byAgreement(List.of(a))).isZero();
    assertThat(RestartChoice.agreement(List.of(a, a, a), 1)).isEqualTo(1);
    assertThat(RestartChoice.agreement(List.of(other, almost, a, a), 2))
        .isGreaterThan(RestartChoice.agreement(List.of(other, almost, a, a), 0));
    assertThat(RestartChoice.agreement(List.of(a), 0)).isNull();
    assertThat(RestartChoice.largest(new double[] {Double.NaN, -5, 3, 3})).isEqualTo(2);
    assertThat(RestartChoice.largest(new double[] {Double.NaN, Double.NaN})).isZero();
  }
}
