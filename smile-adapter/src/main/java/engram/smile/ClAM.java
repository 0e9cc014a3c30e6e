package engram.smile;

import engram.cluster.Clam;
import engram.cluster.ClamModel;
import java.util.Properties;
import java.util.function.UnaryOperator;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * ClAM, clustering with an associative memory (Saha, Krotov, Zaki and Ram 2023), for users of
 * Smile: {@link Clam} with Smile's calls.
 *
 * <p>Columns should have comparable spread; {@link FrameEncoder} sees to that and to nominal
 * columns. Missing cells (NaN) are allowed. A fit already takes the best of ten restarts by their
 * agreement, so {@link smile.clustering.Clustering#run} is seldom needed.
 *
 * <pre>{@code
 * var clusters = ClAM.fit(x, 3);
 * System.out.println(clusters);
 * int label = clusters.predict(x[0]);
 * }</pre>
 */
public final class ClAM {

  private static final RecordProperties KEYS = new RecordProperties("smile.engram_clam.");

  private ClAM() {}

  /**
   * Clusters rows with the default options. The seed is drawn from Smile's generator, so that
   * {@link MathEx#setSeed} decides it and every call of a run starts anew.
   *
   * @param data n rows of D values, NaN = missing, not modified
   * @param k number of clusters, 1 to the number of distinct rows
   * @throws IllegalArgumentException if the data cannot be clustered
   */
  public static MemoryClustering<ClamModel> fit(double[][] data, int k) {
    return fit(
        data, new Options(k).with(core -> core.withSeed(MathEx.randomInt(Integer.MAX_VALUE))));
  }

  /**
   * Clusters rows. The same data and options give what {@link Clam#fit} gives, to the bit.
   *
   * @param data n rows of D values, NaN = missing, not modified
   * @throws IllegalArgumentException if the data cannot be clustered
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static MemoryClustering<ClamModel> fit(double[][] data, Options options) {
    ClamModel model =
        Clam.fit(data, null, options.core(), new ControllerProgress(options.controller()));
    return MemoryClustering.of("ClAM", model, data);
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link Clam}
   * @param controller told after each epoch, may stop the training, which then returns the best so
   *     far; or null. Not part of the properties
   */
  public record Options(Clam.Options core, IterativeAlgorithmController<AlgoStatus> controller) {

    /** The defaults. */
    public Options(int k) {
      this(new Clam.Options(k), null);
    }

    /** Returns these options with a change: {@code with(o -> o.withBeta(20).withSeed(7))}. */
    public Options with(UnaryOperator<Clam.Options> change) {
      return new Options(change.apply(core), controller);
    }

    /** Returns these options with a controller, or with none. */
    public Options withController(IterativeAlgorithmController<AlgoStatus> value) {
      return new Options(core, value);
    }

    /** Returns the options as properties {@code smile.engram_clam.k}, {@code .beta} and so on. */
    public Properties toProperties() {
      return KEYS.write(core);
    }

    /**
     * Reads options from properties.
     *
     * @param properties {@code smile.engram_clam.k} and any of the others; what is absent has its
     *     default
     * @throws IllegalArgumentException if k is absent, a key {@code smile.engram_clam...} is
     *     unknown or a value not allowed
     */
    public static Options of(Properties properties) {
      return new Options(KEYS.read(properties, new Clam.Options(KEYS.k(properties))), null);
    }
  }
}
