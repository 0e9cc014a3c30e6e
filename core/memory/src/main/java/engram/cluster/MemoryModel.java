package engram.cluster;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.model.ClusterModel;
import engram.model.MemoryTable;
import engram.model.ModelFile;
import engram.model.Provenance;
import engram.recall.RecallView;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Fitted memories that points belong to: what the models of all clusterers with learned memories
 * share. Immutable and safe for use from many threads.
 */
public abstract class MemoryModel implements ClusterModel, Serializable {

  private static final long serialVersionUID = 1L;

  private final String type;
  private final Training training;
  private final MemoryFit.Result result;

  MemoryModel(String type, Training training, MemoryFit.Result result) {
    this.type = type;
    this.training = training;
    this.result = result;
  }

  final FittedMemories fitted() {
    return result.fitted();
  }

  final MemoryFit.Result result() {
    return result;
  }

  /**
   * Returns what recalls a row before the memories see it, or null where they see it as it is: the
   * chosen restart was one of those, see {@link Views}. Energies and beta are in units of the view
   * then; {@link #memories} are given in those of the columns, but lie among recalled rows.
   */
  public final RecallView view() {
    return result.view();
  }

  private double[][] seen(double[][] x, Parallel pool) {
    return view() == null ? x : view().recall(x, pool);
  }

  /** Returns a row as the memories see it. */
  final double[] seen(double[] x) {
    DataCheck.rows(new double[][] {x}, fitted().columns());
    try (Parallel pool = new Parallel(1)) {
      return seen(new double[][] {x}, pool)[0];
    }
  }

  /** Returns the number of memories: k, or fewer where dead ones were dropped. */
  @Override
  public final int k() {
    return fitted().count();
  }

  @Override
  public final int columns() {
    return fitted().columns();
  }

  /** Returns a copy of the memories in data units, k x D. */
  public final double[][] memories() {
    double[][] memories = fitted().memories();
    return view() == null ? memories : view().inUnitsOfColumns(memories);
  }

  @Override
  public final double[][] centers() {
    return memories();
  }

  /** Returns a copy of the number of training rows of each memory. */
  @Override
  public final int[] sizes() {
    return result.sizes().clone();
  }

  /** Returns the number of memories with at least one training row. */
  public final int usedClusters() {
    int used = 0;
    for (int size : result.sizes()) {
      used += size > 0 ? 1 : 0;
    }
    return used;
  }

  /**
   * Returns the training loss of an entry, its mean over the last epoch, in squared units of the
   * data or of the {@link #view}.
   */
  public final double objective() {
    return result.loss();
  }

  /** Returns where the model comes from. */
  public final Provenance provenance() {
    return result.provenance();
  }

  /**
   * Returns the memory a point belongs to, 0 to k-1.
   *
   * @param x D values, NaN = missing, not modified
   * @throws IllegalArgumentException if it has another length or an infinite value
   */
  @Override
  public final int predict(double[] x) {
    return predict(new double[][] {x})[0];
  }

  /**
   * Returns the memory of each row, on as many threads as the options say. A row's answer does not
   * depend on the others.
   */
  @Override
  public final int[] predict(double[][] x) {
    Check.present("x", x);
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : training.threads())) {
      return fitted().labels(seen(x, pool), pool);
    }
  }

  /** Returns how much each memory attracts a point, k values that sum to 1. */
  @Override
  public final double[] membership(double[] x) {
    return membership(new double[][] {x})[0];
  }

  /**
   * Returns how much each memory attracts each row, n x k, on as many threads as the options say. A
   * row's answer depends on the others in its last digits at most.
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @throws IllegalArgumentException if a row has another length or an infinite value
   */
  @Override
  public final double[][] membership(double[][] x) {
    Check.present("x", x);
    try (Parallel pool = new Parallel(x.length < 1000 ? 1 : training.threads())) {
      return fitted().memberships(seen(x, pool), pool);
    }
  }

  /**
   * Returns the energy of the separation, by default {@code -(1/beta) log sum_k exp(-(beta/2) |v -
   * xi_k|^2)}, along the descent that decides which memory a point belongs to: at the point, after
   * each step, and at the end; one value where there is no descent. Missing cells (NaN) descend
   * with the known ones clamped.
   *
   * @param x D values, not modified
   */
  public final double[] descentEnergies(double[] x) {
    return fitted().descentEnergies(seen(x));
  }

  abstract Object optionsTree();

  @Override
  public final JsonObject toJson() {
    JsonObject json = ModelFile.create(type);
    Gson gson = new Gson();
    json.add("options", gson.toJsonTree(optionsTree()));
    json.add("provenance", gson.toJsonTree(result.provenance()));
    json.add("fitted", fitted().toJson());
    json.add("sizes", gson.toJsonTree(result.sizes()));
    json.addProperty("objective", result.loss());
    if (view() != null) {
      json.add("view", view().toJson());
    }
    return json;
  }

  /** Reads what a fit ended with from the tree of a model of some type. */
  static MemoryFit.Result resultOf(JsonObject json) {
    Gson gson = new Gson();
    FittedMemories fitted = FittedMemories.fromJson(json.getAsJsonObject("fitted"));
    int[] sizes = gson.fromJson(ModelFile.part(json, "sizes"), int[].class);
    Check.that(sizes.length == fitted.count(), "sizes", sizes.length + " values", "one a memory");
    RecallView view = json.has("view") ? RecallView.fromJson(json.getAsJsonObject("view")) : null;
    Check.that(
        view == null || view.columns() == fitted.columns(), "view", "of other columns", "the same");
    return new MemoryFit.Result(
        fitted,
        sizes,
        ModelFile.part(json, "objective").getAsDouble(),
        gson.fromJson(ModelFile.part(json, "provenance"), Provenance.class),
        view);
  }

  /** Writes the model to a file, whole or not at all. */
  @Override
  public final void save(Path file) {
    ModelFile.write(file, toJson());
  }

  abstract String title();

  /** Returns the separation and the view for the title, nothing for softmax and none. */
  final String titleEnd() {
    String word = fitted().plan().separation().word();
    return (word.equals("softmax") ? "" : ", separation = " + word)
        + (view() == null ? "" : ", rows recalled by " + view().neighbors() + " neighbors");
  }

  /** Returns a table: how the model was made, and the size and the memory of each cluster. */
  @Override
  public final String toString() {
    return String.format(
            Locale.ROOT,
            "%s, objective = %.6g, rule = %s, seed = %d, engram %s\n",
            title(),
            result.loss(),
            result.provenance().rule(),
            training.seed(),
            result.provenance().engram())
        + MemoryTable.of(memories(), result.sizes());
  }
}
