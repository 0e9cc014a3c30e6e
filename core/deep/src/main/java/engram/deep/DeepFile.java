package engram.deep;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import engram.math.Check;
import engram.model.FileStart;
import engram.model.ModelFile;
import engram.model.Unreadable;
import engram.model.WholeFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A deep model as one file: a line of JSON, then numbers.
 *
 * <p>The line is {@code {"format": "engram/1", "type": "deep", "architecture": {...}, "options":
 * {...}, ..., "layers": [[rows, columns, bias], ...]}} in UTF-8 and ends with a line feed. After it
 * come, as 4-byte IEEE floats, lowest byte first: for each layer, encoder first, its matrix row by
 * row and its bias; then the memories row by row, each with the mean of the clamped coordinates
 * over its rows behind. Nothing follows. Numbers read back to the bit.
 */
final class DeepFile {

  private static final String TYPE = "deep";
  private static final int LONGEST_HEADER = 100_000_000;

  private DeepFile() {}

  static void write(Path file, DeepModel model) {
    WholeFile.write(file, out -> write(out, model));
  }

  static byte[] bytes(DeepModel model) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(OutputStream out, DeepModel model) throws IOException {
    Gson gson = new Gson();
    float[][][] values = model.autoencoder().values();
    JsonObject header = ModelFile.create(TYPE);
    header.addProperty("engram", model.version());
    header.add("architecture", gson.toJsonTree(model.autoencoder().architecture()));
    header.add("options", gson.toJsonTree(model.options()));
    header.add("center", gson.toJsonTree(model.autoencoder().scale().center()));
    header.addProperty("unit", model.autoencoder().scale().unit());
    header.addProperty("beta", model.beta());
    header.addProperty("epochs", model.epochs());
    header.addProperty("reconstruction", model.reconstruction());
    header.addProperty("autoencoderReconstruction", model.autoencoderReconstruction());
    header.add("sizes", gson.toJsonTree(model.sizes()));
    header.addProperty("free", model.free());
    header.add("layers", gson.toJsonTree(shapes(values)));
    float[][] memories = Autoencoder.narrowed(model.memories());
    OutputStream buffered = new BufferedOutputStream(out);
    buffered.write((header + "\n").getBytes(StandardCharsets.UTF_8));
    for (float[][] layer : values) {
      writeRows(buffered, layer);
    }
    for (int j = 0; j < memories.length; j++) {
      writeRows(buffered, new float[][] {memories[j], model.clampedMeans()[j]});
    }
    buffered.flush();
  }

  private static int[][] shapes(float[][][] values) {
    return Arrays.stream(values)
        .map(layer -> new int[] {layer.length - 1, layer[0].length, layer[layer.length - 1].length})
        .toArray(int[][]::new);
  }

  private static void writeRows(OutputStream out, float[][] rows) throws IOException {
    for (float[] row : rows) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Float.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(row);
      out.write(bytes.array());
    }
  }

  static DeepModel read(Path file) {
    Unreadable.checkNoFolder(file);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw Unreadable.of(file, e);
    }
    return read(file.toString(), bytes);
  }

  /**
   * Reads a model.
   *
   * @param source what the bytes are called in a message
   */
  static DeepModel read(String source, byte[] bytes) {
    int end = 0;
    while (end < Math.min(bytes.length, LONGEST_HEADER) && bytes[end] != '\n') {
      end++;
    }
    JsonObject header = header(source, Arrays.copyOf(bytes, end));
    ByteBuffer numbers =
        ByteBuffer.wrap(bytes, Math.min(bytes.length, end + 1), Math.max(0, bytes.length - end - 1))
            .order(ByteOrder.LITTLE_ENDIAN);
    try {
      ModelFile.expect(header, TYPE);
      return ModelFile.parse(() -> model(header, numbers));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
  }

  private static JsonObject header(String source, byte[] line) {
    String other = new FileStart(line).otherThanObject();
    try {
      return JsonParser.parseString(new String(line, StandardCharsets.UTF_8)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(
          source
              + " is not a deep model: "
              + (other == null ? "its first line is not a JSON object" : other),
          e);
    }
  }

  private static DeepModel model(JsonObject header, ByteBuffer numbers) {
    Gson gson = new Gson();
    Architecture architecture =
        gson.fromJson(ModelFile.part(header, "architecture"), Architecture.class);
    DeepClustering.Options options =
        gson.fromJson(ModelFile.part(header, "options"), DeepClustering.Options.class);
    Check.atLeast("k", options.k(), 1);
    int[][] stored = gson.fromJson(ModelFile.part(header, "layers"), int[][].class);
    int[][] expected = architecture.shapes();
    Check.that(
        Arrays.deepEquals(stored, expected),
        "layers",
        Arrays.deepToString(stored),
        Arrays.deepToString(expected) + " for " + architecture);
    long floats = (long) options.k() * architecture.latent();
    for (int[] shape : expected) {
      floats += (long) shape[0] * shape[1] + shape[2];
    }
    Check.that(
        numbers.remaining() == Float.BYTES * floats,
        "the length after the header",
        numbers.remaining() + " bytes",
        Float.BYTES * floats + " bytes for " + architecture);
    float[][][] values = new float[expected.length][][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[expected[i][0] + 1][expected[i][1]];
      values[i][expected[i][0]] = new float[expected[i][2]];
      readRows("weights", numbers, values[i]);
    }
    int free = ModelFile.whole(header, "free");
    int asked = architecture.latent() - options.clampedFor(architecture.latent());
    Check.that(free == asked, "free", free, asked + ", the coordinates that are not clamped");
    float[][] memories = new float[options.k()][free];
    float[][] clamped = new float[options.k()][architecture.latent() - free];
    for (int j = 0; j < memories.length; j++) {
      readRows("memories", numbers, new float[][] {memories[j], clamped[j]});
    }
    double[] center = gson.fromJson(ModelFile.part(header, "center"), double[].class);
    Check.that(
        center.length == architecture.inputs(),
        "center",
        center.length + " values",
        architecture.inputs() + " values");
    for (double value : center) {
      Check.that(Double.isFinite(value), "center", value, "finite values");
    }
    double unit = ModelFile.part(header, "unit").getAsDouble();
    Check.positive("unit", unit);
    double beta = ModelFile.part(header, "beta").getAsDouble();
    Check.positive("beta", beta);
    int[] sizes = gson.fromJson(ModelFile.part(header, "sizes"), int[].class);
    Check.that(
        sizes.length == options.k(), "sizes", sizes.length + " numbers", "k = " + options.k());
    for (int size : sizes) {
      Check.atLeast("sizes", size, 0);
    }
    Autoencoder autoencoder =
        new Autoencoder(
            architecture,
            new RowScale(center, unit),
            values,
            ModelFile.part(header, "reconstruction").getAsDouble());
    return new DeepModel(
        options,
        autoencoder,
        memories,
        clamped,
        beta,
        sizes,
        ModelFile.part(header, "autoencoderReconstruction").getAsDouble(),
        ModelFile.whole(header, "epochs"),
        ModelFile.part(header, "engram").getAsString());
  }

  private static void readRows(String name, ByteBuffer numbers, float[][] rows) {
    for (float[] row : rows) {
      numbers.asFloatBuffer().get(row);
      numbers.position(numbers.position() + Float.BYTES * row.length);
      for (float value : row) {
        Check.that(Float.isFinite(value), name, value, "finite values");
      }
    }
  }
}
