package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Kernel;
import engram.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelDensityTest {

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void integratesToOneOnTheLine(Kernel kernel) {
    double[][] data = {{0}, {0.7}, {0.9}, {5}};
    KernelDensity density = new KernelDensity(kernel, 1.25, data);
    double step = 1e-3;
    double sum = 0;
    for (double x = -10; x < 15; x += step) {
      sum += step * Math.exp(density.logDensity(new double[] {x + 0.5 * step}));
    }
    assertThat(sum).isCloseTo(1, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void integratesToOneInThePlane(Kernel kernel) {
    double[][] data = {{0, 0}, {0.5, 0.2}};
    KernelDensity density = new KernelDensity(kernel, 0.8, data);
    double step = 0.01;
    double sum = 0;
    for (double x = -5; x < 5; x += step) {
      for (double y = -5; y < 5; y += step) {
        sum += step * step * Math.exp(density.logDensity(new double[] {x, y}));
      }
    }
    assertThat(sum).isCloseTo(1, within(2e-3));
  }

  @Test
  void gaussianIsTheMixtureOfNormalsWithTheStandardDeviationAskedFor() {
    RandomStream random = new RandomStream(3);
    double[][] data = new double[20][3];
    for (double[] row : data) {
      for (int d = 0; d < 3; d++) {
        row[d] = random.nextGaussian();
      }
    }
    double sigma = 0.4;
    double h = Kernel.GAUSSIAN.bandwidth(sigma, 3);
    double[] v = {0.3, -0.2, 0.5};
    double sum = 0;
    for (double[] row : data) {
      double square = 0;
      for (int d = 0; d < 3; d++) {
        square += Math.pow((v[d] - row[d]) / sigma, 2);
      }
      sum += Math.exp(-0.5 * square) / Math.pow(2 * Math.PI * sigma * sigma, 1.5) / 20;
    }
    assertThat(new KernelDensity(Kernel.GAUSSIAN, h, data).logDensity(v))
        .isCloseTo(Math.log(sum), within(1e-12));
  }

  @Test
  void farOutTheGaussianIsFiniteAndCompactKernelsAreNot() {
    double[][] data = {{0}, {1}};
    double[][] far = {{1e4}};
    assertThat(new KernelDensity(Kernel.GAUSSIAN, 1, data).logDensity(far)[0])
        .isCloseTo(-9999.0 * 9999 - Math.log(2 * Math.sqrt(Math.PI)), within(1e-6));
    assertThat(new KernelDensity(Kernel.TRICUBE, 1, data).logDensity(far)[0])
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void manyDimensionsDoNotOverflow() {
    double[][] data = new double[2][784];
    for (Kernel kernel : Kernel.values()) {
      assertThat(new KernelDensity(kernel, 0.01, data).logDensity(data))
          .doesNotContain(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-200})
  void bandwidthMustBePositiveAndFinite(double bandwidth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelDensity(Kernel.QUARTIC, bandwidth, new double[][] {{1}}))
        .withMessageContaining("bandwidth is " + bandwidth);
  }

  @Test
  void pointsAreChecked() {
    KernelDensity density = new KernelDensity(Kernel.QUARTIC, 1, new double[][] {{1}});
    assertThat(density.bandwidth()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> density.logDensity(new double[][] {{1}, {Double.NaN}}))
        .withMessage("points[1][0] is NaN, allowed: finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> density.logDensity(new double[] {1, 2}))
        .withMessage("v has 2 values, allowed: 1");
  }
}
