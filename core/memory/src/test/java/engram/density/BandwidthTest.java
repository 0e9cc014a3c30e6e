package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Kernel;
import engram.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BandwidthTest {

  static double[][] normal(long seed, int k, int d, double scale) {
    RandomStream random = new RandomStream(seed);
    double[][] rows = new double[k][d];
    for (double[] row : rows) {
      for (int i = 0; i < d; i++) {
        row[i] = scale * random.nextGaussian();
      }
    }
    return rows;
  }

  @Test
  void rulesAreTheKnownOnesForTheGaussian() {
    double[][] data = {{1}, {2}, {4}, {9}};
    double sigma = Math.sqrt(38.0 / 3);
    assertThat(Bandwidth.silverman(Kernel.GAUSSIAN, data) / Math.sqrt(2))
        .isCloseTo(Math.pow(4.0 / 3 / 4, 0.2) * sigma, within(1e-12));
    assertThat(Bandwidth.scott(Kernel.GAUSSIAN, data) / Math.sqrt(2))
        .isCloseTo(Math.pow(4, -0.2) * sigma, within(1e-12));
    double[][] plane = {{1, 0}, {2, 1}, {4, -1}, {9, 0}};
    double both = Math.sqrt((38.0 / 3 + 2.0 / 3) / 2);
    assertThat(Bandwidth.silverman(Kernel.GAUSSIAN, plane) / Math.sqrt(2))
        .isCloseTo(Math.pow(4, -1.0 / 6) * both, within(1e-12));
    assertThat(Bandwidth.scott(Kernel.GAUSSIAN, plane))
        .isCloseTo(Bandwidth.silverman(Kernel.GAUSSIAN, plane), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void silvermanIsTheBestBandwidthForNormalData(Kernel kernel) {
    for (int d : new int[] {1, 3}) {
      double[][] data = normal(7, 60, d, 2);
      double sigma = Bandwidth.spread(data);
      Mise mise = new Mise(kernel, d, 60, Mise.normalRoughness(sigma, d));
      assertThat(Bandwidth.silverman(kernel, data) / mise.bestBandwidth())
          .isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void rulesGrowWithTheDataAndIgnoreTheirPlace(Kernel kernel) {
    double[][] data = normal(1, 40, 2, 1);
    double[][] moved = new double[40][];
    for (int i = 0; i < 40; i++) {
      moved[i] = new double[] {3 * data[i][0] + 10, 3 * data[i][1] - 5};
    }
    assertThat(Bandwidth.silverman(kernel, moved) / Bandwidth.silverman(kernel, data))
        .isCloseTo(3, within(1e-12));
    assertThat(Bandwidth.scott(kernel, moved) / Bandwidth.scott(kernel, data))
        .isCloseTo(3, within(1e-12));
    assertThat(Bandwidth.leaveOneOut(kernel, moved, 1) / Bandwidth.leaveOneOut(kernel, data, 1))
        .isCloseTo(3, within(1e-6));
  }

  @Test
  void betaAndBandwidthAreInverse() {
    assertThat(Bandwidth.beta(0.5)).isEqualTo(8);
    assertThat(Bandwidth.ofBeta(8)).isEqualTo(0.5);
  }

  @Test
  void manyDimensionsGiveAFiniteBandwidth() {
    double[][] data = normal(1, 20, 784, 1);
    for (Kernel kernel : Kernel.values()) {
      assertThat(Bandwidth.silverman(kernel, data)).isFinite().isPositive();
      assertThat(Bandwidth.scott(kernel, data)).isFinite().isPositive();
    }
  }

  @Test
  void badDataIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bandwidth.silverman(Kernel.QUARTIC, new double[][] {{2, 3}, {2, 3}}))
        .withMessageContaining("2 row(s) without any spread");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bandwidth.scott(Kernel.QUARTIC, new double[][] {{2}}))
        .withMessageContaining("1 row(s) without any spread");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bandwidth.silverman(Kernel.QUARTIC, new double[][] {{2}, {Double.NaN}}))
        .withMessage("data[1][0] is NaN, allowed: finite");
    assertThatIllegalArgumentException().isThrownBy(() -> Bandwidth.beta(0));
  }
}
