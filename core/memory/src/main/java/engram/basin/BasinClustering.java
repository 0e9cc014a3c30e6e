package engram.basin;

import engram.density.Bandwidth;
import engram.energy.Kernel;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Parallel;
import engram.model.Says;
import engram.model.Settings;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Clusters as basins of the kernel-density energy {@code E(v) = -(1/beta) log sum_j a_j
 * kappa(u_j)}, {@code u_j = |v - xi_j| / h}: the rows are the memories, each descends by steps of
 * size 1, {@code v = sum w_j xi_j / sum w_j} with {@code w_j = a_j (-kappa'(u_j^2))} (mean shift;
 * tutorial eqs. 5.27, 5.46), and rows that end at one mode are one cluster. The number of clusters
 * is found, not given.
 *
 * <p>Nothing is drawn at random: the same rows give the same partition to the bit, in whatever
 * order they come and with whatever number of threads. Missing cells are refused: a distance in
 * fewer columns would be a smaller one, so rows with holes would look dense.
 *
 * <p>Cost of a step: the memories in reach, found by a grid over the three widest columns; n D
 * where the kernel reaches all. So n^2 D a step for all rows, at most. Columns should have
 * comparable spread.
 */
public final class BasinClustering {

  private BasinClustering() {}

  /**
   * Clusters rows.
   *
   * @param x n x D finite values, n and D of 1 or more, not modified
   * @throws IllegalArgumentException if the rows are ragged or a value is NaN or infinite
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static BasinModel fit(double[][] x, Options options) {
    return fit(x, null, options);
  }

  /**
   * Clusters weighted rows: a weight of 2 is two rows. A row of weight 0 pulls nothing and goes
   * where {@link BasinModel#predict(double[])} sends it.
   *
   * @param weights n finite weights of 0 or more, not all 0, not modified, or null for 1 each
   */
  public static BasinModel fit(double[][] x, double[] weights, Options options) {
    Check.present("options", options);
    double[][] rows = DataCheck.finiteCopy("x", x);
    DataCheck.data(rows, weights, 1);
    for (double[] row : rows) {
      Arrays.setAll(row, c -> row[c] + 0.0); // -0 is 0
    }
    try (Parallel pool = new Parallel(options.threads())) {
      BasinMemories exact = BasinMemories.of(rows, weights, 0);
      int d = rows[0].length;
      double unit = options.kernel().bandwidth(1, d);
      double sigma =
          options.bandwidth() > 0
              ? options.bandwidth() / unit
              : BasinBandwidth.sigma(exact, effective(rows.length, weights), options, pool);
      double bandwidth = options.bandwidth() > 0 ? options.bandwidth() : sigma * unit;
      Bandwidth.beta(bandwidth);
      BasinMemories memories =
          exact.points().length <= options.exactRows()
              ? exact
              : BasinMemories.of(rows, weights, Options.CELL * sigma);
      BasinField field =
          new BasinField(options.kernel(), bandwidth, memories.points(), memories.weights());
      BasinDescent descent = BasinDescent.run(field, memories, sigma, options, pool);
      int count =
          weights == null ? rows.length : (int) Arrays.stream(weights).filter(w -> w > 0).count();
      BasinLabels labels =
          BasinLabels.of(descent, descent.leastMass(options.minClusterSize(), count), options);
      return BasinModel.of(options, bandwidth, rows, memories, descent, labels, pool);
    }
  }

  /** Returns Kish's number of rows, {@code (sum a)^2 / sum a^2}. */
  private static double effective(int n, double[] weights) {
    if (weights == null) {
      return n;
    }
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    return sum / squares * sum;
  }

  /**
   * What a fit does.
   *
   * @param kernel kappa: Gaussian, Epanechnikov, cosine, quartic or triweight. The others are
   *     refused: their steps of size 1 may raise the energy, or have no direction
   * @param bandwidth h in data units, see {@link Bandwidth}; 0 = auto, see docs/how/basins.md
   * @param tolerance a descent ends when a step is shorter than this many h; above 0
   * @param maxSteps most steps of a descent, 1 or more
   * @param prominence basins whose pass is less than this below the lower of their modes, in log
   *     density, are one; 0 = every mode has its own
   * @param minClusterSize least number of rows (sum of weights) of a cluster; 0 = auto: two rows
   *     and 1 % of them, and if no basin has that many, any number
   * @param noiseDensity a row belongs to a cluster if its density is at least this share of the
   *     density at the cluster's mode; 0 to below 1
   * @param strays what becomes of rows in no cluster
   * @param exactRows up to this many different rows each is a memory of its own; above, rows in a
   *     cell of side {@value #CELL} standard deviations of the kernel are one weighted memory at
   *     their mean, and descend as one. 0 or more
   * @param threads 0 = one per processor; no result depends on it
   */
  public record Options(
      @Says("Kernel of the density.") Kernel kernel,
      @Says("Radius of the kernel in units of the data; 0 = auto.") double bandwidth,
      @Says("A descent ends when a step is shorter than this share of the bandwidth.")
          double tolerance,
      @Says("Most steps of a descent.") int maxSteps,
      @Says("Basins parted by less than this, in log density, are one.") double prominence,
      @Says("Least rows of a cluster; 0 = auto.") int minClusterSize,
      @Says("A row of less than this share of the highest density of its cluster is noise.")
          double noiseDensity,
      @Says("What becomes of rows in no cluster.") StrayRows strays,
      @Says("Up to this many different rows each is a memory of its own.") int exactRows,
      @Says("Threads, 0 = one per processor; no influence on the result.") int threads)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Side of a cell of rows that are one memory, in standard deviations of the kernel. */
    public static final double CELL = 0.25;

    /** The defaults. */
    public static final Options DEFAULT =
        new Options(Kernel.QUARTIC, 0, 1e-4, 1000, 0.1, 0, 0, StrayRows.NOISE, 10_000, 0);

    /** Checks every value. */
    public Options {
      Check.that(
          kernel != null && BasinKernel.descends(kernel),
          "kernel",
          kernel,
          "GAUSSIAN, EPANECHNIKOV, COSINE, QUARTIC, TRIWEIGHT");
      Check.that(
          bandwidth >= 0 && bandwidth < Double.POSITIVE_INFINITY,
          "bandwidth",
          bandwidth,
          "above 0 and finite, or 0 for auto");
      Check.that(
          tolerance > 0 && tolerance < Double.POSITIVE_INFINITY,
          "tolerance",
          tolerance,
          "above 0, finite");
      Check.atLeast("maxSteps", maxSteps, 1);
      Check.that(
          prominence >= 0 && prominence < Double.POSITIVE_INFINITY,
          "prominence",
          prominence,
          "0 or more, finite");
      Check.atLeast("minClusterSize", minClusterSize, 0);
      Check.that(
          noiseDensity >= 0 && noiseDensity < 1, "noiseDensity", noiseDensity, "0 to below 1");
      Check.that(strays != null, "strays", strays, "NOISE, NEAREST");
      Check.atLeast("exactRows", exactRows, 0);
      Check.atLeast("threads", threads, 0);
    }

    /** Returns these options with another kernel. */
    public Options withKernel(Kernel value) {
      return Settings.with(this, "kernel", value);
    }

    /**
     * Returns these options with a given bandwidth; a 0 computed elsewhere is refused here rather
     * than taken for auto.
     */
    public Options withBandwidth(double value) {
      Check.that(
          value > 0 && value < Double.POSITIVE_INFINITY,
          "bandwidth",
          value,
          "above 0 and finite; for auto use withAutoBandwidth");
      return Settings.with(this, "bandwidth", value);
    }

    /** Returns these options with the bandwidth chosen from the data. */
    public Options withAutoBandwidth() {
      return Settings.with(this, "bandwidth", 0);
    }

    /** Returns these options with another tolerance. */
    public Options withTolerance(double value) {
      return Settings.with(this, "tolerance", value);
    }

    /** Returns these options with another limit of steps. */
    public Options withMaxSteps(int value) {
      return Settings.with(this, "maxSteps", value);
    }

    /** Returns these options with another prominence. */
    public Options withProminence(double value) {
      return Settings.with(this, "prominence", value);
    }

    /** Returns these options with another least cluster size, 0 = auto. */
    public Options withMinClusterSize(int value) {
      return Settings.with(this, "minClusterSize", value);
    }

    /** Returns these options with another least density of a row. */
    public Options withNoiseDensity(double value) {
      return Settings.with(this, "noiseDensity", value);
    }

    /** Returns these options with another policy for strays. */
    public Options withStrays(StrayRows value) {
      return Settings.with(this, "strays", value);
    }

    /** Returns these options with another number of rows from which memories are shared. */
    public Options withExactRows(int value) {
      return Settings.with(this, "exactRows", value);
    }

    /** Returns these options with another number of threads, 0 = one per processor. */
    public Options withThreads(int value) {
      return Settings.with(this, "threads", value);
    }
  }
}
