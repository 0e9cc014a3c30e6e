package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

  @Test
  void theErrorIsTheMeanGapOfTheBins() {
    double[][] p = {{0.95, 0.05}, {0.91, 0.09}, {0.35, 0.65}, {0.61, 0.39}, null, {0.5, 0.5}};
    int[] truth = {0, 1, 1, 1, 0, -1};
    Reliability reliability = Reliability.of(truth, p);
    assertThat(reliability.bins()).hasSize(2);
    assertThat(reliability.bins().get(0).rows()).isEqualTo(2);
    assertThat(reliability.bins().get(0).sure()).isCloseTo(0.63, within(1e-12));
    assertThat(reliability.bins().get(0).right()).isEqualTo(0.5);
    assertThat(reliability.bins().get(1).sure()).isCloseTo(0.93, within(1e-12));
    assertThat(reliability.error()).isCloseTo((0.13 + 0.43) / 2, within(1e-12));
  }

  @Test
  void sureAndRightHasNoErrorSureAndWrongHasOne() {
    double[][] p = {{1, 0}, {0, 1}};
    assertThat(Reliability.of(new int[] {0, 1}, p).error()).isZero();
    assertThat(Reliability.of(new int[] {1, 0}, p).error()).isEqualTo(1);
    assertThat(Reliability.of(new int[] {2, 5}, p).error()).isEqualTo(1);
  }

  @Test
  void nothingToCompareHasNoError() {
    assertThat(Reliability.of(new int[] {-1}, new double[][] {{1}}).error()).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reliability.of(new int[2], new double[1][]))
        .withMessageContaining("number of predictions");
  }
}
