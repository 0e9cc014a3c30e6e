package engram.smile;

import engram.completion.MemoryCompletion;
import engram.completion.MemoryCompletionTable;
import engram.learned.Model;
import engram.learned.TableCompletion;
import engram.table.Table;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.UnaryOperator;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.transform.Transform;

/**
 * Fills missing cells by clamped descent: what is known of a row stays, what is missing goes to
 * where the stored rows that are near lead; {@link MemoryCompletionTable} for Smile.
 *
 * <p>Numeric and nominal columns are filled together, and used to fill each other. Known cells stay
 * as they are; whole numbers are filled with whole numbers. Columns are bound by name, further
 * columns are passed on untouched. Immutable.
 *
 * <pre>{@code
 * Transform pipeline = Transform.fit(frame, MemoryImputer::fit, Standardizer::fit);
 * }</pre>
 */
public final class MemoryImputer implements Transform {

  @Serial private static final long serialVersionUID = 1L;

  private static final RecordProperties KEYS = new RecordProperties("smile.engram_memory_imputer.");

  private final MemoryCompletionTable completion;
  private final String[] columns;
  private final TableCompletion model;

  private MemoryImputer(TableCompletion model) {
    this.model = model;
    this.completion = model.features();
    this.columns = completion.schema().names().toArray(String[]::new);
  }

  /** Stores the rows of a frame, with the default options. */
  public static MemoryImputer fit(DataFrame data, String... columns) {
    return fit(data, new Options(), columns);
  }

  /**
   * Stores the rows of a frame.
   *
   * @param data at least one row, not modified
   * @param columns the columns to fill and to fill from, all if none is named; leave out the
   *     response
   * @throws IllegalArgumentException if the frame is empty, a column is missing, without a known
   *     cell, or of a kind that cannot be filled
   */
  public static MemoryImputer fit(DataFrame data, Options options, String... columns) {
    Refusal.empty(data.size());
    Table table = Frames.table(data, columns);
    FrameEncoder.refuseTexts(data, table);
    return new MemoryImputer(
        Refusal.of(() -> TableCompletion.fit(table, null, false, options.core())));
  }

  /** Returns the model as one of tables: what {@code engram predict} and plain Java read. */
  public TableCompletion model() {
    return model;
  }

  /** Writes {@link #model} to a file, whole or not at all. */
  public void save(Path file) {
    model.save(file);
  }

  /**
   * Reads an imputer that {@link #save}, {@code engram complete --model} or plain Java wrote. It
   * fills the columns that are no target there.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  public static MemoryImputer load(Path file) {
    if (!(Model.load(file) instanceof TableCompletion saved)) {
      throw new IllegalArgumentException(file + " holds no completion");
    }
    return new MemoryImputer(saved);
  }

  /** Returns the completion of engram-core. */
  public MemoryCompletionTable completion() {
    return completion;
  }

  /**
   * Fills a row.
   *
   * @throws IllegalArgumentException if a column is missing or of another kind, a level unknown or
   *     a number infinite
   */
  @Override
  public Tuple apply(Tuple x) {
    return FrameCells.write(x, completed(Frames.table(x, columns)), true);
  }

  /** Fills a frame, each row on its own; see {@link #apply(Tuple)}. */
  @Override
  public DataFrame apply(DataFrame data) {
    if (data.isEmpty()) {
      return data;
    }
    return FrameCells.write(data, completed(Frames.table(data, columns)), true);
  }

  private Table completed(Table table) {
    return Refusal.of(() -> completion.complete(table));
  }

  @Override
  public String toString() {
    return completion.toString();
  }

  /**
   * What a fit does.
   *
   * @param core the options of {@link MemoryCompletion}
   */
  public record Options(MemoryCompletion.Options core) {

    /** The defaults. */
    public Options() {
      this(new MemoryCompletion.Options());
    }

    /** Returns these options with a change. */
    public Options with(UnaryOperator<MemoryCompletion.Options> change) {
      return new Options(change.apply(core));
    }

    /** Returns the options as properties {@code smile.engram_memory_imputer.seed} and so on. */
    public Properties toProperties() {
      return KEYS.write(core);
    }

    /**
     * Reads options from properties; what is absent has its default.
     *
     * @throws IllegalArgumentException if a key {@code smile.engram_memory_imputer...} is unknown
     *     or a value not allowed
     */
    public static Options of(Properties properties) {
      return new Options(KEYS.read(properties, new MemoryCompletion.Options()));
    }
  }
}
