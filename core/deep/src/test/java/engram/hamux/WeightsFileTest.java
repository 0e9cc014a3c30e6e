package engram.hamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.math.RandomStream;
import engram.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that are of another network, or no weights. */
@Tag("nd4j")
class WeightsFileTest {

  @TempDir private Path folder;

  private static Network network(String synapse, int memories) {
    RandomStream random = new RandomStream(1);
    return Network.builder()
        .layer(new Layer("x", Lagrangians.tanh(1), 3))
        .connect("b", Bias.of(.1, -.2, .3), "x")
        .connect(synapse, DenseMemory.random(memories, 3, 2, random), "x")
        .build();
  }

  @Test
  void weightsOfOtherSynapsesAndShapesAreRefused() {
    Path file = folder.resolve("weights.json");
    WeightsFile.save(network("m", 4), file);
    refused(network("n", 4), file, "it is of another network, with synapses [b, m], not [b, n]");
    refused(network("m", 5), file, "synapse 'm': weights 'xi' have shape [4, 3], expected [5, 3]");
  }

  /** What each change of the file is answered with. */
  static List<Arguments> changes() {
    return List.of(
        arguments("\"engram/1\"", "\"engram/2\"", "model format is \"engram/2\", this version"),
        arguments("\"hamux-weights\"", "\"deep\"", "model type is \"deep\", this version reads"),
        arguments("\"shape\":[1,3]", "\"shape\":[1,2]", "misshapen: "),
        arguments("\"shape\":[4,3]", "\"shape\":[3,4]", "synapse 'm': weights 'xi' have shape"),
        arguments("\"values\":[0.1", "\"values\":[1e999", "holds a value that is not finite"),
        arguments("\"values\":[0.1,", "\"values\":[", "misshapen: "),
        arguments(
            "\"values\":[0.1",
            "\"values\":[\"a\"",
            "misshapen: a part is absent or of another kind"),
        arguments("\"synapses\"", "\"weights\"", "no synapses"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aFileThatDoesNotFitIsRefusedInOneLine(String from, String to, String words)
      throws IOException {
    Path file = folder.resolve("weights.json");
    WeightsFile.save(network("m", 4), file);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    JsonObject changed = JsonParser.parseString(text.replace(from, to)).getAsJsonObject();
    changed.remove("digest");
    ModelFile.write(file, changed); // with the digest that fits
    refused(network("m", 4), file, words);
  }

  private static void refused(Network network, Path file, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightsFile.load(network, file))
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
