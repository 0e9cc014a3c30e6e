package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeaveOneOutTest {

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void likelihoodIsThatOfEachPointUnderTheOthers(Kernel kernel) {
    double[][] data = BandwidthTest.normal(2, 25, 2, 1);
    double h = 2.5;
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      List<double[]> others = new ArrayList<>(List.of(data));
      others.remove(i);
      sum += new KernelDensity(kernel, h, others.toArray(double[][]::new)).logDensity(data[i]);
    }
    assertThat(new LeaveOneOut(kernel, data, 1).logLikelihood(h)).isCloseTo(sum, within(1e-10));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void bestIsAsLikelyAsTheBestOfAFineGrid(Kernel kernel) {
    double[][] data = BandwidthTest.normal(4, 60, 1, 3);
    LeaveOneOut likelihood = new LeaveOneOut(kernel, data, 1);
    double most = Double.NEGATIVE_INFINITY;
    for (double h = 0.1; h < 20; h *= 1.005) {
      most = Math.max(most, likelihood.logLikelihood(h));
    }
    // The uniform kernel's likelihood jumps wherever two points come in reach.
    double slack = kernel == Kernel.UNIFORM ? 1 : 0.05;
    assertThat(likelihood.logLikelihood(likelihood.best())).isGreaterThan(most - slack);
  }

  @Test
  void isNearTheReferenceRuleOnNormalDataAndFarBelowItOnTwoHills() {
    double[][] one = BandwidthTest.normal(5, 400, 1, 1);
    double rule = Bandwidth.silverman(Kernel.GAUSSIAN, one);
    assertThat(Bandwidth.leaveOneOut(Kernel.GAUSSIAN, one, 1)).isBetween(0.6 * rule, 1.5 * rule);
    double[][] two = BandwidthTest.normal(5, 400, 1, 1);
    for (int i = 0; i < 200; i++) {
      two[i][0] += 30;
    }
    assertThat(Bandwidth.leaveOneOut(Kernel.GAUSSIAN, two, 1))
        .isBetween(0.5 * rule, 2 * rule)
        .isLessThan(0.2 * Bandwidth.silverman(Kernel.GAUSSIAN, two));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void doesNotDependOnThreads(Kernel kernel) {
    double[][] data = BandwidthTest.normal(6, 80, 3, 1);
    assertThat(Bandwidth.leaveOneOut(kernel, data, 2))
        .isEqualTo(Bandwidth.leaveOneOut(kernel, data, 1));
  }

  @Test
  void aPointOutOfReachMakesACompactKernelImpossible() {
    double[][] data = {{0}, {0.1}, {5}};
    assertThat(new LeaveOneOut(Kernel.TRIANGLE, data, 1).logLikelihood(1))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(new LeaveOneOut(Kernel.GAUSSIAN, data, 1).logLikelihood(0.05)).isFinite();
    assertThat(Bandwidth.leaveOneOut(Kernel.TRIANGLE, data, 1)).isGreaterThan(4.9);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void copiesEndAtAFiniteBandwidth(Kernel kernel) {
    double[][] data = {{0}, {0}, {1}, {1}, {2}, {2}};
    assertThat(Bandwidth.leaveOneOut(kernel, data, 1)).isFinite().isPositive();
  }

  @Test
  void badInputIsNamed() {
    double[][] equal = {{1}, {1}, {1}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeaveOneOut(Kernel.QUARTIC, equal, 1))
        .withMessageContaining("without any spread");
    LeaveOneOut likelihood = new LeaveOneOut(Kernel.QUARTIC, new double[][] {{1}, {2}}, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> likelihood.logLikelihood(0))
        .withMessageContaining("bandwidth is 0.0");
  }
}
