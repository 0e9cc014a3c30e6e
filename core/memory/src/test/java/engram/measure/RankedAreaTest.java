package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RankedAreaTest {

  @Test
  void theAreaIsTheShareOfPairsInOrder() {
    double[] scores = {5, 1, 4, 2, 3};
    assertThat(RankedArea.of(scores, new boolean[] {true, false, true, false, false})).isEqualTo(1);
    assertThat(RankedArea.of(scores, new boolean[] {false, true, false, false, false})).isZero();
    assertThat(RankedArea.of(scores, new boolean[] {true, true, false, false, false}))
        .isEqualTo(0.5);
  }

  @Test
  void equalScoresCountHalf() {
    assertThat(RankedArea.of(new double[] {1, 1, 1}, new boolean[] {true, false, false}))
        .isEqualTo(0.5);
    assertThat(RankedArea.of(new double[] {0.0, -0.0}, new boolean[] {true, false})).isEqualTo(0.5);
  }

  @Test
  void nothingSoughtHasNoArea() {
    assertThat(RankedArea.of(new double[] {1, 2}, new boolean[2])).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankedArea.of(new double[] {1, Double.NaN}, new boolean[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankedArea.of(new double[3], new boolean[2]));
  }
}
