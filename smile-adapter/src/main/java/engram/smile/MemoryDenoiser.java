package engram.smile;

import engram.energy.Separations;
import engram.recall.MemoryRetrieval;
import engram.table.Table;
import java.io.Serial;
import java.util.Properties;
import java.util.function.UnaryOperator;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.transform.Transform;

/**
 * Takes noise out of rows: a standardised row descends the energy of the stored rows with nothing
 * clamped and is put back in the units of the data; {@link MemoryRetrieval} for Smile.
 *
 * <p>One step of size 1 is the mean of the stored rows given a row with normal noise of a known
 * deviation: the best guess where the stored rows are the truth, see {@link Options#withNoise}.
 * Many steps go on to the modes of their density, which clusters rather than denoises.
 *
 * <p>Nominal columns take part with one number a level and come back as the level with the largest.
 * Numbers become doubles. Missing cells are filled on the way, but {@link MemoryImputer} does that
 * better. Columns are bound by name, further columns are passed on untouched. Immutable.
 */
public final class MemoryDenoiser implements Transform {

  @Serial private static final long serialVersionUID = 1L;

  private static final RecordProperties KEYS =
      new RecordProperties("smile.engram_memory_denoiser.");

  private final FrameEncoder encoder;
  private final MemoryRetrieval retrieval;

  private MemoryDenoiser(FrameEncoder encoder, MemoryRetrieval retrieval) {
    this.encoder = encoder;
    this.retrieval = retrieval;
  }

  /** Stores the rows of a frame, with the default options. */
  public static MemoryDenoiser fit(DataFrame data, String... columns) {
    return fit(data, new Options(), columns);
  }

  /**
   * Stores the rows of a frame.
   *
   * @param data at least one row, not modified
   * @param columns the columns to denoise, all if none is named; leave out the response
   * @throws IllegalArgumentException if the frame is empty, or a column is missing or cannot be
   *     encoded
   */
  public static MemoryDenoiser fit(DataFrame data, Options options, String... columns) {
    FrameEncoder encoder = FrameEncoder.fit(data, columns);
    return new MemoryDenoiser(encoder, MemoryRetrieval.fit(encoder.encode(data), options.core()));
  }

  /** Returns the retrieval of engram-core, among encoded rows. */
  public MemoryRetrieval retrieval() {
    return retrieval;
  }

  /**
   * Denoises a row.
   *
   * @throws IllegalArgumentException if a column is missing or of another kind, a level unknown, or
   *     a number infinite
   */
  @Override
  public Tuple apply(Tuple x) {
    return FrameCells.write(x, retrieved(new double[][] {encoder.encode(x)}), false);
  }

  /** Denoises a frame, each row on its own; see {@link #apply(Tuple)}. */
  @Override
  public DataFrame apply(DataFrame data) {
    return data.isEmpty() ? data : FrameCells.write(data, retrieved(encoder.encode(data)), false);
  }

  private Table retrieved(double[][] rows) {
    return encoder.encoder().decode("denoised", retrieval.retrieve(rows));
  }

  @Override
  public String toString() {
    return retrieval.toString();
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link MemoryRetrieval}
   */
  public record Options(MemoryRetrieval.Options core) {

    /** The defaults. */
    public Options() {
      this(new MemoryRetrieval.Options());
    }

    /** Returns these options with a change. */
    public Options with(UnaryOperator<MemoryRetrieval.Options> change) {
      return new Options(change.apply(core));
    }

    /**
     * Returns options for noise of a known size: one step of size 1 at beta = 1 / deviation^2.
     *
     * @param deviation of the noise, in standard deviations of the columns, above 0
     * @throws IllegalArgumentException if it is not above 0
     */
    public Options withNoise(double deviation) {
      if (!(deviation > 0)) {
        throw new IllegalArgumentException("deviation is " + deviation + ", allowed: above 0");
      }
      double beta = 1 / (deviation * deviation);
      return with(
          o ->
              new MemoryRetrieval.Options(
                  beta, 1, 1, o.maxMemories(), o.threads(), Separations.SOFTMAX));
    }

    /** Returns the options as properties {@code smile.engram_memory_denoiser.beta} and so on. */
    public Properties toProperties() {
      return KEYS.write(core);
    }

    /**
     * Reads options from properties; what is absent has its default.
     *
     * @throws IllegalArgumentException if a key {@code smile.engram_memory_denoiser...} is unknown
     *     or a value not allowed
     */
    public static Options of(Properties properties) {
      return new Options(KEYS.read(properties, new MemoryRetrieval.Options()));
    }
  }
}
