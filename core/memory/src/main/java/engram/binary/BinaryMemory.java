package engram.binary;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.DataCheck;
import engram.model.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A dense associative memory of patterns of -1 and 1 (tutorial eq. 2.1): {@code E(s) = -sum_mu
 * F(<xi_mu, s>)}, F as {@link Interaction} has it; for the exponential {@code E = -(1/beta) log
 * sum_mu exp(beta <xi_mu, s>)}. A state descends it by flipping signs ({@link SignFlips}).
 *
 * <p>Patterns are packed, one bit a value, by rows for overlaps and by columns for flips. The first
 * overlaps of a state cost K D / 64 operations, a flip or a look at one O(K). Immutable, safe for
 * many threads.
 */
public final class BinaryMemory implements FlipLandscape {

  private static final String TYPE = "binary-memory";

  private final Interaction interaction;
  private final int dimensions;
  private final long[][] rows;
  private final long[][] columns;
  private final OverlapTable table;

  private BinaryMemory(Interaction interaction, int dimensions, long[][] rows) {
    Check.present("interaction", interaction).check(dimensions, rows.length);
    this.interaction = interaction;
    this.dimensions = dimensions;
    this.rows = rows;
    columns = transposed(rows, dimensions);
    table = OverlapTable.of(interaction, dimensions);
  }

  private static long[][] transposed(long[][] rows, int dimensions) {
    long[][] columns = new long[dimensions][Signs.words(rows.length)];
    for (int mu = 0; mu < rows.length; mu++) {
      for (int i = 0; i < dimensions; i++) {
        if (Signs.of(rows[mu], i) > 0) {
          columns[i][mu / Long.SIZE] |= 1L << mu;
        }
      }
    }
    return columns;
  }

  /**
   * Stores patterns.
   *
   * @param patterns K rows of D values, each -1 or 1, K and D 1 or more, not modified
   * @throws IllegalArgumentException if they are anything else, or D and the power are so large
   *     that sums leave the range of double
   */
  public static BinaryMemory of(Interaction interaction, double[][] patterns) {
    Check.present("patterns", patterns);
    Check.that(patterns.length > 0, "patterns", "0 rows", "1 row or more");
    int dimensions = Check.present("patterns[0]", patterns[0]).length;
    Check.that(dimensions > 0, "patterns[0]", "0 values long", "1 value or more");
    long[][] rows = new long[patterns.length][];
    for (int mu = 0; mu < rows.length; mu++) {
      rows[mu] = Signs.pack("patterns[" + mu + "]", patterns[mu], dimensions);
    }
    return new BinaryMemory(interaction, dimensions, rows);
  }

  /**
   * Stores patterns that are packed already, for very many of them.
   *
   * @param rows K rows as {@link Signs#pack} makes them, K 1 or more, not modified
   * @throws IllegalArgumentException if a row has another number of words, or bits behind the last
   *     coordinate
   */
  public static BinaryMemory packed(Interaction interaction, int dimensions, long[][] rows) {
    Check.atLeast("dimensions", dimensions, 1);
    Check.that(Check.present("rows", rows).length > 0, "rows", "0 rows", "1 row or more");
    long[][] copy = new long[rows.length][];
    int behind = Signs.words(dimensions) * Long.SIZE - dimensions;
    for (int mu = 0; mu < copy.length; mu++) {
      copy[mu] = Check.present("rows[" + mu + "]", rows[mu]).clone();
      Check.that(
          copy[mu].length == Signs.words(dimensions)
              && Long.numberOfLeadingZeros(copy[mu][copy[mu].length - 1]) >= behind,
          "rows[" + mu + "]",
          copy[mu].length + " words",
          Signs.words(dimensions) + " words, bits behind the last coordinate 0");
    }
    return new BinaryMemory(interaction, dimensions, copy);
  }

  /** Returns this memory with one more pattern: a local rule, one new hidden unit. O(K D). */
  public BinaryMemory with(double[] pattern) {
    long[][] more = Arrays.copyOf(rows, rows.length + 1);
    more[rows.length] = Signs.pack("pattern", pattern, dimensions);
    return new BinaryMemory(interaction, dimensions, more);
  }

  /**
   * Returns this memory without one of its patterns. O(K D).
   *
   * @throws IllegalArgumentException if mu is none of them, or the only one
   */
  public BinaryMemory without(int mu) {
    Check.within("mu", mu, 0, rows.length - 1);
    Check.that(rows.length > 1, "the number of patterns", 1, "2 or more, to leave one");
    List<long[]> less = new ArrayList<>(List.of(rows));
    less.remove(mu);
    return new BinaryMemory(interaction, dimensions, less.toArray(long[][]::new));
  }

  /** Returns F. */
  public Interaction interaction() {
    return interaction;
  }

  /** Returns K. */
  public int count() {
    return rows.length;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  /** Returns a copy of one pattern. */
  public double[] pattern(int mu) {
    return Signs.unpack(rows[mu], dimensions);
  }

  /**
   * Returns {@code <xi_mu, s>}, K whole numbers from -D to D.
   *
   * @param state D values, each -1 or 1, not modified
   */
  public int[] overlaps(double[] state) {
    long[] bits = Signs.pack("state", state, dimensions);
    int[] overlaps = new int[rows.length];
    for (int mu = 0; mu < overlaps.length; mu++) {
      overlaps[mu] = Signs.overlap(rows[mu], bits, dimensions);
    }
    return overlaps;
  }

  @Override
  public Flips flips(double[] state) {
    long[] bits = Signs.pack("state", state, dimensions);
    int[] overlaps = overlaps(state);
    return interaction.isExponential()
        ? new ExponentialFlips(interaction.beta(), table, columns, bits, overlaps)
        : new PowerFlips(table, columns, bits, overlaps);
  }

  /**
   * {@inheritDoc}
   *
   * @param v any D finite values: overlaps are products then
   */
  @Override
  public double energy(double[] v) {
    double[] h = products(v);
    if (interaction.isExponential()) {
      double top = top(h);
      double sum = 0;
      for (double each : h) {
        sum += StrictMath.exp(interaction.beta() * (each - top));
      }
      return -top - StrictMath.log(sum) / interaction.beta();
    }
    double sum = 0;
    for (double each : h) {
      sum += interaction.slope(each) * each / interaction.power(); // of a power, h F'(h) = n F(h)
    }
    return -sum;
  }

  /** {@code dE/ds_i = -sum_mu F'(h_mu) xi_mu,i}, for the exponential with shares in place of F'. */
  @Override
  public double[] gradient(double[] v) {
    double[] h = products(v);
    double[] pull = new double[h.length];
    double top = top(h);
    double sum = 0;
    for (int mu = 0; mu < h.length; mu++) {
      pull[mu] =
          interaction.isExponential()
              ? StrictMath.exp(interaction.beta() * (h[mu] - top))
              : interaction.slope(h[mu]);
      sum += pull[mu];
    }
    double[] gradient = new double[dimensions];
    for (int mu = 0; mu < h.length; mu++) {
      double share = interaction.isExponential() ? pull[mu] / sum : pull[mu];
      for (int i = 0; i < dimensions; i++) {
        gradient[i] -= share * Signs.of(rows[mu], i);
      }
    }
    return gradient;
  }

  private static double top(double[] h) {
    double top = h[0];
    for (double each : h) {
      top = Math.max(top, each);
    }
    return top;
  }

  private double[] products(double[] v) {
    DataCheck.finite("v", v, dimensions);
    if (Arrays.stream(v).allMatch(each -> Math.abs(each) == 1)) {
      return Arrays.stream(overlaps(v)).asDoubleStream().toArray();
    }
    double[] h = new double[rows.length];
    for (int mu = 0; mu < h.length; mu++) {
      for (int i = 0; i < dimensions; i++) {
        h[mu] += Signs.of(rows[mu], i) * v[i];
      }
    }
    return h;
  }

  /** Returns the memory as a JSON tree; patterns are texts of + and -. */
  public JsonObject toJson() {
    JsonObject json = ModelFile.create(TYPE);
    json.addProperty("interaction", interaction.kind().name());
    json.addProperty("power", interaction.power());
    json.addProperty("beta", interaction.beta());
    json.add("patterns", SignText.of(rows, dimensions));
    return json;
  }

  /**
   * Reads a memory written by {@link #toJson}.
   *
   * @throws IllegalArgumentException if a part is missing or out of range
   */
  public static BinaryMemory fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () -> {
          JsonElement kind = ModelFile.part(json, "interaction");
          Interaction interaction =
              new Interaction(
                  Interaction.Kind.valueOf(kind.getAsString()),
                  ModelFile.whole(json, "power"),
                  ModelFile.part(json, "beta").getAsDouble());
          JsonArray patterns = ModelFile.part(json, "patterns").getAsJsonArray();
          return of(interaction, SignText.read(patterns));
        });
  }

  /** Writes the memory to a file, whole or not at all. */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /** Reads a memory written by {@link #save}. */
  public static BinaryMemory load(Path file) {
    return ModelFile.load(file, BinaryMemory::fromJson);
  }

  @Override
  public String toString() {
    return "BinaryMemory: " + count() + " patterns of " + dimensions + " signs, " + interaction;
  }
}
