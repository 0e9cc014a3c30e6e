package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Energies of dot products whose state an activation holds, and of cosines. */
class ActivationTest {

  private static final int D = 4;
  private static final int K = 3;

  private final RandomStream stream = new RandomStream(3);
  private final double[][] memories = EnergyCase.unitPatterns(K, D, stream);
  private final double[] slope = EnergyCase.normal(D, 1, stream);

  static List<Activation> all() {
    return List.of(
        Activation.IDENTITY, Activation.NORMALISE, Activation.LAYER_NORM, Activation.tanh(1.3));
  }

  private static Energy energy(Activation activation) {
    return new Energy(Similarity.DOT, Separations.SOFTMAX, activation, 2);
  }

  @ParameterizedTest
  @MethodSource("all")
  void fixedPointStepsNeverRaiseTheEnergy(Activation activation) {
    for (int i = 0; i < 2000; i++) {
      Landscape landscape = energy(activation).over(EnergyCase.unitPatterns(4, 5, stream));
      double[] start = activation.of(EnergyCase.normal(5, 1, stream));
      double size = 0.05 + 0.95 * stream.nextDouble();
      double[] energies = new Descent(3, size).run(landscape, start, null).energies();
      assertThat(energies[0]).isFinite();
      for (int t = 1; t < energies.length; t++) {
        assertThat(energies[t]).isLessThanOrEqualTo(energies[t - 1] + 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void adjointOfFixedPointStepsAgreesWithDifferences(Activation activation) {
    adjointAgrees(energy(activation), ClampedStep.FIXED_POINT);
  }

  @Test
  void adjointOfGradientStepsAgreesWithDifferences() {
    adjointAgrees(energy(Activation.tanh(1.3)), ClampedStep.GRADIENT);
    Energy cosine = new Energy(Similarity.COSINE, Separations.SOFTMAX, Activation.NONE, 2);
    adjointAgrees(cosine, ClampedStep.GRADIENT);
    adjointAgrees(cosine, ClampedStep.FIXED_POINT);
  }

  private void adjointAgrees(Energy energy, ClampedStep update) {
    Descent descent = new Descent(3, StepSizes.constant(0.2), 0, update);
    double[] start = {0.3, -0.2, 0.4, 0.1};
    Descent.Adjoint adjoint = descent.adjoint(energy.over(memories), start, null, slope);
    double h = 1e-5;
    for (int d = 0; d < D; d++) {
      double[] up = start.clone();
      double[] down = start.clone();
      up[d] += h;
      down[d] -= h;
      double byStart = loss(descent, energy, memories, up) - loss(descent, energy, memories, down);
      assertThat(adjoint.start()[d]).isCloseTo(byStart / (2 * h), within(1e-7));
      double byMemory =
          loss(descent, energy, moved(d, h), start) - loss(descent, energy, moved(d, -h), start);
      assertThat(adjoint.memories()[1][d]).isCloseTo(byMemory / (2 * h), within(1e-7));
    }
    double byBeta =
        loss(descent, energy.withBeta(2 + h), memories, start)
            - loss(descent, energy.withBeta(2 - h), memories, start);
    assertThat(adjoint.beta()).isCloseTo(byBeta / (2 * h), within(1e-7));
  }

  private double[][] moved(int d, double h) {
    double[][] moved = Arrays.stream(memories).map(double[]::clone).toArray(double[][]::new);
    moved[1][d] += h;
    return moved;
  }

  private double loss(Descent descent, Energy energy, double[][] patterns, double[] start) {
    return Similarity.DOT.of(slope, descent.end(energy.over(patterns), start, null));
  }

  @Test
  void gradientOfTheTanhEnergyIsThatOfDifferences() {
    StoredPatterns landscape = energy(Activation.tanh(0.7)).over(memories);
    double[] v = {0.3, -0.9, 0, 0.5};
    for (int d = 0; d < D; d++) {
      double[] up = v.clone();
      double[] down = v.clone();
      up[d] += 1e-6;
      down[d] -= 1e-6;
      double slopeHere = (landscape.energy(up) - landscape.energy(down)) / 2e-6;
      assertThat(landscape.gradient(v)[d]).isCloseTo(slopeHere, within(1e-8));
    }
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Energy(Similarity.EUCLIDEAN, Separations.SOFTMAX, Activation.NORMALISE, 1))
        .withMessageContaining("activation is NORMALISE, allowed: NONE");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Energy(
                    Similarity.DOT, new KernelSeparation(Kernel.QUARTIC), Activation.IDENTITY, 1))
        .withMessageContaining("allowed: EUCLIDEAN with a kernel");
  }

  @Test
  void patternsAndStartsThatDoNotFitAreRefused() {
    Energy energy = Energies.logSumExp(1);
    Descent descent = new Descent(2, 1);
    StoredPatterns two = energy.over(new double[][] {{0, 1}, {1, 0}});
    refused(() -> energy.over(null), "patterns is null");
    refused(() -> energy.over(new double[0][]), "patterns is 0 rows");
    refused(() -> energy.over(new double[][] {{}}), "patterns[0] is 0 values long");
    refused(() -> energy.over(new double[][] {null}), "patterns[0] is null");
    refused(() -> energy.over(new double[][] {{1, 2}, {1}}), "patterns[1] has 1 values");
    refused(() -> energy.over(new double[][] {{1, Double.NaN}}), "patterns[0][1] is NaN");
    refused(() -> two.energy(new double[3]), "v has 3 values, allowed: 2");
    refused(() -> descent.run(two, new double[3], null), "start has 3 values, allowed: 2");
    refused(() -> descent.run(two, new double[2], new boolean[1]), "free is 1 flags long");
    refused(() -> descent.run(two, null, null), "start is null");
    refused(() -> descent.run(null, new double[2], null), "landscape is null");
    refused(
        () -> descent.adjoint(two, new double[2], null, new double[1]),
        "slope has 1 values, allowed: 2");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(message);
  }
}
