package engram.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.binary.BinaryMemory;
import engram.binary.FlipLandscape;
import engram.binary.Interaction;
import engram.capacity.Capacity.Point;
import engram.hebb.Hebb;
import engram.math.Parallel;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityTest {

  private static Function<double[][], FlipLandscape> of(Interaction interaction) {
    return patterns -> BinaryMemory.of(interaction, patterns);
  }

  @ParameterizedTest
  @CsvSource({
    ".5, 0",
    ".99, 2.3263478740",
    ".995, 2.5758293035",
    ".01, -2.3263478740",
    ".7, .5244005127"
  })
  void quantilesAreThoseOfTheNormal(double p, double q) {
    assertThat(CapacityTheory.quantile(p)).isCloseTo(q, within(1e-8));
  }

  @Test
  void onePercentOfTheBitsIs185OfAThousandForSquares() {
    assertThat(CapacityTheory.patterns(2, false, 1000, 0.01)).isCloseTo(185, within(0.5));
    assertThat(CapacityTheory.patterns(2, false, 1000, 0.005)).isCloseTo(151, within(0.5));
    assertThat(CapacityTheory.patterns(3, false, 100, 0.01) * 3)
        .isCloseTo(100 * CapacityTheory.patterns(2, false, 100, 0.01), within(1e-6));
  }

  @Test
  void squaresHoldWhatTheorySays() {
    try (Parallel pool = new Parallel(0)) {
      Point point =
          new Capacity(40_000, 1.03, 500, 1).oneStep(of(Interaction.power(2)), 200, .01, pool);
      double theory = CapacityTheory.patterns(2, false, 200, .01);
      assertThat((double) point.lower()).isLessThan(theory * 1.12);
      assertThat((double) point.upper()).isGreaterThan(theory * 0.95);
      assertThat(point.measured()).isLessThanOrEqualTo(.01);
      assertThat(point.error()).isBetween(.0003, .0006);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"2, 50, 100, 200", "3, 30, 50, 90", "4, 24, 36, 54"})
  void capacityGrowsAsThePowerOfTheBitsLessOne(int n, int small, int middle, int large) {
    Interaction power = n % 2 == 0 ? Interaction.power(n) : Interaction.rectified(n);
    try (Parallel pool = new Parallel(0)) {
      Capacity capacity = new Capacity(40_000, 1.03, 20_000, 2);
      Point[] points =
          Arrays.stream(new int[] {small, middle, large})
              .mapToObj(d -> capacity.oneStep(of(power), d, .01, pool))
              .toArray(Point[]::new);
      assertThat(Capacity.exponent(points)).isCloseTo(n - 1, within(.15));
    }
  }

  @Test
  void rectifiedSquaresHoldTwiceAsMany() {
    try (Parallel pool = new Parallel(0)) {
      Point point =
          new Capacity(40_000, 1.03, 500, 5).oneStep(of(Interaction.rectified(2)), 200, .01, pool);
      double theory = CapacityTheory.patterns(2, true, 200, .01);
      assertThat(theory).isCloseTo(2 * CapacityTheory.patterns(2, false, 200, .01), within(1e-9));
      assertThat(point.middle()).isBetween(theory * .88, theory * 1.12);
    }
  }

  @Test
  void recallFromNoiseEndsWhereItIsKnownTo() {
    try (Parallel pool = new Parallel(0)) {
      Capacity capacity = new Capacity(160, 1.05, 200, 3);
      Point hebb = capacity.recall(new Hebb()::learn, 100, .1, .05, pool);
      assertThat(hebb.lower()).isBetween(6, 13);
      Point cube = capacity.recall(of(Interaction.rectified(3)), 100, .1, .05, pool);
      assertThat(cube.lower()).isEqualTo(200).isEqualTo(cube.upper());
    }
  }

  @Test
  void threadsChangeNothing() {
    Capacity capacity = new Capacity(2000, 1.1, 100, 4);
    try (Parallel one = new Parallel(1);
        Parallel three = new Parallel(3)) {
      assertThat(capacity.oneStep(of(Interaction.power(2)), 60, .01, three))
          .isEqualTo(capacity.oneStep(of(Interaction.power(2)), 60, .01, one));
      assertThat(capacity.recall(new Hebb()::learn, 40, .1, .1, three))
          .isEqualTo(capacity.recall(new Hebb()::learn, 40, .1, .1, one));
    }
  }

  @Test
  void anExponentIsTheSlopeOfLogarithms() {
    Point a = new Point(10, 100, 100, 0, 0);
    Point b = new Point(100, 10_000, 10_000, 0, 0);
    assertThat(Capacity.exponent(a, b)).isCloseTo(2, within(1e-12));
    refuses(() -> Capacity.exponent(a), "points is 1, allowed: 2 or more");
    refuses(() -> Capacity.exponent(a, a), "dimensions of points is 10, allowed: two that differ");
  }

  @Test
  void questionsWithoutAnAnswerAreRefused() {
    refuses(
        () -> CapacityTheory.patterns(2, false, 10, .5),
        "error is 0.5, allowed: above 0, below 0.5");
    refuses(() -> CapacityTheory.patterns(1, false, 10, .1), "power is 1");
    refuses(() -> new Capacity(0, 1.1, 10, 1), "bits is 0");
    refuses(() -> new Capacity(1, 1, 10, 1), "ratio is 1.0");
    try (Parallel pool = new Parallel(1)) {
      Capacity capacity = new Capacity(10, 1.1, 10, 1);
      refuses(() -> capacity.recall(new Hebb()::learn, 10, .7, .1, pool), "noise is 0.7");
      refuses(() -> capacity.oneStep(new Hebb()::learn, 1, .1, pool), "dimensions is 1");
    }
  }

  private static void refuses(Runnable call, String start) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(start);
  }
}
