package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.math.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .hasMessage("what was given is not a deep model: its first line is not a JSON object");
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
    refused(file, "its first line is not a JSON object");
    Files.write(file, new byte[0]);
    refused(file, "is not a deep model");
  }

  private static void refused(Path file, String words) {
    assertThatThrownBy(() -> DeepModel.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
