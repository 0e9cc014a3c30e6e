package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Kernel;
import engram.math.RandomStream;
import org.junit.jupiter.api.Test;

class LeftOutEnergyTest {

  private static double[][] cloud() {
    RandomStream random = new RandomStream(1);
    double[][] x = new double[60][];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
    }
    x[17] = new double[] {9, -9};
    return x;
  }

  @Test
  void aRowFarFromAllOthersHasTheHighestEnergy() {
    double[] energies = LeftOutEnergy.of(cloud(), 2, 1);
    for (int i = 0; i < energies.length; i++) {
      assertThat(energies[i]).isLessThanOrEqualTo(energies[17]);
    }
  }

  @Test
  void theEnergyIsThatOfTheKernelDensityOfTheOthers() {
    double[][] x = cloud();
    double beta = 1.5;
    double[] energies = LeftOutEnergy.of(x, beta, 1);
    for (int i : new int[] {0, 30}) {
      double[][] others = new double[59][];
      System.arraycopy(x, 0, others, 0, i);
      System.arraycopy(x, i + 1, others, i, 59 - i);
      KernelDensity density = new KernelDensity(Kernel.GAUSSIAN, Bandwidth.ofBeta(beta), others);
      double constant = StrictMath.log(2 * Math.PI / beta);
      assertThat(-beta * energies[i] - constant).isCloseTo(density.logDensity(x[i]), within(1e-9));
    }
  }

  @Test
  void threadsChangeNoBitAndFarRowsStayFinite() {
    double[][] x = cloud();
    x[3] = new double[] {1e8, 0};
    double[] energies = LeftOutEnergy.of(x, 300, 1);
    assertThat(LeftOutEnergy.of(x, 300, 3)).isEqualTo(energies);
    assertThat(energies[3]).isFinite().isGreaterThan(1e15);
  }

  @Test
  void underTheWideBetaTwoRowsDifferByFourInTheExponent() {
    double[][] x = cloud();
    double sum = 0;
    for (double[] a : x) {
      for (double[] b : x) {
        sum += ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])) / 3600;
      }
    }
    assertThat(LeftOutEnergy.wideBeta(x) / 2 * sum).isCloseTo(4, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeftOutEnergy.wideBeta(new double[][] {{1, 2}, {1, 2}}))
        .withMessageContaining("rows that differ");
  }

  @Test
  void whatHasNoEnergyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeftOutEnergy.of(new double[][] {{1}}, 1, 1))
        .withMessageContaining("allowed: 2 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeftOutEnergy.of(cloud(), 0, 1))
        .withMessageContaining("beta is 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeftOutEnergy.of(new double[][] {{1}, {Double.NaN}}, 1, 1));
  }
}
