package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KernelTest {

  private static double at(Kernel kernel, double u) {
    return kernel.value(-u * u, 0);
  }

  /** Integral from 0 to the edge by Simpson's rule. */
  private static double integral(Kernel kernel, DoubleUnaryOperator f) {
    double end = kernel.compact() ? 1 : 12;
    int cells = 4000;
    double step = end / cells;
    double sum = f.applyAsDouble(0) + f.applyAsDouble(end);
    for (int i = 1; i < cells; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(i * step);
    }
    return sum * step / 3;
  }

  @ParameterizedTest
  @CsvSource({
    "EPANECHNIKOV, .75, .2, .6, 100, 100, 100",
    "COSINE, .785398, .189431, .616850, 99.945, 99.91, 99.91",
    "TRICUBE, .864198, .144033, .708502, 99.792, 99.44, 93.94",
    "QUARTIC, .9375, .142857, .714286, 99.390, 98.77, 95.49",
    "TRIWEIGHT, 1.09375, .111111, .815851, 98.668, 97.22, 88.73",
    "TRIANGLE, 1, .166667, .666667, 98.590, 98.77, 99.74",
    "UNIFORM, .5, .333333, .5, 92.952, 88.89, 79.31"
  })
  void momentsAndEfficienciesAreTheKnownOnes(
      Kernel kernel, double norm, double mu2, double r, double one, double two, double ten) {
    assertThat(kernel.normalisation(1)).isCloseTo(norm, within(5e-7));
    assertThat(kernel.secondMoment(1)).isCloseTo(mu2, within(5e-7));
    assertThat(kernel.regularity(1)).isCloseTo(r, within(5e-7));
    assertThat(kernel.efficiency(1)).isCloseTo(one, within(5e-4));
    assertThat(kernel.efficiency(2)).isCloseTo(two, within(5e-3));
    assertThat(kernel.efficiency(10)).isCloseTo(ten, within(5e-3));
  }

  @Test
  void gaussianIsTheKnownOneOnceLengthsAreInStandardDeviations() {
    double sigma = 1 / Kernel.GAUSSIAN.bandwidth(1, 1);
    assertThat(sigma).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(Kernel.GAUSSIAN.normalisation(1) * sigma).isCloseTo(.398942, within(5e-7));
    assertThat(Kernel.GAUSSIAN.secondMoment(1) / (sigma * sigma)).isCloseTo(1, within(1e-14));
    assertThat(Kernel.GAUSSIAN.regularity(1) * sigma).isCloseTo(.282095, within(5e-7));
    assertThat(Kernel.GAUSSIAN.efficiency(1)).isCloseTo(95.120, within(5e-4));
    assertThat(Kernel.GAUSSIAN.efficiency(2)).isCloseTo(88.89, within(5e-3));
    assertThat(Kernel.GAUSSIAN.efficiency(10)).isCloseTo(39.17, within(5e-3));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void momentsAreTheIntegralsInAnyDimension(Kernel kernel) {
    // Simpson's rule sees the uniform kernel's edge as inside; all others are smooth to their edge.
    double[] spheres = {2, 2 * Math.PI, 4 * Math.PI, 0, 0, 0, 0, 0, 0, Math.pow(Math.PI, 5) / 12};
    for (int d : new int[] {1, 2, 3, 10}) {
      double sphere = spheres[d - 1];
      double norm = kernel.normalisation(d);
      double mass = sphere * norm * integral(kernel, u -> Math.pow(u, d - 1) * at(kernel, u));
      double square = sphere * norm / d * integral(kernel, u -> Math.pow(u, d + 1) * at(kernel, u));
      double rough =
          sphere
              * norm
              * norm
              * integral(kernel, u -> Math.pow(u, d - 1) * Math.pow(at(kernel, u), 2));
      assertThat(mass).isCloseTo(1, within(1e-9));
      assertThat(kernel.secondMoment(d)).isCloseTo(square, within(1e-9));
      assertThat(kernel.regularity(d) / rough).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void slopeAndCurvatureAreDerivativesByZ(Kernel kernel) {
    for (double u : new double[] {.01, .025, .035, .1, .3, .5, .7, .9, .97}) {
      double z = -u * u;
      double step = 1e-4 * -z;
      double slope = (kernel.value(z + step, 0) - kernel.value(z - step, 0)) / (2 * step);
      double bend = (kernel.slope(z + step, 0) - kernel.slope(z - step, 0)) / (2 * step);
      assertThat(kernel.slope(z, 0)).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
      assertThat(kernel.curvature(z, 0)).isCloseTo(bend, within(1e-6 * (1 + Math.abs(bend))));
    }
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void isOneAtTheCentreFallsAndEndsAtTheSupport(Kernel kernel) {
    assertThat(at(kernel, 0)).isEqualTo(1);
    for (double u = 0; u < 1.2; u += 0.01) {
      assertThat(at(kernel, u + 0.01)).isLessThanOrEqualTo(at(kernel, u));
      assertThat(kernel.slope(-u * u, 0)).isFinite().isNotNegative();
      assertThat(kernel.curvature(-u * u, 0)).isFinite();
    }
    assertThat(kernel.support()).isEqualTo(kernel.compact() ? 1 : Double.POSITIVE_INFINITY);
    double justOutside = Math.nextUp(1.0);
    assertThat(kernel.value(-justOutside, 0) == 0).isEqualTo(kernel.compact());
    assertThat(kernel.slope(-justOutside, 0) == 0).isEqualTo(kernel.compact());
    assertThat(kernel.curvature(-justOutside, 0) == 0).isEqualTo(kernel.compact());
  }

  @Test
  void kinksHaveTheDocumentedDerivatives() {
    assertThat(Kernel.TRIANGLE.slope(0, 0)).isZero();
    assertThat(Kernel.TRIANGLE.curvature(0, 0)).isZero();
    assertThat(Kernel.TRICUBE.curvature(0, 0)).isZero();
    assertThat(Kernel.EPANECHNIKOV.slope(-1, 0)).isZero();
    assertThat(Kernel.UNIFORM.value(-1, 0)).isEqualTo(1);
    assertThat(Kernel.UNIFORM.slope(-0.25, 0)).isZero();
    assertThat(Kernel.COSINE.slope(0, 0)).isCloseTo(Math.PI * Math.PI / 8, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void valueOfNanIsNan(Kernel kernel) {
    assertThat(kernel.value(Double.NaN, 0)).isNaN();
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void logarithmsStayFiniteInManyDimensions(Kernel kernel) {
    assertThat(kernel.logNormalisation(784)).isFinite();
    assertThat(kernel.logRegularity(784)).isFinite();
    assertThat(kernel.secondMoment(784)).isBetween(1e-6, 1.0);
    assertThat(kernel.efficiency(784)).isBetween(0.0, 100.0);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void bandwidthGivesTheStandardDeviationAskedFor(Kernel kernel) {
    double h = kernel.bandwidth(3, 4);
    assertThat(h * h * kernel.secondMoment(4)).isCloseTo(9, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void dimensionsBelowOneAreRefused(Kernel kernel) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernel.normalisation(0))
        .withMessage("dimensions is 0, allowed: 1 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> kernel.secondMoment(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> kernel.regularity(0));
    assertThatIllegalArgumentException().isThrownBy(() -> kernel.efficiency(0));
  }
}
