package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.model.ModelFile;

/** Memories as a tree of JSON values and back; numbers keep every bit. */
final class MemoriesJson {

  private MemoriesJson() {}

  static JsonObject write(Memories memories) {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    if (memories instanceof StoredPairs pairs) {
      json.add("rows", gson.toJsonTree(pairs.completion().stored()));
      json.add("metric", gson.toJsonTree(pairs.form()));
      json.add("pairs", pairs.memory().toJson());
    } else if (memories instanceof LearnedPairs learned) {
      json.add("learned", gson.toJsonTree(learned.memories()));
      json.addProperty("epochs", learned.epochs());
      json.add("loss", Double.isNaN(learned.loss()) ? null : gson.toJsonTree(learned.loss()));
    }
    return json;
  }

  /** Reads memories whose targets are {@code width} values wide. */
  static Memories read(JsonObject json, MemoryForm form, int width) {
    Memories memories = form == MemoryForm.PAIRS ? pairs(json) : learned(json);
    if (memories.target(0).length != width) {
      throw new IllegalArgumentException(
          "targets are " + memories.target(0).length + " values wide, allowed: " + width);
    }
    return memories;
  }

  private static StoredPairs pairs(JsonObject json) {
    Gson gson = new Gson();
    double[][] rows = gson.fromJson(ModelFile.part(json, "rows"), double[][].class);
    PairMemory memory = PairMemory.fromJson(ModelFile.part(json, "pairs").getAsJsonObject());
    MetricForm metric = gson.fromJson(ModelFile.part(json, "metric"), MetricForm.class);
    if (metric == null || rows.length != memory.size()) {
      throw new IllegalArgumentException("rows or metric do not belong to the pairs");
    }
    PairCheck.queries(rows, memory.columns());
    return new StoredPairs(CellCompletion.restore(rows), memory, metric);
  }

  private static LearnedPairs learned(JsonObject json) {
    return new LearnedPairs(
        new Gson().fromJson(ModelFile.part(json, "learned"), LearnedMemories.class),
        ModelFile.part(json, "epochs").getAsInt(),
        json.get("loss").isJsonNull() ? Double.NaN : json.get("loss").getAsDouble());
  }
}
