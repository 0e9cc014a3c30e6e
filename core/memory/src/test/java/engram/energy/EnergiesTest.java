package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnergiesTest {

  private static final double[][] MEMORIES = {{1, 0}, {0, 2}, {-1, 1}};
  private static final double[] V = {0.5, 1};

  @Test
  void valuesAreThoseOfTheFormulas() {
    double squares = 0.25 + 1;
    double[] d2 = {1.25, 1.25, 2.25};
    double[] dots = {0.5, 2, 0.5};
    double lse = 0;
    double hopfield = 0;
    double fourth = 0;
    double third = 0;
    for (int mu = 0; mu < 3; mu++) {
      lse += Math.exp(-d2[mu]);
      hopfield += Math.exp(2 * dots[mu]);
      fourth += Math.pow(dots[mu], 4);
      third += Math.pow(dots[mu], 3);
    }
    assertThat(value(Energies.logSumExp(2))).isCloseTo(-Math.log(lse) / 2, within(1e-14));
    assertThat(value(Energies.modernHopfield(2)))
        .isCloseTo(-Math.log(hopfield) / 2 + squares / 2, within(1e-14));
    assertThat(value(Energies.polynomial(4))).isCloseTo(-fourth / 4, within(1e-14));
    assertThat(value(Energies.rectifiedPolynomial(3))).isCloseTo(-third / 3, within(1e-14));
    assertThat(value(Energies.confinedPolynomial(3)))
        .isCloseTo(-Math.cbrt(third) + squares / 2, within(1e-14));
  }

  private static double value(Energy energy) {
    return energy.over(MEMORIES).energy(V);
  }

  @Property(tries = 100)
  void weightsOfTheLogSumExpEnergiesSumToOne(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int k,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double beta,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double scale) {
    RandomStream stream = new RandomStream(seed);
    double[][] memories = EnergyCase.unitPatterns(k, 4, stream);
    double[] v = EnergyCase.normal(4, scale, stream);
    for (Energy energy : new Energy[] {Energies.logSumExp(beta), Energies.modernHopfield(beta)}) {
      double[] weights = energy.over(memories).weights(v);
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
    }
  }

  @Test
  void farAwayAndAtLargeBetaNothingOverflows() {
    double[][] memories = {{1e3, 0, 0}, {0, -1e3, 0}, {600, 0, 800}};
    double[] v = {1e3, 0, 1};
    double euclidean = Energies.logSumExp(1e3).over(memories).energy(v);
    assertThat(euclidean).as("half the squared distance to the nearest").isEqualTo(0.5);
    double dot = Energies.modernHopfield(1e3).over(memories).energy(v);
    assertThat(dot).as("|v|^2 / 2 less the largest product").isEqualTo(0.5 * (1e6 + 1) - 1e6);
    for (Energy energy : new Energy[] {Energies.logSumExp(1e3), Energies.modernHopfield(1e3)}) {
      assertThat(energy.over(memories).weights(v)).containsExactly(1, 0, 0);
      assertThat(energy.over(memories).gradient(v)).containsExactly(0, 0, 1);
      double[] far = {-1e3, -1e3, -1e3};
      assertThat(energy.over(memories).energy(far)).isFinite();
      assertThat(Arrays.stream(energy.over(memories).gradient(far)).allMatch(Double::isFinite))
          .isTrue();
    }
  }

  @Property(tries = 50)
  void euclideanEnergyDoesNotChangeWhenEverythingMoves(
      @ForAll long seed, @ForAll @DoubleRange(min = -50, max = 50) double shift) {
    RandomStream stream = new RandomStream(seed);
    double[][] memories = EnergyCase.unitPatterns(5, 3, stream);
    double[] v = EnergyCase.normal(3, 1, stream);
    Energy energy = Energies.logSumExp(2);
    assertThat(
            energy
                .over(Arrays.stream(memories).map(m -> moved(m, shift)).toArray(double[][]::new))
                .energy(moved(v, shift)))
        .isCloseTo(energy.over(memories).energy(v), within(1e-11));
  }

  private static double[] moved(double[] v, double shift) {
    return Arrays.stream(v).map(each -> each + shift).toArray();
  }

  @Property(tries = 50)
  void evenPowerIsBlindToTheSignAndTheRectifiedOneIsNot(@ForAll long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] memories = EnergyCase.unitPatterns(3, 5, stream);
    double[] v = memories[0].clone();
    double[] mirrored = Arrays.stream(v).map(each -> -each).toArray();
    Energy even = Energies.polynomial(4);
    assertThat(even.over(memories).energy(mirrored)).isEqualTo(even.over(memories).energy(v));
    Energy rectified = Energies.rectifiedPolynomial(4);
    assertThat(rectified.over(memories).energy(v))
        .isNotEqualTo(rectified.over(memories).energy(mirrored));
    assertThat(rectified.over(memories).energy(v) + rectified.over(memories).energy(mirrored))
        .as("the two halves of the even power")
        .isCloseTo(even.over(memories).energy(v), within(1e-14));
  }

  @Test
  void confinedPolynomialFeelsNoMemoryThatPointsAway() {
    double[] against = {-1, 0};
    double[][] memories = {{1, 0}};
    Energy energy = Energies.confinedPolynomial(3);
    assertThat(energy.over(memories).energy(against)).isEqualTo(0.5);
    assertThat(energy.over(memories).gradient(against)).containsExactly(-1, 0);
    assertThat(energy.over(memories).weights(against)).containsExactly(0);
  }

  @Test
  void aStateThatIsNotFiniteIsRefused() {
    for (EnergyCase each : EnergyCase.all()) {
      StoredPatterns landscape = each.energy().over(MEMORIES);
      double[] v = {Double.NaN, 1};
      for (ThrowingCallable question :
          List.<ThrowingCallable>of(
              () -> landscape.energy(v),
              () -> landscape.gradient(v),
              () -> landscape.weights(v),
              () -> landscape.fixedPoint(v))) {
        assertThatIllegalArgumentException()
            .as(each.name())
            .isThrownBy(question)
            .withMessage("v[0] is NaN, allowed: finite");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void betaOutsideItsRangeIsRefused(double beta) {
    String message = "beta is " + beta + ", allowed: above 0 and finite";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Energies.logSumExp(beta))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Energies.modernHopfield(beta))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Energies.polynomial(2).withBeta(beta))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 1, 3, 7})
  void powerThatIsNotEvenIsRefused(int n) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Energies.polynomial(n))
        .withMessage("power n is " + n + ", allowed: even, 2 or more");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void rectifiedPowerBelowTwoIsRefused(int n) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Energies.rectifiedPolynomial(n))
        .withMessage("power n is " + n + ", allowed: 2 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scaling.Root(n))
        .withMessage("root n is " + n + ", allowed: 2 or more");
  }
}
