package engram.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTileTest {

  private static final Patches PATCHES = new Patches(4, 6, 2);
  private static final boolean[] OPEN = {true, false, true, true, false, false};
  private static final int STEPS = 3;
  private static final double ALPHA = .2;

  private static float[][] images(int n) {
    return BlockWeights.normal(n, 24, 1, new RandomStream(5));
  }

  private static EnergyTransformer.Options options(boolean self, Hopfield hopfield) {
    return new EnergyTransformer.Options(8, 2, 5, 11)
        .withSelfAttention(self)
        .withHopfield(hopfield, 1.5);
  }

  @ParameterizedTest
  @CsvSource({"true,RELU", "false,RELU", "true,SOFTMAX", "false,SOFTMAX"})
  void theTileDescendsAsTheReferenceDoes(boolean self, Hopfield hopfield) {
    EnergyTransformer.Options o = options(self, hopfield);
    ImageWeights w = ImageWeights.random(o, PATCHES, new RandomStream(1));
    w.block().gamma()[0][0] = 1.3f;
    w.block().delta()[0][2] = .4f;
    float[][] images = images(5);
    float[][] completed = BlockWeights.copy(images);
    int[] which = {3, 0, 4};
    ImageTile tile = new ImageTile(o, PATCHES, STEPS, ALPHA, 4);
    tile.load(w);
    tile.complete(images, which, OPEN);
    tile.write(completed, which);
    EnergyTransformer block = new EnergyTransformer(o, w.block());
    for (int i : which) {
      double[][] end = block.descend(start(w, images[i]), OPEN, STEPS, ALPHA).tokens();
      double[][] g = block.activations(end);
      for (int t = 0; t < 6; t++) {
        for (int j = 0; j < 4; j++) {
          double pixel = w.pixelBias()[0][j];
          for (int d = 0; d < 8; d++) {
            pixel += w.decode()[j][d] * g[t][d];
          }
          int place = PATCHES.place(t, j);
          double expected = OPEN[t] ? images[i][place] : pixel;
          assertThat((double) completed[i][place]).isCloseTo(expected, within(2e-5));
        }
      }
    }
    assertThat(completed[1]).isEqualTo(images[1]);
  }

  private static double[][] start(ImageWeights w, float[] image) {
    double[][] tokens = new double[6][8];
    for (int t = 0; t < 6; t++) {
      for (int d = 0; d < 8; d++) {
        tokens[t][d] = w.position()[t][d] + (OPEN[t] ? w.bias() : w.mask())[0][d];
        for (int j = 0; j < 4 && OPEN[t]; j++) {
          tokens[t][d] += w.encode()[d][j] * image[PATCHES.place(t, j)];
        }
      }
    }
    return tokens;
  }

  @ParameterizedTest
  @CsvSource({"true,RELU", "false,RELU", "true,SOFTMAX", "false,SOFTMAX"})
  void theGradientOfEveryWeightIsThatOfTheSquaredError(boolean self, Hopfield hopfield) {
    EnergyTransformer.Options o = options(self, hopfield);
    ImageWeights w = ImageWeights.random(o, PATCHES, new RandomStream(2));
    float[][] images = images(3);
    int[] which = {0, 1, 2};
    ImageTile tile = new ImageTile(o, PATCHES, STEPS, ALPHA, 3);
    ImageWeights gradient = w.zeros();
    tile.load(w);
    tile.complete(images, which, OPEN);
    double loss = tile.back(images, which, gradient);
    assertThat(loss).isCloseTo(error(o, w, images), within(1e-4 * loss));
    for (int m = 0; m < w.all().size(); m++) {
      float[][] matrix = w.all().get(m);
      ImageWeights direction = w.zeros();
      float[][] along =
          BlockWeights.normal(matrix.length, matrix[0].length, 1, new RandomStream(10 + m));
      double expected = 0;
      for (int i = 0; i < along.length; i++) {
        System.arraycopy(along[i], 0, direction.all().get(m)[i], 0, along[i].length);
        for (int d = 0; d < along[i].length; d++) {
          expected += along[i][d] * gradient.all().get(m)[i][d];
        }
      }
      float h = 1e-4f;
      ImageWeights ahead = w.copy();
      ahead.add(direction, h);
      ImageWeights behind = w.copy();
      behind.add(direction, -h);
      double slope = (error(o, ahead, images) - error(o, behind, images)) / (2 * h);
      assertThat(expected)
          .as(ImageWeights.names().get(m))
          .isCloseTo(slope, within(2e-3 * (1 + Math.abs(slope))));
      assertThat(Math.abs(slope)).isGreaterThan(1e-3);
    }
  }

  /** The same error from the reference in double precision. */
  private static double error(EnergyTransformer.Options o, ImageWeights w, float[][] images) {
    EnergyTransformer block = new EnergyTransformer(o, w.block());
    double sum = 0;
    for (float[] image : images) {
      double[][] g = block.activations(block.descend(start(w, image), OPEN, STEPS, ALPHA).tokens());
      for (int t = 0; t < 6; t++) {
        for (int j = 0; j < 4 && !OPEN[t]; j++) {
          double off = w.pixelBias()[0][j] - image[PATCHES.place(t, j)];
          for (int d = 0; d < 8; d++) {
            off += w.decode()[j][d] * g[t][d];
          }
          sum += off * off;
        }
      }
    }
    return sum;
  }
}
