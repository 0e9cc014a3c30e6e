package engram.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import engram.model.ModelFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Sound files with pieces cut, doubled and replaced. */
final class Mutations {

  private static final String[] PIECES = {
    ",",
    "\n",
    "\"",
    "?",
    "\r",
    "NaN",
    "-",
    "1e308",
    "1e-308",
    "\u0000",
    "é",
    ";",
    " ",
    "x",
    "0",
    "\"\n",
    ",,",
    "-Infinity",
    "9999999999999999999999",
    "a,b",
    "\u2028",
    "\t",
    "#",
    "{",
    "}",
    "[",
    "null",
    "true",
    "1e39",
    "-1",
    "%",
    "@data\n",
    "'",
    "\ufeff",
    ":",
    "2.5",
    "sep=;\n"
  };

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** A text changed in one to three places. */
  String text(String sound) {
    StringBuilder text = new StringBuilder(sound);
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      String piece = PIECES[random.nextInt(PIECES.length)];
      switch (random.nextInt(12)) {
        case 0 -> text.setLength(at);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.delete(at, end);
        case 3 -> text.replace(at, end, piece);
        default -> text.insert(at, piece);
      }
    }
    return text.toString();
  }

  /** The bytes of a changed text, one in ten with a byte that is changed, too. */
  byte[] bytesOf(String sound) {
    byte[] bytes = text(sound).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  /**
   * Bytes changed in one to three places.
   *
   * @param head where changes are most likely
   */
  byte[] bytes(byte[] sound, int head) {
    byte[] bytes = sound.clone();
    for (int change = random.nextInt(3); change >= 0 && bytes.length > 0; change--) {
      int at = random.nextInt(random.nextInt(3) > 0 ? Math.min(head, bytes.length) : bytes.length);
      int end = Math.min(bytes.length, at + random.nextInt(12));
      switch (random.nextInt(12)) {
        case 0 -> bytes = Arrays.copyOf(bytes, at);
        case 1 -> bytes = joined(bytes, end, at);
        case 2 -> bytes = joined(bytes, at, end);
        case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
        case 4 -> Arrays.fill(bytes, at, end, (byte) 0xff);
        default -> bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(5) : random.nextInt());
      }
    }
    return bytes;
  }

  /** The bytes before one place and those from another. */
  private static byte[] joined(byte[] bytes, int before, int from) {
    byte[] joined = Arrays.copyOf(bytes, before + bytes.length - from);
    System.arraycopy(bytes, from, joined, before, bytes.length - from);
    return joined;
  }

  /** Changes a part of a model whose digest fits, or the text of its file. */
  void model(Path sound, Path to) throws IOException {
    if (random.nextInt(5) == 0) {
      Files.write(to, bytesOf(Files.readString(sound)));
      return;
    }
    JsonObject json = JsonParser.parseString(Files.readString(sound)).getAsJsonObject();
    json.remove("digest");
    JsonObject inner = json.has("model") ? json.getAsJsonObject("model") : json;
    if (inner.has("bytes") && random.nextInt(6) > 0) {
      deep(inner);
    } else {
      change(json);
    }
    write(to, json);
  }

  /** Without the forcing to the disk of a file that is kept. */
  private static void write(Path to, JsonObject json) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      ModelFile.write(out, json);
    }
  }

  /** Changes a deep model: a part of its first line, a number behind it, or bytes anywhere. */
  private void deep(JsonObject model) {
    byte[] bytes = Base64.getDecoder().decode(model.get("bytes").getAsString());
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf('\n');
    if (random.nextInt(3) > 0) {
      JsonObject header = JsonParser.parseString(all.substring(0, end)).getAsJsonObject();
      change(header);
      bytes = (header + all.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    } else if (random.nextInt(3) > 0) {
      int at = end + 1 + 4 * random.nextInt((bytes.length - end - 1) / 4);
      float[] values = {0, -1, 1e30f, -3e38f, 1e-40f, Float.NaN, Float.POSITIVE_INFINITY, 1000};
      int bits = Float.floatToIntBits(values[random.nextInt(values.length)]);
      for (int i = 0; i < 4; i++) {
        bytes[at + i] = (byte) (bits >> 8 * i);
      }
    } else {
      bytes = bytes(bytes, end);
    }
    model.addProperty("bytes", Base64.getEncoder().encodeToString(bytes));
  }

  /** Changes something somewhere below an object or array. */
  private void change(JsonElement tree) {
    if (tree.isJsonArray() && !tree.getAsJsonArray().isEmpty()) {
      JsonArray array = tree.getAsJsonArray();
      int at = random.nextInt(array.size());
      if (isTree(array.get(at)) && random.nextInt(6) > 0) {
        change(array.get(at));
      } else if (random.nextInt(3) == 0) {
        array.remove(at);
      } else {
        array.set(at, other(array.get(at)));
      }
    } else if (tree.isJsonObject() && !tree.getAsJsonObject().isEmpty()) {
      JsonObject object = tree.getAsJsonObject();
      List<String> keys = List.copyOf(object.keySet());
      String key = keys.get(random.nextInt(keys.size()));
      if (isTree(object.get(key)) && random.nextInt(10) > 0) {
        change(object.get(key));
      } else if (random.nextInt(4) == 0) {
        object.remove(key);
      } else {
        object.add(key, other(object.get(key)));
      }
    }
  }

  private static boolean isTree(JsonElement part) {
    return part.isJsonArray() || part.isJsonObject();
  }

  private JsonElement other(JsonElement part) {
    if (part.isJsonPrimitive() && part.getAsJsonPrimitive().isNumber() && random.nextInt(4) > 0) {
      double value = part.getAsDouble();
      double[] numbers = {
        -value, 0, 1, -1, value + 1, value * 1e10, 1e39, -1e300, 1e-300, 2e9, value / 3, 0.5
      };
      return new JsonPrimitive(numbers[random.nextInt(numbers.length)]);
    }
    return switch (random.nextInt(6)) {
      case 0 -> JsonNull.INSTANCE;
      case 1 -> new JsonArray();
      case 2 -> new JsonObject();
      case 3 -> new JsonPrimitive("x");
      case 4 -> new JsonPrimitive(true);
      default -> new JsonPrimitive(random.nextInt(10) - 3);
    };
  }
}
