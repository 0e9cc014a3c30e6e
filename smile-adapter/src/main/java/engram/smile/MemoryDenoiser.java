package engram.smile;

import engram.density.Bandwidth;
import engram.descent.Descent;
import engram.energy.Energies;
import engram.energy.Kernel;
import engram.table.Table;
import java.io.Serial;
import java.util.Properties;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.transform.Transform;

/**
 * Takes the noise out of rows: a standardised row descends the log-sum-exp energy of the stored
 * rows, {@code v <- v + stepSize (sum_mu w_mu xi_mu - v)}, {@code w = softmax(-|v - xi_mu|^2 / (2
 * noise^2))}, with no coordinate clamped, and is put back in the units of the data.
 *
 * <p>One step of size 1 is the mean of the stored rows given a row with normal noise of that
 * deviation: the best guess where the stored rows are the truth. More steps go on to the modes of
 * their density, which clusters rather than denoises.
 *
 * <p>Nominal columns take part with one number a level and come back as the level with the largest.
 * Numbers become doubles. Missing cells are refused: {@link MemoryImputer} goes first. Columns are
 * bound by name, further columns are passed on untouched. Immutable. O(n D) a row and step.
 */
public final class MemoryDenoiser implements Transform {

  @Serial private static final long serialVersionUID = 1L;

  private static final RecordProperties KEYS =
      new RecordProperties("smile.engram_memory_denoiser.");

  private final FrameEncoder encoder;
  private final double[][] memories;
  private final double beta;
  private final Options options;

  private MemoryDenoiser(FrameEncoder encoder, double[][] memories, double beta, Options options) {
    this.encoder = encoder;
    this.memories = memories;
    this.beta = beta;
    this.options = options;
  }

  /** Stores the rows of a frame, with the default options. */
  public static MemoryDenoiser fit(DataFrame data, String... columns) {
    return fit(data, new Options(), columns);
  }

  /**
   * Stores the rows of a frame.
   *
   * @param data at least two different rows, not modified
   * @param columns the columns to denoise, all if none is named; leave out the response
   * @throws IllegalArgumentException if the frame is empty, a column is missing or cannot be
   *     encoded, or a cell is missing
   */
  public static MemoryDenoiser fit(DataFrame data, Options options, String... columns) {
    FrameEncoder encoder = FrameEncoder.fit(data, columns);
    double[][] memories = encoder.encode(data);
    refuseMissing(memories);
    double beta =
        options.noise() > 0
            ? 1 / (options.noise() * options.noise())
            : Bandwidth.beta(Bandwidth.leaveOneOut(Kernel.GAUSSIAN, memories, 0));
    return new MemoryDenoiser(encoder, memories, beta, options);
  }

  private static void refuseMissing(double[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      for (double value : rows[row]) {
        if (Double.isNaN(value)) {
          throw new IllegalArgumentException(
              "row " + row + " (counted from 0) has a missing cell, allowed: none; impute first");
        }
      }
    }
  }

  /** Returns the deviation of the noise, in standard deviations of the columns. */
  public double noise() {
    return 1 / Math.sqrt(beta);
  }

  /**
   * Denoises a row.
   *
   * @throws IllegalArgumentException if a column is missing or of another kind, a level unknown, or
   *     a cell missing or infinite
   */
  @Override
  public Tuple apply(Tuple x) {
    return FrameCells.write(x, descended(new double[][] {encoder.encode(x)}), false);
  }

  /** Denoises a frame, each row on its own; see {@link #apply(Tuple)}. */
  @Override
  public DataFrame apply(DataFrame data) {
    return data.isEmpty() ? data : FrameCells.write(data, descended(encoder.encode(data)), false);
  }

  private Table descended(double[][] rows) {
    refuseMissing(rows);
    Descent descent = new Descent(Energies.logSumExp(beta), options.steps(), options.stepSize());
    double[][] ends =
        IntStream.range(0, rows.length)
            .parallel()
            .mapToObj(row -> descent.run(rows[row], null, memories).state())
            .toArray(double[][]::new);
    return encoder.encoder().decode("denoised", ends);
  }

  @Override
  public String toString() {
    return "MemoryDenoiser: " + memories.length + " memories, noise " + noise();
  }

  /**
   * What a fit does.
   *
   * @param noise deviation of the noise in standard deviations of the columns, above 0; 0 = auto:
   *     that of the normal kernel under which each stored row is likeliest from the others
   * @param steps T, 1 or more; default 1
   * @param stepSize size of a step, above 0, at most 1; default 1
   */
  public record Options(double noise, int steps, double stepSize) implements java.io.Serializable {

    @Serial private static final long serialVersionUID = 1L;

    /** The defaults. */
    public Options() {
      this(0, 1, 1);
    }

    /** Checks the values. */
    public Options {
      check(noise >= 0 && noise < 1e100, "noise", noise, "0 (auto) or above, finite");
      check(steps >= 1, "steps", steps, "1 or more");
      check(stepSize > 0 && stepSize <= 1, "stepSize", stepSize, "above 0, at most 1");
    }

    private static void check(boolean holds, String name, Object value, String allowed) {
      if (!holds) {
        throw new IllegalArgumentException(name + " is " + value + ", allowed: " + allowed);
      }
    }

    /** Returns these options with another deviation of the noise, 0 = auto. */
    public Options withNoise(double value) {
      return new Options(value, steps, stepSize);
    }

    /** Returns these options with another descent: T steps of a size. */
    public Options withSteps(int count, double size) {
      return new Options(noise, count, size);
    }

    /** Returns the options as properties {@code smile.engram_memory_denoiser.noise} and so on. */
    public Properties toProperties() {
      return KEYS.write(this);
    }

    /**
     * Reads options from properties; what is absent has its default.
     *
     * @throws IllegalArgumentException if a key {@code smile.engram_memory_denoiser...} is unknown
     *     or a value not allowed
     */
    public static Options of(Properties properties) {
      return KEYS.read(properties, new Options());
    }
  }
}
