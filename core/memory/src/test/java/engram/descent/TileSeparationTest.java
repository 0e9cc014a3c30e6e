package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;

import engram.energy.Entmax;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.energy.TopK;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tile forms under every separation against double precision. */
class TileSeparationTest {

  private static final double BOUND = 1e-3;

  static List<Arguments> cases() {
    List<Separation> separations = new ArrayList<>(Separations.all());
    separations.add(new Entmax(1.25));
    separations.add(new TopK(2));
    List<Arguments> cases = new ArrayList<>();
    for (Separation separation : separations) {
      for (int steps : new int[] {1, 3, 10}) {
        for (boolean masked : new boolean[] {true, false}) {
          cases.add(Arguments.of(separation, steps, masked));
        }
      }
    }
    return cases;
  }

  private static TileCase each(
      Separation separation, int steps, boolean masked, double missing, long seed) {
    // Wide enough for the kernels to reach most points.
    DescentPlan plan = DescentPlan.constant(separation, 0.15, steps, 0.5);
    return TileCase.of(40, 6, 5, plan, masked, missing, true, true, new RandomStream(seed));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothFormsAgreeWithTheReference(Separation separation, int steps, boolean masked) {
    for (int seed = 0; seed < 10; seed++) {
      TileCase each = each(separation, steps, masked, 0, seed);
      TileCase.Result expected = ReferenceDescent.run(each);
      agree(each.run(each.direct()), expected);
      if (separation.shiftable()) {
        agree(each.run(each.gram()), expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDirectFormKnowsMissingEntries(Separation separation, int steps, boolean masked) {
    for (int seed = 0; seed < 10; seed++) {
      TileCase each = each(separation, steps, masked, 0.3, seed);
      agree(each.run(each.direct()), ReferenceDescent.run(each));
    }
  }

  private static void agree(TileCase.Result found, TileCase.Result expected) {
    assertThat(Math.abs(found.loss() - expected.loss())).isLessThan(BOUND * expected.loss());
    assertThat(TileCase.error(found.gradient(), expected.gradient())).isLessThan(BOUND);
    assertThat(TileCase.error(new double[][] {found.usage()}, new double[][] {expected.usage()}))
        .isLessThan(BOUND);
    double[][] scores = TileCase.firstPoints(found.logits(), 40);
    assertThat(TileCase.error(scores, TileCase.firstPoints(expected.logits(), 40)))
        .isLessThan(BOUND);
  }
}
