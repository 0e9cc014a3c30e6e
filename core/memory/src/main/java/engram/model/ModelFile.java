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
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.Function;
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
  private static final int LONGEST_SHOWN = 60;
  private static final String DEEP =
      "it is a deep clustering without the columns it was learned from, as DeepModel.save writes it";
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
      throw new IllegalArgumentException(
          "model is incomplete or misshapen: " + JsonFault.ofPart(e), e);
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

  /**
   * Returns a whole number of a tree, where a plain reader would take the last digits of one that
   * is too large.
   *
   * @throws IllegalArgumentException if it is missing, has a fraction, or is beyond an int
   */
  public static int whole(JsonObject tree, String key) {
    JsonElement part = part(tree, key);
    try {
      return part.getAsBigDecimal().intValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          key + " is " + shown(part) + ", allowed: a whole number to " + Integer.MAX_VALUE, e);
    }
  }

  private static void expect(JsonObject model, String key, String value) {
    JsonElement found = model.get(key);
    if (!is(found, value)) {
      throw new IllegalArgumentException(
          "model " + key + " is " + shown(found) + ", this version reads \"" + value + "\"");
    }
  }

  private static boolean is(JsonElement found, String value) {
    return found != null && found.isJsonPrimitive() && found.getAsString().equals(value);
  }

  /** A part as a message may hold it: it can be of any length. */
  private static String shown(JsonElement found) {
    String text = String.valueOf(found);
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
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
   * Reads a tree written by {@link #write}.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not JSON, not a model of format {@value #FORMAT}, or
   *     was changed after it was written; the message names the file
   */
  public static JsonObject read(Path file) {
    Unreadable.checkNoFolder(file);
    try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      FileStart start = FileStart.of(in);
      String other = start.otherThanObject();
      if (other != null) {
        throw noModel(file, other, null);
      }
      JsonObject model = object(file, in, start);
      JsonElement format = model.get("format");
      if (format == null) {
        throw noModel(file, "it has no format", null);
      }
      if (!is(format, FORMAT)) {
        throw new IllegalArgumentException(
            file
                + ": model format is "
                + shown(format)
                + ", this version reads \""
                + FORMAT
                + "\"");
      }
      checkDigest(file, model);
      return model;
    } catch (IOException e) {
      throw Unreadable.of(file, e);
    }
  }

  private static JsonObject object(Path file, InputStream in, FileStart start) throws IOException {
    // A decoder of its own refuses what is no UTF-8, where a reader by charset would replace it.
    JsonReader reader =
        new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement tree = JsonParser.parseReader(reader);
      if (isAtEnd(reader)) {
        return tree.getAsJsonObject();
      }
    } catch (JsonParseException | CharacterCodingException e) {
      if (e.getCause() instanceof IOException cause && !JsonFault.isOfText(cause)) {
        throw cause;
      }
      throw noModel(file, start.isDeep() ? DEEP : JsonFault.ofText(e), e);
    }
    throw noModel(file, start.isDeep() ? DEEP : "it goes on behind its JSON object", null);
  }

  private static boolean isAtEnd(JsonReader reader) throws IOException {
    try {
      return reader.peek() == JsonToken.END_DOCUMENT;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  private static IllegalArgumentException noModel(Path file, String why, Exception cause) {
    String remedy = why.contains(";") ? "" : "; give a file that --model or save wrote";
    return new IllegalArgumentException(file + " is not a model: " + why + remedy, cause);
  }

  /**
   * Reads a model written by {@link #write}.
   *
   * @param parts makes the model from its tree
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException as {@link #read}, or if the tree is no such model; the message
   *     names the file
   */
  public static <M> M load(Path file, Function<JsonObject, M> parts) {
    JsonObject tree = read(file);
    try {
      return parts.apply(tree);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
