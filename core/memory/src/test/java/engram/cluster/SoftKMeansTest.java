package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.descent.MemoryRows;
import engram.energy.Separations;
import engram.math.RandomStream;
import engram.math.Tile;
import engram.math.Tiles;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SoftKMeansTest {

  @Test
  void membershipIsTheSoftmaxOfTheSquaredDistances() {
    double[][] x = Blobs.overlapping();
    SoftKMeansModel model =
        SoftKMeans.fit(x, new SoftKMeans.Options(4, 0.4, Clusterer.SHORT, Separations.SOFTMAX));
    assertThat(model.beta()).isEqualTo(0.4);
    double[] expected = new double[4];
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      expected[j] = Math.exp(-0.2 * squaredDistance(x[5], model.memories()[j]));
      sum += expected[j];
    }
    for (int j = 0; j < 4; j++) {
      assertThat(model.membership(x[5])[j]).isCloseTo(expected[j] / sum, within(1e-5));
    }
  }

  @Test
  void aRowBelongsToTheMemoryNearestInItsKnownCells() {
    double[][] x = Blobs.withGaps(Blobs.overlapping(), 9);
    SoftKMeansModel model =
        SoftKMeans.fit(x, new SoftKMeans.Options(4, 0.4, Clusterer.SHORT, Separations.SOFTMAX));
    for (double[] row : x) {
      int nearest = 0;
      for (int j = 1; j < 4; j++) {
        if (squaredDistance(row, model.memories()[j])
            < squaredDistance(row, model.memories()[nearest])) {
          nearest = j;
        }
      }
      assertThat(model.predict(row)).isEqualTo(nearest);
    }
  }

  private static double squaredDistance(double[] row, double[] memory) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      if (!Double.isNaN(row[j])) {
        sum += (row[j] - memory[j]) * (row[j] - memory[j]);
      }
    }
    return sum;
  }

  @Property(tries = 60, seed = "3")
  void lossAndGradientAreThoseOfDoublePrecision(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int n,
      @ForAll @IntRange(min = 1, max = 8) int d,
      @ForAll @IntRange(min = 1, max = 6) int k,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double gamma,
      @ForAll boolean missing) {
    RandomStream stream = new RandomStream(seed);
    double[][] x = Blobs.of(n, d, 2, 2, stream.nextLong());
    x = missing ? Blobs.withGaps(x, seed) : x;
    double[] weights = Blobs.weights(n, seed);
    Tiles tiles = Tiles.pack(x, weights, n > 64 ? 256 : 64, stream);
    float[][] memories = Starts.given(tiles, Blobs.of(k, d, 2, 2, 99));
    Tile tile = tiles.tile(0);
    float[][] gradient = new float[k][d];
    double[] usage = new double[k];
    double loss =
        new SoftKMeansLoss(gamma, Separations.SOFTMAX, k, tile.length())
            .addGradient(tile, stream, MemoryRows.of(memories), gradient, usage);
    assertThat(loss).isCloseTo(loss(tile, memories, gamma, 0, 0, 0), within(1e-4 * (1 + loss)));
    double total = 0;
    double used = 0;
    for (int j = 0; j < k; j++) {
      used += usage[j];
      for (int c = 0; c < d; c++) {
        double h = 1e-5;
        double slope =
            (loss(tile, memories, gamma, j, c, h) - loss(tile, memories, gamma, j, c, -h))
                / (2 * h);
        assertThat((double) gradient[j][c]).isCloseTo(slope, within(1e-4 * (n + Math.abs(slope))));
      }
    }
    for (float w : tile.weights()) {
      total += w;
    }
    assertThat(used).isCloseTo(total, within(1e-4 * (1 + total)));
  }

  /** The loss with one coordinate of one memory moved by h. */
  private static double loss(
      Tile tile, float[][] memories, double gamma, int moved, int column, double h) {
    double loss = 0;
    for (int p = 0; p < tile.points(); p++) {
      double[] distance = new double[memories.length];
      double min = Double.POSITIVE_INFINITY;
      for (int j = 0; j < memories.length; j++) {
        for (int c = 0; c < tile.columns(); c++) {
          boolean known =
              tile.known() == null || tile.known()[c] == null || tile.known()[c][p] == 1f;
          double at = memories[j][c] + (j == moved && c == column ? h : 0);
          double gap = tile.rows()[c][p] - at;
          distance[j] += known ? gap * gap : 0;
        }
        min = Math.min(min, distance[j]);
      }
      double sum = 0;
      double mean = 0;
      for (double each : distance) {
        sum += Math.exp(-gamma * (each - min));
        mean += each * Math.exp(-gamma * (each - min));
      }
      loss += tile.weights()[p] * mean / sum;
    }
    return loss;
  }
}
