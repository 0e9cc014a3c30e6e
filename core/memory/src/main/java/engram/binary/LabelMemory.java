package engram.binary;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Largest;
import engram.model.ModelFile;
import engram.model.Progress;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A dense associative memory as a classifier (Krotov and Hopfield 2016): K memories of feature and
 * label units are trained, and a row is of the class whose label lowers the energy most when it is
 * set, all others at -1. Memories of a low power look like features, those of a high one like rows.
 *
 * <p>A method to learn by rather than to win with: a memory of stored rows is as accurate on
 * tables. Columns are brought to -1 to 1 by their own range; a missing value (NaN) is 0 and says
 * nothing. O(K (N + C)) a row, twice that a row and epoch in training. Immutable, safe for many
 * threads; the same seed gives the same memories.
 */
public final class LabelMemory {

  private static final String TYPE = "label-memory";

  private final Options options;
  private final int[] classes;
  private final double[] low;
  private final double[] high;
  private final double[][] memories;
  private final double temperature;

  LabelMemory(
      Options options,
      int[] classes,
      double[] low,
      double[] high,
      double[][] memories,
      double temperature) {
    this.options = options;
    this.classes = classes;
    this.low = low;
    this.high = high;
    this.memories = memories;
    this.temperature = temperature;
    boolean fits =
        high.length == low.length
            && memories.length == low.length + classes.length
            && classes.length > 1;
    Check.that(fits, "memories", memories.length + " units", "one a column and class");
    for (int i = 0; i < memories.length; i++) {
      DataCheck.finite("memories[" + i + "]", memories[i], memories[0].length);
    }
    DataCheck.finite("low", low);
    DataCheck.finite("high", high);
    Check.positive("temperature", temperature);
  }

  /**
   * How it is trained.
   *
   * @param power n of the energy, 2 to 100; default 20
   * @param memories K, 1 or more; default 200
   * @param errorPower m of the loss {@code sum (c - t)^(2m)}, 1 to 10; default 4
   * @param epochs 1 or more; default 100
   * @param batchSize rows a step, 1 or more; default 100
   * @param rate by how much the largest entry of a memory moves in a step, above 0; default .02
   * @param decay of the rate an epoch, above 0, at most 1; default .99
   * @param momentum 0 or more and below 1; default .6
   * @param seed of start and order
   */
  public record Options(
      int power,
      int memories,
      int errorPower,
      int epochs,
      int batchSize,
      double rate,
      double decay,
      double momentum,
      long seed) {

    /** Checks the ranges. */
    public Options {
      Check.within("power", power, 2, 100);
      Check.atLeast("memories", memories, 1);
      Check.within("errorPower", errorPower, 1, 10);
      Check.atLeast("epochs", epochs, 1);
      Check.atLeast("batchSize", batchSize, 1);
      Check.positive("rate", rate);
      Check.that(decay > 0 && decay <= 1, "decay", decay, "above 0, at most 1");
      Check.that(momentum >= 0 && momentum < 1, "momentum", momentum, "0 or more, below 1");
    }

    /** The defaults. */
    public Options(long seed) {
      this(20, 200, 4, 100, 100, 0.02, 0.99, 0.6, seed);
    }
  }

  /**
   * Trains memories.
   *
   * @param x n rows of N values, NaN = missing, not modified
   * @param y n labels of at least two classes, not modified
   * @throws IllegalArgumentException if lengths differ, a value is infinite, or there is one class
   */
  public static LabelMemory fit(double[][] x, int[] y, Options options) {
    return fit(x, y, options, Progress.NONE);
  }

  /** Trains memories and tells of the loss a row after each epoch. */
  public static LabelMemory fit(double[][] x, int[] y, Options options, Progress progress) {
    DataCheck.data(x, null);
    Check.that(y.length == x.length, "y", y.length + " labels", x.length + ", one a row");
    int[] classes = Arrays.stream(y).distinct().sorted().toArray();
    Check.that(classes.length > 1, "y", "one class", "2 classes or more");
    return new LabelTraining(x, y, classes, options).run(progress);
  }

  /** Returns a copy of the labels, ascending. */
  public int[] classes() {
    return classes.clone();
  }

  /** Returns the memories, K x (N + C): feature units in -1 to 1, then label units. */
  public double[][] memories() {
    double[][] rows = new double[memories[0].length][memories.length];
    for (int mu = 0; mu < rows.length; mu++) {
      for (int i = 0; i < memories.length; i++) {
        rows[mu][i] = memories[i][mu];
      }
    }
    return rows;
  }

  /**
   * Returns by how much the energy falls for each class, in the order of {@link #classes}.
   *
   * @param x N values, NaN = missing, not modified
   */
  public double[] falls(double[] x) {
    DataCheck.rows(new double[][] {x}, low.length);
    LabelUnits units = new LabelUnits(options.power(), low.length, memories);
    units.temperature(temperature);
    return units.read(scaled(x, low, high));
  }

  /** Returns the label of a row: that of the largest fall, the first of equals. */
  public int predict(double[] x) {
    return classes[Largest.of(falls(x))];
  }

  /** Returns the labels of rows. */
  public int[] predict(double[][] x) {
    DataCheck.rows(x, low.length);
    return Arrays.stream(x).mapToInt(this::predict).toArray();
  }

  /** Brings a row to -1 to 1 by the ranges of the columns; what is beyond them is at their end. */
  static double[] scaled(double[] x, double[] low, double[] high) {
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double width = high[i] / 2 - low[i] / 2;
      boolean known = !Double.isNaN(x[i]) && width > 0;
      double value = known ? (x[i] / 2 - low[i] / 2) / width * 2 - 1 : 0;
      scaled[i] = Math.max(-1, Math.min(1, value));
    }
    return scaled;
  }

  /** Returns the memory as a JSON tree. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = ModelFile.create(TYPE);
    json.add("options", gson.toJsonTree(options));
    json.add("classes", gson.toJsonTree(classes));
    json.add("low", gson.toJsonTree(low));
    json.add("high", gson.toJsonTree(high));
    json.add("memories", gson.toJsonTree(memories));
    json.addProperty("temperature", temperature);
    return json;
  }

  /**
   * Reads a memory written by {@link #toJson}.
   *
   * @throws IllegalArgumentException if a part is missing or out of range
   */
  public static LabelMemory fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    Gson gson = new Gson();
    return ModelFile.parse(
        () ->
            new LabelMemory(
                gson.fromJson(ModelFile.part(json, "options"), Options.class),
                gson.fromJson(ModelFile.part(json, "classes"), int[].class),
                gson.fromJson(ModelFile.part(json, "low"), double[].class),
                gson.fromJson(ModelFile.part(json, "high"), double[].class),
                gson.fromJson(ModelFile.part(json, "memories"), double[][].class),
                ModelFile.part(json, "temperature").getAsDouble()));
  }

  /** Writes the memory to a file, whole or not at all. */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /** Reads a memory written by {@link #save}. */
  public static LabelMemory load(Path file) {
    return ModelFile.load(file, LabelMemory::fromJson);
  }

  @Override
  public String toString() {
    return "LabelMemory: "
        + memories[0].length
        + " memories of "
        + low.length
        + " features and "
        + classes.length
        + " labels, power "
        + options.power();
  }
}
