package engram.smile;

import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import java.util.Properties;
import java.util.function.UnaryOperator;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/**
 * Deep clustering, an autoencoder around an associative memory (Saha et al. 2024), for users of
 * Smile: {@link DeepClustering} with Smile's calls. It is for rows whose distances say little as
 * they are, such as images.
 *
 * <p>It needs the artifact {@code org.engram:engram-deep}, an optional dependency that brings ND4J
 * and its native library; where one of them is missing, an {@link IllegalStateException} names it.
 * Columns are centred and divided by one number, so they should have comparable spread: {@link
 * FrameEncoder} sees to that and to nominal columns. Missing cells are refused: {@link
 * MemoryImputer} fills them.
 *
 * <pre>{@code
 * var options = new DeepClAM.Options(10).with(o -> o.withImage(new ImageShape(28, 28, 1)));
 * var clusters = DeepClAM.fit(x, options);
 * double[][] codes = clusters.recall(x).codes();
 * }</pre>
 */
public final class DeepClAM {

  private DeepClAM() {}

  /**
   * Clusters rows with the default options. The seed is drawn from Smile's generator, so that
   * {@link MathEx#setSeed} decides it.
   *
   * @param data n rows of D finite values, not modified
   * @param k number of clusters, 1 to the number of distinct rows
   * @throws IllegalArgumentException if the data cannot be clustered
   * @throws IllegalStateException if engram-deep or a backend of ND4J is missing
   */
  public static DeepPartition fit(double[][] data, int k) {
    return fit(
        data, new Options(k).with(core -> core.withSeed(MathEx.randomInt(Integer.MAX_VALUE))));
  }

  /**
   * Clusters rows. The same data and options give what {@link DeepClustering#fit} gives, to the
   * bit.
   *
   * @param data n rows of D finite values, not modified
   * @throws IllegalArgumentException if the data cannot be clustered
   * @throws IllegalStateException if a backend of ND4J is missing
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static DeepPartition fit(double[][] data, Options options) {
    DeepModel model =
        DeepClustering.fit(data, options.core(), new ControllerProgress(options.controller()));
    return DeepPartition.of(model, data);
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link DeepClustering}
   * @param controller told after each epoch, may stop the training, which then returns the model so
   *     far; or null. Not part of the properties
   */
  public record Options(
      DeepClustering.Options core, IterativeAlgorithmController<AlgoStatus> controller) {

    /** The defaults. */
    public Options(int k) {
      this(defaults(k), null);
    }

    private static DeepClustering.Options defaults(int k) {
      EngramDeep.require();
      return new DeepClustering.Options(k);
    }

    /** Returns these options with a change: {@code with(o -> o.withSteps(5, .1).withSeed(7))}. */
    public Options with(UnaryOperator<DeepClustering.Options> change) {
      return new Options(change.apply(core), controller);
    }

    /** Returns these options with a controller, or with none. */
    public Options withController(IterativeAlgorithmController<AlgoStatus> value) {
      return new Options(core, value);
    }

    /**
     * Returns the options as properties {@code smile.engram_deep_clam.k}, {@code .steps} and so on.
     * What is chosen by the data has no key.
     */
    public Properties toProperties() {
      return DeepKeys.write(core);
    }

    /**
     * Reads options from properties.
     *
     * @param properties {@code smile.engram_deep_clam.k} and any of the others; what is absent has
     *     its default. An architecture is written {@code 784-500-500-2000-10} or {@code
     *     28x28x1-conv5x32-conv5x64-conv3x128-10}, an image {@code 28x28x1}, a probe as its five
     *     numbers {@code 0.2,0,0,0,0}
     * @throws IllegalArgumentException if k is absent, a key {@code smile.engram_deep_clam...} is
     *     unknown or a value not allowed
     * @throws IllegalStateException if engram-deep is missing
     */
    public static Options of(Properties properties) {
      EngramDeep.require();
      return new Options(DeepKeys.read(properties), null);
    }
  }
}
