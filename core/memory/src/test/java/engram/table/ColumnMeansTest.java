package engram.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnMeansTest {

  private static final double NO = Double.NaN;

  @Test
  void meansAreOfKnownCellsAndFillTheMissingOnes() {
    double[][] x = {{1, 5, NO}, {3, NO, NO}, {8, 7, NO}};
    ColumnMeans means = ColumnMeans.of(x);
    assertThat(means.values()).containsExactly(4, 6, NO);
    assertThat(means.fill(x)[1]).containsExactly(3, 6, NO);
    assertThat(x[1][1]).isNaN();
  }

  @Test
  void completeRowsComeBackAsTheyAre() {
    double[][] x = {{1, 5}, {3, 2}};
    assertThat(ColumnMeans.of(x).fill(x)).isSameAs(x);
  }
}
