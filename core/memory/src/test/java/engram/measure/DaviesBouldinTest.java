package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaviesBouldinTest {

  @Test
  void matchesValuesComputedByHand() {
    double[][] line = {{0}, {2}, {10}, {14}};
    assertThat(DaviesBouldin.of(line, new int[] {0, 0, 1, 1})).isCloseTo(3.0 / 11, within(1e-15));
    double[][] square = {{0, 0}, {1, 1}, {3, 3}, {4, 4}, {0, 4}, {1, 3}, {3, 1}, {4, 0}};
    assertThat(DaviesBouldin.of(square, new int[] {0, 0, 1, 1, 2, 2, 3, 3}))
        .isCloseTo(2 * Math.sqrt(0.5) / 3, within(1e-15));
  }

  @Test
  void matchesTheKnownValueOfIrisRows() {
    assertThat(DaviesBouldin.of(Samples.IRIS, Samples.SPECIES))
        .isCloseTo(0.769911652306757, within(1e-14));
  }

  @Test
  void takesTheWorstNeighbourOfEachCluster() {
    // Spreads 1, 1, 3 at 0, 10, 50: the ratios are 2/10, 4/50 and 4/40.
    double[][] x = {{-1}, {1}, {9}, {11}, {47}, {53}};
    assertThat(DaviesBouldin.of(x, new int[] {0, 0, 1, 1, 2, 2}))
        .isCloseTo((0.2 + 0.2 + 0.1) / 3, within(1e-15));
  }

  @Test
  void leavesOutPairsWithTheSameCentroid() {
    double[][] x = {{-1}, {1}, {-2}, {2}};
    assertThat(DaviesBouldin.of(x, new int[] {0, 0, 1, 1})).isZero();
    assertThat(DaviesBouldin.of(new double[4][2], new int[] {0, 0, 1, 1})).isZero();
  }

  @Test
  void isZeroWhereEveryRowIsAlone() {
    assertThat(DaviesBouldin.of(new double[][] {{1}, {2}, {4}}, new int[] {0, 1, 2})).isZero();
  }

  @Test
  void isUndefinedForFewerThanTwoClusters() {
    assertThat(DaviesBouldin.of(Samples.IRIS, new int[12])).isNaN();
  }

  @Test
  void doesNotDependOnNamesOfLabelsOrOrderOfRows() {
    double expected = DaviesBouldin.of(Samples.IRIS, Samples.SPECIES);
    assertThat(DaviesBouldin.of(Samples.IRIS, Samples.renamed(Samples.SPECIES)))
        .isEqualTo(expected);
    assertThat(DaviesBouldin.of(Samples.reversed(Samples.IRIS), Samples.reversed(Samples.SPECIES)))
        .isCloseTo(expected, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "3.7, -20", "-1e307, 0", "1e-300, 0"})
  void doesNotDependOnShiftAndScale(double factor, double shift) {
    assertThat(DaviesBouldin.of(Samples.moved(Samples.IRIS, factor, shift), Samples.SPECIES))
        .isCloseTo(DaviesBouldin.of(Samples.IRIS, Samples.SPECIES), within(1e-11));
  }

  @Test
  void refusesMissingCells() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DaviesBouldin.of(new double[][] {{1}, {Double.NaN}}, new int[] {0, 1}))
        .withMessage("row 1, column 0 is NaN, allowed: finite values");
  }
}
