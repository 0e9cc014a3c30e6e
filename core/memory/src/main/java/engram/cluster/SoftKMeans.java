package engram.cluster;

import engram.descent.DescentPlan;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.Check;
import engram.math.DataCheck;
import engram.math.Tiles;
import engram.model.Progress;
import engram.model.Says;
import engram.model.Settings;
import java.io.Serializable;

/**
 * Soft k-means: memories that minimise {@code sum_x sum_k w_k |x - c_k|^2} with {@code w =
 * softmax(-(beta/2) |x - c_k|^2)} (tutorial eq. 5.20), a smooth bound of the k-means loss that is
 * tight as beta grows. Trained by gradient like {@link Clam}, so that the two compare; a point
 * belongs to its nearest memory.
 *
 * <p>Missing cells (NaN) count neither in a distance nor in a gradient. The same data, options and
 * seed give the same model to the bit for any number of threads. Cost of an epoch: 4 n D K
 * operations.
 */
public final class SoftKMeans {

  private SoftKMeans() {}

  /**
   * Clusters rows.
   *
   * @param x n rows of D values, not modified; NaN = missing; columns should have comparable spread
   * @throws IllegalArgumentException if the data cannot be clustered: no rows, ragged rows, an
   *     infinite value, a column without a known value, fewer distinct rows than clusters
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static SoftKMeansModel fit(double[][] x, Options options) {
    return fit(x, null, options, Progress.NONE);
  }

  /**
   * Clusters weighted rows.
   *
   * @param weights n weights of 0 or more, not modified, or null for 1 each
   * @param progress told after each epoch of each restart; may end the training, which then returns
   *     the best model so far
   */
  public static SoftKMeansModel fit(
      double[][] x, double[] weights, Options options, Progress progress) {
    Check.present("options", options);
    DataCheck.data(x, weights);
    Options found =
        options.withK(ClusterCount.resolve(options.k(), x, weights, options.training()));
    MemoryFit fit = new MemoryFit(x, weights, found.k(), found.training(), progress);
    return new SoftKMeansModel(found, fit.run(tiles -> new Method(found, tiles)));
  }

  private static final class Method implements MemoryFit.Method {
    private final Options options;
    private final Tiles tiles;
    private final double beta;

    Method(Options options, Tiles tiles) {
      this.options = options;
      this.tiles = tiles;
      double distance = tiles.meanSquaredDistance();
      double auto = distance > 0 ? Options.AUTO_BETA / distance : 2;
      this.beta = options.beta() > 0 ? options.beta() : auto;
    }

    @Override
    public TileLoss loss() {
      return new SoftKMeansLoss(beta / 2, options.separation(), options.k(), tiles.rowLength());
    }

    @Override
    public FittedMemories fitted(float[][] memories) {
      return new FittedMemories(
          tiles.center(),
          new float[tiles.columns()],
          memories,
          DescentPlan.constant(options.separation(), beta, 0, 1));
    }

    @Override
    public int entries() {
      return tiles.columns();
    }
  }

  /**
   * What a fit does.
   *
   * @param k number of clusters, 1 or more; 0 = auto: what {@link ClusterCount} finds
   * @param beta how sharply a point belongs to its nearest memory, above 0, in 1 / squared data
   *     units; 0 = auto: {@value #AUTO_BETA} / (mean squared distance between two rows)
   * @param training how memories are trained and one of several trainings is chosen; see its
   *     defaults
   * @param separation from scores {@code -(beta/2) d^2} to weights; default softmax
   */
  public record Options(
      @Says("Number of clusters, 1 or more; auto counts them.") int k,
      @Says("Inverse temperature, above 0; auto follows the spread of the data.") double beta,
      Training training,
      @Says(Separations.SAYS) Separation separation)
      implements TrainingOptions<Options>, Serializable {

    private static final long serialVersionUID = 1L;

    /** Beta times the mean squared distance when beta is chosen by the data. */
    public static final double AUTO_BETA = 30;

    /** The defaults. */
    public Options(int k) {
      this(k, 0, Training.DEFAULT, Separations.SOFTMAX);
    }

    /** Checks every value. */
    public Options {
      Check.atLeast("k", k, 0);
      Check.that(
          beta >= 0 && beta < Double.POSITIVE_INFINITY, "beta", beta, "0 (auto) or above, finite");
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

    @Override
    public Options withTraining(Training value) {
      return Settings.with(this, "training", value);
    }
  }
}
