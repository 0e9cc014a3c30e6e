package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;

class PatchesTest {

  @Test
  void windowsLieAroundEveryOtherPixel() {
    ConvolutionPatches patches = new ConvolutionPatches(new ImageShape(3, 3, 1), 3);
    float[] windows = new float[patches.count() * patches.length()];
    patches.gather(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, windows);
    assertThat(windows)
        .containsExactly(
            0, 0, 0, 0, 1, 2, 0, 4, 5, //
            0, 0, 0, 2, 3, 0, 5, 6, 0, //
            0, 4, 5, 0, 7, 8, 0, 0, 0, //
            5, 6, 0, 8, 9, 0, 0, 0, 0);
  }

  @Test
  void scatterIsTheTransposeOfGather() {
    ImageShape image = new ImageShape(7, 6, 3);
    ConvolutionPatches patches = new ConvolutionPatches(image, 5);
    RandomStream stream = new RandomStream(1);
    float[][] x = LayerGradientTest.random(1, image.size(), stream);
    float[][] y = LayerGradientTest.random(1, patches.count() * patches.length(), stream);
    float[][] gathered = new float[1][y[0].length];
    float[][] scattered = new float[1][x[0].length];
    patches.gather(x[0], gathered[0]);
    patches.scatter(y[0], scattered[0]);
    assertThat(LayerGradientTest.dot(gathered, y))
        .isCloseTo(LayerGradientTest.dot(x, scattered), within(1e-3));
  }
}
