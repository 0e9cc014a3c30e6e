package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalinskiHarabaszTest {

  @Test
  void matchesValuesComputedByHand() {
    // Centroids 1 and 12 around 6.5: between 4 * 5.5^2 = 121, within 2 + 8, 2 degrees of freedom.
    double[][] line = {{0}, {2}, {10}, {14}};
    assertThat(CalinskiHarabasz.of(line, new int[] {0, 0, 1, 1})).isCloseTo(24.2, within(1e-13));
    double[][] square = {{0, 0}, {1, 1}, {3, 3}, {4, 4}, {0, 4}, {1, 3}, {3, 1}, {4, 0}};
    assertThat(CalinskiHarabasz.of(square, new int[] {0, 0, 1, 1, 2, 2, 3, 3}))
        .isCloseTo(12, within(1e-13));
  }

  @Test
  void matchesTheKnownValueOfIrisRows() {
    assertThat(CalinskiHarabasz.of(Samples.IRIS, Samples.SPECIES))
        .isCloseTo(51.832426550598456, within(1e-12));
  }

  @Test
  void isOneWithoutScatterWithinClusters() {
    double[][] x = {{1}, {1}, {5}, {5}};
    assertThat(CalinskiHarabasz.of(x, new int[] {0, 0, 1, 1})).isEqualTo(1);
    assertThat(CalinskiHarabasz.of(x, new int[] {0, 1, 2, 3})).isEqualTo(1);
    assertThat(CalinskiHarabasz.of(new double[4][2], new int[] {0, 0, 1, 1})).isEqualTo(1);
  }

  @Test
  void isZeroWhereCentroidsCoincide() {
    double[][] x = {{-1}, {1}, {-2}, {2}};
    assertThat(CalinskiHarabasz.of(x, new int[] {0, 0, 1, 1})).isZero();
  }

  @Test
  void isUndefinedForFewerThanTwoClusters() {
    assertThat(CalinskiHarabasz.of(Samples.IRIS, new int[12])).isNaN();
  }

  @Test
  void doesNotDependOnNamesOfLabelsOrOrderOfRows() {
    double expected = CalinskiHarabasz.of(Samples.IRIS, Samples.SPECIES);
    assertThat(CalinskiHarabasz.of(Samples.IRIS, Samples.renamed(Samples.SPECIES)))
        .isEqualTo(expected);
    assertThat(
            CalinskiHarabasz.of(Samples.reversed(Samples.IRIS), Samples.reversed(Samples.SPECIES)))
        .isCloseTo(expected, within(1e-11));
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "3.7, -20", "-1e307, 0", "1e-300, 0"})
  void doesNotDependOnShiftAndScale(double factor, double shift) {
    assertThat(CalinskiHarabasz.of(Samples.moved(Samples.IRIS, factor, shift), Samples.SPECIES))
        .isCloseTo(CalinskiHarabasz.of(Samples.IRIS, Samples.SPECIES), within(1e-9));
  }

  @Test
  void refusesMissingCells() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CalinskiHarabasz.of(new double[][] {{1, Double.NaN}, {1, 2}}, new int[] {0, 1}))
        .withMessage("row 0, column 1 is NaN, allowed: finite values");
  }
}
