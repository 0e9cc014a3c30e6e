package engram.predict;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.DataCheck;
import engram.model.ModelFile;

/** Memories as a tree of JSON values and back; numbers keep every bit. */
final class MemoriesJson {

  private MemoriesJson() {}

  static JsonObject write(Memories memories) {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    if (memories instanceof SinglePairs single) {
      json.add("rows", gson.toJsonTree(single.completion().stored()));
      json.add("single", gson.toJsonTree(single.memories()));
    } else if (memories instanceof StoredPairs pairs) {
      json.add("rows", gson.toJsonTree(pairs.completion().stored()));
      json.add("metric", gson.toJsonTree(pairs.form()));
      json.add("pairs", pairs.memory().toJson());
    } else if (memories instanceof TrendPairs pairs) {
      json.add("rows", gson.toJsonTree(pairs.completion().stored()));
      json.add("pairs", pairs.memory().toJson());
    } else if (memories instanceof LearnedPairs learned) {
      json.add("learned", gson.toJsonTree(learned.memories()));
      json.addProperty("epochs", learned.epochs());
      json.add("loss", Double.isNaN(learned.loss()) ? null : gson.toJsonTree(learned.loss()));
    }
    return json;
  }

  /** Reads the memories of a classifier of {@code classes} classes. */
  static Memories ofClasses(JsonObject json, MemoryForm form, int classes) {
    return wide(form == MemoryForm.PAIRS ? pairs(json, false) : learned(json), classes);
  }

  /** Reads the memories of a regressor. */
  static Memories ofNumbers(JsonObject json, MemoryForm form) {
    return wide(form == MemoryForm.PAIRS ? pairs(json, true) : learned(json), 1);
  }

  private static Memories wide(Memories memories, int width) {
    if (memories.target(0).length != width) {
      throw new IllegalArgumentException(
          "targets are " + memories.target(0).length + " values wide, allowed: " + width);
    }
    return memories;
  }

  private static Memories pairs(JsonObject json, boolean onTrends) {
    if (!json.has("single")) {
      return onTrends ? onTrends(json) : stored(json);
    }
    double[][] rows = rows(json);
    LearnedMemories single = new Gson().fromJson(json.get("single"), LearnedMemories.class);
    PairCheck.shape("features", single.features(), rows.length, rows[0].length);
    return new SinglePairs(CellCompletion.restore(rows), single);
  }

  private static StoredPairs stored(JsonObject json) {
    double[][] rows = rows(json);
    MetricForm metric = new Gson().fromJson(ModelFile.part(json, "metric"), MetricForm.class);
    JsonObject pairs = ModelFile.part(json, "pairs").getAsJsonObject();
    PairMixture memory = PairMixture.fromJson(pairs, rows);
    if (metric == null) {
      throw new IllegalArgumentException("metric is " + ModelFile.part(json, "metric"));
    }
    return new StoredPairs(CellCompletion.restore(rows), memory, metric);
  }

  private static TrendPairs onTrends(JsonObject json) {
    double[][] rows = rows(json);
    JsonObject pairs = ModelFile.part(json, "pairs").getAsJsonObject();
    return new TrendPairs(CellCompletion.restore(rows), TrendMixture.fromJson(pairs, rows));
  }

  private static double[][] rows(JsonObject json) {
    double[][] rows = new Gson().fromJson(ModelFile.part(json, "rows"), double[][].class);
    DataCheck.rows(rows, rows[0].length);
    return rows;
  }

  private static LearnedPairs learned(JsonObject json) {
    return new LearnedPairs(
        new Gson().fromJson(ModelFile.part(json, "learned"), LearnedMemories.class),
        ModelFile.whole(json, "epochs"),
        json.get("loss").isJsonNull() ? Double.NaN : json.get("loss").getAsDouble());
  }
}
