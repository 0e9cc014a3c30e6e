package engram.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Energies;
import engram.energy.Kernel;
import engram.energy.Separations;
import engram.energy.StoredPatterns;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinimaTest {

  private static final double[][] TRIANGLE = {{-1, 0}, {1, 0}, {0, -Math.sqrt(3)}};

  private static List<Minima.Minimum> of(StoredPatterns landscape) {
    return Minima.of(landscape, 1, 1, done -> {});
  }

  @Test
  void theTriangleOfSideTwoHasFourMinimaWithTheGaussianAtBeta145() {
    List<Minima.Minimum> minima = of(Energies.kernel(Kernel.GAUSSIAN, 1.45).over(TRIANGLE));
    assertThat(minima).hasSize(4).allMatch(Minima.Minimum::novel);
    assertThat(minima)
        .anySatisfy(
            minimum ->
                assertThat(minimum.state())
                    .containsExactly(new double[] {0, -1 / Math.sqrt(3)}, within(1e-4)));
  }

  @Test
  void belowAndAboveThatWindowThereAreOneAndThree() {
    assertThat(of(Energies.logSumExp(1.2).over(TRIANGLE))).hasSize(1);
    assertThat(of(Energies.logSumExp(3).over(TRIANGLE))).hasSize(3);
  }

  @Test
  void everyMinimumIsLowerThanAllAroundIt() {
    double[][] points = {{0, 0}, {1, 0.2}, {0.3, 1.1}, {2, 2}, {2.2, 1.7}, {-1, 1}};
    for (String word : new String[] {"softmax", "entmax", "sparsemax", "quartic", "tricube"}) {
      StoredPatterns landscape = Energies.euclidean(Separations.named(word), 2.5).over(points);
      for (Minima.Minimum minimum : of(landscape)) {
        for (int i = 0; i < 36; i++) {
          double[] around = {
            minimum.state()[0] + 2e-3 * Math.cos(i), minimum.state()[1] + 2e-3 * Math.sin(i)
          };
          assertThat(landscape.energy(around))
              .as(word)
              .isGreaterThanOrEqualTo(minimum.energy() - 1e-9);
        }
      }
    }
  }

  @Test
  void aSparseSeparationHasItsMinimaAtThePatternsToTheBit() {
    List<Minima.Minimum> minima =
        of(Energies.euclidean(Separations.named("sparsemax"), 2).over(TRIANGLE));
    assertThat(minima).hasSize(3).noneMatch(Minima.Minimum::novel);
    assertThat(minima).allMatch(minimum -> minimum.energy() == 0);
  }

  @Test
  void theUniformKernelHasNone() {
    assertThat(of(Energies.kernel(Kernel.UNIFORM, 1).over(TRIANGLE))).isEmpty();
  }

  @Test
  void otherThanPlanesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Energies.logSumExp(1).over(new double[][] {{1, 2, 3}})))
        .withMessage("dimensions is 3, allowed: 2, a plane");
  }
}
