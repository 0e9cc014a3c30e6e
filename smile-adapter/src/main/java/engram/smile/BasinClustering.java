package engram.smile;

import engram.basin.BasinModel;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * Clusters as the basins of a kernel-density energy, for users of Smile: {@link
 * engram.basin.BasinClustering} with Smile's calls. The number of clusters is found, not given;
 * rows in no cluster have the label {@link smile.clustering.Clustering#OUTLIER}.
 *
 * <p>Columns should have comparable spread. Missing cells are refused: {@link MemoryImputer} fills
 * them. Nothing is drawn at random, so every call gives the same.
 *
 * <pre>{@code
 * var basins = BasinClustering.fit(x);
 * System.out.println(basins.k() + " clusters, " + basins.size(basins.k()) + " outliers");
 * }</pre>
 */
public final class BasinClustering {

  private static final RecordProperties KEYS = new RecordProperties("smile.engram_basins.");

  private BasinClustering() {}

  /** Clusters rows with the default options. */
  public static BasinPartition fit(double[][] data) {
    return fit(data, new Options());
  }

  /**
   * Clusters rows. The same data and options give what {@link engram.basin.BasinClustering#fit}
   * gives, to the bit.
   *
   * @param data n rows of D finite values, not modified
   * @throws IllegalArgumentException if the data cannot be clustered
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static BasinPartition fit(double[][] data, Options options) {
    BasinModel model = engram.basin.BasinClustering.fit(data, options.core());
    return BasinPartition.of(model, data);
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link engram.basin.BasinClustering}
   */
  public record Options(engram.basin.BasinClustering.Options core) {

    /** The defaults. */
    public Options() {
      this(engram.basin.BasinClustering.Options.DEFAULT);
    }

    /** Returns these options with a change: {@code with(o -> o.withBandwidth(0.8))}. */
    public Options with(UnaryOperator<engram.basin.BasinClustering.Options> change) {
      return new Options(change.apply(core));
    }

    /** Returns the options as properties {@code smile.engram_basins.bandwidth} and so on. */
    public Properties toProperties() {
      return KEYS.write(core);
    }

    /**
     * Reads options from properties; what is absent has its default.
     *
     * @throws IllegalArgumentException if a key {@code smile.engram_basins...} is unknown or a
     *     value not allowed
     */
    public static Options of(Properties properties) {
      return new Options(KEYS.read(properties, engram.basin.BasinClustering.Options.DEFAULT));
    }
  }
}
