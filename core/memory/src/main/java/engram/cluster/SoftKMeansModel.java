package engram.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Parallel;
import engram.model.ModelFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A fitted soft k-means: memories that points belong to by their distance. Immutable and safe for
 * use from many threads.
 *
 * @see SoftKMeans
 */
public final class SoftKMeansModel implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "soft-k-means";

  private final SoftKMeans.Options options;
  private final FittedMemories fitted;
  private final int[] sizes;
  private final double objective;
  private final Provenance provenance;

  SoftKMeansModel(SoftKMeans.Options options, MemoryFit.Result result) {
    this(options, result.fitted(), result.sizes(), result.loss(), result.provenance());
  }

  private SoftKMeansModel(
      SoftKMeans.Options options,
      FittedMemories fitted,
      int[] sizes,
      double objective,
      Provenance provenance) {
    this.options = options;
    this.fitted = fitted;
    this.sizes = sizes;
    this.objective = objective;
    this.provenance = provenance;
  }

  /** Returns the number of memories: k, or fewer where dead ones were dropped. */
  public int k() {
    return fitted.count();
  }

  /** Returns a copy of the memories in data units, k x D. */
  public double[][] memories() {
    return fitted.memories();
  }

  /** Returns a copy of the number of training rows of each memory. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Returns the number of memories with at least one training row. */
  public int usedClusters() {
    int used = 0;
    for (int size : sizes) {
      used += size > 0 ? 1 : 0;
    }
    return used;
  }

  /** Returns gamma: the one given, or the one chosen from the data. */
  public double gamma() {
    return fitted.beta() / 2;
  }

  /**
   * Returns the training loss over the last epoch: the weighted squared distance to the memories,
   * its mean over rows and columns.
   */
  public double objective() {
    return objective;
  }

  /** Returns the options of the fit. */
  public SoftKMeans.Options options() {
    return options;
  }

  /** Returns where the model comes from. */
  public Provenance provenance() {
    return provenance;
  }

  /**
   * Returns the memory a point belongs to, 0 to k-1: the nearest one. Missing cells (NaN) do not
   * count in the distance.
   *
   * @param x D values, not modified
   * @throws IllegalArgumentException if it has another length or an infinite value
   */
  public int predict(double[] x) {
    return predict(new double[][] {x})[0];
  }

  /**
   * Returns the memory of each row, on as many threads as the options say. A row's answer does not
   * depend on the others.
   */
  public int[] predict(double[][] x) {
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : options.training().threads())) {
      return fitted.labels(x, pool);
    }
  }

  /**
   * Returns the weights of the memories, {@code softmax(-gamma |x - c_k|^2)}, k values that sum to
   * 1.
   */
  public double[] membership(double[] x) {
    return fitted.membership(x);
  }

  /** Returns the model as a JSON tree. */
  public JsonObject toJson() {
    JsonObject json = ModelFile.create(TYPE);
    Gson gson = new Gson();
    json.add("options", gson.toJsonTree(options));
    json.add("provenance", gson.toJsonTree(provenance));
    json.add("fitted", fitted.toJson());
    json.add("sizes", gson.toJsonTree(sizes));
    json.addProperty("objective", objective);
    return json;
  }

  /**
   * Reads a model from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another format version or type, or a part is
   *     missing or out of range
   */
  public static SoftKMeansModel fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () -> {
          Gson gson = new Gson();
          FittedMemories fitted = FittedMemories.fromJson(json.getAsJsonObject("fitted"));
          int[] sizes = gson.fromJson(ModelFile.part(json, "sizes"), int[].class);
          Check.that(
              sizes.length == fitted.count(), "sizes", sizes.length + " values", "one a memory");
          return new SoftKMeansModel(
              gson.fromJson(ModelFile.part(json, "options"), SoftKMeans.Options.class),
              fitted,
              sizes,
              ModelFile.part(json, "objective").getAsDouble(),
              gson.fromJson(ModelFile.part(json, "provenance"), Provenance.class));
        });
  }

  /** Writes the model to a file, whole or not at all. */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /** Reads a model written by {@link #save}. */
  public static SoftKMeansModel load(Path file) {
    return fromJson(ModelFile.read(file));
  }

  /** Returns a table: how the model was made, and the size and the memory of each cluster. */
  @Override
  public String toString() {
    String head =
        String.format(
            Locale.ROOT,
            "Soft k-means: k = %d, used %d, gamma = %.6g, objective = %.6g, rule = %s, seed = %d, engram %s\n",
            k(),
            usedClusters(),
            gamma(),
            objective,
            provenance.rule(),
            options.training().seed(),
            provenance.engram());
    return head + MemoryTable.of(fitted.memories(), sizes);
  }
}
