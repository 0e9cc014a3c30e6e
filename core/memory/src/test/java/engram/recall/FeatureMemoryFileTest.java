package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureMemoryFileTest {

  private static final double[] V = {.1, .2};

  private static FeatureMemory memory(FeatureKind kind) {
    RandomFeatures map =
        new RandomFeatures(
            new RandomFeatures.Options(kind, 2, 300, 3, -9), new double[] {.5, 1. / 3});
    return FeatureMemory.empty(map, 1e-4).with(new double[][] {{.3, .1}, {.7, 0}});
  }

  private static void assertSame(FeatureMemory read, FeatureMemory written) {
    assertThat(read.features()).isEqualTo(written.features());
    assertThat(read.stored()).isEqualTo(2);
    assertThat(read.floor()).isEqualTo(1e-4);
    assertThat(read.vector()).isEqualTo(written.vector());
    assertThat(read.descend(V, null, 3, .5).state())
        .isEqualTo(written.descend(V, null, 3, .5).state());
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void aFileReadsBackToTheBit(FeatureKind kind, @TempDir Path folder) {
    FeatureMemory memory = memory(kind);
    memory.save(folder.resolve("memory.json"));
    assertSame(FeatureMemory.load(folder.resolve("memory.json")), memory);
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void aSerializedMemoryReadsBackToTheBit(FeatureKind kind)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(memory(kind));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertSame((FeatureMemory) in.readObject(), memory(kind));
    }
  }

  @Test
  void theFileKeepsTheSeedAndNotTheFrequencies() {
    JsonObject json = memory(FeatureKind.PAIRED).toJson();
    assertThat(json.keySet())
        .containsExactly("format", "type", "features", "center", "floor", "stored", "vector");
    assertThat(json.getAsJsonObject("features").get("seed").getAsLong()).isEqualTo(-9);
    assertThat(json.getAsJsonArray("vector")).hasSize(600);
  }

  @Test
  void aDamagedFileIsRefused() {
    JsonObject shortVector = memory(FeatureKind.PAIRED).toJson();
    shortVector.add("vector", new JsonArray());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.fromJson(shortVector))
        .withMessageEndingWith("vector has 0 values, allowed: 600");
    JsonObject negative = memory(FeatureKind.PAIRED).toJson();
    negative.addProperty("stored", -1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.fromJson(negative))
        .withMessageEndingWith("stored is -1, allowed: 0 or more");
    JsonObject noCenter = memory(FeatureKind.PAIRED).toJson();
    noCenter.remove("center");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.fromJson(noCenter))
        .withMessageContaining("center");
    JsonObject unknownKind = memory(FeatureKind.PAIRED).toJson();
    unknownKind.getAsJsonObject("features").add("kind", new JsonPrimitive("ROUND"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.fromJson(unknownKind))
        .withMessageEndingWith("kind is null, allowed: [PAIRED, COSINE, POSITIVE, HYPERBOLIC]");
    JsonObject zeroBeta = memory(FeatureKind.PAIRED).toJson();
    zeroBeta.getAsJsonObject("features").addProperty("beta", 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.fromJson(zeroBeta))
        .withMessageEndingWith("beta is 0.0, allowed: above 0 and finite");
    JsonObject noSeed = memory(FeatureKind.PAIRED).toJson();
    noSeed.getAsJsonObject("features").remove("seed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.fromJson(noSeed))
        .withMessageContaining("seed");
    JsonObject otherType = memory(FeatureKind.PAIRED).toJson();
    otherType.addProperty("type", "clam");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.fromJson(otherType))
        .withMessageContaining("featureMemory");
  }
}
