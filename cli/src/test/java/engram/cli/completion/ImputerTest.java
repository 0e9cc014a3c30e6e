package engram.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImputerTest {

  private static final double GONE = Double.NaN;

  /** b is twice a and c tells whether a is above 5; the target d tells nothing. */
  private static Table table() {
    double[][] rows = new double[24][];
    for (int i = 0; i < rows.length; i++) {
      double a = i / 2.0;
      rows[i] = new double[] {a, 2 * a, a > 5 ? 1 : 0, i % 2};
    }
    rows[3][1] = GONE;
    rows[20][2] = GONE;
    rows[22][0] = GONE;
    rows[7][3] = GONE;
    return Table.of(
        "made",
        new Schema(
            List.of(
                Column.numeric("a"),
                Column.numeric("b"),
                Column.nominal("c", List.of("low", "high")),
                Column.nominal("d", List.of("even", "odd")))),
        3,
        rows);
  }

  private static void assertFilled(Imputer imputer, double within) {
    Table holed = table();
    Table filled = imputer.complete(holed);
    for (int row = 0; row < holed.rows(); row++) {
      for (int c = 0; c < 3; c++) {
        if (!holed.isMissing(row, c)) {
          assertThat(filled.cell(row, c)).isEqualTo(holed.cell(row, c));
        }
      }
    }
    assertThat(filled.cell(3, 1)).isCloseTo(3, within(within));
    assertThat(filled.cell(22, 0)).isCloseTo(11, within(within));
    assertThat(filled.cell(20, 2)).isEqualTo(1);
    assertThat(filled.cell(7, 3)).isNaN();
    assertThat(filled.target()).isEqualTo(3);
  }

  @Test
  void meansAndModesFillEachColumnByItself() {
    Table filled = new MeanImputer().complete(table());
    double sum = 0;
    for (int i = 0; i < 24; i++) {
      sum += i == 22 ? 0 : i / 2.0;
    }
    assertThat(filled.cell(22, 0)).isCloseTo(sum / 23, within(1e-12));
    assertThat(filled.cell(20, 2)).isEqualTo(1);
  }

  @Test
  void neighboursFillWithWhatNearRowsHave() {
    assertFilled(new NeighbourImputer(), 3.5);
  }

  @Test
  void aRowThatKnowsNothingGetsMeans() {
    Table nothing = Table.of("made", new double[][] {{1, 2}, {3, 4}, {GONE, GONE}});
    assertThat(new NeighbourImputer().complete(nothing).cell(2, 1)).isEqualTo(3);
  }

  @Test
  void forestsFillFromTheOtherColumns() {
    assertFilled(new ForestImputer(1, 1), 1.5);
  }

  @Test
  void forestsFillTablesWithoutTarget() {
    Table filled = new ForestImputer(1, 1).complete(table().withoutTarget().without("d"));
    assertThat(filled.cell(3, 1)).isCloseTo(3, within(1.5));
  }
}
