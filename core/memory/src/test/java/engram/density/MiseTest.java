package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Kernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MiseTest {

  private static final double NORMAL = Mise.normalRoughness(1, 1);

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void bestBandwidthIsTheLowestPointInAnyDimension(Kernel kernel) {
    for (int d : new int[] {1, 2, 7}) {
      Mise mise = new Mise(kernel, d, 500, Mise.normalRoughness(1.5, d));
      double h = mise.bestBandwidth();
      assertThat(mise.at(h)).isLessThan(mise.at(1.01 * h)).isLessThan(mise.at(0.99 * h));
      assertThat(mise.best() / mise.at(h)).isCloseTo(1, within(1e-12));
      assertThat(mise.biasSquared(h) / mise.variance(h)).isCloseTo(0.25 * d, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void correctedEquationsHoldOnTheLine(Kernel kernel) {
    int k = 1000;
    double roughness = 0.37;
    double mu = kernel.secondMoment(1);
    double r = kernel.regularity(1);
    Mise mise = new Mise(kernel, 1, k, roughness);
    assertThat(mise.bestBandwidth())
        .isCloseTo(Math.pow(r / (mu * mu * roughness * k), 0.2), within(1e-12));
    double error = 1.25 * Math.pow(Math.sqrt(mu) * r / k, 0.8) * Math.pow(roughness, 0.2);
    assertThat(mise.best() / error).isCloseTo(1, within(1e-12));
  }

  @Test
  void efficiencyIsTheRatioOfPointsForTheSameError() {
    Mise best = new Mise(Kernel.EPANECHNIKOV, 1, 92952, NORMAL);
    Mise uniform = new Mise(Kernel.UNIFORM, 1, 100000, NORMAL);
    assertThat(uniform.best() / best.best()).isCloseTo(1, within(1e-5));
  }

  @Test
  void normalRoughnessIsTheIntegral() {
    assertThat(NORMAL).isCloseTo(3 / (8 * Math.sqrt(Math.PI)), within(1e-15));
    double sum = 0;
    double step = 0.01;
    for (double x = -8; x < 8; x += step) {
      for (double y = -8; y < 8; y += step) {
        double square = x * x + y * y;
        double laplacian = (square - 2) * Math.exp(-0.5 * square) / (2 * Math.PI);
        sum += step * step * laplacian * laplacian;
      }
    }
    assertThat(Mise.normalRoughness(1, 2)).isCloseTo(sum, within(1e-9));
    assertThat(Mise.normalRoughness(2, 2)).isCloseTo(sum / 64, within(1e-9));
  }

  /** The exact error for normal data and the Gaussian kernel of standard deviation s. */
  private static double exact(double s, double k) {
    return (1 / (k * s)
            + (1 - 1 / k) / Math.sqrt(1 + s * s)
            - Math.pow(2, 1.5) / Math.sqrt(2 + s * s)
            + 1)
        / (2 * Math.sqrt(Math.PI));
  }

  @Test
  void leadingTermsApproachTheExactErrorOfNormalData() {
    int k = 1_000_000_000;
    Mise mise = new Mise(Kernel.GAUSSIAN, 1, k, NORMAL);
    double h = mise.bestBandwidth();
    double s = h / Math.sqrt(2);
    assertThat(mise.best() / exact(s, k)).isCloseTo(1, within(0.015));
    // The minimum of the exact error is near; with eq. 5.50's factor 4 it would be 1.32 h*.
    assertThat(exact(s, k)).isLessThan(exact(0.93 * s, k)).isLessThan(exact(1.07 * s, k));
  }

  @Test
  void badValuesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mise(Kernel.QUARTIC, 0, 5, 1))
        .withMessageContaining("dimensions is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mise(Kernel.QUARTIC, 1, 0, 1))
        .withMessageContaining("count is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mise(Kernel.QUARTIC, 1, 5, Double.NaN))
        .withMessageContaining("roughness is NaN");
  }
}
