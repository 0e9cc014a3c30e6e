package engram.cluster;

import engram.math.Tiles;
import java.io.Serializable;

/**
 * Soft k-means: memories that minimise {@code sum_x sum_k w_k |x - c_k|^2} with {@code w =
 * softmax(-gamma |x - c_k|^2)} (tutorial eq. 5.20), a smooth bound of the k-means loss that is
 * tight as gamma grows. Trained by gradient like {@link Clam}, so that the two compare; a point
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
    MemoryFit fit = new MemoryFit(x, weights, options.k(), options.training(), progress);
    return new SoftKMeansModel(options, fit.run(new Method(options, fit.tiles())));
  }

  private static final class Method implements MemoryFit.Method {
    private final Options options;
    private final Tiles tiles;
    private final double gamma;

    Method(Options options, Tiles tiles) {
      this.options = options;
      this.tiles = tiles;
      double distance = tiles.meanSquaredDistance();
      double auto = distance > 0 ? Options.AUTO_GAMMA / distance : 1;
      this.gamma = options.gamma() > 0 ? options.gamma() : auto;
    }

    @Override
    public TileLoss loss() {
      return new SoftKMeansLoss(gamma, options.k(), tiles.rowLength());
    }

    @Override
    public FittedMemories fitted(float[][] memories) {
      return new FittedMemories(
          tiles.center(), new float[tiles.columns()], memories, 2 * gamma, 0, 1);
    }

    @Override
    public int entries() {
      return tiles.columns();
    }
  }

  /**
   * What a fit does.
   *
   * @param k number of clusters, 1 or more
   * @param gamma how sharply a point belongs to its nearest memory, above 0, in 1 / squared data
   *     units; 0 = auto: {@value #AUTO_GAMMA} / (mean squared distance between two rows)
   * @param training how memories are trained and one of several trainings is chosen; see its
   *     defaults
   */
  public record Options(int k, double gamma, Training training) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Gamma times the mean squared distance when gamma is chosen by the data. */
    public static final double AUTO_GAMMA = 15;

    /** The defaults. */
    public Options(int k) {
      this(k, 0, Training.DEFAULT);
    }

    /** Checks every value. */
    public Options {
      Check.atLeast("k", k, 1);
      Check.that(
          gamma >= 0 && gamma < Double.POSITIVE_INFINITY,
          "gamma",
          gamma,
          "0 (auto) or above, finite");
      Check.startCount(training, k);
    }

    /** Returns these options with another k. */
    public Options withK(int value) {
      return new Options(value, gamma, training);
    }

    /** Returns these options with another gamma, 0 = auto. */
    public Options withGamma(double value) {
      return new Options(k, value, training);
    }

    /** Returns these options with another training. */
    public Options withTraining(Training value) {
      return new Options(k, gamma, value);
    }

    /** Returns these options with another start; for GIVEN use {@link #withMemories}. */
    public Options withInit(Start value) {
      return withTraining(training.withInit(value));
    }

    /** Returns these options with given start memories, K x D in data units. */
    public Options withMemories(double[][] value) {
      return withTraining(training.withMemories(value));
    }

    /** Returns these options with another number of epochs, 0 = auto. */
    public Options withEpochs(int value) {
      return withTraining(training.withEpochs(value));
    }

    /** Returns these options with another batch size, 0 = auto. */
    public Options withBatchSize(int value) {
      return withTraining(training.withBatchSize(value));
    }

    /** Returns these options with another learning rate. */
    public Options withLearningRate(double value) {
      return withTraining(training.withLearningRate(value));
    }

    /** Returns these options with early stopping: end after so many idle epochs in a row. */
    public Options withEarlyStopping(double share, int idleEpochs) {
      return withTraining(training.withEarlyStopping(share, idleEpochs));
    }

    /** Returns these options with another number of restarts. */
    public Options withRestarts(int value) {
      return withTraining(training.withRestarts(value));
    }

    /** Returns these options with another rule. */
    public Options withRule(Rule value) {
      return withTraining(training.withRule(value));
    }

    /** Returns these options with another policy for dead memories. */
    public Options withDeadMemories(DeadMemories value) {
      return withTraining(training.withDeadMemories(value));
    }

    /** Returns these options with another seed. */
    public Options withSeed(long value) {
      return withTraining(training.withSeed(value));
    }

    /** Returns these options with another number of threads, 0 = one per processor. */
    public Options withThreads(int value) {
      return withTraining(training.withThreads(value));
    }
  }
}
