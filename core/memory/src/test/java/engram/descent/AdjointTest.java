package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.energy.EnergyCase;
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

  private static final int D = 5;
  private static final int K = 4;

  private final RandomStream stream = new RandomStream(17);
  private final double[][] memories = EnergyCase.unitPatterns(K, D, stream);
  private final double[] start = EnergyCase.normal(D, 0.6, stream);
  private final double[] slope = EnergyCase.normal(D, 1, stream);

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (EnergyCase each : EnergyCase.all()) {
      for (int steps : new int[] {1, 5, 10}) {
        cases.add(Arguments.of(each, steps, null));
        cases.add(Arguments.of(each, steps, new boolean[] {true, false, true, true, false}));
      }
    }
    return cases;
  }

  private Descent descent(EnergyCase each, int steps) {
    return new Descent(each.energy(), steps, StepSizes.geometric(0.3, 0.95), 0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithCentralDifferences(EnergyCase each, int steps, boolean[] free) {
    Descent descent = descent(each, steps);
    Descent.Adjoint adjoint = descent.adjoint(start, free, memories, slope);

    double[][] byMemory = new double[K][D];
    double[] byStart = new double[D];
    for (int d = 0; d < D; d++) {
      int at = d;
      byStart[d] =
          slope(
              h -> {
                double[] moved = start.clone();
                moved[at] += h;
                return loss(descent, moved, free, memories);
              });
      for (int mu = 0; mu < K; mu++) {
        int row = mu;
        byMemory[mu][d] =
            slope(
                h -> {
                  double[][] moved =
                      Arrays.stream(memories).map(double[]::clone).toArray(double[][]::new);
                  moved[row][at] += h;
                  return loss(descent, start, free, moved);
                });
      }
    }
    double byBeta =
        slope(
            h ->
                loss(
                    new Descent(
                        each.energy().withBeta(each.energy().beta() + h),
                        steps,
                        descent.stepSizes(),
                        0),
                    start,
                    free,
                    memories));

    assertThat(error(flat(adjoint.memories()), flat(byMemory))).as("memories").isLessThan(BOUND);
    assertThat(error(adjoint.start(), byStart)).as("start").isLessThan(BOUND);
    assertThat(error(new double[] {adjoint.beta()}, new double[] {byBeta}))
        .as("beta")
        .isLessThan(BOUND);
  }

  private double loss(Descent descent, double[] from, boolean[] free, double[][] patterns) {
    double[] end = descent.run(from, free, patterns).state();
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
    return Math.sqrt(difference / size);
  }

  @Test
  void clampedCoordinatesPassTheirSlopeOn() {
    boolean[] free = {false, false, false, false, false};
    for (EnergyCase each : EnergyCase.all()) {
      Descent.Adjoint adjoint = descent(each, 5).adjoint(start, free, memories, slope);
      assertThat(adjoint.start()).containsExactly(slope);
      assertThat(flat(adjoint.memories())).containsOnly(0);
      assertThat(adjoint.beta()).isCloseTo(0, within(0.0));
    }
  }

  @Test
  void noStepsPassTheSlopeOn() {
    Descent.Adjoint adjoint =
        descent(EnergyCase.all().get(0), 0).adjoint(start, null, memories, slope);
    assertThat(adjoint.start()).containsExactly(slope);
    assertThat(flat(adjoint.memories())).containsOnly(0);
  }
}
