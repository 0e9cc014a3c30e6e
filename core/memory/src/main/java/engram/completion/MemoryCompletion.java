package engram.completion;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.math.RandomStream;
import engram.model.ModelFile;
import engram.model.Provenance;
import engram.model.Says;
import engram.model.Settings;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Completes rows of which any cells are missing: the known cells are clamped, the missing ones
 * descend an energy of the stored rows, which may have holes themselves.
 *
 * <p>Seven candidates are blended. Six are each the end of one exact clamped step: the minimum of
 * the quadratic energy of all rows, {@code y_M = m_M - P_MM^-1 P_MK (x_K - m_K)}; a step of size 1
 * on the log-sum-exp energy at two inverse temperatures, {@code y_M = sum_mu w_mu xi_mu,M}, {@code
 * w = softmax(-2 |x_K - xi_mu,K|^2 / h^2)}; and the minimum of the quadratic energy of the nearest
 * rows, at three widths, which corrects that mean linearly. The last is the mean of the memories in
 * the leaves of randomised trees, {@code w_mu = mean over trees of [same leaf] / leaf size}. How
 * much each counts is learned column by column from known cells that are hidden for the purpose. No
 * column is a target, no label is used.
 *
 * <p>Columns are standardised by their known cells. A completed cell lies in the range of the known
 * cells of its column; a known cell comes back as it was, to the bit. A row without any known cell
 * is completed with the weighted mean of each column. A stored row that is given again is completed
 * from the others: stored rows that agree in all known cells and know nothing more are left out.
 *
 * <p>The same rows, in whatever order, options and seed give the same completions to the bit for
 * any number of threads. With n rows of D columns, a fit costs about the completion of up to 2000
 * rows, 24 or more inversions of a D x D matrix and two or more growths of 50 trees a column, O(n
 * log n D) each (fewer of large tables, none where 10 would be too many); a completion costs O(n D
 * + k D^2 + D^3), k = 360 rows near by. A model that is read grows its trees again. Models are
 * immutable and safe for use by several threads.
 *
 * <p>Of a wide table ({@link engram.math.Wide}) nothing is D x D: the quadratic energies are those
 * of {@link CompletionSpan}, all rows at four amounts of drawing the covariance to its diagonal in
 * place of the nearest rows at three widths. A fit costs O(n^2 D + n^3) for the energy and up to
 * 100 completions; a completion O(k D + k^2 m + k^3) for m missing cells, k = n rows, at most 360.
 */
public final class MemoryCompletion implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "memory-completion";

  private final Options options;
  private final int[] blocks;
  private final CompletionScale scale;
  private final CompletionMemories memories;
  private final CompletionBlend blend;

  /** Grown from the memories, so not kept in files; null for none. */
  private final transient CompletionTrees trees;

  private MemoryCompletion(
      Options options,
      int[] blocks,
      CompletionScale scale,
      CompletionMemories memories,
      CompletionBlend blend) {
    this.options = options;
    this.blocks = blocks;
    this.scale = scale;
    this.memories = memories;
    this.blend = blend;
    try (Parallel pool = new Parallel(options.threads())) {
      boolean used = blend.candidates() == CompletionSteps.WITH_TREES;
      trees = used ? CompletionTrees.grow(memories, blocks, pool) : null;
    }
  }

  private Object readResolve() {
    return new MemoryCompletion(options, blocks, scale, memories, blend);
  }

  /**
   * Stores rows and learns how to complete from them.
   *
   * @param x n rows of D values in any units, NaN = missing, not modified
   * @param options seed and threads
   * @throws IllegalArgumentException if there is no row or column, rows differ in length, a value
   *     is infinite or its column too wide to be squared, or all cells of a column are missing
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryCompletion fit(double[][] x, Options options) {
    return fit(x, null, options);
  }

  /**
   * Stores weighted rows.
   *
   * @param weights n weights of 0 or more, only their ratios count, or null for 1 each, not
   *     modified
   */
  public static MemoryCompletion fit(double[][] x, double[] weights, Options options) {
    Check.present("options", options);
    DataCheck.data(x, weights);
    int[] blocks = new int[x[0].length];
    Arrays.setAll(blocks, d -> d);
    return fit(x, weights, blocks, true, options);
  }

  /**
   * Stores rows of which some columns belong together.
   *
   * @param blocks the block of each column, 0, 1, ... ascending; cells of a block are known
   *     together
   * @param standardize whether columns are divided by their deviation
   */
  static MemoryCompletion fit(
      double[][] x, double[] weights, int[] blocks, boolean standardize, Options options) {
    DataCheck.rows(x, blocks.length);
    DataCheck.weights(weights, x.length);
    double[] given = weights == null ? ones(x.length) : weights;
    int[] order = usable(x, given);
    double[][] rows = new double[order.length][];
    double[] share = new double[order.length];
    double total = 0;
    for (int i = 0; i < order.length; i++) {
      rows[i] = x[order[i]];
      share[i] = given[order[i]];
      total += share[i];
    }
    for (int i = 0; i < order.length; i++) {
      share[i] *= order.length / total;
    }
    CompletionScale scale = CompletionScale.of(rows, share, blocks.length, standardize);
    double[][] z = new double[order.length][];
    for (int i = 0; i < order.length; i++) {
      z[i] = scale.standardize(rows[i]);
    }
    try (Parallel pool = new Parallel(options.threads())) {
      RandomStream random = new RandomStream(options.seed());
      CompletionBlend blend =
          CompletionBlend.learn(z, share, blocks, options.separation(), random, pool);
      CompletionMemories memories = CompletionMemories.of(z, share, blocks, pool);
      return new MemoryCompletion(options, blocks.clone(), scale, memories, blend);
    }
  }

  /** Rows with a weight and a known cell, in an order that does not depend on the given one. */
  private static int[] usable(double[][] x, double[] weights) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (weights[i] > 0 && CompletionCells.of(x[i]).known().length > 0) {
        rows.add(i);
      }
    }
    rows.sort(
        (a, b) -> {
          int order = Arrays.compare(x[a], x[b]);
          return order == 0 ? Double.compare(weights[a], weights[b]) : order;
        });
    return rows.stream().mapToInt(i -> i).toArray();
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns how many rows are stored; rows of weight 0 or without a known cell are not. */
  public int size() {
    return memories.values().length;
  }

  /** Returns the number of columns. */
  public int columns() {
    return blocks.length;
  }

  /** Returns the options of the fit. */
  public Options options() {
    return options;
  }

  /**
   * Completes a row.
   *
   * @param row D values, NaN = missing, not modified
   * @return a new row without NaN; its known cells are those of {@code row}
   * @throws IllegalArgumentException if the length is wrong or a value infinite
   */
  public double[] complete(double[] row) {
    return complete(new double[][] {row})[0];
  }

  /**
   * Completes rows, each on its own.
   *
   * @param rows any number of rows of D values, NaN = missing, not modified
   * @return new rows without NaN
   */
  public double[][] complete(double[][] rows) {
    DataCheck.rows(rows, columns());
    scale.check(rows);
    double[][] completed = new double[rows.length][];
    try (Parallel pool = new Parallel(rows.length < 8 ? 1 : options.threads())) {
      pool.run(rows.length, (i, worker) -> completed[i] = completed(rows[i]));
    }
    return completed;
  }

  private double[] completed(double[] row) {
    CompletionCells cells = CompletionCells.of(row);
    return restored(row, cells, estimate(scale.standardize(row), cells));
  }

  /** The blend for the missing cells, in z units. */
  private double[] estimate(double[] z, CompletionCells cells) {
    double[] estimate = new double[cells.missing().length];
    if (estimate.length > 0 && cells.known().length > 0) {
      double[][] candidates = CompletionSteps.of(memories, trees, z, cells, options.separation());
      for (int t = 0; t < estimate.length; t++) {
        estimate[t] = blend.at(candidates, t, blocks[cells.missing()[t]]);
      }
    }
    return estimate;
  }

  private double[] restored(double[] row, CompletionCells cells, double[] estimate) {
    double[] completed = row.clone();
    for (int t = 0; t < estimate.length; t++) {
      int column = cells.missing()[t];
      completed[column] = scale.restore(estimate[t], column);
    }
    return completed;
  }

  /**
   * Several completions of a row, spread as the data are: a memory near by is drawn with its weight
   * in the local energy, and what it has more than the local regression expects of it is added to
   * the completion. All missing cells of a completion take theirs from one memory; cells that this
   * memory does not know itself vary by the variance of their estimates.
   *
   * @param row D values, NaN = missing, not modified
   * @param count how many, 0 or more
   * @param seed fixes the draws; the first completions do not depend on {@code count}
   * @return {@code count} new rows without NaN; known cells are those of {@code row}
   * @throws IllegalArgumentException as {@link #complete}, or if {@code count} is negative
   */
  public double[][] samples(double[] row, int count, long seed) {
    check(count >= 0, "count is " + count + ", allowed: 0 or more");
    DataCheck.rows(new double[][] {row}, columns());
    scale.check(new double[][] {row});
    CompletionCells cells = CompletionCells.of(row);
    double[] z = scale.standardize(row);
    double[] center = estimate(z, cells);
    CompletionLocal local =
        cells.known().length == 0 || cells.missing().length == 0
            ? null
            : CompletionSteps.local(memories, z, cells);
    double[][] samples = new double[count][];
    RandomStream random = new RandomStream(seed);
    for (int s = 0; s < count; s++) {
      double[] sample = center.clone();
      if (local != null) {
        RandomStream draw = random.fork(s);
        int place = local.draw(draw.nextDouble());
        vary(sample, cells, local.memory(place), local.surplus(place), draw);
      } else if (cells.known().length == 0) {
        RandomStream draw = random.fork(s);
        int memory = memories.draw(draw.nextDouble());
        vary(sample, cells, memory, memories.surplus(memory, cells, center), draw);
      }
      samples[s] = restored(row, cells, sample);
    }
    return samples;
  }

  /** Adds what a memory has more than is expected of it. */
  private void vary(
      double[] sample, CompletionCells cells, int memory, double[] surplus, RandomStream draw) {
    for (int t = 0; t < sample.length; t++) {
      double doubt = Math.sqrt(memories.variance()[memory][cells.missing()[t]]);
      sample[t] += surplus[t];
      sample[t] += doubt > 0 ? doubt * draw.nextGaussian() : 0;
    }
  }

  /** Returns the model as a JSON tree. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject json = ModelFile.create(TYPE);
    json.addProperty("engram", Provenance.version());
    json.add("options", gson.toJsonTree(options));
    json.add("blocks", gson.toJsonTree(blocks));
    json.add("scale", gson.toJsonTree(scale));
    json.add("memories", gson.toJsonTree(memories));
    json.add("blend", gson.toJsonTree(blend));
    return json;
  }

  /** Writes the model to a file, whole or not at all. */
  public void save(Path file) {
    ModelFile.write(file, toJson());
  }

  /**
   * Reads a model from a JSON tree.
   *
   * @throws IllegalArgumentException if it is of another format version or type, or a part is
   *     missing or misshapen
   */
  public static MemoryCompletion fromJson(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () -> {
          Gson gson = new Gson();
          int[] blocks = gson.fromJson(ModelFile.part(json, "blocks"), int[].class);
          CompletionScale scale =
              gson.fromJson(ModelFile.part(json, "scale"), CompletionScale.class);
          CompletionMemories memories =
              gson.fromJson(ModelFile.part(json, "memories"), CompletionMemories.class);
          CompletionBlend blend =
              gson.fromJson(ModelFile.part(json, "blend"), CompletionBlend.class);
          check(
              CompletionTrees.areBlocks(blocks),
              "blocks are "
                  + Arrays.toString(blocks)
                  + ", allowed: from 0 on, each as the one before or 1 more");
          check(
              scale.columns() == blocks.length
                  && memories.columns() == blocks.length
                  && blend.blocks() == Arrays.stream(blocks).max().orElseThrow() + 1,
              "scale, memories and blend are not of the same columns as blocks");
          check(
              blend.candidates() <= CompletionSteps.most(memories.values().length, blocks),
              "blend has a share of trees, allowed: none for this table");
          return new MemoryCompletion(
              gson.fromJson(ModelFile.part(json, "options"), Options.class),
              blocks,
              scale,
              memories,
              blend);
        });
  }

  /** Reads a model written by {@link #save}. */
  public static MemoryCompletion load(Path file) {
    return ModelFile.load(file, MemoryCompletion::fromJson);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  @Override
  public String toString() {
    return "MemoryCompletion: " + size() + " memories of " + columns() + " columns";
  }

  /**
   * What a fit does.
   *
   * @param seed which known cells are hidden to learn the blend; default 1
   * @param threads threads to use, 0 = one per processor (default); the result does not depend on
   *     it
   * @param separation from scores to weights in the steps that average stored rows; default softmax
   */
  public record Options(
      @Says("Seed of the choice of known cells that are hidden to learn from.") long seed,
      @Says("Threads, 0 = one per processor; no influence on the result.") int threads,
      @Says(Separations.SAYS) Separation separation)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The defaults. */
    public Options() {
      this(1, 0, Separations.SOFTMAX);
    }

    /** Checks the values. */
    public Options {
      Parallel.resolve(threads);
      separation = separation == null ? Separations.SOFTMAX : separation; // absent in older files
    }

    /** Returns these options with another separation. */
    public Options withSeparation(Separation value) {
      return Settings.with(this, "separation", value);
    }
  }
}
