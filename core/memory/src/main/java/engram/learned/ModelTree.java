package engram.learned;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import engram.math.Check;
import engram.model.ModelFile;
import engram.table.Column;
import engram.table.Encoder;
import engram.trust.Misses;
import java.util.List;

/** The parts of a model file that all kinds of models of tables have. */
final class ModelTree {

  private ModelTree() {}

  /** Returns a tree with the parts that all kinds have, for a model to add its own. */
  static JsonObject of(Model model) {
    Gson gson = new Gson();
    JsonObject json = ModelFile.create(model.kind());
    json.add("origin", gson.toJsonTree(model.origin()));
    json.add("encoder", model.encoder().toJson());
    json.add("target", gson.toJsonTree(model.target()));
    return json;
  }

  static Encoder encoder(JsonObject json) {
    return Encoder.fromJson(ModelFile.part(json, "encoder").getAsJsonObject());
  }

  static Origin origin(JsonObject json) {
    return new Gson().fromJson(ModelFile.part(json, "origin"), Origin.class);
  }

  /** Returns the target, or null. */
  static Column target(JsonObject json) {
    JsonElement target = json.get("target");
    return target == null || target.isJsonNull() ? null : new Gson().fromJson(target, Column.class);
  }

  /** Returns the names of stored rows, or null. */
  static List<String> names(JsonObject json) {
    return new Gson().fromJson(json.get("names"), new TypeToken<List<String>>() {}.getType());
  }

  /** Returns the misses of rows left out, or null. */
  static Misses misses(JsonObject json) {
    JsonElement misses = json.get("misses");
    return misses == null || misses.isJsonNull()
        ? null
        : new Misses(new Gson().fromJson(misses, double[].class));
  }

  /** Refuses a model of rows of another length than its encoder makes. */
  static void checkWidth(String what, int columns, Encoder encoder) {
    Check.that(
        columns == encoder.width(),
        "the length of the " + what,
        columns,
        encoder.width() + ", the columns encoded");
  }
}
