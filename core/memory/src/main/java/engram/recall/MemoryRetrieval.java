package engram.recall;

import engram.density.Bandwidth;
import engram.descent.Descent;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.energy.KernelSeparation;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.energy.StoredPatterns;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.DistinctRows;
import engram.math.Parallel;
import engram.model.Says;
import engram.table.ColumnMeans;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * Retrieval from stored rows: a row descends the log-sum-exp energy of the memories with nothing
 * clamped, {@code v <- v + stepSize (sum_mu w_mu xi_mu - v)}, {@code w = softmax(-(beta/2) |v -
 * xi_mu|^2)} or the weights of another separation (tutorial eq. 5.15 with every coordinate free). A
 * few steps take noise off a row, since the memories near it share what is common and not their
 * noise; the energy says how far from the memories it is, and so how much of an outlier.
 *
 * <p>Columns should have comparable spread. Missing cells (NaN) start at the mean of their column
 * and descend with the rest; memories have their missing cells at the mean. Nothing is drawn at
 * random, a row's answer does not depend on the others, nor on the number of threads. O(K D) a step
 * and row, K the number of memories.
 */
public final class MemoryRetrieval implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Rows that the inverse temperature is chosen on, at most. */
  private static final int TUNED = 1000;

  private final Options options;
  private final ColumnMeans means;
  private final double[][] memories;
  private final double beta;

  private MemoryRetrieval(Options options, ColumnMeans means, double[][] memories, double beta) {
    this.options = options;
    this.means = means;
    this.memories = memories;
    this.beta = beta;
  }

  /**
   * Stores rows.
   *
   * @param x n rows of D values, NaN = missing, not modified
   * @throws IllegalArgumentException if there is no row or column, rows differ in length, a value
   *     is infinite, or all cells of a column are missing
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryRetrieval fit(double[][] x, Options options) {
    Check.present("options", options);
    DataCheck.data(x, null);
    ColumnMeans means = ColumnMeans.of(x);
    double[][] whole = means.fill(x);
    double[][] memories = thinned(whole, options.maxMemories());
    double beta = options.beta() > 0 ? options.beta() : autoBeta(whole, options);
    return new MemoryRetrieval(options, means, memories, beta);
  }

  /** Rows at even distances, copied. */
  private static double[][] thinned(double[][] x, int most) {
    double[][] taken = new double[Math.min(most, x.length)][];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = x[(int) ((long) i * x.length / taken.length)].clone();
    }
    return taken;
  }

  /** The inverse temperature at which rows are likeliest from the others; copies count once. */
  private static double autoBeta(double[][] x, Options options) {
    Kernel kernel =
        options.separation() instanceof KernelSeparation of ? of.kernel() : Kernel.GAUSSIAN;
    double[][] distinct = DistinctRows.of(Arrays.stream(thinned(x, TUNED)), TUNED);
    return distinct.length < 2
        ? 1
        : Bandwidth.beta(Bandwidth.leaveOneOut(kernel, distinct, options.threads()));
  }

  /** Returns the inverse temperature: the one given, or the one chosen from the rows. */
  public double beta() {
    return beta;
  }

  /** Returns the number of stored rows. */
  public int size() {
    return memories.length;
  }

  /** Returns the options of the fit. */
  public Options options() {
    return options;
  }

  /**
   * Returns where the descents of rows end.
   *
   * @param rows any number of rows of D values, NaN = missing, not modified
   * @return new rows without NaN
   * @throws IllegalArgumentException if a length is wrong or a value infinite
   */
  public double[][] retrieve(double[][] rows) {
    DataCheck.rows(rows, memories[0].length);
    double[][] ends = new double[rows.length][];
    Descent descent = new Descent(options.steps(), options.stepSize());
    try (Parallel pool = new Parallel(rows.length < 8 ? 1 : options.threads())) {
      StoredPatterns landscape = landscape();
      pool.run(
          rows.length, (i, worker) -> ends[i] = descent.end(landscape, means.fill(rows[i]), null));
    }
    return ends;
  }

  /** Returns where the descent of a row ends. */
  public double[] retrieve(double[] row) {
    return retrieve(new double[][] {row})[0];
  }

  private StoredPatterns landscape() {
    return Energies.euclidean(options.separation(), beta).over(memories);
  }

  /**
   * Returns the energy {@code -(1/beta) log sum_mu exp(-(beta/2) |v - xi_mu|^2)} of each row as it
   * is, missing cells at the mean of their column: the higher, the farther from the memories.
   *
   * @param rows any number of rows of D values, NaN = missing, not modified
   */
  public double[] energy(double[][] rows) {
    DataCheck.rows(rows, memories[0].length);
    StoredPatterns landscape = landscape();
    double[] energies = new double[rows.length];
    try (Parallel pool = new Parallel(rows.length < 8 ? 1 : options.threads())) {
      pool.run(rows.length, (i, worker) -> energies[i] = landscape.energy(means.fill(rows[i])));
    }
    return energies;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "MemoryRetrieval: %d memories, beta = %.6g, steps = %d of %.3g",
        size(),
        beta,
        options.steps(),
        options.stepSize());
  }

  /**
   * What a fit does.
   *
   * @param beta inverse temperature, above 0; 0 = auto (default): the one at which each of at most
   *     1000 rows is likeliest from the others under a Gaussian kernel, or under the kernel that is
   *     the separation
   * @param steps T, descent steps, 0 to 10,000; default 3
   * @param stepSize size of a step, in (0, 1]; default .5
   * @param maxMemories rows stored at most, taken at even distances, 1 or more; default 5000
   * @param threads threads to use, 0 = one per processor (default); the result does not depend on
   *     it
   * @param separation from scores to weights; default softmax. Under a sparse one a row can come to
   *     rest on a memory to the bit
   */
  public record Options(
      @Says("Inverse temperature; 0 = auto.") double beta,
      @Says("Descent steps, 0 or more.") int steps,
      @Says("Size of a step, above 0, at most 1.") double stepSize,
      @Says("Rows stored at most.") int maxMemories,
      @Says("Threads, 0 = one per processor; no influence on the result.") int threads,
      @Says(Separations.SAYS) Separation separation)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The defaults. */
    public Options() {
      this(0, 3, 0.5, 5000, 0, Separations.SOFTMAX);
    }

    /** Checks the values. */
    public Options {
      Check.positiveOrAuto("beta", beta);
      Check.steps(steps, 0);
      Check.that(stepSize > 0 && stepSize <= 1, "stepSize", stepSize, "above 0, at most 1");
      Check.atLeast("maxMemories", maxMemories, 1);
      Parallel.resolve(threads);
      separation = separation == null ? Separations.SOFTMAX : separation;
    }
  }
}
