package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import engram.math.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("nd4j")
class DeepFileTest {

  private static final ImageShape IMAGE = new ImageShape(4, 5, 1);
  private static double[][] x;
  private static DeepModel model;

  @TempDir Path folder;

  @BeforeAll
  static void fit() {
    x = Autoencoder.widened(LayerGradientTest.random(60, 20, new RandomStream(2)));
    model =
        DeepClustering.fit(
            x,
            new DeepClustering.Options(3)
                .withImage(IMAGE)
                .withClamped(1)
                .withArchitecture(new Architecture(20, IMAGE, new int[] {4, 3}, 3))
                .withSchedule(Schedule.DEFAULT.withEpochs(2, 1, 2)));
  }

  @Test
  void aModelComesBackToTheBit() {
    Path file = folder.resolve("m.deep");
    model.save(file);
    DeepModel back = DeepModel.load(file);
    assertThat(back.autoencoder().values()).isDeepEqualTo(model.autoencoder().values());
    assertThat(back.options()).isEqualTo(model.options());
    assertThat(back.toString()).isEqualTo(model.toString());
    assertThat(back.recall(x).reconstructions()).isDeepEqualTo(model.recall(x).reconstructions());
    assertThat(back.predict(x)).isEqualTo(model.predict(x));
    assertThat(back.decodedMemories()).isDeepEqualTo(model.decodedMemories());
  }

  @Test
  void theBytesOfAModelAreThoseOfItsFile() throws IOException {
    Path file = folder.resolve("m.deep");
    model.save(file);
    assertThat(model.toBytes()).isEqualTo(Files.readAllBytes(file));
    assertThat(DeepModel.ofBytes(model.toBytes()).toBytes()).isEqualTo(model.toBytes());
    assertThatThrownBy(() -> DeepModel.ofBytes(new byte[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what was given is not a deep model: it is no text");
  }

  @Test
  void anOpenModelAnswersAsAClosedOne() {
    DeepModel.Recall all = model.recall(x);
    try (OpenModel open = model.open(1)) {
      for (int i = 0; i < 5; i++) {
        DeepModel.Recall one = open.recall(new double[][] {x[i]});
        assertThat(one.labels()).containsExactly(all.labels()[i]);
        assertThat(one.membership()[0]).containsExactly(all.membership()[i], within(1e-5));
        assertThat(one.reconstructions()[0])
            .containsExactly(all.reconstructions()[i], within(1e-4));
      }
      assertThatThrownBy(() -> open.recall(new double[][] {{1}}))
          .hasMessageContaining("row 0 of x is 1 values long");
    }
    assertThatThrownBy(() -> model.open(0)).hasMessage("rows is 0, allowed: 1 or more");
  }

  @Test
  void theHeaderIsOneLineOfJson() throws IOException {
    Path file = folder.resolve("m.deep");
    model.save(file);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("{\"format\":\"engram/1\",\"type\":\"deep\"");
    // conv5 4x5x1 -> 4, conv5 2x3x4 -> 3, dense 1x2x3 -> 3, and back; 3 memories of 2 and 1.
    int floats =
        (25 * 4 + 4) + (100 * 3 + 3) + (6 * 3 + 3) + (3 * 6 + 6) + (100 * 3 + 4) + (25 * 4 + 1) + 9;
    assertThat(bytes.length - text.indexOf('\n') - 1).isEqualTo(4 * floats);
  }

  @Test
  void otherFilesAreRefusedInOneLine() throws IOException {
    Path file = folder.resolve("m.deep");
    model.save(file);
    byte[] bytes = Files.readAllBytes(file);
    String header = new String(bytes, StandardCharsets.ISO_8859_1);

    Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
    refused(file, "the length after the header is");
    Files.write(
        file,
        header
            .replace("\"widths\":[4,3]", "\"widths\":[4,4]")
            .getBytes(StandardCharsets.ISO_8859_1));
    refused(file, "for 4x5x1-conv5x4-conv5x4-3");
    Files.write(
        file,
        header
            .replace("\"type\":\"deep\"", "\"type\":\"clam\"")
            .getBytes(StandardCharsets.ISO_8859_1));
    refused(file, "model type is \"clam\", this version reads \"deep\"");
    Files.writeString(file, "p0,p1\n1,2\n");
    refused(file, "is not a deep model: it is other text, which begins with 'p0,p1'");
    Files.write(file, new byte[0]);
    refused(file, "is not a deep model: it is empty");
  }

  /** What each change of the header is answered with. */
  static List<Arguments> changes() {
    return List.of(
        arguments("\"engram/1\"", "\"engram/2\"", "model format is \"engram/2\", this version"),
        arguments("\"latent\":3", "\"latent\":2", "for 4x5x1-conv5x4-conv5x3-2"),
        arguments("\"inputs\":20", "\"inputs\":21", "image is 4 x 5 x 1, allowed"),
        arguments("\"widths\":[4,3]", "\"widths\":null", "misshapen: no widths"),
        arguments(
            "\"widths\":[4,3]",
            "\"widths\":\"wide\"",
            "a part is absent or of another kind than a model has there, at widths"),
        arguments("\"k\":3", "\"k\":4", "the length after the header is"),
        arguments("\"k\":3", "\"k\":0", "k is 0, allowed: 1 or more"),
        arguments("\"steps\":10", "\"steps\":-1", "steps is -1, allowed: 0 to 10000"),
        arguments("\"schedule\"", "\"plan\"", "misshapen: no schedule"),
        arguments("\"options\"", "\"settings\"", "no options"),
        arguments("\"free\":2", "\"free\":3", "free is 3, allowed: 2, the coordinates"),
        arguments("\"unit\":", "\"unit\":-", "unit is -"),
        arguments("\"unit\":", "\"unit\":1e999,\"was\":", "unit is Infinity, allowed: above 0"),
        arguments("\"beta\":0.0", "\"beta\":-1", "beta is -1.0, allowed: 0 (auto) or above"),
        arguments("\"center\":[", "\"center\":[1,", "center is 21 values, allowed: 20 values"),
        arguments("\"sizes\":[", "\"sizes\":[1,", "sizes is 4 numbers, allowed: k = 3"),
        arguments("\"sizes\":[", "\"sizes\":[-", "sizes is -"),
        arguments("\"epochs\":", "\"epochs\":\"many\",\"was\":", "misshapen: "));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aHeaderThatDoesNotFitIsRefusedInOneLine(String from, String to, String words)
      throws IOException {
    String text = new String(model.toBytes(), StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    Path file = folder.resolve("m.deep");
    Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
    refused(file, words);
  }

  @Test
  void weightsAndMemoriesThatAreNotFiniteAreRefused() {
    byte[] bytes = model.toBytes();
    byte[] nan = {0, 0, (byte) 0xc0, 0x7f};
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    System.arraycopy(nan, 0, bytes, bytes.length - 4, 4);
    refused(() -> DeepModel.ofBytes(bytes), "memories is NaN, allowed: finite values");
    System.arraycopy(nan, 0, bytes, header, 4);
    refused(() -> DeepModel.ofBytes(bytes), "weights is NaN, allowed: finite values");
  }

  @Test
  void aFileCutAnywhereOrGoingOnIsRefused() {
    byte[] bytes = model.toBytes();
    for (int length = 0; length < bytes.length; length += 97) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> DeepModel.ofBytes(part))
          .as("%d bytes", length)
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    refused(() -> DeepModel.ofBytes(longer), "the length after the header is");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("none.deep");
    assertThatThrownBy(() -> DeepModel.load(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.deep");
  }

  private static void refused(Path file, String words) {
    refused(() -> DeepModel.load(file), words);
  }

  private static void refused(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
