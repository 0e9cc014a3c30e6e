package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.math.RandomStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/**
 * The two forms of the tile descent against each other and against double precision.
 *
 * <p>Bounds: a float carries 6e-8, the exponential of {@link engram.math.Rows} 6e-6, and an error
 * in a logit counts several times over. Over 20,000 such cases the worst error of a gradient was
 * 4e-5 of its norm (median 3e-7), or of a hundredth of its usual norm where its terms cancel, and
 * that of a loss 1.4e-5: a wrong term would show at 1e-1. Sharper energies send points on the edge
 * of two basins apart like chaos, and then no float agrees with a double; the seed is fixed, so
 * that no such case turns up by chance.
 */
class TileDescentTest {

  private static final double BOUND = 1e-4;

  private static DescentPlan plan(int d, int steps, double stepSize, double sharpness) {
    return DescentPlan.constant(Separations.SOFTMAX, sharpness / (2 * d), steps, stepSize);
  }

  @Property(tries = 150, seed = "1")
  void bothFormsAgreeWithTheReference(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 90) int n,
      @ForAll @IntRange(min = 1, max = 20) int d,
      @ForAll @IntRange(min = 1, max = 9) int k,
      @ForAll @IntRange(min = 1, max = 10) int steps,
      @ForAll @DoubleRange(min = 0.1, max = 1) double stepSize,
      @ForAll @DoubleRange(min = 1, max = 8) double sharpness,
      @ForAll boolean masked,
      @ForAll boolean filled,
      @ForAll boolean weighted) {
    TileCase each =
        TileCase.of(
            n,
            d,
            k,
            plan(d, steps, stepSize, sharpness),
            masked,
            0,
            filled,
            weighted,
            new RandomStream(seed));
    TileCase.Result reference = ReferenceDescent.run(each);
    agree(each.run(each.direct()), reference, each);
    agree(each.run(each.gram()), reference, each);
  }

  @Property(tries = 100, seed = "2")
  void missingEntriesDescendAtTheirOwnPointAndCarryNoLoss(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 70) int n,
      @ForAll @IntRange(min = 1, max = 12) int d,
      @ForAll @IntRange(min = 1, max = 7) int k,
      @ForAll @IntRange(min = 1, max = 10) int steps,
      @ForAll @DoubleRange(min = 0.05, max = 0.7) double missing,
      @ForAll boolean masked,
      @ForAll boolean filled,
      @ForAll boolean weighted) {
    TileCase each =
        TileCase.of(
            n,
            d,
            k,
            plan(d, steps, 0.5, 8),
            masked,
            missing,
            filled,
            weighted,
            new RandomStream(seed));
    agree(each.run(each.direct()), ReferenceDescent.run(each), each);
  }

  private static void agree(TileCase.Result found, TileCase.Result expected, TileCase each) {
    int points = each.tile().points();
    double total = 0;
    for (float weight : each.tile().weights()) {
      total += weight;
    }
    double size = each.tile().squares() + total * each.d();
    // The Gram form finds the loss as a difference of squared norms, and so to their rounding.
    assertThat(found.loss())
        .isCloseTo(expected.loss(), within(3e-5 * expected.loss() + 1e-7 * size));
    assertThat(difference(found.gradient(), expected.gradient()))
        .as("gradient")
        .isLessThan(
            BOUND * (norm(expected.gradient()) + 0.01 * Math.sqrt(total * size / each.k())));
    assertThat(found.usage()).containsExactly(expected.usage(), within(1e-4 * total + 1e-12));
    assertThat(Arrays.stream(found.usage()).sum()).isCloseTo(total, within(1e-5 * total));
    double[][] logits = TileCase.firstPoints(found.logits(), points);
    double beta = each.plan().beta();
    for (int j = 0; j < logits.length; j++) {
      assertThat(logits[j])
          .as("logits of memory " + j)
          .containsExactly(expected.logits()[j], within(1e-4 * (1 + beta * 3 * each.d())));
    }
  }

  private static double norm(double[][] rows) {
    return Math.sqrt(Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(v -> v * v).sum());
  }

  private static double difference(double[][] a, double[][] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      for (int i = 0; i < a[k].length; i++) {
        sum += (a[k][i] - b[k][i]) * (a[k][i] - b[k][i]);
      }
    }
    return Math.sqrt(sum);
  }
}
