package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesTest {

  private static double[][] points(int n, int d, double missing, RandomStream stream) {
    double[][] x = new double[n][d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        x[i][j] = 100 * j + stream.nextGaussian() * (j + 1);
        if (i > 0 && stream.nextDouble() < missing) {
          x[i][j] = Double.NaN;
        }
      }
    }
    return x;
  }

  private static double[] weights(int n, RandomStream stream) {
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> i % 5 == 4 ? 0 : 0.5 + stream.nextDouble());
    return weights;
  }

  @Property(tries = 60)
  void holdsEveryRowOnceCentredWithItsWeight(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @IntRange(min = 1, max = 5) int d,
      @ForAll @IntRange(min = 1, max = 256) int perTile) {
    RandomStream stream = new RandomStream(seed);
    double[][] x = points(n, d, 0.2, stream);
    double[] weights = weights(n, stream);
    weights[0] = 1;
    Tiles tiles = Tiles.pack(x, weights, perTile, stream);
    boolean[] seen = new boolean[n];
    for (int t = 0; t < tiles.count(); t++) {
      Tile tile = tiles.tile(t);
      assertThat(tile.length()).isEqualTo(perTile > 64 ? 256 : 64).isEqualTo(tiles.rowLength());
      double squares = 0;
      for (int p = 0; p < tile.length(); p++) {
        if (p >= tile.points()) {
          assertThat(tile.weights()[p]).as("padding").isEqualTo(0f);
        } else {
          int i = tiles.source(t, p);
          assertThat(seen[i]).as("row " + i + " before").isFalse();
          seen[i] = true;
          assertThat(tile.weights()[p]).isEqualTo((float) weights[i]);
          squares += tile.weights()[p] * check(tile, p, x[i], tiles.center());
        }
      }
      assertThat(tile.squares()).isCloseTo(squares, within(1e-9 * (1 + squares)));
    }
    assertThat(seen).doesNotContain(false);
    assertThat(tiles.points()).isEqualTo(n);
    assertThat(tiles.columns()).isEqualTo(d);
    assertThat(tiles.totalWeight()).isCloseTo(Arrays.stream(weights).sum(), within(1e-9 * n));
  }

  /** Checks the cells of one point; returns its squared norm. */
  private static double check(Tile tile, int p, double[] row, double[] center) {
    double square = 0;
    boolean missing = false;
    for (int j = 0; j < row.length; j++) {
      float cell = tile.rows()[j][p];
      boolean known = tile.known() == null || tile.known()[j] == null || tile.known()[j][p] == 1f;
      assertThat(known).isEqualTo(!Double.isNaN(row[j]));
      missing |= !known;
      assertThat(cell).isEqualTo(known ? (float) (row[j] - center[j]) : 0f);
      square += (double) cell * cell;
    }
    assertThat(tile.missingAt(p)).isEqualTo(missing);
    return square;
  }

  @Property(tries = 30)
  void centreAndVarianceAreTheWeightedMomentsOfTheKnownCells(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int n) {
    RandomStream stream = new RandomStream(seed);
    double[][] x = points(n, 3, 0.3, stream);
    double[] weights = weights(n, stream);
    Tiles tiles = Tiles.pack(x, weights, 16, stream);
    for (int j = 0; j < 3; j++) {
      double known = 0;
      double mean = 0;
      double variance = 0;
      for (int i = 0; i < n; i++) {
        if (!Double.isNaN(x[i][j])) {
          known += weights[i];
          mean += weights[i] * x[i][j];
        }
      }
      mean /= known;
      for (int i = 0; i < n; i++) {
        if (!Double.isNaN(x[i][j])) {
          variance += weights[i] * (x[i][j] - mean) * (x[i][j] - mean) / known;
        }
      }
      assertThat(tiles.center()[j]).isCloseTo(mean, within(1e-11));
      assertThat(tiles.variance()[j]).isCloseTo(variance, within(1e-10));
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void meanSquaredDistanceIsThatOverPairsDrawnByWeight(boolean weighted) {
    RandomStream stream = new RandomStream(3);
    double[][] x = points(40, 4, 0, stream);
    double[] weights = weighted ? weights(40, stream) : null;
    double sum = 0;
    double total = 0;
    for (int i = 0; i < 40; i++) {
      for (int k = 0; k < 40; k++) {
        double w = weighted ? weights[i] * weights[k] : 1;
        total += w;
        for (int j = 0; j < 4; j++) {
          sum += w * (x[i][j] - x[k][j]) * (x[i][j] - x[k][j]);
        }
      }
    }
    assertThat(Tiles.pack(x, weights, 16, stream).meanSquaredDistance())
        .isCloseTo(sum / total, within(1e-9));
  }

  @Test
  void farFromTheOriginNothingIsLost() {
    double[][] x = {{1e9 + 1}, {1e9 + 2}, {1e9 + 3}};
    Tiles tiles = Tiles.pack(x, null, 8, new RandomStream(1));
    assertThat(tiles.center()[0]).isEqualTo(1e9 + 2);
    float[] row = Arrays.copyOf(tiles.tile(0).rows()[0], 3);
    Arrays.sort(row);
    assertThat(row).containsExactly(-1f, 0f, 1f);
  }

  @Test
  void orderFollowsTheStreamAndCopyPointReadsIt() {
    double[][] x = points(50, 2, 0, new RandomStream(2));
    Tiles one = Tiles.pack(x, null, 8, new RandomStream(7));
    Tiles same = Tiles.pack(x, null, 8, new RandomStream(7));
    Tiles other = Tiles.pack(x, null, 8, new RandomStream(8));
    int differing = 0;
    for (int place = 0; place < 50; place++) {
      int source = one.source(place / 8, place % 8);
      assertThat(same.source(place / 8, place % 8)).isEqualTo(source);
      differing += other.source(place / 8, place % 8) == source ? 0 : 1;
      float[] point = new float[2];
      one.copyPoint(place, point);
      for (int j = 0; j < 2; j++) {
        assertThat(point[j]).isEqualTo((float) (x[source][j] - one.center()[j]));
      }
    }
    assertThat(differing).isGreaterThan(25);
  }

  @Test
  void aFewPointsArePackedInTheirOwnOrder() {
    double[][] x = {{9, 9}, {1, 2}, {3, Double.NaN}, {9, 9}};
    Tile tile = Tiles.pack(x, 1, 3, new double[] {1, 1});
    assertThat(tile.length()).isEqualTo(2);
    assertThat(tile.rows()[0]).containsExactly(0, 2);
    assertThat(tile.rows()[1]).containsExactly(1, 0);
    assertThat(tile.known()[0]).isNull();
    assertThat(tile.known()[1]).containsExactly(1, 0);
    assertThat(tile.missingAt(0)).isFalse();
    assertThat(tile.missingAt(1)).isTrue();
    assertThat(tile.assumedComplete().known()).isNull();
    assertThat(Tiles.pack(x, null, 8, new RandomStream(1)).hasMissing()).isTrue();
  }
}
