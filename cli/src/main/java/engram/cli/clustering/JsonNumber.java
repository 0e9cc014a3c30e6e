package engram.cli.clustering;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;

/** Numbers for machines. */
public final class JsonNumber {

  private JsonNumber() {}

  /** Returns a number, null where it is none or infinite and so cannot be said. */
  public static JsonElement of(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
