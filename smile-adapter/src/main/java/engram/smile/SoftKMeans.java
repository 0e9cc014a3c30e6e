package engram.smile;

import engram.cluster.SoftKMeansModel;
import java.util.Properties;
import java.util.function.UnaryOperator;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * Soft k-means, memories that minimise a smooth bound of the k-means loss, for users of Smile:
 * {@link engram.cluster.SoftKMeans} with Smile's calls.
 *
 * <p>Columns should have comparable spread; {@link FrameEncoder} sees to that and to nominal
 * columns. Missing cells (NaN) are allowed. A fit already takes the best of ten restarts by their
 * agreement, so {@link smile.clustering.Clustering#run} is seldom needed.
 *
 * <pre>{@code
 * var clusters = SoftKMeans.fit(x, 3);
 * System.out.println(clusters);
 * int label = clusters.predict(x[0]);
 * }</pre>
 */
public final class SoftKMeans {

  private static final RecordProperties KEYS = new RecordProperties("smile.engram_soft_kmeans.");

  private SoftKMeans() {}

  /**
   * Clusters rows with the default options. The seed is drawn from Smile's generator, so that
   * {@link MathEx#setSeed} decides it and every call of a run starts anew.
   *
   * @param data n rows of D values, NaN = missing, not modified
   * @param k number of clusters, 1 to the number of distinct rows
   * @throws IllegalArgumentException if the data cannot be clustered
   */
  public static MemoryClustering<SoftKMeansModel> fit(double[][] data, int k) {
    return fit(
        data, new Options(k).with(core -> core.withSeed(MathEx.randomInt(Integer.MAX_VALUE))));
  }

  /**
   * Clusters rows. The same data and options give what {@link engram.cluster.SoftKMeans#fit} gives,
   * to the bit.
   *
   * @param data n rows of D values, NaN = missing, not modified
   * @throws IllegalArgumentException if the data cannot be clustered
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryClustering<SoftKMeansModel> fit(double[][] data, Options options) {
    SoftKMeansModel model =
        engram.cluster.SoftKMeans.fit(
            data, null, options.core(), new ControllerProgress(options.controller()));
    return MemoryClustering.of("Soft K-Means", model, data);
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link engram.cluster.SoftKMeans}
   * @param controller told after each epoch, may stop the training, which then returns the best so
   *     far; or null. Not part of the properties
   */
  public record Options(
      engram.cluster.SoftKMeans.Options core, IterativeAlgorithmController<AlgoStatus> controller) {

    /** The defaults. */
    public Options(int k) {
      this(new engram.cluster.SoftKMeans.Options(k), null);
    }

    /** Returns these options with a change: {@code with(o -> o.withBeta(20).withSeed(7))}. */
    public Options with(UnaryOperator<engram.cluster.SoftKMeans.Options> change) {
      return new Options(change.apply(core), controller);
    }

    /** Returns these options with a controller, or with none. */
    public Options withController(IterativeAlgorithmController<AlgoStatus> value) {
      return new Options(core, value);
    }

    /**
     * Returns the options as properties {@code smile.engram_soft_kmeans.k}, {@code .beta} and so
     * on.
     */
    public Properties toProperties() {
      return KEYS.write(core);
    }

    /**
     * Reads options from properties.
     *
     * @param properties {@code smile.engram_soft_kmeans.k} and any of the others; what is absent
     *     has its default
     * @throws IllegalArgumentException if k is absent, a key {@code smile.engram_soft_kmeans...} is
     *     unknown or a value not allowed
     */
    public static Options of(Properties properties) {
      return new Options(
          KEYS.read(properties, new engram.cluster.SoftKMeans.Options(KEYS.k(properties))), null);
    }
  }
}
