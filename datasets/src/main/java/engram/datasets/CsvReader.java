package engram.datasets;

import engram.table.DataException;
import engram.table.Table;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads CSV files into tables.
 *
 * <p>A file is UTF-8 text, plain or packed with gzip (told by its first bytes), with cells parted
 * by commas, quoted with {@code "} where they need be, and a header line of distinct names. Blanks
 * around cells are dropped, empty lines are skipped. An empty cell or {@code ?} is missing. The
 * last column is the target unless the options say otherwise.
 *
 * <p>The kind of a column follows from its known cells:
 *
 * <ul>
 *   <li><b>numeric</b> if all of them are finite decimal numbers;
 *   <li><b>text</b> if at least two of these hold: the distinct cells are more than half of the
 *       known ones; they are more than 20; their mean length is above 50 characters;
 *   <li><b>nominal</b> otherwise, with the levels in alphabetical order, or in the order of numbers
 *       if all of them are numbers.
 * </ul>
 *
 * <p>A column of numbers with some text among them is an error if the text cells are fewer than 20
 * % of the known ones or the numbers take more than 30 distinct values, and otherwise nominal: most
 * likely a slip or an unknown mark for a missing cell in the first case, codes in the second. A
 * target of whole numbers with at most 30 distinct values, each found twice or more on average, is
 * taken as nominal, its levels named by the numbers. {@link Options#nominal} and {@link
 * Options#numeric} overrule all of this.
 */
public final class CsvReader {
  private CsvReader() {}

  /** told how far the reading has come. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called every few thousand rows, and once at the end.
     *
     * @param rows rows read so far
     * @param bytes bytes of the file read so far, before unpacking
     * @param size size of the file in bytes, -1 if not known
     */
    void read(long rows, long bytes, long size);
  }

  /**
   * How to read a file.
   *
   * @param target name of the target column; null for the last column, "" for no target
   * @param nominal names of columns to read as nominal whatever their cells look like
   * @param numeric names of columns to read as numbers, so that any other cell is an error
   * @param missing texts that mean a missing cell, besides the empty one
   * @param progress told how far the reading has come
   */
  public record Options(
      String target,
      Set<String> nominal,
      Set<String> numeric,
      Set<String> missing,
      Progress progress) {

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException if a column is in both sets
     */
    public Options {
      nominal = Set.copyOf(nominal);
      numeric = Set.copyOf(numeric);
      missing = Set.copyOf(missing);
      Set<String> both = new HashSet<>(nominal);
      both.retainAll(numeric);
      if (!both.isEmpty()) {
        throw new IllegalArgumentException(
            "column '" + both.iterator().next() + "' cannot be both nominal and numeric");
      }
    }

    /** The last column is the target, kinds follow from the cells, {@code ?} is missing. */
    public Options() {
      this(null, Set.of(), Set.of(), Set.of("?"), (rows, bytes, size) -> {});
    }

    /**
     * With another target.
     *
     * @param name name of the target column; null for the last column
     * @return changed options
     */
    public Options withTarget(String name) {
      return new Options(name, nominal, numeric, missing, progress);
    }

    /**
     * Without a target: all columns are features.
     *
     * @return changed options
     */
    public Options withoutTarget() {
      return withTarget("");
    }

    /**
     * With columns to read as nominal.
     *
     * @param names their names
     * @return changed options
     */
    public Options withNominal(Set<String> names) {
      return new Options(target, names, numeric, missing, progress);
    }

    /**
     * With columns to read as numbers.
     *
     * @param names their names
     * @return changed options
     */
    public Options withNumeric(Set<String> names) {
      return new Options(target, nominal, names, missing, progress);
    }

    /**
     * With other texts for missing cells.
     *
     * @param texts the texts, such as {@code NA}; an empty cell is always missing
     * @return changed options
     */
    public Options withMissing(Set<String> texts) {
      return new Options(target, nominal, numeric, texts, progress);
    }

    /**
     * With a listener.
     *
     * @param listener told how far the reading has come
     * @return changed options
     */
    public Options withProgress(Progress listener) {
      return new Options(target, nominal, numeric, missing, listener);
    }
  }

  /**
   * Reads a file with the default options.
   *
   * @param file a CSV file, plain or packed with gzip
   * @return its rows; the table is named after the file
   * @throws DataException if the file cannot be read or holds no usable table; the message names
   *     the file and, where there is one, the line and the column
   */
  public static Table read(Path file) {
    return read(file, new Options());
  }

  /**
   * Reads a file. Takes one pass over it, or two if a column of codes begins like numbers.
   *
   * @param file a CSV file, plain or packed with gzip
   * @param options how to read it
   * @return its rows; the table is named after the file
   * @throws DataException if the file cannot be read or holds no usable table; the message names
   *     the file and, where there is one, the line and the column
   */
  public static Table read(Path file, Options options) {
    String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    return read(ByteSource.of(file), name.replaceFirst("\\.csv(\\.gz)?$", ""), options);
  }

  /** Reads any source; the second pass takes as words what the first found to be codes. */
  static Table read(ByteSource source, String name, Options options) {
    try {
      CsvPass pass = CsvFile.pass(source, options, Set.of());
      Set<String> again = CsvKinds.columnsToReadAgain(pass);
      if (!again.isEmpty()) {
        pass = CsvFile.pass(source, options, again);
      }
      return CsvKinds.table(pass, name);
    } catch (DataException e) {
      throw new DataException(source.label() + ": " + e.getMessage(), e);
    }
  }
}
