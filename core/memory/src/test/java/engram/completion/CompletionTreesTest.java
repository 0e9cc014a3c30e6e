package engram.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.energy.Separations;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompletionTreesTest {

  private static final double NAN = Double.NaN;

  /** c is a step of a, hidden in every third row; b is noise. */
  private static double[][] steps() {
    RandomStream random = new RandomStream(3);
    double[][] z = new double[240][];
    for (int i = 0; i < z.length; i++) {
      double a = 2 * random.nextDouble() - 1;
      z[i] = new double[] {a, random.nextGaussian(), i % 3 == 0 ? NAN : a > 0.2 ? 1 : -1};
    }
    return z;
  }

  private static CompletionTrees grown(double[][] z, double[] weights, int[] blocks) {
    try (Parallel pool = new Parallel(1)) {
      return CompletionTrees.grow(CompletionMemories.of(z, weights, blocks, pool), blocks, pool);
    }
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double at(CompletionTrees trees, double... row) {
    return trees.at(row, CompletionCells.of(row), new double[] {0})[0];
  }

  @Test
  void leavesFollowAStepThatOneColumnMakes() {
    CompletionTrees trees = grown(steps(), ones(240), new int[] {0, 1, 2});
    assertThat(at(trees, 0.7, 0, NAN)).isCloseTo(1, within(0.25));
    assertThat(at(trees, -0.5, 0, NAN)).isCloseTo(-1, within(0.25));
  }

  @Test
  void rowsThatDoNotKnowACellTellNothingOfIt() {
    double[][] z = steps();
    double[][] known = Arrays.stream(z).map(double[]::clone).toArray(double[][]::new);
    for (double[] row : known) {
      row[2] = Double.isNaN(row[2]) ? NAN : 5;
    }
    assertThat(at(grown(known, ones(240), new int[] {0, 1, 2}), 0.1, 0.3, NAN))
        .isCloseTo(5, within(1e-12));
  }

  @Test
  void aBlockOfWhichNoRowKnowsACellIsAtItsMean() {
    double[][] z = {{1, NAN}, {-1, NAN}, {0.5, NAN}};
    CompletionTrees trees = grown(z, ones(3), new int[] {0, 1});
    assertThat(at(trees, 0.4, NAN)).isZero();
  }

  @Test
  void thereAreFewerTreesOfLargeTablesAndNoneOfWideOrVeryLargeOnes() {
    int[] blocks = new int[784];
    Arrays.setAll(blocks, d -> d);
    assertThat(CompletionTrees.count(10_000, blocks)).isZero();
    assertThat(CompletionTrees.count(60, blocks)).isZero();
    assertThat(CompletionTrees.count(200, Arrays.copyOf(blocks, 4))).isEqualTo(50);
    assertThat(CompletionTrees.count(100_000, Arrays.copyOf(blocks, 16))).isBetween(10, 49);
    assertThat(CompletionTrees.count(200, new int[] {0, 0, 0})).isZero();
  }

  @Test
  void aModelReadAgainGrowsTheSameTrees() {
    double[][] z = steps();
    MemoryCompletion model =
        MemoryCompletion.fit(z, new MemoryCompletion.Options(1, 1, Separations.SOFTMAX));
    MemoryCompletion again = MemoryCompletion.fromJson(model.toJson());
    double[] row = {0.1, NAN, NAN};
    assertThat(again.complete(row)).isEqualTo(model.complete(row));
  }

  @Test
  void aModelOfBeforeTreesIsReadWithout() {
    MemoryCompletion model =
        MemoryCompletion.fit(steps(), new MemoryCompletion.Options(1, 1, Separations.SOFTMAX));
    JsonObject json = model.toJson();
    for (var shares : json.getAsJsonObject("blend").getAsJsonArray("shares")) {
      JsonArray row = shares.getAsJsonArray();
      row.remove(CompletionSteps.COUNT);
    }
    double[] completed = MemoryCompletion.fromJson(json).complete(new double[] {0.7, 0, NAN});
    assertThat(completed[2]).isBetween(-1.0, 1.0);
  }

  @Test
  void blocksThatDoNotAscendOneByOneAreRefused() {
    JsonObject json =
        MemoryCompletion.fit(steps(), new MemoryCompletion.Options(1, 1, Separations.SOFTMAX))
            .toJson();
    for (int[] blocks : new int[][] {{1, 1, 2}, {0, 2, 2}, {0, 2, 1}, {2, 1, 0}, {-1, 0, 2}}) {
      json.add("blocks", new Gson().toJsonTree(blocks));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MemoryCompletion.fromJson(json))
          .withMessageContaining("blocks are " + Arrays.toString(blocks));
    }
  }
}
