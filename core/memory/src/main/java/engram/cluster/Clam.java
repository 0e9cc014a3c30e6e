package engram.cluster;

import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.DataCheck;
import engram.model.Progress;
import engram.model.Says;
import engram.model.Settings;
import java.io.Serializable;
import java.util.Objects;

/**
 * ClAM, clustering with an associative memory (Saha, Krotov, Zaki and Ram 2023; tutorial section
 * 5.3).
 *
 * <p>The memories are trained so that a point with some coordinates hidden is completed by
 * descending the log-sum-exp energy with the visible ones clamped: the loss is {@code sum_x | m (x
 * - f(x)) |^2} over the hidden entries m (tutorial eq. 5.23, corrected: the loss is on the
 * completed entries), where f takes T steps {@code v <- v + stepSize m (sum_k w_k xi_k - v)},
 * {@code w = softmax(-(beta/2) |v - xi_k|^2)}, or by another separation. Without a mask it is eq.
 * 5.21, k-means with its assignment made smooth. A point belongs to the memory that is nearest to
 * where T unclamped steps take it.
 *
 * <p>What it does well: it uses what the columns know of each other, and its restarts agree more
 * than those of k-means. What it does not: it wants columns of comparable spread (see {@link
 * engram.table.Encoder}), clusters are round, and k is given.
 *
 * <p>Missing cells (NaN) are free to descend while the known ones are clamped, and carry no loss;
 * in unmasked training {@value Options#DEFAULT_MASK} of the coordinates are hidden from rows that
 * have some, which would teach nothing otherwise. The same data, options and seed give the same
 * model to the bit for any number of threads and on any Java version. Cost of an epoch: 4 n D K and
 * at most {@code min(6 K^2, 12 K F)} operations a point and step, F the number of hidden
 * coordinates.
 */
public final class Clam {

  private Clam() {}

  /**
   * Clusters rows.
   *
   * @param x n rows of D values, not modified; NaN = missing; columns should have comparable spread
   * @param options what to do
   * @return the fitted model
   * @throws IllegalArgumentException if the data cannot be clustered: no rows, ragged rows, an
   *     infinite value, a column without a known value, fewer distinct rows than clusters
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static ClamModel fit(double[][] x, Options options) {
    return fit(x, null, options, Progress.NONE);
  }

  /** Clusters rows into {@code k} clusters with the default options. */
  public static ClamModel fit(double[][] x, int k) {
    return fit(x, new Options(k));
  }

  /**
   * Clusters weighted rows.
   *
   * @param weights n weights of 0 or more, not modified, or null for 1 each; a row of weight 2
   *     counts as two rows
   * @param progress told after each epoch of each restart; may end the training, which then returns
   *     the best model so far
   */
  public static ClamModel fit(double[][] x, double[] weights, Options options, Progress progress) {
    Check.present("options", options);
    DataCheck.data(x, weights);
    Options found =
        options.withK(ClusterCount.resolve(options.k(), x, weights, options.training()));
    MemoryFit fit = new MemoryFit(x, weights, found.k(), found.training(), progress);
    return new ClamModel(found, fit.run(tiles -> new ClamFit(found, tiles)));
  }

  /**
   * Searches beta, mask fraction and learning rate, as the ClAM paper does, for the fit of best
   * silhouette.
   *
   * <p>After the grid the best fits go on, unmasked and slowly, from where they ended, in later
   * rounds with one memory put on a point far from the others.
   *
   * <p>Silhouette rewards one big cluster with a few crumbs, and hardly tracks classes; a fit
   * counts only if it uses all k clusters and the exponential of the entropy of its cluster sizes
   * is at least (k + 1) / 2. Fits that fail are listed, and chosen only if all do.
   *
   * @param x n rows of D values without missing cells, not modified
   * @param weights n weights, or null
   * @param options what the grid leaves open
   * @param grid what is searched
   * @param progress told after each fit, with its silhouette; may end the search
   * @return the chosen model and all trials, best first
   */
  public static Tuned tune(
      double[][] x, double[] weights, Options options, Grid grid, Progress progress) {
    return new ClamTuning(x, weights, options, grid).run(progress);
  }

  /** Searches the default grid. */
  public static Tuned tune(double[][] x, Options options) {
    return tune(x, null, options, Grid.DEFAULT, Progress.NONE);
  }

  /**
   * What a search tries: every combination, {@code repeats} times, each from a start of its own,
   * every other one from a k-means solution.
   *
   * @param betaFactors values of beta times the mean squared distance, above 0
   * @param maskFractions mask fractions, in [0, 1)
   * @param learningRates learning rates, above 0
   * @param repeats how often each combination is tried, 1 or more
   * @param rounds after the grid, how often {@value #ROUND} fits go on from the best ones, 0 or
   *     more
   */
  public record Grid(
      double[] betaFactors,
      double[] maskFractions,
      double[] learningRates,
      int repeats,
      int rounds) {

    /** Fits a round of refinement. */
    public static final int ROUND = 6;

    /** Three betas, three mask fractions, three learning rates, and nine rounds of refinement. */
    public static final Grid DEFAULT =
        new Grid(
            new double[] {15, 30, 80},
            new double[] {0, 0.1, 0.2},
            new double[] {0.02, 0.05, 0.1},
            1,
            9);

    /** Checks that there is something to try. */
    public Grid {
      Check.that(betaFactors.length > 0, "betaFactors", "empty", "one value or more");
      Check.that(maskFractions.length > 0, "maskFractions", "empty", "one value or more");
      Check.that(learningRates.length > 0, "learningRates", "empty", "one value or more");
      Check.atLeast("repeats", repeats, 1);
      Check.atLeast("rounds", rounds, 0);
      for (double factor : betaFactors) {
        Check.that(
            factor > 0 && factor < Double.POSITIVE_INFINITY,
            "betaFactors",
            factor,
            "above 0, finite");
      }
      for (double fraction : maskFractions) {
        Check.that(fraction >= 0 && fraction < 1, "maskFractions", fraction, "0 to below 1");
      }
      for (double rate : learningRates) {
        Check.that(
            rate > 0 && rate < Double.POSITIVE_INFINITY, "learningRates", rate, "above 0, finite");
      }
      betaFactors = betaFactors.clone();
      maskFractions = maskFractions.clone();
      learningRates = learningRates.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] betaFactors() {
      return betaFactors.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] maskFractions() {
      return maskFractions.clone();
    }

    /** Returns a copy. */
    @Override
    public double[] learningRates() {
      return learningRates.clone();
    }

    /** Returns the number of fits. */
    public int fits() {
      return betaFactors.length * maskFractions.length * learningRates.length * repeats
          + ROUND * rounds;
    }
  }

  /**
   * One fit of a search.
   *
   * @param options what was tried; the same options give the same model again
   * @param silhouette mean silhouette of the rows, or of 5000 of them
   * @param effectiveClusters exponential of the entropy of the cluster sizes
   * @param accepted whether all clusters are used and none is so big that the others are crumbs
   */
  public record Trial(
      Options options, double silhouette, double effectiveClusters, boolean accepted) {}

  /**
   * What a search found.
   *
   * @param model the chosen model; its provenance names the rule {@code silhouette}
   * @param trials every fit, best first
   */
  public record Tuned(ClamModel model, java.util.List<Trial> trials) {}

  /**
   * What a fit does. All values have defaults but {@code k}.
   *
   * @param k number of clusters, 1 or more; 0 = auto: what {@link ClusterCount} finds
   * @param beta inverse temperature, above 0, in 1 / squared data units; 0 = auto: {@value
   *     #AUTO_BETA} / (mean squared distance between two rows), found on ten data sets, see
   *     docs/experiments/clustering.md
   * @param steps T, descent steps, 1 to 10,000; default 3
   * @param stepSize size of a step, in (0, 1]; default .5
   * @param maskFraction share of the coordinates hidden from each tile in each epoch, in [0, 1); 0
   *     = the unmasked loss; above 0 at least one coordinate is hidden and one is visible; default
   *     {@value #DEFAULT_MASK}
   * @param fill what hidden and missing entries start at; default the column mean
   * @param training how memories are trained and one of several trainings is chosen; see its
   *     defaults
   * @param separation from scores to weights; default softmax
   */
  public record Options(
      @Says("Number of clusters, 1 or more; auto counts them.") int k,
      @Says("Inverse temperature, above 0; auto follows the spread of the data.") double beta,
      @Says("Descent steps T, 1 or more.") int steps,
      @Says("Size of a step, above 0, at most 1.") double stepSize,
      @Says("Share of the coordinates hidden in training, 0 to below 1.") double maskFraction,
      @Says("What hidden and missing entries start at.") FillValue fill,
      Training training,
      @Says(Separations.SAYS) Separation separation)
      implements TrainingOptions<Options>, Serializable {

    private static final long serialVersionUID = 1L;

    /** Beta times the mean squared distance when beta is chosen by the data. */
    public static final double AUTO_BETA = 30;

    /** Share of the coordinates that is hidden by default. */
    public static final double DEFAULT_MASK = 0.2;

    /** The defaults. */
    public Options(int k) {
      this(k, 0, 3, 0.5, DEFAULT_MASK, FillValue.MEAN, Training.DEFAULT, Separations.SOFTMAX);
    }

    /** Checks every value. */
    public Options {
      Check.atLeast("k", k, 0);
      Check.that(
          beta >= 0 && beta < Double.POSITIVE_INFINITY, "beta", beta, "0 (auto) or above, finite");
      Check.steps(steps, 1);
      Check.that(stepSize > 0 && stepSize <= 1, "stepSize", stepSize, "above 0, at most 1");
      Check.that(
          maskFraction >= 0 && maskFraction < 1, "maskFraction", maskFraction, "0 to below 1");
      Objects.requireNonNull(fill, "fill");
      StartCheck.count(training, k);
      separation = separation == null ? Separations.SOFTMAX : separation; // absent in older files
    }

    /** Returns these options with another separation. */
    public Options withSeparation(Separation value) {
      return Settings.with(this, "separation", value);
    }

    /** Returns these options with another k. */
    public Options withK(int value) {
      return Settings.with(this, "k", value);
    }

    /** Returns these options with another beta, 0 = auto. */
    public Options withBeta(double value) {
      return Settings.with(this, "beta", value);
    }

    /** Returns these options with another descent: T steps of a size. */
    public Options withSteps(int count, double size) {
      return Settings.with(Settings.with(this, "steps", count), "stepSize", size);
    }

    /** Returns these options with another mask fraction, 0 = unmasked. */
    public Options withMaskFraction(double value) {
      return Settings.with(this, "maskFraction", value);
    }

    /** Returns these options with another fill. */
    public Options withFill(FillValue value) {
      return Settings.with(this, "fill", value);
    }

    @Override
    public Options withTraining(Training value) {
      return Settings.with(this, "training", value);
    }
  }
}
