package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.density.KernelEnergy.FallBack;
import engram.density.KernelEnergy.Supported;
import engram.density.KernelEnergy.Unsupported;
import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.energy.Energies;
import engram.energy.Energy;
import engram.energy.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelEnergyTest {

  private static final double[][] MEMORIES = {{0, 0}, {3, 0}};
  private static final double BETA = 2;
  private static final double[] INSIDE = {0.5, 0};
  private static final double[] FAR = {1.7, 0.5};

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void insideItIsThePlainEnergy(Kernel kernel) {
    Energy plain = Energies.kernel(kernel, BETA);
    for (OutsideSupport outside : OutsideSupport.values()) {
      Supported answer = (Supported) new KernelEnergy(kernel, BETA, outside).at(INSIDE, MEMORIES);
      assertThat(answer.energy()).isFinite().isEqualTo(plain.over(MEMORIES).energy(INSIDE));
      assertThat(answer.gradient()).containsExactly(plain.over(MEMORIES).gradient(INSIDE));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Kernel.class, mode = EnumSource.Mode.EXCLUDE, names = "GAUSSIAN")
  void noiseIsUnsupportedAndNamesTheNearest(Kernel kernel) {
    Unsupported answer =
        (Unsupported) new KernelEnergy(kernel, BETA, OutsideSupport.NOISE).at(FAR, MEMORIES);
    assertThat(answer.nearest()).isEqualTo(1);
    assertThat(answer.distance()).isCloseTo(Math.hypot(1.3, 0.5), within(1e-15));
  }

  @Test
  void plainDescentFromOutsideIsAnErrorNotAnAnswer() {
    Energy plain = Energies.kernel(Kernel.QUARTIC, BETA);
    assertThat(plain.over(MEMORIES).energy(FAR)).isEqualTo(Double.POSITIVE_INFINITY);
    Descent descent = new Descent(3, StepSizes.constant(1), 0, ClampedStep.GRADIENT);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> descent.run(plain.over(MEMORIES), FAR, null));
  }

  @Test
  void gaussianIsSupportedHoweverFar() {
    KernelEnergy energy = new KernelEnergy(Kernel.GAUSSIAN, BETA, OutsideSupport.NOISE);
    Supported answer = (Supported) energy.at(new double[] {1e6, 0}, MEMORIES);
    assertThat(answer.energy()).isCloseTo(0.5 * (1e6 - 3) * (1e6 - 3), within(1e-3));
  }

  @Test
  void nearestSendsTheStateToTheNearestMemoryInOneStep() {
    FallBack answer =
        (FallBack) new KernelEnergy(Kernel.QUARTIC, BETA, OutsideSupport.NEAREST).at(FAR, MEMORIES);
    assertThat(answer.energy()).isCloseTo(0.5 * (1.3 * 1.3 + 0.5 * 0.5), within(1e-15));
    assertThat(FAR[0] - answer.gradient()[0]).isCloseTo(3, within(1e-15));
    assertThat(FAR[1] - answer.gradient()[1]).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 7})
  void logSumExpFallsBackAtTheSameScale(double beta) {
    // Twice the standard deviation 1 / sqrt(beta) from one memory: E = d^2 / 2 = 2 / beta. A beta
    // applied twice would give the standard deviation 1 / beta.
    double[][] memory = {{0}};
    double[] v = {2 / Math.sqrt(beta)};
    KernelEnergy energy = new KernelEnergy(Kernel.EPANECHNIKOV, beta, OutsideSupport.LOG_SUM_EXP);
    FallBack answer = (FallBack) energy.at(v, memory);
    assertThat(answer.energy()).isCloseTo(2 / beta, within(1e-12));
    assertThat(answer.gradient()[0]).isCloseTo(v[0], within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void aMemoryThatIsNanIsAnError(Kernel kernel) {
    double[][] broken = {{0, 0}, {Double.NaN, 0}};
    for (OutsideSupport outside : OutsideSupport.values()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new KernelEnergy(kernel, BETA, outside).at(INSIDE, broken))
          .withMessageContaining("patterns[1][0] is NaN");
    }
  }

  @Test
  void badInputIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelEnergy(Kernel.QUARTIC, 0, OutsideSupport.NOISE))
        .withMessageContaining("beta is 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelEnergy(Kernel.QUARTIC, 1, null))
        .withMessageContaining("outside is null");
    KernelEnergy energy = new KernelEnergy(Kernel.QUARTIC, 1, OutsideSupport.NOISE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> energy.at(new double[] {0, Double.NaN}, MEMORIES))
        .withMessage("v[1] is NaN, allowed: finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> energy.at(new double[] {0}, MEMORIES))
        .withMessage("v has 1 values, allowed: 2");
  }
}
