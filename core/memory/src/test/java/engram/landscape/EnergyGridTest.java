package engram.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Energies;
import engram.energy.Kernel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EnergyGridTest {

  private static final double[][] ONE = {{0, 0}};
  private static final EnergyGrid.Area AREA = new EnergyGrid.Area(-2, 2, -1, 1, 40, 20);

  @Test
  void heightsAreRanksFromTheValleyToTheCorners() {
    AtomicInteger rows = new AtomicInteger();
    EnergyGrid grid =
        EnergyGrid.of(Energies.logSumExp(2).over(ONE), AREA, 2, rows::incrementAndGet);
    assertThat(rows).hasValue(21);
    assertThat(grid.height(20, 10)).isZero();
    assertThat(grid.height(0, 0)).isGreaterThan(0.99);
    assertThat(grid.height(30, 10)).isLessThan(grid.height(35, 10));
    assertThat(grid.finiteEverywhere()).isTrue();
  }

  @Test
  void aLineOfEqualHeightIsACircleAroundOneMemory() {
    EnergyGrid grid = EnergyGrid.of(Energies.logSumExp(2).over(ONE), AREA, 1, () -> {});
    List<double[]> pieces = grid.contour(0.2);
    assertThat(pieces).hasSizeGreaterThan(20);
    double radius = Math.hypot(pieces.get(0)[0], pieces.get(0)[1]);
    for (double[] piece : pieces) {
      assertThat(Math.hypot(piece[0], piece[1])).isCloseTo(radius, within(0.05));
      assertThat(Math.hypot(piece[2], piece[3])).isCloseTo(radius, within(0.05));
    }
  }

  @Test
  void whereNoKernelReachesThereIsNoHeight() {
    EnergyGrid grid =
        EnergyGrid.of(Energies.kernel(Kernel.EPANECHNIKOV, 2).over(ONE), AREA, 1, () -> {});
    assertThat(grid.height(0, 0)).isNaN();
    assertThat(grid.cellHeight(0, 0)).isNaN();
    assertThat(grid.cellHeight(20, 10)).isNotNaN();
    assertThat(grid.finiteEverywhere()).isFalse();
  }

  @Test
  void anAreaNeedsAnExtent() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EnergyGrid.Area(1, 1, 0, 1, 3, 3));
  }
}
