package engram.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import engram.energy.Energies;
import engram.energy.Kernel;
import org.junit.jupiter.api.Test;

class BasinGridTest {

  private static final double[][] TWO = {{-1, 0}, {1, 0}};
  private static final EnergyGrid.Area AREA = new EnergyGrid.Area(-3, 3, -2, 2, 30, 20);

  @Test
  void eachHalfOfThePlaneDescendsToItsMemory() {
    int[][] basins = BasinGrid.of(Energies.logSumExp(6).over(TWO), AREA, 50, 0.5, 2);
    for (int[] row : basins) {
      for (int c = 0; c < row.length; c++) {
        assertThat(row[c]).isEqualTo(c < 15 ? 0 : 1);
      }
    }
  }

  @Test
  void withoutADescentTheNearestMemoryCounts() {
    int[][] basins = BasinGrid.of(Energies.logSumExp(0.1).over(TWO), AREA, 0, 1, 1);
    assertThat(basins[3][2]).isZero();
    assertThat(basins[3][28]).isEqualTo(1);
  }

  @Test
  void whereNoKernelReachesThereIsNoBasin() {
    int[][] basins = BasinGrid.of(Energies.kernel(Kernel.QUARTIC, 2).over(TWO), AREA, 50, 1, 1);
    assertThat(basins[0][0]).isEqualTo(-1);
    assertThat(basins[10][10]).isZero();
  }
}
