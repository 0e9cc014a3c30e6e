package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.descent.Descent;
import engram.descent.DescentPlan;
import engram.descent.MemoryRows;
import engram.energy.Energies;
import engram.energy.Separations;
import engram.math.RandomStream;
import engram.math.Tiles;
import org.junit.jupiter.api.Test;

class ClamLossTest {

  private static final double NAN = Double.NaN;
  private static final int STEPS = 3;
  private static final double SIZE = 0.5;
  private static final double BETA = 0.7;
  private static final float[][] MEMORIES = {{-2, 1, 0, 1}, {2, 0, -1, 0}, {0, -2, 1, -1}};
  private static final double[][] COMPLETE = {{1, 2, -1, 0}, {-3, 0, 1, 2}};
  private static final double[][] HOLED = {{1, NAN, -2, 1}, {NAN, NAN, 2, 0}, {-1, 1, 0, NAN}};

  private static double[][] joined() {
    double[][] all = new double[COMPLETE.length + HOLED.length][];
    System.arraycopy(COMPLETE, 0, all, 0, COMPLETE.length);
    System.arraycopy(HOLED, 0, all, COMPLETE.length, HOLED.length);
    return all;
  }

  /** The error of a row in double, with the hidden and the missing cells free. */
  private static double error(double[] row, double[] center, boolean[] hidden, boolean whole) {
    double[] start = new double[row.length];
    boolean[] free = new boolean[row.length];
    for (int d = 0; d < row.length; d++) {
      boolean open = hidden[d] || Double.isNaN(row[d]);
      free[d] = whole || open;
      start[d] = open && !whole ? 0 : row[d] - center[d];
    }
    double[][] memories = new double[MEMORIES.length][row.length];
    for (int j = 0; j < memories.length; j++) {
      for (int d = 0; d < row.length; d++) {
        memories[j][d] = MEMORIES[j][d];
      }
    }
    double[] end =
        new Descent(STEPS, SIZE)
            .end(Energies.euclidean(Separations.SOFTMAX, BETA).over(memories), start, free);
    double sum = 0;
    for (int d = 0; d < row.length; d++) {
      if (!Double.isNaN(row[d]) && (whole || hidden[d])) {
        sum += Math.pow(end[d] + center[d] - row[d], 2);
      }
    }
    return sum;
  }

  @Test
  void withoutAMaskCompleteRowsMoveFreelyAndRowsWithHolesHaveTheirKnownCellsClamped() {
    Tiles tiles = Tiles.pack(joined(), null, 8, new RandomStream(1));
    DescentPlan plan = DescentPlan.constant(Separations.SOFTMAX, BETA, STEPS, SIZE);
    int hidden = 2;
    ClamLoss loss = new ClamLoss(plan, MEMORIES.length, tiles, 0, hidden, new float[4]);
    double[] usage = new double[MEMORIES.length];
    double found =
        loss.addGradient(
            tiles.tile(0),
            new RandomStream(9),
            MemoryRows.of(MEMORIES),
            new float[MEMORIES.length][4],
            usage);
    boolean[] mask = new boolean[4];
    int[] order = new RandomStream(9).permutation(4);
    for (int i = 0; i < hidden; i++) {
      mask[order[i]] = true;
    }
    double expected = 0;
    for (double[] row : COMPLETE) {
      expected += error(row, tiles.center(), mask, true);
    }
    for (double[] row : HOLED) {
      expected += error(row, tiles.center(), mask, false);
    }
    assertThat(found).isCloseTo(expected, within(1e-4));
    assertThat(usage[0] + usage[1] + usage[2]).isCloseTo(5, within(1e-5));
  }

  @Test
  void anUnmaskedFitOfRowsThatAllHaveHolesFindsTheirClusters() {
    double[][] x = Blobs.three();
    for (int i = 0; i < x.length; i++) {
      x[i][i % x[i].length] = NAN;
    }
    Clam.Options options = new Clam.Options(3).withMaskFraction(0);
    int[] labels = Clam.fit(x, options).predict(x);
    assertThat(engram.measure.AdjustedRandIndex.of(labels, Blobs.labels(90, 3))).isEqualTo(1);
  }
}
