package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;

class CodeLossTest {

  private final RandomStream stream = new RandomStream(11);
  private final float[][] centers = LayerGradientTest.random(3, 4, stream);
  private final float[][] codes = LayerGradientTest.random(20, 4, stream);

  private double value(float[][] at, float[][] from) {
    return new CodeLoss(at, 1.7).addSlope(from, 1, new float[20][4]);
  }

  @Test
  void slopesAreTheDifferences() {
    CodeLoss loss = new CodeLoss(centers, 1.7);
    float[][] slope = new float[20][4];
    loss.addSlope(codes, 1, slope);
    float h = 1f / 256;
    float[][] way = LayerGradientTest.random(20, 4, stream);
    double byCode =
        (value(centers, MemoryLayerTest.moved(codes, way, h))
                - value(centers, MemoryLayerTest.moved(codes, way, -h)))
            / (2 * h);
    assertThat(LayerGradientTest.dot(slope, way)).isCloseTo(byCode, within(1e-3));
    float[][] turn = LayerGradientTest.random(3, 4, stream);
    double byCenter =
        (value(MemoryLayerTest.moved(centers, turn, h), codes)
                - value(MemoryLayerTest.moved(centers, turn, -h), codes))
            / (2 * h);
    assertThat(LayerGradientTest.dot(loss.gradient(), turn)).isCloseTo(byCenter, within(1e-3));
  }

  @Test
  void atLargeBetaItIsTheMeanSquaredDistanceToTheNearestCenter() {
    double sum = 0;
    for (float[] code : codes) {
      double nearest = Double.POSITIVE_INFINITY;
      for (float[] center : centers) {
        double distance = 0;
        for (int d = 0; d < 4; d++) {
          distance += Math.pow(code[d] - center[d], 2);
        }
        nearest = Math.min(nearest, distance);
      }
      sum += nearest;
    }
    assertThat(new CodeLoss(centers, 1e6).addSlope(codes, 1, new float[20][4]))
        .isCloseTo(sum / 20 / 4, within(1e-5));
  }

  @Test
  void slopeIsAddedToWhatIsThere() {
    float[][] slope = new float[20][4];
    new CodeLoss(centers, 1.7).addSlope(codes, 0.3, slope);
    float[][] twice = LayerGradientTest.copy(slope);
    new CodeLoss(centers, 1.7).addSlope(codes, 0.3, twice);
    assertThat(twice[5][2]).isCloseTo(2 * slope[5][2], within(1e-6f));
    assertThat(slope[5][2]).isNotZero();
  }
}
