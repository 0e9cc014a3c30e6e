package engram.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** An encoder as a tree of JSON values and back; numbers keep every bit. */
final class EncoderJson {
  private EncoderJson() {}

  static JsonObject write(List<ColumnCode> codes) {
    JsonArray columns = new JsonArray();
    codes.forEach(code -> columns.add(write(code)));
    JsonObject json = new JsonObject();
    json.add("columns", columns);
    return json;
  }

  private static JsonObject write(ColumnCode code) {
    JsonObject json = new JsonObject();
    json.addProperty("name", code.column().name());
    if (code instanceof ZScore z) {
      json.addProperty("kind", "numeric");
      json.addProperty("mean", z.mean());
      json.addProperty("deviation", z.deviation());
    } else if (code instanceof OneHot o) {
      json.addProperty("kind", "nominal");
      JsonArray levels = new JsonArray();
      o.column().levels().forEach(levels::add);
      json.add("levels", levels);
      JsonArray shares = new JsonArray();
      o.shares().forEach(shares::add);
      json.add("shares", shares);
    }
    return json;
  }

  static List<ColumnCode> read(JsonObject json) {
    List<ColumnCode> codes = new ArrayList<>();
    try {
      for (JsonElement column : json.getAsJsonArray("columns")) {
        codes.add(column(column.getAsJsonObject()));
      }
    } catch (RuntimeException e) {
      // Gson answers a value of the wrong kind with one of half a dozen unrelated exceptions.
      throw new DataException("this JSON is no encoder: " + e.getMessage(), e);
    }
    return codes;
  }

  private static ColumnCode column(JsonObject json) {
    String name = json.get("name").getAsString();
    String kind = json.get("kind").getAsString();
    return switch (kind) {
      case "numeric" -> {
        double mean = json.get("mean").getAsDouble();
        double deviation = json.get("deviation").getAsDouble();
        if (!Double.isFinite(mean) || !(deviation >= 0 && Double.isFinite(deviation))) {
          throw new DataException(
              "column '" + name + "' has mean " + mean + " and deviation " + deviation);
        }
        yield new ZScore(Column.numeric(name), mean, deviation);
      }
      case "nominal" -> {
        List<String> levels = new ArrayList<>();
        json.getAsJsonArray("levels").forEach(level -> levels.add(level.getAsString()));
        List<Double> shares = new ArrayList<>();
        json.getAsJsonArray("shares").forEach(share -> shares.add(share.getAsDouble()));
        if (shares.size() != levels.size() || levels.isEmpty()) {
          throw new DataException(
              "column '"
                  + name
                  + "' has "
                  + levels.size()
                  + " levels, "
                  + shares.size()
                  + " shares");
        }
        yield new OneHot(Column.nominal(name, levels), List.copyOf(shares));
      }
      default -> throw new DataException("column '" + name + "' has the kind '" + kind + "'");
    };
  }
}
