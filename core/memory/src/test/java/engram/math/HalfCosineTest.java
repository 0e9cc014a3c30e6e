package engram.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HalfCosineTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-15);

  @Test
  void itFallsFromOneToZeroAndIsHalfInTheMiddle() {
    assertThat(HalfCosine.at(0)).isEqualTo(1);
    assertThat(HalfCosine.at(0.5)).isCloseTo(0.5, EXACT);
    assertThat(HalfCosine.at(1)).isEqualTo(0);
    assertThat(HalfCosine.at(1, 3)).isCloseTo(0.75, EXACT);
  }

  @Test
  void itIsSteepestInTheMiddleAndFlatAtBothEnds() {
    assertThat(1 - HalfCosine.at(0.01)).isLessThan(3e-4);
    assertThat(HalfCosine.at(0.99)).isLessThan(3e-4);
    assertThat(HalfCosine.at(0.495) - HalfCosine.at(0.505)).isGreaterThan(0.015);
  }
}
