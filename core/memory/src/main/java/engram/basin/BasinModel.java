package engram.basin;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.energy.Kernel;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.model.ClusterModel;
import engram.model.MemoryTable;
import engram.model.ModelFile;
import engram.model.Provenance;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Basins of a kernel-density energy. Immutable and safe for use from many threads.
 *
 * @see BasinClustering
 */
public final class BasinModel implements ClusterModel, Serializable {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "basins";

  private final transient BasinState state;
  private final transient BasinField field;
  private transient volatile BasinMembership membership;

  private BasinModel(BasinState state) {
    this.state = state;
    this.field =
        new BasinField(
            state.options().kernel(), state.bandwidth(), state.memories(), state.weights());
  }

  static BasinModel of(
      BasinClustering.Options options,
      double bandwidth,
      double[][] rows,
      BasinMemories memories,
      BasinDescent descent,
      BasinLabels labels,
      Parallel pool) {
    Provenance provenance =
        new Provenance(Provenance.version(), rows.length, rows[0].length, "single", 0, null);
    int[] ofRow = new int[rows.length]; // filled below, before anyone sees it
    BasinState state =
        new BasinState(
            options,
            bandwidth,
            memories.points(),
            memories.weights(),
            descent.modes().points(),
            descent.modes().heights(),
            labels.ofMode(),
            labels.top(),
            memories.keys() == null ? null : BasinCells.of(memories, descent.modes().ofEnd()),
            memories.keys() == null ? descent.modes().ofEnd() : null,
            descent.unfinished(),
            ofRow,
            provenance);
    BasinModel model = new BasinModel(state);
    pool.run(
        rows.length,
        (i, worker) -> {
          int memory = memories.ofRow()[i];
          ofRow[i] =
              memory < 0
                  ? model.label(rows[i])
                  : model.label(rows[i], descent.modes().ofEnd()[memory]);
        });
    return model;
  }

  /** Returns the number of clusters found; 0 if all rows are strays. */
  @Override
  public int k() {
    return state.top().length;
  }

  @Override
  public int columns() {
    return state.memories()[0].length;
  }

  /** Returns a copy of the label of each training row: 0 to k-1, or -1 for noise. */
  public int[] labels() {
    return state.labels().clone();
  }

  /** Returns the number of training rows of each cluster. */
  @Override
  public int[] sizes() {
    int[] sizes = new int[k()];
    for (int label : state.labels()) {
      if (label >= 0) {
        sizes[label]++;
      }
    }
    return sizes;
  }

  /** Returns the number of training rows with the label -1. */
  public int noise() {
    return (int) Arrays.stream(state.labels()).filter(label -> label < 0).count();
  }

  /** Returns a copy of the highest mode of each cluster (its lowest energy), k x D. */
  public double[][] modes() {
    return Arrays.stream(state.top())
        .mapToObj(r -> state.modes()[r].clone())
        .toArray(double[][]::new);
  }

  /** Returns h: the one given, or the one chosen from the data. */
  public double bandwidth() {
    return state.bandwidth();
  }

  /** Returns the number of memories, fewer than rows where rows share one. */
  public int memories() {
    return state.memories().length;
  }

  /** Returns the number of memories whose descent used up its steps. */
  public int unfinished() {
    return state.unfinished();
  }

  /** Returns the options of the fit. */
  public BasinClustering.Options options() {
    return state.options();
  }

  /** Returns where the model comes from. */
  public Provenance provenance() {
    return state.provenance();
  }

  /**
   * Returns the cluster a point descends to, 0 to k-1, or -1 for noise. A training row gets its
   * training label: where rows share memories, a point in the cell of one goes with it. Where no
   * kernel reaches, a compact kernel says noise (or with {@link StrayRows#NEAREST} goes to the
   * nearest memory); the Gaussian goes to the nearest memory, as its steps would. A training row
   * that is a memory does not descend again: O(D log K).
   *
   * @param x D finite values, not modified
   * @throws IllegalArgumentException if it has another length, or a value that is not finite
   */
  @Override
  public int predict(double[] x) {
    DataCheck.finite("x", x, state.memories()[0].length);
    return label(x);
  }

  /** Returns the cluster of each row, on as many threads as the options say. */
  @Override
  public int[] predict(double[][] x) {
    Check.present("x", x);
    for (int i = 0; i < x.length; i++) {
      DataCheck.finite("x[" + i + "]", x[i], state.memories()[0].length);
    }
    int[] labels = new int[x.length];
    try (Parallel pool = new Parallel(x.length < 100 ? 1 : state.options().threads())) {
      pool.run(x.length, (i, worker) -> labels[i] = label(x[i]));
    }
    return labels;
  }

  /**
   * Returns how much a point belongs to each cluster: the share of the cluster's memories in the
   * density there; memories in no cluster do not count. Where no other reaches, the nearest memory
   * decides, for noise too. The cluster with the largest share need not be the one that the point
   * descends to. The first call descends every memory once more.
   *
   * @param x D finite values, not modified
   * @return k shares that sum to 1, ordered as the clusters
   */
  @Override
  public double[] membership(double[] x) {
    DataCheck.finite("x", x, state.memories()[0].length);
    BasinMembership shares = membership;
    if (shares == null) {
      shares =
          new BasinMembership(
              state.options().kernel(),
              state.bandwidth(),
              state.memories(),
              state.weights(),
              predict(state.memories()),
              k());
      membership = shares;
    }
    return shares.at(x);
  }

  @Override
  public double[][] membership(double[][] x) {
    Check.present("x", x);
    return Arrays.stream(x).map(this::membership).toArray(double[][]::new);
  }

  @Override
  public double[][] centers() {
    return modes();
  }

  /**
   * Returns {@code log p(x)}, {@code p(x) = c / (W h^D) sum_j a_j kappa(|x - xi_j| / h)} with W the
   * sum of the weights; minus infinity where no compact kernel reaches. The Gaussian is whole here.
   *
   * @param x D finite values, not modified
   */
  public double logDensity(double[] x) {
    DataCheck.finite("x", x, state.memories()[0].length);
    return field.logDensity(x);
  }

  /**
   * Returns the log density of the same memories under another kernel of the same standard
   * deviation. The Gaussian is finite everywhere, so its mean over new points is a score that
   * compares.
   *
   * @param kernel any kernel that descends
   * @return a function of D finite values, safe for use from many threads
   */
  public ToDoubleFunction<double[]> logDensity(Kernel kernel) {
    BasinField same = sameSpread(kernel);
    return x -> {
      DataCheck.finite("x", x, columns());
      return same.logDensity(x);
    };
  }

  /** Returns the field of the memories under another kernel of the same standard deviation. */
  private BasinField sameSpread(Kernel kernel) {
    double deviation = state.bandwidth() / state.options().kernel().bandwidth(1, columns());
    return new BasinField(
        kernel, kernel.bandwidth(deviation, columns()), state.memories(), state.weights());
  }

  /**
   * Returns the log density from the other training rows: that of {@link #logDensity(Kernel)} for
   * the Gaussian, without the part of a training row itself.
   */
  public LeftOutDensity leftOutDensity() {
    return new LeftOutDensity(sameSpread(Kernel.GAUSSIAN), columns());
  }

  private int label(double[] x) {
    int known = state.cells() == null ? end(x) : state.cells().mode(x);
    if (known >= 0) {
      return label(x, known);
    }
    BasinField.Probe probe = field.probe();
    double[] v = x.clone();
    if (probe.logSum(v) == Double.NEGATIVE_INFINITY) {
      if (state.options().kernel().compact() && state.options().strays() == StrayRows.NOISE) {
        return -1;
      }
      v = field.nearest(v);
    }
    probe.descend(v, state.options().tolerance(), state.options().maxSteps());
    int[] all = IntStream.range(0, state.modes().length).toArray();
    return label(x, BasinLabels.nearest(v, state.modes(), all));
  }

  /** Returns the mode that a memory equal to a point descended to in the fit, -1 without one. */
  private int end(double[] x) {
    if (state.ends() == null) {
      return -1;
    }
    int at = Arrays.binarySearch(state.memories(), x, BasinMemories::compare);
    return at < 0 ? -1 : state.ends()[at];
  }

  private int label(double[] x, int mode) {
    int label = state.ofMode()[mode];
    double share = state.options().noiseDensity();
    if (label < 0 || share == 0 || state.options().strays() == StrayRows.NEAREST) {
      return label;
    }
    double least = state.heights()[state.top()[label]] + StrictMath.log(share);
    return field.probe().logSum(x) >= least ? label : -1;
  }

  /** Returns the model as a JSON tree; it holds the memories. */
  @Override
  public JsonObject toJson() {
    JsonObject json = ModelFile.create(TYPE);
    new Gson().toJsonTree(state).getAsJsonObject().asMap().forEach(json::add);
    return json;
  }

  /**
   * Reads a model from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another format version or type, or a part is
   *     missing or out of range
   */
  public static BasinModel fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(() -> new BasinModel(BasinState.read(json)));
  }

  /** Writes the model to a file, whole or not at all. */
  @Override
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /** Reads a model written by {@link #save}. */
  public static BasinModel load(Path file) {
    return ModelFile.load(file, BasinModel::fromJson);
  }

  private Object writeReplace() {
    return new Saved(toJson().toString());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a BasinModel is written as its JSON text");
  }

  /** The serial form: the JSON text, so that there is one format to check. */
  private record Saved(String json) implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object readResolve() {
      return fromJson(JsonParser.parseString(json).getAsJsonObject());
    }
  }

  /** Returns a table: how the model was made, and the size and the mode of each cluster. */
  @Override
  public String toString() {
    Kernel kernel = state.options().kernel();
    String head =
        String.format(
            Locale.ROOT,
            "Basins: k = %d, noise %d, kernel = %s, bandwidth = %.6g, memories = %d, unfinished = %d, engram %s\n",
            k(),
            noise(),
            kernel,
            bandwidth(),
            memories(),
            unfinished(),
            state.provenance().engram());
    return head + MemoryTable.of(modes(), sizes());
  }
}
