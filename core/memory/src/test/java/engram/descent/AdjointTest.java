package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Energies;
import engram.energy.Energy;
import engram.energy.EnergyCase;
import engram.energy.Kernel;
import engram.energy.StoredPatterns;
import engram.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient through T steps against central differences of the loss a . v_T. */
class AdjointTest {

  /** The issue asks for 1e-4; these are double precision, so much less must do. */
  private static final double BOUND = 1e-6;

  /** Where a derivative is 0, as that in beta of a norm of similarities, errors count as such. */
  private static final double LEAST = 1e-3;

  /** A beta at which every kernel reaches all memories. */
  private static final double WIDE = 0.15;

  private static final int D = 5;
  private static final int K = 4;

  private final RandomStream stream = new RandomStream(17);
  private final double[][] memories = EnergyCase.unitPatterns(K, D, stream);
  private final double[] start = EnergyCase.normal(D, 0.6, stream);
  private final double[] slope = EnergyCase.normal(D, 1, stream);

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    List<EnergyCase> energies = new ArrayList<>(EnergyCase.all());
    for (Kernel kernel : Kernel.values()) {
      if (kernel != Kernel.UNIFORM) {
        energies.add(new EnergyCase(kernel.name(), Energies.kernel(kernel, WIDE), true));
      }
    }
    for (EnergyCase each : energies) {
      for (int steps : new int[] {1, 3, 10}) {
        for (ClampedStep update : ClampedStep.values()) {
          cases.add(Arguments.of(each, update, steps, null));
          cases.add(
              Arguments.of(each, update, steps, new boolean[] {true, false, true, true, false}));
        }
      }
    }
    return cases;
  }

  private static Descent descent(int steps, ClampedStep update) {
    return new Descent(steps, StepSizes.geometric(0.3, 0.95), 0, update);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithCentralDifferences(
      EnergyCase each, ClampedStep update, int steps, boolean[] free) {
    Descent descent = descent(steps, update);
    Energy energy = each.energy();
    Descent.Adjoint adjoint = descent.adjoint(energy.over(memories), start, free, slope);

    double[][] byMemory = new double[K][D];
    double[] byStart = new double[D];
    for (int d = 0; d < D; d++) {
      int at = d;
      byStart[d] =
          slope(
              h -> {
                double[] moved = start.clone();
                moved[at] += h;
                return loss(descent, energy.over(memories), moved, free);
              });
      for (int mu = 0; mu < K; mu++) {
        int row = mu;
        byMemory[mu][d] =
            slope(
                h -> {
                  double[][] moved =
                      Arrays.stream(memories).map(double[]::clone).toArray(double[][]::new);
                  moved[row][at] += h;
                  return loss(descent, energy.over(moved), start, free);
                });
      }
    }
    double byBeta =
        slope(h -> loss(descent, energy.withBeta(energy.beta() + h).over(memories), start, free));

    assertThat(error(flat(adjoint.memories()), flat(byMemory))).as("memories").isLessThan(BOUND);
    assertThat(error(adjoint.start(), byStart)).as("start").isLessThan(BOUND);
    assertThat(error(new double[] {adjoint.beta()}, new double[] {byBeta}))
        .as("beta")
        .isLessThan(BOUND);
  }

  private double loss(Descent descent, StoredPatterns landscape, double[] from, boolean[] free) {
    double[] end = descent.end(landscape, from, free);
    double sum = 0;
    for (int d = 0; d < D; d++) {
      sum += slope[d] * end[d];
    }
    return sum;
  }

  private static double slope(DoubleUnaryOperator loss) {
    double h = 1e-5;
    return (loss.applyAsDouble(h) - loss.applyAsDouble(-h)) / (2 * h);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double error(double[] found, double[] expected) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < found.length; i++) {
      difference += (found[i] - expected[i]) * (found[i] - expected[i]);
      size += expected[i] * expected[i];
    }
    return Math.sqrt(difference) / Math.max(LEAST, Math.sqrt(size));
  }

  @Test
  void clampedCoordinatesPassTheirSlopeOn() {
    boolean[] free = {false, false, false, false, false};
    for (EnergyCase each : EnergyCase.all()) {
      Descent.Adjoint adjoint =
          descent(5, ClampedStep.FIXED_POINT)
              .adjoint(each.energy().over(memories), start, free, slope);
      assertThat(adjoint.start()).containsExactly(slope);
      assertThat(flat(adjoint.memories())).containsOnly(0);
      assertThat(adjoint.beta()).isCloseTo(0, within(0.0));
    }
  }

  @Test
  void noStepsPassTheSlopeOn() {
    Descent.Adjoint adjoint =
        descent(0, ClampedStep.GRADIENT)
            .adjoint(Energies.logSumExp(1).over(memories), start, null, slope);
    assertThat(adjoint.start()).containsExactly(slope);
    assertThat(flat(adjoint.memories())).containsOnly(0);
  }
}
