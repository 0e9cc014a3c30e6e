package engram.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

  @TempDir Path folder;

  @Test
  void whatIsWrittenReadsBack() {
    Path file = folder.resolve("m.json");
    JsonObject model = ModelFile.create("test");
    model.addProperty("number", 0.1 + 0.2);
    model.addProperty("text", "\u00e4 \"quoted\"");
    ModelFile.write(file, model);
    assertThat(ModelFile.read(file)).isEqualTo(model);
    assertThat(ModelFile.read(file).get("format").getAsString()).isEqualTo("engram/1");
  }

  @Test
  void aChangedDigitIsFoundByTheDigestAndBlanksDoNotMatter() throws IOException {
    Path file = folder.resolve("m.json");
    JsonObject model = ModelFile.create("test");
    model.addProperty("number", 0.25);
    ModelFile.write(file, model);
    String text = Files.readString(file);
    Files.writeString(file, text.replace(",", " ,\n  "));
    assertThat(ModelFile.read(file)).isEqualTo(model);
    Files.writeString(file, text.replace("0.25", "0.26"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.read(file))
        .withMessage(
            file
                + " was changed after it was written: its digest does not fit; learn the model anew");
    Files.writeString(file, text.replaceFirst(",\"digest\":\"[^\"]*\"", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.read(file))
        .withMessage(file + " is not a whole model: it has no digest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[1, 2]",
        "3",
        "{",
        "{\"format\": \"engram/1\", \"type\": ",
        "{'format': 'engram/1'}",
        "{\"format\": \"engram/1\"} and more",
        "sepal,petal\n5.1,1.4\n",
        "PK\u0003\u0004"
      })
  void whatIsNoJsonObjectIsRefusedWithTheName(String text) throws IOException {
    Path file = folder.resolve("m.json");
    Files.writeString(file, text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.read(file))
        .withMessageStartingWith(file + " is not a model: ")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot read " + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"format\": \"engram/9\"}", "{\"format\": 1}", "{\"format\": []}", "{}"})
  void anotherFormatIsRefusedWithBoth(String text) throws IOException {
    Path file = folder.resolve("m.json");
    Files.writeString(file, text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.read(file))
        .withMessageStartingWith("model format is ")
        .withMessageEndingWith(", this version reads \"engram/1\"");
  }

  @Test
  void anotherTypeIsRefusedWithBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.expect(ModelFile.create("tree"), "clam"))
        .withMessage("model type is \"tree\", this version reads \"clam\"");
    ModelFile.expect(ModelFile.create("clam"), "clam");
  }

  @Test
  void whateverAMisshapenPartThrowsBecomesOneMessage() {
    for (RuntimeException cause :
        List.of(
            new NullPointerException("part"),
            new ClassCastException("part"),
            new IllegalStateException("part"),
            new NumberFormatException("part"),
            new IndexOutOfBoundsException("part"),
            new UnsupportedOperationException("part"),
            new JsonSyntaxException("part"),
            new RuntimeException("part"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  ModelFile.parse(
                      () -> {
                        throw cause;
                      }))
          .withMessage("model is incomplete or misshapen: part");
    }
    IllegalArgumentException known = new IllegalArgumentException("k is 0, allowed: 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelFile.parse(
                    () -> {
                      throw known;
                    }))
        .withMessageContaining("k is 0, allowed: 1 or more");
    assertThat(ModelFile.parse(() -> "built")).isEqualTo("built");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"format\": 1}\n", "{\"name\": \""})
  void aFileOfBytesThatAreNoTextIsNoModel(String start) throws IOException {
    byte[] bytes = (start + "    ").getBytes(StandardCharsets.UTF_8);
    Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0xff);
    Path file = folder.resolve("weights.deep");
    Files.write(file, bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.read(file))
        .withMessage(file + " is not a model: not a text");
  }
}
