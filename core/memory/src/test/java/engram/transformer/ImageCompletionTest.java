package engram.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import engram.model.Progress;
import engram.model.SignedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageCompletionTest {

  private static final Patches PATCHES = new Patches(4, 4, 2);
  private static final ImageOptions SMALL =
      new ImageOptions(PATCHES)
          .withBlock(new EnergyTransformer.Options(12, 2, 6, 16))
          .withTraining(40, 40, .02, 0)
          .withThreads(1);

  @TempDir private Path folder;

  /** Images of a stripe or of a checkerboard, in two brightnesses, with a little noise. */
  private static double[][] images(int n, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] images = new double[n][16];
    for (double[] image : images) {
      int kind = random.nextInt(3);
      double height = 5 + 5 * random.nextInt(2);
      for (int p = 0; p < 16; p++) {
        int row = p / 4;
        int column = p % 4;
        boolean on =
            kind == 0 ? row % 2 == 0 : kind == 1 ? column % 2 == 0 : (row + column) % 2 == 0;
        image[p] = (on ? height : 0) + .2 * random.nextGaussian();
      }
    }
    return images;
  }

  @ParameterizedTest
  @EnumSource(Hopfield.class)
  void completesPatternsThatItHasSeen(Hopfield hopfield) {
    double[][] train = images(160, 1);
    ImageCompletion model =
        ImageCompletion.fit(train, SMALL.withBlock(SMALL.block().withHopfield(hopfield, 1)));
    assertThat(model.losses()).hasSize(40);
    assertThat(model.losses().get(39)).isLessThan(.3 * model.losses().get(0));
    ImageScore score = ImageScore.measure(model, train, images(64, 2), Mask.LOWER, 3);
    assertThat(score.belowMean()).isGreaterThan(.6);
    assertThat(score.images()).isEqualTo(64);
  }

  @Test
  void theSameSeedGivesTheSameModelForAnyNumberOfThreads() {
    double[][] train = images(100, 4);
    ImageOptions few = SMALL.withTraining(3, 64, .02, .1);
    ImageCompletion one = ImageCompletion.fit(train, few);
    ImageCompletion four = ImageCompletion.fit(train, few.withThreads(4));
    assertThat(four.losses()).isEqualTo(one.losses());
    boolean[] open = {true, false, false, true};
    double[][] completed = one.complete(train, open);
    assertThat(Arrays.deepEquals(four.complete(train, open), completed)).isTrue();
    assertThat(one.complete(new double[][] {train[70]}, open)[0]).isEqualTo(completed[70]);
    ImageCompletion other = ImageCompletion.fit(train, few.withSeed(2));
    assertThat(other.losses()).isNotEqualTo(one.losses());
  }

  @Test
  void openPixelsStayAndHiddenOnesAreNotLookedAt() {
    double[][] images = images(40, 5);
    ImageCompletion model = ImageCompletion.fit(images, SMALL.withEpochs(2));
    boolean[] open = {true, true, false, true};
    double[] hidden = images[7].clone();
    for (int p : new int[] {8, 9, 12, 13}) {
      hidden[p] = Double.NaN;
    }
    double[] completed = model.complete(new double[][] {hidden}, open)[0];
    assertThat(completed).isEqualTo(model.complete(images, open)[7]);
    for (int p = 0; p < 16; p++) {
      boolean isHidden = p == 8 || p == 9 || p == 12 || p == 13;
      assertThat(completed[p] == images[7][p]).isEqualTo(!isHidden);
    }
  }

  @Test
  void theTraceFallsInEnergyAndEndsWhereTheCompletionDoes() {
    double[][] images = images(40, 6);
    ImageCompletion model = ImageCompletion.fit(images, SMALL.withDescent(5, .1).withEpochs(10));
    boolean[] open = {true, false, true, false};
    ImageCompletion.Trace trace = model.trace(images[3], open, 5);
    for (int t = 0; t < 5; t++) {
      assertThat(trace.energies()[t + 1]).isLessThan(trace.energies()[t]);
    }
    double[] completed = model.complete(images, open)[3];
    assertThat(trace.images()).hasDimensions(6, 16);
    assertThat(trace.images()[5]).containsExactly(completed, within(1e-3));
  }

  @Test
  void aSavedModelCompletesToTheBit() {
    double[][] images = images(40, 7);
    ImageCompletion model = ImageCompletion.fit(images, SMALL.withEpochs(2));
    Path file = folder.resolve("model.json");
    model.save(file);
    ImageCompletion loaded = ImageCompletion.load(file);
    boolean[] open = {false, true, true, false};
    assertThat(Arrays.deepEquals(loaded.complete(images, open), model.complete(images, open)))
        .isTrue();
    assertThat(loaded.options().withThreads(1)).isEqualTo(model.options());
    assertThat(loaded.losses()).isEqualTo(model.losses());
  }

  @Test
  void refusesAFileThatIsIncompleteOrOfAnotherShape() throws IOException {
    ImageCompletion model = ImageCompletion.fit(images(40, 8), SMALL.withEpochs(0));
    Path file = folder.resolve("model.json");
    model.save(file);
    String text = Files.readString(file);
    SignedText.write(file, text.replace("\"memories\":16", "\"memories\":17"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageCompletion.load(file))
        .withMessageContaining("xi has 16 rows, expected 17");
    SignedText.write(file, text.replace("\"position\"", "\"somewhere\""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageCompletion.load(file))
        .withMessageContaining("no position");
  }

  @Test
  void anInterruptEndsTheTraining() {
    Thread.currentThread().interrupt();
    Assertions.assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> ImageCompletion.fit(images(40, 9), SMALL.withThreads(2)));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theListenerMayEndTheTraining() {
    Progress twice = (done, of, loss) -> done < 2;
    assertThat(ImageCompletion.fit(images(40, 10), SMALL, twice).losses()).hasSize(2);
  }

  @Test
  void refusesImagesThatDoNotFit() {
    double[][] images = images(3, 11);
    images[1] = new double[15];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageCompletion.fit(images, SMALL))
        .withMessage("image 1 is 15 pixels, allowed: 16 pixels");
    double[][] missing = images(3, 12);
    missing[2][5] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageCompletion.fit(missing, SMALL))
        .withMessage("image 2, pixel 5 is NaN, allowed: finite numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageCompletion.fit(new double[3][16], SMALL))
        .withMessage("the images are all the same, there is nothing to learn");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Patches(28, 28, 5))
        .withMessage("patch is 5, allowed: a divisor of both sides of the image, 28 x 28");
    ImageCompletion model = ImageCompletion.fit(images(40, 13), SMALL.withEpochs(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.complete(new double[1][16], new boolean[3]))
        .withMessage("open has 3 flags, the image 4 patches");
  }

  @Test
  void aMaskHidesHalfOfThePatches() {
    Patches patches = new Patches(6, 8, 2);
    for (Mask mask : Mask.values()) {
      boolean[] open = mask.open(patches, new RandomStream(1));
      int hidden = 0;
      for (boolean each : open) {
        hidden += each ? 0 : 1;
      }
      boolean odd = mask == Mask.LOWER || mask == Mask.UPPER;
      assertThat(hidden).isEqualTo(odd ? 4 : 6);
    }
    assertThat(patches.pixels(Mask.LOWER.open(patches, null)))
        .startsWith(true, true)
        .endsWith(false, false);
    assertThat(Mask.LEFT.open(patches, null)).startsWith(false, false, true, true);
    assertThat(Mask.UPPER.open(patches, null)[0]).isFalse();
    assertThat(Mask.RIGHT.open(patches, null)).startsWith(true, true, false, false);
  }
}
