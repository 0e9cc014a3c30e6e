package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogLossTest {

  private static final double[][] P = {{0.5, 0.5}, {0.25, 0.75}, null, {1, 0}};

  @Test
  void itIsTheMeanOfTheBitsOfTheTrueClasses() {
    assertThat(LogLoss.bits(new int[] {0, 0, 1, -1}, P)).isCloseTo(1.5, within(1e-15));
    assertThat(LogLoss.nats(new int[] {0, 0, 1, -1}, P))
        .isCloseTo(1.5 * Math.log(2), within(1e-15));
  }

  @Test
  void aClassThatCannotBeCostsALimitedAmount() {
    double most = -Math.log(1e-6);
    assertThat(LogLoss.nats(new int[] {-1, -1, 0, 1}, P)).isCloseTo(most, within(1e-12));
    assertThat(LogLoss.nats(new int[] {5, -1, 0, -1}, P)).isCloseTo(most, within(1e-12));
  }

  @Test
  void nothingToCompareGivesNaN() {
    assertThat(LogLoss.bits(new int[] {-1, -1, 0, -1}, P)).isNaN();
  }

  @Test
  void otherLengthsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLoss.nats(new int[3], P))
        .withMessageContaining("the number of predictions");
  }
}
