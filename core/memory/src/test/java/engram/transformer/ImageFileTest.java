package engram.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import engram.math.RandomStream;
import engram.model.SignedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files and images that the Energy Transformer refuses. */
class ImageFileTest {

  private static final boolean[] OPEN = {true, true, false, true};
  private static double[][] images;
  private static ImageCompletion model;

  @TempDir private Path folder;

  @BeforeAll
  static void fit() {
    RandomStream stream = new RandomStream(3);
    images = new double[20][16];
    for (double[] image : images) {
      Arrays.setAll(image, p -> stream.nextGaussian());
    }
    model =
        ImageCompletion.fit(
            images,
            new ImageOptions(new Patches(4, 4, 2))
                .withBlock(new EnergyTransformer.Options(12, 2, 6, 16))
                .withEpochs(0)
                .withThreads(1));
  }

  /** What each change of the file is answered with: another architecture, or no number. */
  static List<Arguments> changes() {
    return List.of(
        arguments("\"engram/1\"", "\"engram/2\"", "model format is \"engram/2\", this version"),
        arguments("\"image-completion\"", "\"deep\"", "model type is \"deep\", this version reads"),
        arguments("\"dimension\":12", "\"dimension\":13", "wq has a row of 12 values, expected 13"),
        arguments("\"heads\":2", "\"heads\":3", "wq has 12 rows, expected 18"),
        arguments("\"inner\":6", "\"inner\":5", "wq has 12 rows, expected 10"),
        arguments("\"memories\":16", "\"memories\":8", "xi has 16 rows, expected 8"),
        arguments("\"patch\":2", "\"patch\":1", "encode has a row of 4 values, expected 1"),
        arguments("\"patch\":2", "\"patch\":3", "patch is 3, allowed: a divisor"),
        arguments("\"height\":4", "\"height\":6", "mean has 16 pixels, expected 24"),
        arguments("\"steps\":6", "\"steps\":0", "steps is 0, allowed: 1 to 10000"),
        arguments("\"hopfield\":\"", "\"hopfield\":\"NO_", "a part is absent or of another kind"),
        arguments("\"spread\":", "\"spread\":-", "allowed: above 0, at most"),
        arguments("\"mean\":[", "\"mean\":[1e999,", "mean holds Infinity, allowed: -1.0E100"),
        arguments("\"wq\":[[", "\"wq\":[[1e999],[", "wq has 13 rows, expected 12"),
        arguments("\"wq\":[[", "\"wq\":[[\"a\",", "misshapen: a part is absent or of another kind"),
        arguments("\"gamma\":[[", "\"gamma\":[[-", "gamma is -1.0, allowed: above 0"),
        arguments("\"gamma\":[[1.0", "\"gamma\":[[1e999", "gamma holds a value that is not finite"),
        arguments("\"decode\"", "\"code\"", "no decode"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aFileThatDoesNotFitIsRefusedInOneLine(String from, String to, String words)
      throws IOException {
    Path file = folder.resolve("model.json");
    model.save(file);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    SignedText.write(file, text.replace(from, to));
    refused(() -> ImageCompletion.load(file), words);
  }

  @Test
  void aFileThatIsCutOrNoTextIsRefused() throws IOException {
    Path file = folder.resolve("model.json");
    model.save(file);
    String text = Files.readString(file);
    for (int length : new int[] {0, 1, 100, text.length() / 2, text.length() - 1}) {
      Files.writeString(file, text.substring(0, length));
      refused(() -> ImageCompletion.load(file), "is not a model");
    }
    Files.write(file, "{\"type\":\"deep\"}\n\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    refused(() -> ImageCompletion.load(file), "is not a model");
  }

  @Test
  void pixelsThatWouldOverflowAreRefusedAndHiddenOnesNotLookedAt() {
    double[][] bright = {images[0].clone()};
    bright[0][1] = 1e300;
    refused(() -> model.complete(bright, OPEN), "image 0, pixel 1 is 1.0E300, allowed: at most");
    refused(() -> model.trace(bright[0], OPEN, 2), "image, pixel 1 is 1.0E300, allowed: at most");
    bright[0][1] = 1e7;
    bright[0][8] = 1e300;
    for (double pixel : model.complete(bright, OPEN)[0]) {
      assertThat(pixel).isFinite();
    }
  }

  @Test
  void imagesOfAnotherShapeAreRefusedByEveryQuestion() {
    refused(
        () -> model.complete(new double[1][15], OPEN), "image 0 is 15 pixels, allowed: 16 pixels");
    refused(() -> model.trace(new double[17], OPEN, 2), "image is 17 pixels, allowed: 16 pixels");
    refused(() -> model.trace(images[0], new boolean[5], 2), "open has 5 flags, the image 4");
    refused(() -> model.trace(images[0], OPEN, -1), "steps is -1, allowed: 0 or more");
    refused(
        () -> ImageCompletion.fit(new double[0][], model.options()),
        "images is none, allowed: one or more");
    double[][] nan = {images[0].clone()};
    nan[0][15] = Double.NaN;
    refused(() -> model.complete(nan, OPEN), "image 0, pixel 15 is NaN, allowed: finite numbers");
    double[][] far = {images[0].clone(), images[1].clone()};
    far[0][0] = 1e308;
    refused(() -> ImageCompletion.fit(far, model.options()), "spread is Infinity, allowed");
  }

  private static void refused(ThrowingCallable call, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
