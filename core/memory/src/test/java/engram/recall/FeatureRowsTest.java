package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureRowsTest {

  private static float[] uniform(double low, double high) {
    RandomStream stream = new RandomStream(11);
    float[] row = new float[10_001];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (low + (high - low) * stream.nextDouble());
    }
    return row;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 3.2, 30, 1e3, 1e5})
  void sineAndCosineAreWithinTheirError(double reach) {
    float[] h = uniform(-reach, reach);
    float[] sin = new float[h.length];
    float[] cos = new float[h.length];
    FeatureRows.sinCos(h, sin, cos, h.length);
    for (int i = 0; i < h.length; i++) {
      assertThat((double) sin[i]).as("sin %s", h[i]).isCloseTo(StrictMath.sin(h[i]), within(6e-7));
      assertThat((double) cos[i]).as("cos %s", h[i]).isCloseTo(StrictMath.cos(h[i]), within(6e-7));
    }
  }

  @Test
  void sineOfZeroIsZeroAndCosineOne() {
    float[] sin = {9f, 9f};
    float[] cos = {9f, 9f};
    FeatureRows.sinCos(new float[2], sin, cos, 1);
    assertThat(sin).containsExactly(0f, 9f);
    assertThat(cos).containsExactly(1f, 9f);
  }

  @Test
  void exponentialIsWithinItsErrorForBothSigns() {
    float[] x = uniform(-16, 20);
    float[] y = x.clone();
    FeatureRows.exp(y, y.length);
    for (int i = 0; i < x.length; i++) {
      assertThat(y[i] / StrictMath.exp(x[i])).as("exp %s", x[i]).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void exponentialStaysFiniteAndAboveZeroBeyondItsRange() {
    float[] y = {-1e9f, -81f, -80f, 20f, 21f, 1e9f};
    FeatureRows.exp(y, y.length);
    assertThat(y[0]).isEqualTo(y[2]).isPositive();
    assertThat(y[1]).isEqualTo(y[2]);
    assertThat(y[4]).isEqualTo(y[3]).isFinite();
    assertThat(y[5]).isEqualTo(y[3]);
  }
}
