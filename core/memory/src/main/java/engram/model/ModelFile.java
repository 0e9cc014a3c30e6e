package engram.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * A model as a JSON file: {@code {"format": "engram/1", "type": "clam", ..., "digest":
 * "sha256:..."}}. Numbers are written so that they read back to the bit. The digest is that of the
 * object without it, written without blanks, so that a digit changed on the way is found; blanks
 * between the parts do not matter.
 */
public final class ModelFile {

  /** The format that this version writes, and the only one it reads. */
  public static final String FORMAT = "engram/1";

  private static final String DIGEST = "digest";
  private static final Gson PLAIN =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private ModelFile() {}

  /** Returns an empty model of a type, for the model to add its parts. */
  public static JsonObject create(String type) {
    JsonObject model = new JsonObject();
    model.addProperty("format", FORMAT);
    model.addProperty("type", type);
    return model;
  }

  /**
   * Checks that a tree is a model of the expected type.
   *
   * @throws IllegalArgumentException with the format or type found and the one expected
   */
  public static void expect(JsonObject model, String type) {
    expect(model, "format", FORMAT);
    expect(model, "type", type);
  }

  /**
   * Builds a model from the parts of its tree.
   *
   * @throws IllegalArgumentException in place of whatever a missing or misshapen part leads to
   */
  public static <M> M parse(Supplier<M> parts) {
    try {
      return parts.get();
    } catch (RuntimeException e) {
      Throwable first = e;
      while (first.getCause() != null) {
        first = first.getCause();
      }
      throw new IllegalArgumentException(
          "model is incomplete or misshapen: " + first.getMessage(), e);
    }
  }

  /**
   * Returns a part of a tree.
   *
   * @throws IllegalArgumentException if it is missing or null
   */
  public static JsonElement part(JsonObject tree, String key) {
    JsonElement part = tree.get(key);
    if (part == null || part.isJsonNull()) {
      throw new IllegalArgumentException("no " + key);
    }
    return part;
  }

  private static void expect(JsonObject model, String key, String value) {
    JsonElement found = model.get(key);
    if (found == null || !found.isJsonPrimitive() || !found.getAsString().equals(value)) {
      throw new IllegalArgumentException(
          "model " + key + " is " + found + ", this version reads \"" + value + "\"");
    }
  }

  /**
   * Writes a model. The file appears whole or not at all.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, JsonObject model) {
    WholeFile.write(file, out -> write(out, model));
  }

  /**
   * Writes a model to a stream, which stays open.
   *
   * @throws IOException if the stream cannot be written to
   */
  public static void write(OutputStream out, JsonObject model) throws IOException {
    JsonObject signed = new JsonObject();
    model.asMap().forEach(signed::add);
    signed.addProperty(DIGEST, digest(model));
    print(out, signed);
  }

  /** The digest of a tree without one. */
  private static String digest(JsonObject model) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (OutputStream sum = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      print(sum, model);
    }
    return Digests.text(digest);
  }

  private static void print(OutputStream out, JsonObject tree) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    try {
      PLAIN.toJson(tree, text);
    } catch (JsonIOException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
    text.flush();
  }

  private static void checkDigest(Path file, JsonObject model) throws IOException {
    JsonElement said = model.remove(DIGEST);
    if (said == null || !said.isJsonPrimitive()) {
      throw new IllegalArgumentException(file + " is not a whole model: it has no digest");
    }
    if (!said.getAsString().equals(digest(model))) {
      throw new IllegalArgumentException(
          file
              + " was changed after it was written: its digest does not fit; learn the model anew");
    }
  }

  /**
   * Reads a model written by {@link #write}.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not JSON, not a model of format {@value #FORMAT}, or
   *     was changed after it was written
   */
  public static JsonObject read(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      JsonReader reader = new JsonReader(in);
      reader.setStrictness(Strictness.STRICT);
      JsonElement tree = JsonParser.parseReader(reader);
      if (!tree.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalArgumentException(file + " is not a model: not one JSON object");
      }
      JsonObject model = tree.getAsJsonObject();
      expect(model, "format", FORMAT);
      checkDigest(file, model);
      return model;
    } catch (JsonParseException | MalformedJsonException e) {
      String why =
          e.getCause() instanceof CharacterCodingException
              ? "not a text"
              : e.getMessage().lines().findFirst().orElse("");
      throw new IllegalArgumentException(file + " is not a model: " + why, e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not a model: not a text", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
