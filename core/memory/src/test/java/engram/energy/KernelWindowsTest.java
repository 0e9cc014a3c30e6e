package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.descent.Descent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where memories at +-1 make a third minimum between them. */
class KernelWindowsTest {

  private static final double[][] PAIR = {{-1}, {1}};
  private static final int CELLS = 1000;

  private static double beta(double h) {
    return 2 / (h * h);
  }

  /** The isolated minima of the energy on a grid of thousandths; a flat stretch is none. */
  private static List<Double> isolatedMinima(Kernel kernel, double h) {
    Energy energy = Energies.kernel(kernel, beta(h));
    List<Double> minima = new ArrayList<>();
    for (int i = -3 * CELLS; i <= 3 * CELLS; i++) {
      double here = energy.over(PAIR).energy(new double[] {i / (double) CELLS});
      double left = energy.over(PAIR).energy(new double[] {(i - 1) / (double) CELLS});
      double right = energy.over(PAIR).energy(new double[] {(i + 1) / (double) CELLS});
      if (here < left - 1e-12 && here < right - 1e-12) {
        minima.add(i / (double) CELLS);
      }
    }
    return minima;
  }

  @ParameterizedTest
  @CsvSource({"EPANECHNIKOV, 1, 2", "COSINE, 1, 2", "TRICUBE, 1.587, 2", "QUARTIC, 1.732, 2"})
  void threeMinimaInsideTheWindowOnly(Kernel kernel, double from, double to) {
    assertThat(isolatedMinima(kernel, from - 0.01)).containsExactly(-1.0, 1.0);
    assertThat(isolatedMinima(kernel, from + 0.01)).containsExactly(-1.0, 0.0, 1.0);
    assertThat(isolatedMinima(kernel, to - 0.03)).containsExactly(-1.0, 0.0, 1.0);
    assertThat(isolatedMinima(kernel, to + 0.01)).containsExactly(0.0);
  }

  @Test
  void triweightAndGaussianGoFromTwoMinimaToOne() {
    for (double h = 1.05; h < 2; h += 0.05) {
      assertThat(isolatedMinima(Kernel.TRIWEIGHT, h)).containsExactly(-1.0, 1.0);
    }
    for (double h = 2.01; h < 2.2; h += 0.01) {
      assertThat(isolatedMinima(Kernel.TRIWEIGHT, h)).hasSize(2).doesNotContain(0.0);
    }
    for (double h = 2.27; h < 3; h += 0.05) {
      assertThat(isolatedMinima(Kernel.TRIWEIGHT, h)).containsExactly(0.0);
    }
    // The Gaussian's window is in standard deviations, sqrt(1/2) h: 2 minima below 1.
    assertThat(isolatedMinima(Kernel.GAUSSIAN, 0.95 * Math.sqrt(2))).hasSize(2);
    assertThat(isolatedMinima(Kernel.GAUSSIAN, 1.05 * Math.sqrt(2))).containsExactly(0.0);
  }

  @Test
  void triangleKeepsItsKinksBesideAPlateau() {
    for (double h : new double[] {1.1, 1.5, 1.9}) {
      assertThat(isolatedMinima(Kernel.TRIANGLE, h)).containsExactly(-1.0, 1.0);
      Energy energy = Energies.kernel(Kernel.TRIANGLE, beta(h));
      double middle = energy.over(PAIR).energy(new double[] {0});
      assertThat(energy.over(PAIR).energy(new double[] {0.5 * (h - 1)}))
          .isCloseTo(middle, within(1e-14));
    }
    assertThat(isolatedMinima(Kernel.TRIANGLE, 2.1)).isEmpty();
  }

  @Test
  void uniformHasPlateausOnly() {
    for (double h : new double[] {0.5, 1.5, 2.5}) {
      assertThat(isolatedMinima(Kernel.UNIFORM, h)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TRICUBE, 1.5874010519682",
    "QUARTIC, 1.7320508075689",
    "TRIWEIGHT, 2.2360679774998",
    "GAUSSIAN, 1.4142135623731"
  })
  void midpointTurnsIntoAMinimumWhereItsCurvatureChangesSign(Kernel kernel, double expected) {
    double low = 1.05;
    double high = 3;
    while (high - low > 1e-13) {
      double h = 0.5 * (low + high);
      double z = -1 / (h * h);
      boolean hollow = 2 * kernel.curvature(z, 0) / (h * h) < kernel.slope(z, 0);
      low = hollow ? low : h;
      high = hollow ? h : high;
    }
    assertThat(low).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kernel.class,
      names = {"GAUSSIAN", "EPANECHNIKOV"})
  void twoOfTheEightAreLogSumExpAndLogSumRelu(Kernel kernel) {
    double[][] memories = {{0, 1}, {0.5, -0.2}, {-0.7, 0.3}};
    double[] v = {0.1, 0.2};
    double beta = 1.3;
    double sum = 0;
    for (double[] xi : memories) {
      double half = 0.5 * (Math.pow(v[0] - xi[0], 2) + Math.pow(v[1] - xi[1], 2));
      sum += kernel.compact() ? Math.max(0, 1 - beta * half) : Math.exp(-beta * half);
    }
    assertThat(Energies.kernel(kernel, beta).over(memories).energy(v))
        .isCloseTo(-Math.log(sum) / beta, within(1e-14));
  }

  @Test
  void logSumExpTooHasMoreMinimaThanMemoriesInThePlane() {
    double[][] triangle = {{-1, 0}, {1, 0}, {0, -Math.sqrt(3)}};
    double[] centroid = {0, -1 / Math.sqrt(3)};
    Descent descent = new Descent(5000, 1);
    StoredPatterns landscape = Energies.kernel(Kernel.GAUSSIAN, 1.44).over(triangle);
    double[] fromCentre = descent.end(landscape, new double[] {0.02, -0.58}, null);
    assertThat(fromCentre).containsExactly(centroid, within(1e-9));
    for (double[] corner : triangle) {
      double[] end = descent.end(landscape, corner, null);
      assertThat(Math.hypot(end[0] - corner[0], end[1] - corner[1])).isLessThan(0.5);
    }
  }
}
