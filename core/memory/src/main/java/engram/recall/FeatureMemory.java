package engram.recall;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.energy.Energies;
import engram.energy.Landscape;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.model.ModelFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Any number of patterns stored in one vector, {@code T = sum_mu Phi(xi_mu)} of {@link
 * RandomFeatures} (tutorial eq. 5.45), with the energy {@code E(v) = -(1/beta) log max(<Phi(v), T>,
 * floor)}: an estimate of {@link Energies#logSumExp}. Space and the time of an energy, a gradient
 * or a descent do not depend on how many patterns are stored; the patterns cannot be read back.
 *
 * <p>Trigonometric estimates can fall to 0 and below where no pattern is near. There the energy is
 * clipped at {@code -(1/beta) log floor}, its gradient is zero and a descent stands still; every
 * answer says where that was so. Many clipped answers mean too few frequencies or too large a beta.
 *
 * <p>Immutable, so safe for use from many threads: adding returns a new memory. Copying T costs
 * about three times the features of one pattern at D = 30, so add many at once where there are
 * many. Results are the same to the bit for any number of threads.
 */
public final class FeatureMemory implements Landscape, Serializable {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "featureMemory";
  private static final double FLOOR = 1e-5;
  private static final double POSITIVE_FLOOR = 1e-30;

  private final RandomFeatures features;
  private final double[] vector;
  private final long stored;
  private final double floor;
  private final transient FeatureSums sums;

  private FeatureMemory(RandomFeatures features, double[] vector, long stored, double floor) {
    this.features = features;
    this.vector = vector;
    this.stored = stored;
    this.floor = floor;
    this.sums = new FeatureSums(features, vector);
  }

  private Object readResolve() {
    return new FeatureMemory(features, vector, stored, floor);
  }

  /**
   * Returns a memory without patterns and the usual floor: 1e-5, and 1e-30 for positive features,
   * which need it against underflow only.
   */
  public static FeatureMemory empty(RandomFeatures features) {
    return empty(features, features.options().kind().positive() ? POSITIVE_FLOOR : FLOOR);
  }

  /**
   * Returns a memory without patterns.
   *
   * @param floor the least kernel sum told from none, above 0
   */
  public static FeatureMemory empty(RandomFeatures features, double floor) {
    Check.positive("floor", floor);
    return new FeatureMemory(features, new double[features.size()], 0, floor);
  }

  /** Returns this memory with one more pattern, D values. */
  public FeatureMemory with(double[] pattern) {
    return with(new double[][] {pattern});
  }

  /** Returns this memory with more patterns, on the calling thread. */
  public FeatureMemory with(double[][] patterns) {
    try (Parallel alone = new Parallel(1)) {
      return with(patterns, alone);
    }
  }

  /**
   * Returns this memory with more patterns. O(K Y D).
   *
   * @param patterns K rows of D values, not modified
   * @throws IllegalArgumentException if one has another length, is not finite or is over 10000
   *     kernel widths from the centre
   */
  public FeatureMemory with(double[][] patterns, Parallel pool) {
    return plus(patterns, 1, pool);
  }

  /** Returns this memory without a pattern that was stored. */
  public FeatureMemory without(double[] pattern) {
    return without(new double[][] {pattern});
  }

  /** Returns this memory without patterns that were stored, on the calling thread. */
  public FeatureMemory without(double[][] patterns) {
    try (Parallel alone = new Parallel(1)) {
      return without(patterns, alone);
    }
  }

  /**
   * Returns this memory without some of the patterns stored in it, T to the rounding of double as
   * if they had never been added. That they were stored cannot be checked: what was not becomes a
   * hill in the energy.
   *
   * @throws IllegalArgumentException as for {@link #with(double[][], Parallel)}, and if they are
   *     more than are stored
   */
  public FeatureMemory without(double[][] patterns, Parallel pool) {
    Check.present("patterns", patterns);
    Check.that(patterns.length <= stored, "patterns", patterns.length + " rows", "up to " + stored);
    return plus(patterns, -1, pool);
  }

  private FeatureMemory plus(double[][] patterns, int sign, Parallel pool) {
    Check.present("patterns", patterns);
    for (int mu = 0; mu < patterns.length; mu++) {
      features.checkPattern("pattern " + mu, patterns[mu]);
    }
    double[] next = vector.clone();
    pool.run(features.chunks(), (c, worker) -> features.addFeatures(next, sign, c, patterns));
    return new FeatureMemory(features, next, stored + (long) sign * patterns.length, floor);
  }

  /**
   * Returns the memory of the patterns of both, with this one's floor. O(Y).
   *
   * @throws IllegalArgumentException if the other has different features
   */
  public FeatureMemory merge(FeatureMemory other) {
    Check.present("other", other);
    if (!features.equals(other.features)) {
      throw new IllegalArgumentException(
          "other has " + other.features + ", allowed: the same centre and " + features);
    }
    double[] next = vector.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += other.vector[i];
    }
    return new FeatureMemory(features, next, stored + other.stored, floor);
  }

  /** Returns the map. */
  public RandomFeatures features() {
    return features;
  }

  /** Returns how many patterns are stored. */
  public long stored() {
    return stored;
  }

  /** Returns the least kernel sum told from none. */
  public double floor() {
    return floor;
  }

  /** Returns a copy of T, {@code features().size()} values. */
  public double[] vector() {
    return vector.clone();
  }

  /**
   * Returns {@code <Phi(v), T>}, the estimate of {@code sum_mu exp(-(beta/2) |v - xi_mu|^2)}; 0
   * over 10000 kernel widths from the centre.
   *
   * @param v D values, not modified
   * @throws IllegalArgumentException if it has another length or is not finite
   */
  public double kernelSum(double[] v) {
    return alone(v, new int[0])[0];
  }

  @Override
  public int dimensions() {
    return features.options().dimension();
  }

  /** Returns E(v), clipped or not. */
  @Override
  public double energy(double[] v) {
    return energyOf(kernelSum(v));
  }

  /** Returns dE/dv, D values; zero where the energy is clipped. */
  @Override
  public double[] gradient(double[] v) {
    int[] all = indices(null);
    double[] sum = alone(v, all);
    double[] gradient = new double[all.length];
    for (int d = 0; d < all.length && !clipped(sum[0]); d++) {
      gradient[d] = -sum[1 + d] / (sum[0] * features.options().beta());
    }
    return gradient;
  }

  /** Returns the energies of n points of D values, and which of them are clipped. */
  public Evaluation evaluate(double[][] points, Parallel pool) {
    check("point", points);
    double[] energies = new double[points.length];
    boolean[] clipped = new boolean[points.length];
    double[][] at = sums.at(points, new int[0], pool);
    for (int p = 0; p < points.length; p++) {
      energies[p] = energyOf(at[p][0]);
      clipped[p] = clipped(at[p][0]);
    }
    return new Evaluation(energies, clipped);
  }

  /** Descends from one point on the calling thread. */
  public Trace descend(double[] start, boolean[] free, int steps, double stepSize) {
    try (Parallel alone = new Parallel(1)) {
      return descend(new double[][] {start}, free, steps, stepSize, alone).get(0);
    }
  }

  /**
   * Descends from n points, {@code v <- v - eta m dE/dv} with m = 1 where a coordinate is free and
   * 0 where it is clamped (tutorial eq. 5.16). O(n steps Y D).
   *
   * @param starts n rows of D values, not modified
   * @param free D flags, or null where every coordinate is free; a clamped coordinate comes back to
   *     the bit as it went in
   * @param steps T, 0 or more
   * @param stepSize eta, above 0; 1 is one fixed-point update of the exact energy, less damps the
   *     error of the estimate
   * @return n traces; none depends on the other starts
   * @throws ArithmeticException if a state leaves the finite numbers, as absurd step sizes make it
   */
  public List<Trace> descend(
      double[][] starts, boolean[] free, int steps, double stepSize, Parallel pool) {
    check("start", starts);
    Check.atLeast("steps", steps, 0);
    Check.positive("stepSize", stepSize);
    int[] moving = indices(free);
    List<Trace> traces = new ArrayList<>();
    double[][] v = new double[starts.length][];
    for (int p = 0; p < v.length; p++) {
      v[p] = starts[p].clone();
      traces.add(new Trace(v[p], new double[steps + 1], new boolean[steps + 1]));
    }
    for (int t = 0; t <= steps; t++) {
      double[][] at = sums.at(v, t < steps ? moving : new int[0], pool);
      for (int p = 0; p < v.length; p++) {
        traces.get(p).energies()[t] = energyOf(at[p][0]);
        traces.get(p).clipped()[t] = clipped(at[p][0]);
        if (t < steps && !clipped(at[p][0])) {
          step(v[p], moving, at[p], stepSize, t);
        }
      }
    }
    return traces;
  }

  private void step(double[] v, int[] moving, double[] at, double stepSize, int t) {
    double factor = stepSize / (at[0] * features.options().beta());
    for (int i = 0; i < moving.length; i++) {
      v[moving[i]] += factor * at[1 + i];
      if (!Double.isFinite(v[moving[i]])) {
        throw new ArithmeticException(
            "coordinate "
                + moving[i]
                + " is not finite after step "
                + (t + 1)
                + ": take smaller steps");
      }
    }
  }

  private double[] alone(double[] v, int[] free) {
    DataCheck.finite("v", v, features.options().dimension());
    try (Parallel alone = new Parallel(1)) {
      return sums.at(new double[][] {v}, free, alone)[0];
    }
  }

  private void check(String name, double[][] points) {
    Check.present(name + "s", points);
    for (int p = 0; p < points.length; p++) {
      DataCheck.finite(name + " " + p, points[p], features.options().dimension());
    }
  }

  private int[] indices(boolean[] free) {
    int dimension = features.options().dimension();
    Check.flags(free, dimension);
    return java.util.stream.IntStream.range(0, dimension)
        .filter(d -> free == null || free[d])
        .toArray();
  }

  private boolean clipped(double kernelSum) {
    return !(kernelSum > floor);
  }

  private double energyOf(double kernelSum) {
    return -StrictMath.log(Math.max(kernelSum, floor)) / features.options().beta();
  }

  /**
   * Energies of a batch.
   *
   * @param values n energies
   * @param clipped which of them are the floor's
   */
  public record Evaluation(double[] values, boolean[] clipped) {

    /** Returns the share of clipped points, 0 of none. */
    public double clippedFraction() {
      return share(clipped);
    }
  }

  /**
   * Where a descent ended and how it went.
   *
   * @param state v_T, D values
   * @param energies energy at the start and after each step, T + 1 values
   * @param clipped which of them are clipped; from the first on, the state stands still
   */
  public record Trace(double[] state, double[] energies, boolean[] clipped) {

    /** Returns the share of clipped energies. */
    public double clippedFraction() {
      return share(clipped);
    }

    /** Returns the mean of the clipped fractions of a run, 0 of none. */
    public static double clippedFraction(List<Trace> run) {
      return run.stream().mapToDouble(Trace::clippedFraction).average().orElse(0);
    }
  }

  private static double share(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return flags.length == 0 ? 0 : (double) count / flags.length;
  }

  /** Returns the memory as a JSON tree; the frequencies are drawn from the seed again. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = ModelFile.create(TYPE);
    json.add("features", gson.toJsonTree(features.options()));
    json.add("center", gson.toJsonTree(features.center()));
    json.addProperty("floor", floor);
    json.addProperty("stored", stored);
    json.add("vector", gson.toJsonTree(vector));
    return json;
  }

  /**
   * Reads a memory from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another format version or type, or a part is
   *     missing or out of range
   */
  public static FeatureMemory fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () -> {
          Gson gson = new Gson();
          RandomFeatures.Options options =
              RandomFeatures.Options.fromJson(ModelFile.part(json, "features").getAsJsonObject());
          double[] vector = gson.fromJson(ModelFile.part(json, "vector"), double[].class);
          DataCheck.finite("vector", vector, options.size());
          RandomFeatures features =
              new RandomFeatures(
                  options, gson.fromJson(ModelFile.part(json, "center"), double[].class));
          long stored = ModelFile.part(json, "stored").getAsLong();
          if (stored < 0) {
            throw new IllegalArgumentException("stored is " + stored + ", allowed: 0 or more");
          }
          double floor = empty(features, ModelFile.part(json, "floor").getAsDouble()).floor();
          return new FeatureMemory(features, vector, stored, floor);
        });
  }

  /** Writes the memory to a file, whole or not at all. */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /** Reads a memory written by {@link #save}. */
  public static FeatureMemory load(Path file) {
    return ModelFile.load(file, FeatureMemory::fromJson);
  }
}
