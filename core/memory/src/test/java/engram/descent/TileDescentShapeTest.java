package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.math.RandomStream;
import engram.math.Tile;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tile descent does with its points, and what its plan and its free set hold. */
class TileDescentShapeTest {

  private static final DescentPlan PLAN = DescentPlan.constant(Separations.SOFTMAX, 0.5, 5, 0.5);

  static Stream<Arguments> forms() {
    Function<TileCase, TileDescent> direct = TileCase::direct;
    Function<TileCase, TileDescent> gram = TileCase::gram;
    return Stream.of(direct, gram)
        .flatMap(form -> Stream.of(Arguments.of(form, true), Arguments.of(form, false)));
  }

  private static TileCase sample(boolean masked) {
    return TileCase.of(50, 8, 5, PLAN, masked, 0, true, true, new RandomStream(3));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void pointsDoNotSeeEachOther(Function<TileCase, TileDescent> form, boolean masked) {
    TileCase each = sample(masked);
    int[] order = new RandomStream(9).permutation(50);
    Tile tile = each.tile();
    float[][] rows = new float[8][64];
    float[] weights = new float[64];
    for (int p = 0; p < 50; p++) {
      weights[p] = tile.weights()[order[p]];
      for (int d = 0; d < 8; d++) {
        rows[d][p] = tile.rows()[d][order[p]];
      }
    }
    TileCase permuted = each.withTile(new Tile(rows, null, 50, weights, tile.squares()));
    TileCase.Result found = permuted.run(form.apply(permuted));
    TileCase.Result expected = each.run(form.apply(each));
    for (int k = 0; k < 5; k++) {
      for (int p = 0; p < 50; p++) {
        assertThat(found.logits()[k][p]).isEqualTo(expected.logits()[k][order[p]]);
      }
    }
    assertThat(found.loss()).isCloseTo(expected.loss(), within(1e-4));
    assertThat(TileCase.error(found.gradient(), expected.gradient())).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void pointsOfNoWeightAndPaddingContributeNothing(
      Function<TileCase, TileDescent> form, boolean masked) {
    TileCase each = sample(masked);
    TileCase.Result expected = each.run(form.apply(each));
    for (int p = 0; p < 64; p++) {
      if (each.tile().weights()[p] == 0) {
        for (float[] row : each.tile().rows()) {
          row[p] = 17;
        }
      }
    }
    TileCase.Result found = each.run(form.apply(each));
    assertThat(found.loss()).isEqualTo(expected.loss());
    assertThat(found.gradient()).isDeepEqualTo(expected.gradient());
    assertThat(found.usage()).isEqualTo(expected.usage());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void longerRowsAndAUsedWorkspaceChangeNothing(
      Function<TileCase, TileDescent> form, boolean masked) {
    TileCase each = sample(masked);
    Tile tile = each.tile();
    float[][] rows =
        Arrays.stream(tile.rows()).map(row -> Arrays.copyOf(row, 256)).toArray(float[][]::new);
    TileCase longer =
        each.withTile(new Tile(rows, null, 50, Arrays.copyOf(tile.weights(), 256), tile.squares()));
    TileDescent workspace = form.apply(longer);
    TileCase.Result first = longer.run(workspace);
    TileCase.Result again = longer.run(workspace);
    assertThat(again.gradient()).isDeepEqualTo(first.gradient());
    assertThat(again.logits()).isDeepEqualTo(first.logits());
    TileCase.Result shorter = each.run(form.apply(each));
    assertThat(TileCase.firstPoints(first.logits(), 50))
        .isDeepEqualTo(TileCase.firstPoints(shorter.logits(), 50));
    assertThat(first.loss()).isCloseTo(shorter.loss(), within(1e-6));
    assertThat(TileCase.error(first.gradient(), shorter.gradient())).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void gradientsAndUsageAreAdded(Function<TileCase, TileDescent> form, boolean masked) {
    TileCase each = sample(masked);
    TileCase.Result once = each.run(form.apply(each));
    float[][] gradient = new float[5][8];
    double[] usage = new double[5];
    for (int time = 0; time < 2; time++) {
      TileDescent descent = form.apply(each);
      descent.forward(each.tile(), each.set(), each.memories());
      descent.completionError();
      descent.addUsage(usage);
      descent.backward(gradient);
    }
    double[][] half = TileCase.doubles(gradient);
    for (double[] row : half) {
      Arrays.setAll(row, d -> row[d] / 2);
    }
    assertThat(TileCase.error(half, once.gradient())).isLessThan(1e-6);
    for (int k = 0; k < 5; k++) {
      assertThat(usage[k]).isCloseTo(2 * once.usage()[k], within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({"9, 5, false, true", "10, 5, false, false", "3, 5, true, false"})
  void theCheaperFormIsChosen(int k, int free, boolean missing, boolean gram) {
    assertThat(TileDescent.cheaper(PLAN, k, free, 20, missing, 64) instanceof GramDescent)
        .isEqualTo(gram);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
  void stepSizeOutsideItsRangeIsRefused(double size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DescentPlan.constant(Separations.SOFTMAX, 1, 2, size))
        .withMessage("stepSize is " + (float) size + ", allowed: above 0, at most 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void betaOutsideItsRangeIsRefused(double beta) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DescentPlan.constant(Separations.SOFTMAX, beta, 2, 0.5))
        .withMessage("beta is " + beta + ", allowed: above 0 and finite");
  }

  @Test
  void freeSetsSplitTheCoordinates() {
    FreeSet hidden = FreeSet.hidden(new boolean[] {false, true, true, false}, new float[4]);
    assertThat(hidden.free()).containsExactly(1, 2);
    assertThat(hidden.clamped()).containsExactly(0, 3);
    assertThat(hidden.fromData()).isFalse();
    FreeSet all = FreeSet.all(new float[3]);
    assertThat(all.free()).containsExactly(0, 1, 2);
    assertThat(all.clamped()).isEmpty();
    assertThat(all.fromData()).isTrue();
  }

  @Test
  void biasCompletesTheProductToADistance() {
    MemoryRows memories = MemoryRows.of(new float[][] {{3, 4}, {1, 0}});
    assertThat(memories.bias()).containsExactly(-12.5f, -0.5f);
    assertThat(memories.count()).isEqualTo(2);
    assertThat(memories.columns()).isEqualTo(2);
    assertThat(memories.columns(new int[] {1})).isDeepEqualTo(new float[][] {{4}, {0}});
    assertThat(MemoryRows.gram(memories.rows())).isDeepEqualTo(new float[][] {{25, 3}, {3, 1}});
  }
}
