package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;

class ProbeMakerTest {

  private static final ImageShape IMAGE = new ImageShape(9, 9, 1);

  /** A bright 3 x 3 square in the middle of a dark image, and one of it inverted. */
  private final double[][] x = new double[3][81];

  private final RowScale scale;
  private final float[][] rows;
  private final ProbeMaker maker;

  ProbeMakerTest() {
    for (int i = 0; i < x.length; i++) {
      for (int p = 0; p < 81; p++) {
        boolean middle = Math.abs(p / 9 - 4) <= 1 && Math.abs(p % 9 - 4) <= 1;
        x[i][p] = middle ? 10 + i : 2;
      }
    }
    scale = RowScale.of(x);
    rows = scale.scaled(x);
    maker = new ProbeMaker(IMAGE, scale, rows);
  }

  private double[] corrupt(Probe probe, long seed) {
    float[] to = new float[81];
    maker.corrupt(rows[1], to, probe, new RandomStream(seed));
    return scale.restored(to);
  }

  @Test
  void aMovedImageHasTheBackgroundAtItsEdgesAndKeepsItsMass() {
    double mass = java.util.Arrays.stream(x[1]).sum();
    boolean[] moved = {false};
    for (int seed = 0; seed < 20; seed++) {
      double[] image = corrupt(new Probe(0, 0.15, 0, 0, 0), seed);
      assertThat(image[0]).isCloseTo(2, within(1e-4));
      assertThat(java.util.Arrays.stream(image).sum()).isCloseTo(mass, within(1e-2));
      moved[0] |= Math.abs(image[40] - x[1][40]) > 0 || Math.abs(image[2 * 9 + 4] - 2) > 1;
    }
    assertThat(moved[0]).isTrue();
  }

  @Test
  void noiseReplacesAShareByTheColumnMean() {
    int replaced = 0;
    for (int seed = 0; seed < 50; seed++) {
      float[] to = new float[81];
      maker.corrupt(rows[2], to, new Probe(0.2, 0, 0, 0, 0), new RandomStream(seed));
      for (int p = 0; p < 81; p++) {
        assertThat(to[p] == rows[2][p] || to[p] == 0f).isTrue();
        replaced += to[p] == 0f && rows[2][p] != 0f ? 1 : 0;
      }
    }
    // Only the nine bright pixels differ from their mean.
    assertThat(replaced / (50.0 * 9)).isBetween(0.13, 0.27);
  }

  @Test
  void probesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Probe(1, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("noise is 1.0, allowed: 0 to below 1");
    assertThatThrownBy(() -> new Probe(0, 0, 2, 0, 0)).hasMessageContaining("turn is 2.0");
  }
}
