package engram.hebb;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.binary.FlipLandscape;
import engram.binary.Flips;
import engram.binary.Signs;
import engram.math.Check;
import engram.math.DataCheck;
import engram.model.ModelFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A Hopfield network (tutorial eq. 2.18, with biases): {@code E(s) = -1/2 sum_{i != j} W_ij s_i s_j
 * - sum_i b_i s_i} over states of -1 and 1, W symmetric. It keeps the D x D matrix and the D
 * biases, and no pattern; a {@link LearningRule} makes them. The diagonal has no part in the
 * energy, which it would only shift.
 *
 * <p>A look at a flip costs one operation, a flip O(D), the begin of a descent O(D^2). Immutable,
 * safe for many threads.
 */
public final class SynapticMemory implements FlipLandscape {

  private static final String TYPE = "synaptic-memory";

  private final double[][] weights;
  private final double[] biases;

  /** Keeps both. */
  SynapticMemory(double[][] weights, double[] biases) {
    this.weights = weights;
    this.biases = biases;
  }

  /**
   * A memory of given synapses.
   *
   * @param weights D x D finite values, symmetric to the bit, not modified
   * @param biases D finite values, not modified
   * @throws IllegalArgumentException if they are anything else
   */
  public static SynapticMemory of(double[][] weights, double[] biases) {
    double[][] copy = DataCheck.finiteCopy("weights", weights);
    DataCheck.finite("biases", biases, copy.length);
    for (int i = 0; i < copy.length; i++) {
      DataCheck.finite("weights[" + i + "]", copy[i], copy.length);
      for (int j = 0; j < i; j++) {
        Check.that(
            copy[i][j] == copy[j][i],
            "weights[" + i + "][" + j + "]",
            copy[i][j],
            copy[j][i] + ", as across the diagonal");
      }
    }
    return new SynapticMemory(copy, biases.clone());
  }

  /** A memory that knows nothing: all synapses 0. */
  public static SynapticMemory empty(int dimensions) {
    Check.atLeast("dimensions", dimensions, 1);
    return new SynapticMemory(new double[dimensions][dimensions], new double[dimensions]);
  }

  @Override
  public int dimensions() {
    return biases.length;
  }

  /** Returns a copy of W, D x D. */
  public double[][] weights() {
    return DataCheck.copy(weights);
  }

  /** Returns a copy of the biases, D values. */
  public double[] biases() {
    return biases.clone();
  }

  /** Returns {@code W_i . s} without the diagonal, plus the bias. */
  double field(int i, double[] s) {
    double sum = 0;
    for (int j = 0; j < s.length; j++) {
      sum += j == i ? 0 : weights[i][j] * s[j];
    }
    return sum + biases[i];
  }

  @Override
  public double energy(double[] v) {
    DataCheck.finite("v", v, biases.length);
    double energy = 0;
    for (int i = 0; i < v.length; i++) {
      energy -= v[i] * (field(i, v) + biases[i]) / 2;
    }
    return energy;
  }

  @Override
  public double[] gradient(double[] v) {
    DataCheck.finite("v", v, biases.length);
    double[] gradient = new double[v.length];
    Arrays.setAll(gradient, i -> -field(i, v));
    return gradient;
  }

  @Override
  public Flips flips(double[] state) {
    Signs.pack("state", state, biases.length);
    double[] s = state.clone();
    double[] fields = new double[s.length];
    Arrays.setAll(fields, i -> field(i, s));
    return new FieldFlips(weights, s, fields);
  }

  /** Returns the memory as a JSON tree. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = ModelFile.create(TYPE);
    json.add("weights", gson.toJsonTree(weights));
    json.add("biases", gson.toJsonTree(biases));
    return json;
  }

  /**
   * Reads a memory written by {@link #toJson}.
   *
   * @throws IllegalArgumentException if a part is missing or out of range
   */
  public static SynapticMemory fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    Gson gson = new Gson();
    return ModelFile.parse(
        () ->
            of(
                gson.fromJson(ModelFile.part(json, "weights"), double[][].class),
                gson.fromJson(ModelFile.part(json, "biases"), double[].class)));
  }

  /** Writes the memory to a file, whole or not at all. */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /** Reads a memory written by {@link #save}. */
  public static SynapticMemory load(Path file) {
    return ModelFile.load(file, SynapticMemory::fromJson);
  }

  @Override
  public String toString() {
    return "SynapticMemory: " + biases.length + " x " + biases.length + " synapses";
  }
}
