package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Energies;
import engram.energy.Energy;
import engram.energy.EnergyCase;
import engram.energy.Kernel;
import engram.energy.Landscape;
import engram.math.RandomStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescentTest {

  private static final double[][] PLUS_MINUS_ONE = {{1}, {-1}};

  static List<EnergyCase> all() {
    return EnergyCase.all();
  }

  @ParameterizedTest
  @CsvSource({"1.1, .5029", "2, .9575", "4.11, .9995"})
  void twoMemoriesHaveTwoMinimaAboveBetaOne(double beta, double expected) {
    Descent descent = new Descent(5000, 1);
    Landscape landscape = Energies.logSumExp(beta).over(PLUS_MINUS_ONE);
    for (double start : new double[] {0.01, 0.3, 0.99, 2}) {
      double x = descent.end(landscape, new double[] {start}, null)[0];
      assertThat(x).isCloseTo(expected, within(1e-4));
      assertThat(x).as("x = tanh(beta x)").isCloseTo(Math.tanh(beta * x), within(1e-12));
      assertThat(descent.end(landscape, new double[] {-start}, null)[0])
          .isCloseTo(-x, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({".3, 1e-12", ".8, 1e-12", "1, .03"})
  void twoMemoriesHaveOneMinimumUpToBetaOne(double beta, double bound) {
    // At beta = 1 itself x falls like sqrt(3 / (2 t)), which is .0274 after 2000 steps.
    Descent descent = new Descent(2000, 1);
    Landscape landscape = Energies.logSumExp(beta).over(PLUS_MINUS_ONE);
    for (double start : new double[] {-1, 0.2, 3}) {
      assertThat(descent.end(landscape, new double[] {start}, null)[0]).isCloseTo(0, within(bound));
    }
  }

  @Property(tries = 60)
  void stepOfSizeOneIsTheWeightedMeanOfTheMemories(@ForAll long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] memories = EnergyCase.unitPatterns(4, 5, stream);
    double[] v = EnergyCase.normal(5, 1, stream);
    for (Energy energy : new Energy[] {Energies.logSumExp(3), Energies.modernHopfield(3)}) {
      double[] weights = energy.over(memories).weights(v);
      double[] mean = new double[5];
      for (int mu = 0; mu < 4; mu++) {
        for (int d = 0; d < 5; d++) {
          mean[d] += weights[mu] * memories[mu][d];
        }
      }
      assertThat(new Descent(1, 1).run(energy.over(memories), v, null).state())
          .containsExactly(mean, within(1e-14));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void clampedCoordinatesComeBackToTheBit(EnergyCase each) {
    RandomStream stream = new RandomStream(4);
    double[][] memories = EnergyCase.unitPatterns(5, 8, stream);
    double[] start = EnergyCase.normal(8, 0.5, stream);
    start[0] = -0.0;
    start[2] = Double.MIN_VALUE;
    boolean[] free = {false, true, false, false, true, true, false, true};
    double[] end = new Descent(10, 0.1).run(each.energy().over(memories), start, free).state();
    for (int d = 0; d < 8; d++) {
      assertThat(Double.doubleToRawLongBits(end[d]) == Double.doubleToRawLongBits(start[d]))
          .isEqualTo(!free[d]);
    }
  }

  @Test
  void toleranceEndsTheDescentEarly() {
    Energy energy = Energies.logSumExp(2);
    Descent.Trace all =
        new Descent(500, 0.5).run(energy.over(PLUS_MINUS_ONE), new double[] {2}, null);
    assertThat(all.steps()).isEqualTo(500);
    assertThat(all.settled()).isFalse();
    assertThat(all.energies()).hasSize(501);
    Descent.Trace early =
        new Descent(500, StepSizes.constant(0.5), 1e-6, ClampedStep.FIXED_POINT)
            .run(energy.over(PLUS_MINUS_ONE), new double[] {2}, null);
    assertThat(early.settled()).isTrue();
    assertThat(early.steps()).isBetween(5, 100);
    assertThat(early.energies()).hasSize(early.steps() + 1);
    assertThat(early.state()[0]).isCloseTo(all.state()[0], within(1e-5));
  }

  @Test
  void schedulesGiveEachStepItsSize() {
    StepSizes halving = StepSizes.geometric(0.8, 0.5);
    assertThat(new double[] {halving.at(0), halving.at(1), halving.at(3)})
        .containsExactly(0.8, 0.4, 0.1);
    assertThat(StepSizes.constant(0.3).at(7)).isEqualTo(0.3);
    double[][] one = {{0}};
    double end =
        new Descent(3, halving, 0, ClampedStep.FIXED_POINT)
            .run(Energies.logSumExp(1).over(one), new double[] {1}, null)
            .state()[0];
    assertThat(end).isCloseTo(0.2 * 0.6 * 0.8, within(1e-15));
  }

  @Test
  void noStepsReturnTheStartAndItsEnergy() {
    double[] start = {0.3};
    Descent.Trace trace =
        new Descent(0, 1).run(Energies.logSumExp(1).over(PLUS_MINUS_ONE), start, null);
    assertThat(trace.state()).containsExactly(0.3).isNotSameAs(start);
    assertThat(trace.energies())
        .containsExactly(Energies.logSumExp(1).over(PLUS_MINUS_ONE).energy(start));
  }

  @Test
  void leavingTheFiniteNumbersIsAnError() {
    Descent descent = new Descent(1000, 1);
    Landscape landscape = Energies.polynomial(4).over(new double[][] {{5}});
    assertThatThrownBy(() -> descent.run(landscape, new double[] {2}, null))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageMatching(
            "coordinate 0 is Infinity after step \\d+: the energy has no lower bound here, take"
                + " fewer or smaller steps or a confined energy");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.NEGATIVE_INFINITY})
  void toleranceBelowZeroIsRefused(double tolerance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(1, StepSizes.constant(1), tolerance, ClampedStep.GRADIENT))
        .withMessage("tolerance is " + tolerance + ", allowed: 0 or more");
  }

  @Test
  void negativeStepsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Descent(-1, 1))
        .withMessage("steps is -1, allowed: 0 or more");
  }

  @Test
  void outsideTheReachOfACompactKernelTheGradientSaysSo() {
    Descent descent = new Descent(3, StepSizes.constant(1), 0, ClampedStep.GRADIENT);
    Landscape landscape = Energies.kernel(Kernel.EPANECHNIKOV, 2).over(new double[][] {{0}, {1}});

    assertThatThrownBy(() -> descent.run(landscape, new double[] {9}, null))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "coordinate 0 is NaN after step 1: the gradient is not finite here; where a compact"
                + " kernel does not reach, take fixed-point steps");
  }

  @Test
  void outsideTheReachOfACompactKernelAFixedPointStepGoesToTheNearestMemory() {
    Landscape landscape = Energies.kernel(Kernel.EPANECHNIKOV, 2).over(new double[][] {{0}, {1}});
    Descent.Trace trace = new Descent(1, 1).run(landscape, new double[] {9}, null);
    assertThat(trace.state()).containsExactly(1);
    assertThat(trace.energies()[0]).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(trace.energies()[1]).isFinite();
  }
}
