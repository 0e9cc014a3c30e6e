package engram.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionScoreTest {

  private static final double NAN = Double.NaN;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.numeric("x"),
              Column.nominal("level", List.of("a", "b")),
              Column.numeric("constant"),
              Column.numeric("target")));

  private static Table table(double[]... rows) {
    return Table.of("data", SCHEMA, 3, rows);
  }

  @Test
  void figuresAreThoseOfPaper() {
    Table whole =
        table(
            new double[] {0, 0, 4, 1},
            new double[] {2, 0, 4, 2},
            new double[] {4, 1, 4, 3},
            new double[] {NAN, 1, 4, 4});
    Table holed =
        table(
            new double[] {0, 0, NAN, 1},
            new double[] {2, NAN, 4, 2},
            new double[] {NAN, NAN, 4, 3},
            new double[] {NAN, 1, 4, 4});
    Table completed =
        table(
            new double[] {0, 0, 9, 1},
            new double[] {2, 1, 4, 2},
            new double[] {3.5, 1, 4, 3},
            new double[] {1, 1, 4, 4});
    CompletionScore score = CompletionScore.of(whole, holed, completed);
    assertThat(score.rows()).isEqualTo(4);
    assertThat(score.columns()).isEqualTo(3);
    assertThat(score.missing()).isEqualTo(5);
    assertThat(score.filled()).isEqualTo(5);
    assertThat(score.rmse()).as("known: 0 and 2, deviation 1").isCloseTo(0.5, within(1e-12));
    assertThat(score.meanRmse()).isCloseTo(3, within(1e-12));
    assertThat(score.levelAccuracy()).isEqualTo(0.5);
    assertThat(score.modeAccuracy()).as("a and b tie, the first counts").isEqualTo(0.5);
  }

  @Test
  void hidesAboutTheShareAndLeavesACellInEveryRowAndColumnAndTheTarget() {
    double[][] rows = new double[1000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i, i % 2, i == 7 ? 4 : NAN, i};
    }
    Table whole = table(rows);
    Table holed = CompletionScore.hide(whole, 0.3, 1);
    long hidden = holed.missing() - whole.missing();
    // 0.3 of two cells a row, given that not both go: 2 (0.3 - 0.09) / (1 - 0.09) a row
    assertThat(hidden).isBetween(410L, 515L);
    for (int i = 0; i < rows.length; i++) {
      assertThat(holed.isMissing(i, 0) && holed.isMissing(i, 1)).isFalse();
      assertThat(holed.isMissing(i, 3)).isFalse();
    }
    for (int seed = 0; seed < 10; seed++) {
      assertThat(CompletionScore.hide(whole, 0.9, seed).isMissing(7, 2)).isFalse();
    }
    assertThat(CompletionScore.hide(whole, 0.3, 1).column(0)).isEqualTo(holed.column(0));
    assertThat(CompletionScore.hide(whole, 0.3, 2).column(0)).isNotEqualTo(holed.column(0));
  }

  @Test
  void thereIsNoScoreWhereNothingWasHidden() {
    Table whole = table(new double[] {0, 0, 4, 1}, new double[] {2, 0, 4, 2});
    CompletionScore score = CompletionScore.of(whole, whole, whole);
    assertThat(score.rmse()).isNaN();
    assertThat(score.levelAccuracy()).isNaN();
    assertThat(score.missing()).isZero();
  }

  @Test
  void measureHidesFitsAndScores() {
    double[][] rows = new double[120][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i, i < 60 ? 0 : 1, i * 2.0, i};
    }
    CompletionScore score =
        CompletionScore.measure(
            table(rows), 0.2, 3, new MemoryCompletion.Options(1, 1, Separations.SOFTMAX));
    assertThat(score.rmse()).isLessThan(0.25 * score.meanRmse());
    assertThat(score.levelAccuracy()).isGreaterThan(score.modeAccuracy() + 0.3);
    assertThat(score.data()).isEqualTo("data");
  }

  @Test
  void refusesSharesAndShapesThatMakeNoSense() {
    Table whole = table(new double[] {0, 0, 4, 1}, new double[] {2, 0, 4, 2});
    for (double share : new double[] {0, -1, 0.95, NAN}) {
      assertThatThrownBy(() -> CompletionScore.hide(whole, share, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("hide is " + share);
    }
    assertThatThrownBy(() -> CompletionScore.of(whole, whole.select(0), whole))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 x 4 cells");
  }
}
