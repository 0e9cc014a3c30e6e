package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.completion.MemoryCompletion;
import engram.energy.Separations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that predict or complete, as JSON files. */
class PredictionFilesTest {

  private static final Learning SHORT = new Learning().withEpochs(5).withLearnScales(true);

  private static final MemoryClassifier.Options CLASSES =
      new MemoryClassifier.Options().withThreads(1);
  private static final MemoryRegressor.Options NUMBERS =
      new MemoryRegressor.Options().withThreads(1);

  private final Pairs pairs = new Pairs(80, 3, 61).withHoles(9);
  private final Pairs queries = new Pairs(50, 3, 62).withHoles(10);

  private double[] weights() {
    double[] weights = new double[80];
    Arrays.setAll(weights, i -> i % 3);
    return weights;
  }

  private MemoryClassifier classifier(MemoryForm form) {
    return MemoryClassifier.fit(
        pairs.x,
        pairs.y,
        weights(),
        form == MemoryForm.LEARNED
            ? CLASSES.withForm(form).withK(7).withLearning(SHORT)
            : CLASSES.withMetric(MetricForm.MAP));
  }

  private MemoryRegressor regressor(MemoryForm form) {
    return MemoryRegressor.fit(
        pairs.x,
        pairs.target,
        form == MemoryForm.LEARNED
            ? NUMBERS.withForm(form).withK(7).withLearning(SHORT)
            : NUMBERS.withMetric(MetricForm.SCALES));
  }

  @ParameterizedTest
  @EnumSource(MemoryForm.class)
  void aClassifierReadsBackToTheBit(MemoryForm form, @TempDir Path folder) {
    MemoryClassifier model = classifier(form);
    Path file = folder.resolve("model.json");

    model.save(file);
    MemoryClassifier read = MemoryClassifier.load(file);

    assertThat(read.probabilities(queries.x)).isDeepEqualTo(model.probabilities(queries.x));
    assertThat(read.explain(queries.x[3], 9)).isEqualTo(model.explain(queries.x[3], 9));
    assertThat(read.memories()).isDeepEqualTo(model.memories());
    assertThat(read.options()).isEqualTo(model.options());
    assertThat(read).hasToString(model.toString());
    assertThat(read.toJson()).isEqualTo(model.toJson());
    if (form == MemoryForm.PAIRS) {
      assertThat(read.with(queries.x[0], 2).probabilities(queries.x))
          .isDeepEqualTo(model.with(queries.x[0], 2).probabilities(queries.x));
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryForm.class)
  void aRegressorReadsBackToTheBit(MemoryForm form, @TempDir Path folder) {
    MemoryRegressor model = regressor(form);
    Path file = folder.resolve("model.json");

    model.save(file);
    MemoryRegressor read = MemoryRegressor.load(file);

    assertThat(read.predict(queries.x)).isEqualTo(model.predict(queries.x));
    assertThat(read.options()).isEqualTo(model.options());
    assertThat(read).hasToString(model.toString());
  }

  @Test
  void aCompletionReadsBackToTheBit(@TempDir Path folder) {
    MemoryCompletion model =
        MemoryCompletion.fit(pairs.x, new MemoryCompletion.Options(4, 1, Separations.SOFTMAX));
    Path file = folder.resolve("model.json");

    model.save(file);
    MemoryCompletion read = MemoryCompletion.load(file);

    assertThat(read.complete(queries.x)).isDeepEqualTo(model.complete(queries.x));
    assertThat(read.samples(queries.x[2], 5, 3)).isDeepEqualTo(model.samples(queries.x[2], 5, 3));
    assertThat(read.options()).isEqualTo(model.options());
  }

  @Test
  void aModelNotLearnedYetIsWrittenToo() {
    MemoryClassifier model =
        MemoryClassifier.learner(pairs.x, pairs.y, null, classifier(MemoryForm.LEARNED).options())
            .model();

    String text = model.toJson().toString();

    assertThat(MemoryClassifier.fromJson(JsonParser.parseString(text).getAsJsonObject()))
        .hasToString(model.toString());
  }

  @Test
  void anotherFormatOrTypeIsRefused(@TempDir Path folder) throws Exception {
    JsonObject newer = classifier(MemoryForm.LEARNED).toJson();
    newer.addProperty("format", "engram/2");
    Path file = folder.resolve("newer.json");
    Files.writeString(file, newer.toString());

    for (Runnable load :
        List.<Runnable>of(
            () -> MemoryClassifier.load(file),
            () -> MemoryRegressor.load(file),
            () -> MemoryCompletion.load(file))) {
      assertThatIllegalArgumentException()
          .isThrownBy(load::run)
          .withMessage(file + ": model format is \"engram/2\", this version reads \"engram/1\"");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRegressor.fromJson(classifier(MemoryForm.LEARNED).toJson()))
        .withMessage(
            "model type is \"memory-classifier\", this version reads \"memory-regressor\"");
  }

  @ParameterizedTest
  @EnumSource(MemoryForm.class)
  void aPartThatIsMissingIsNamed(MemoryForm form) {
    JsonObject whole = classifier(form).toJson();
    for (String part : List.of("options", "classes", "spread", "memories")) {
      JsonObject json = whole.deepCopy();
      json.remove(part);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MemoryClassifier.fromJson(json))
          .withMessage("model is incomplete or misshapen: no " + part);
    }
    for (String part : whole.getAsJsonObject("memories").keySet()) {
      JsonObject json = whole.deepCopy();
      json.getAsJsonObject("memories").remove(part);
      assertThatIllegalArgumentException().isThrownBy(() -> MemoryClassifier.fromJson(json));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"features", "targets", "start", "scales", "center"})
  void learnedMemoriesOfAnotherShapeAreRefused(String part) {
    JsonObject json = classifier(MemoryForm.LEARNED).toJson();
    json.getAsJsonObject("memories").getAsJsonObject("learned").getAsJsonArray(part).remove(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fromJson(json))
        .withMessageStartingWith("model is incomplete or misshapen: ");
  }

  @Test
  void storedPairsOfAnotherShapeAreRefused() {
    assertRefused(memories -> memories.getAsJsonArray("rows").remove(0));
    assertRefused(
        memories -> memories.getAsJsonObject("pairs").getAsJsonArray("targets").remove(0));
    assertRefused(memories -> memories.getAsJsonObject("pairs").add("metrics", new JsonArray()));
    assertRefused(memories -> metric(memories).getAsJsonArray("shares").add(1));
    assertRefused(
        memories ->
            metric(memories)
                .getAsJsonObject("metric")
                .getAsJsonArray("map")
                .get(0)
                .getAsJsonArray()
                .remove(0));
  }

  private static JsonObject metric(JsonObject memories) {
    return memories.getAsJsonObject("pairs").getAsJsonArray("metrics").get(0).getAsJsonObject();
  }

  private void assertRefused(Consumer<JsonObject> damage) {
    JsonObject json = classifier(MemoryForm.PAIRS).toJson();
    damage.accept(json.getAsJsonObject("memories"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fromJson(json))
        .withMessageStartingWith("model is incomplete or misshapen: ");
  }

  @Test
  void aCompletionOfOtherColumnsIsRefused() {
    JsonObject json =
        MemoryCompletion.fit(pairs.x, new MemoryCompletion.Options(4, 1, Separations.SOFTMAX))
            .toJson();
    json.getAsJsonArray("blocks").remove(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryCompletion.fromJson(json))
        .withMessageContaining("not of the same columns");
  }
}
