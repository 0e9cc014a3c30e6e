package engram.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.math.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
        .hasMessage("cannot read " + file + ": there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"engram/9\"", "1", "[]"})
  void anotherFormatIsRefusedWithBoth(String format) throws IOException {
    Path file = folder.resolve("m.json");
    Files.writeString(file, "{\"format\": " + format + "}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.read(file))
        .withMessage(file + ": model format is " + format + ", this version reads \"engram/1\"");
  }

  @Test
  void anotherTypeIsRefusedWithBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.expect(ModelFile.create("tree"), "clam"))
        .withMessage("model type is \"tree\", this version reads \"clam\"");
    ModelFile.expect(ModelFile.create("clam"), "clam");
  }

  @Test
  void whateverAMisshapenPartThrowsBecomesOneMessageOfOurWords() {
    JsonObject tree = JsonParser.parseString("{\"k\": \"x\", \"a\": {}}").getAsJsonObject();
    for (Supplier<Object> parts :
        List.<Supplier<Object>>of(
            () -> tree.get("absent").getAsInt(),
            () -> tree.getAsJsonArray("a"),
            () -> tree.get("a").getAsJsonArray(),
            () -> tree.get("k").getAsInt(),
            () -> List.of(1).get(tree.size()),
            () -> Thread.State.valueOf(tree.get("k").getAsString()),
            () -> Base64.getDecoder().decode("?"),
            () -> List.of().set(0, tree))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ModelFile.parse(parts))
          .withMessage(
              "model is incomplete or misshapen: a part is absent or of another kind than a model"
                  + " has there");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ModelFile.parse(() -> new Gson().fromJson("{\"rows\":[1,{}]}", Rows.class)))
        .withMessageEndingWith("than a model has there, at rows[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.parse(() -> new Gson().fromJson("{}", Rows.class)))
        .withMessage("model is incomplete or misshapen: rows is null, allowed: a value");
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

  /** Checks what it is made of. */
  private record Rows(int[] rows) {
    private Rows {
      Check.present("rows", rows);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"format\": 1}\n", "{\"name\": \""})
  void aFileOfBytesThatAreNoTextIsNoModel(String start) throws IOException {
    byte[] bytes = (start + "    ").getBytes(StandardCharsets.UTF_8);
    Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) 0xff);
    Path file = folder.resolve("weights.deep");
    Files.write(file, bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.read(file))
        .withMessageStartingWith(file + " is not a model: it is not text in UTF-8; give a file");
  }

  /** What other files are answered with, the bytes as ISO 8859-1. */
  static List<Arguments> others() {
    return List.of(
        arguments("\u001f\u008b\b\0", "it is packed by gzip; unpack it before, with gunzip"),
        arguments("PK\3\4\24", "it is a zip archive; unpack it before, with unzip"),
        arguments("BZh91AY", "it is packed; unpack it before"),
        arguments("\u00ff\u00fe{\0}\0", "it is text in UTF-16; write it as UTF-8"),
        arguments("\u00f0\0\0\u0080", "it is no text; give a file that --model or save wrote"),
        arguments("", "it is empty; give a file that --model or save wrote"),
        arguments("{}", "it has no format; give a file that --model or save wrote"),
        arguments(
            "a,b\n1,2\n", "it is other text, which begins with 'a,b'; give a file that --model"),
        arguments("{\"a\": \"b", "it ends too soon, so it was cut on the way; copy it again"),
        arguments("{\"a\": [1,", "it ends too soon, so it was cut on the way; copy it again"),
        arguments("{\n \"a\": x}", "it is no JSON at line 2, column 7, so it was changed"),
        arguments("{\"a\":" + "[".repeat(300), "it is nested too deeply at line 1, column "),
        arguments("{} {}", "it goes on behind its JSON object; give a file"),
        arguments(
            "{\"format\":\"engram/1\",\"type\":\"deep\"}\n\0\u00ff",
            "it is a deep clustering without the columns it was learned from, as DeepModel.save"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void anotherFileIsToldWhatItIsWithTheRemedy(String bytes, String words) throws IOException {
    Path file = folder.resolve("m.json");
    Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.load(file, tree -> tree))
        .withMessageStartingWith(file + " is not a model: " + words)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("com.", "java", "Exception"));
  }

  @Test
  void aFolderIsNamedAsOne() {
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read " + folder + ": it is a folder");
  }

  @Test
  void whatAModelRefusesIsToldWithTheFile() {
    Path file = folder.resolve("m.json");
    ModelFile.write(file, ModelFile.create("tree"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelFile.load(
                    file,
                    tree -> {
                      ModelFile.expect(tree, "clam");
                      return tree;
                    }))
        .withMessage(file + ": model type is \"tree\", this version reads \"clam\"");
  }

  @Test
  void aWholeNumberIsNoOtherNumberCutToSize() {
    JsonObject tree =
        JsonParser.parseString("{a: 7, b: 7.0, c: 1e10, d: 2.5, e: 4294967297}").getAsJsonObject();
    assertThat(ModelFile.whole(tree, "a")).isEqualTo(7);
    assertThat(ModelFile.whole(tree, "b")).isEqualTo(7);
    for (String key : List.of("c", "d", "e")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ModelFile.whole(tree, key))
          .withMessageStartingWith(key + " is ")
          .withMessageEndingWith("allowed: a whole number to 2147483647");
    }
  }
}
