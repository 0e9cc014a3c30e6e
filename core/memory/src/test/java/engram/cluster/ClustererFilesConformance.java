package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every model promises of its JSON and serialized forms. */
abstract class ClustererFilesConformance {

  private final double[][] x = Blobs.withGaps(Blobs.overlapping(), 3);

  abstract Clusterer clusterer();

  private Clusterer.Fitted fitted() {
    Training training =
        Clusterer.SHORT.withMemories(new double[][] {x[0], {1, 2, 3, 4, 5}, {0, 0, 0, 0, 0.1}});
    return clusterer().fit(x, 3, training);
  }

  private JsonObject json() {
    return fitted().toJson();
  }

  private void same(Clusterer.Fitted read, Clusterer.Fitted model) {
    assertThat(read.predict(x)).isEqualTo(model.predict(x));
    assertThat(read.memories()).isDeepEqualTo(model.memories());
    assertThat(read.sizes()).isEqualTo(model.sizes());
    assertThat(read.objective()).isEqualTo(model.objective());
    for (double[] row : x) {
      assertThat(read.membership(row)).isEqualTo(model.membership(row));
    }
    assertThat(read.model()).hasToString(model.model().toString());
  }

  @Test
  void jsonReadsBackToTheBit() {
    Clusterer.Fitted model = fitted();
    String text = model.toJson().toString();
    Clusterer.Fitted read = clusterer().read(JsonParser.parseString(text).getAsJsonObject());
    same(read, model);
    assertThat(read.toJson()).hasToString(text);
  }

  @Test
  void serializedFormReadsBackToTheBit() throws IOException, ClassNotFoundException {
    Clusterer.Fitted model = fitted();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model.model());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      same(clusterer().wrap(in.readObject()), model);
    }
  }

  @ParameterizedTest
  @CsvSource({"format, engram/2", "type, tree"})
  void anotherFormatOrTypeIsRefused(String key, String value) {
    JsonObject json = json();
    String expected = json.get(key).getAsString();
    json.addProperty(key, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusterer().read(json))
        .withMessage(
            "model " + key + " is \"" + value + "\", this version reads \"" + expected + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"format", "type", "options", "provenance", "fitted", "sizes", "objective"})
  void aMissingOrMisshapenPartIsRefused(String part) {
    refusesWithout(json(), part);
    for (var shape : List.of(new JsonArray(), JsonNull.INSTANCE, new JsonPrimitive("text"))) {
      JsonObject misshapen = json();
      if (!(part.equals("sizes") && shape.isJsonArray())) {
        misshapen.add(part, shape);
        refuses(misshapen, part + " = " + shape);
      }
    }
  }

  @Test
  void aMissingPartOfThePartsIsRefused() {
    for (String key : List.copyOf(json().getAsJsonObject("fitted").keySet())) {
      if (key.equals("separation")) {
        continue; // files from before there was a choice mean softmax
      }
      JsonObject json = json();
      json.getAsJsonObject("fitted").remove(key);
      refuses(json, "no fitted." + key);
    }
  }

  @Test
  void valuesThatNoFitCanHaveAreRefused() {
    JsonObject narrow = json();
    narrow.getAsJsonObject("fitted").getAsJsonArray("fill").remove(0);
    refuses(narrow, "fill of another width");
    JsonObject ragged = json();
    ragged
        .getAsJsonObject("fitted")
        .getAsJsonArray("centredMemories")
        .get(1)
        .getAsJsonArray()
        .remove(0);
    refuses(ragged, "ragged memories");
    JsonObject empty = json();
    empty.getAsJsonObject("fitted").add("centredMemories", new JsonArray());
    refuses(empty, "no memories");
    JsonObject cold = json();
    cold.getAsJsonObject("fitted").addProperty("beta", -1);
    refuses(cold, "negative beta");
    JsonObject few = json();
    few.getAsJsonArray("sizes").remove(0);
    refuses(few, "two sizes for three memories");
    JsonObject none = json();
    none.getAsJsonObject("options").addProperty("k", 0);
    refuses(none, "k = 0");
    JsonObject rule = json();
    rule.getAsJsonObject("options").getAsJsonObject("training").addProperty("rule", "VOTE_OF_ALL");
    refuses(rule, "unknown rule");
  }

  private void refusesWithout(JsonObject json, String part) {
    json.remove(part);
    refuses(json, "no " + part);
  }

  private void refuses(JsonObject json, String what) {
    assertThatIllegalArgumentException()
        .as(what)
        .isThrownBy(() -> clusterer().read(json))
        .withMessageStartingWith("m");
  }
}
