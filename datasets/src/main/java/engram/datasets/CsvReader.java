package engram.datasets;

import engram.model.Settings;
import engram.table.DataException;
import engram.table.Table;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads CSV files into tables.
 *
 * <p>A file is text, plain or packed with gzip (told by its first bytes): UTF-8, UTF-16 with a byte
 * order mark, or what the options say. Cells are quoted with {@code "} where they need be and
 * parted by commas, or by semicolons, tabs, bars or runs of blanks where the first rows show that;
 * decimal commas are found in the same way. The first line holds distinct names, unless it has
 * fractions, a number twice, or a number beside a word that its column has again. What is not as in
 * a plain file is told to {@link Options#notes}. Blanks around cells are dropped, empty lines are
 * skipped, and so are separators behind the last column of lines. An empty cell or one of {@link
 * Options#MISSING} in any case is missing. The last column is the target unless the options say
 * otherwise.
 *
 * <p>The kind of a column follows from its known cells:
 *
 * <ul>
 *   <li><b>numeric</b> if all of its cells are missing, or if all of them are finite decimal
 *       numbers;
 *   <li><b>text</b> if all of them are dates or times, or at least two of these hold: the distinct
 *       cells are more than half of the known ones; they are more than 20; their mean length is
 *       above 50 characters;
 *   <li><b>nominal</b> otherwise, with the levels in alphabetical order, or in the order of numbers
 *       if all of them are numbers.
 * </ul>
 *
 * <p>A column of numbers with some text among them is an error if the text cells are fewer than 20
 * % of the known ones or the numbers take more than 30 distinct values, and otherwise nominal: most
 * likely a slip or an unknown mark for a missing cell in the first case, codes in the second. An
 * error, too, are numbers of both decimal marks in a column, and texts that are all numbers in a
 * writing that is not read, such as {@code 10 %}. A target of whole numbers with at most 30
 * distinct values, each found twice or more on average, is taken as nominal, its levels named by
 * the numbers. {@link Options#nominal} and {@link Options#numeric} overrule all of this.
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
   * @param missing texts that mean a missing cell in any case, besides the empty one
   * @param encoding of the characters; null for UTF-8, or what a byte order mark says
   * @param separator between cells, a blank for runs of blanks; null where it is to be found
   * @param decimal mark of numbers, a point or a comma; null where it is to be found
   * @param header whether the first line holds names; null where that is to be found
   * @param progress told how far the reading has come
   * @param notes told in a line what was assumed of a file that is not plain
   */
  public record Options(
      String target,
      Set<String> nominal,
      Set<String> numeric,
      Set<String> missing,
      Charset encoding,
      Character separator,
      Character decimal,
      Boolean header,
      Progress progress,
      Consumer<String> notes) {

    /** The words for a missing cell, besides the empty one. */
    public static final Set<String> MISSING =
        Set.of("?", "na", "n/a", "#n/a", "nan", "null", "none");

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException if a column is in both sets, or the decimal mark is none
     */
    public Options {
      nominal = Set.copyOf(nominal);
      numeric = Set.copyOf(numeric);
      missing = Set.copyOf(missing);
      if (decimal != null && decimal != '.' && decimal != ',') {
        throw new IllegalArgumentException(
            "decimal is '" + decimal + "', allowed: a point or a comma");
      }
      Set<String> both = new HashSet<>(nominal);
      both.retainAll(numeric);
      if (!both.isEmpty()) {
        throw new IllegalArgumentException(
            "column '" + both.iterator().next() + "' cannot be both nominal and numeric");
      }
    }

    /** The last column is the target, the format and the kinds follow from the cells. */
    public Options() {
      this(
          null,
          Set.of(),
          Set.of(),
          MISSING,
          null,
          null,
          null,
          null,
          (rows, bytes, size) -> {},
          note -> {});
    }

    /**
     * With another target.
     *
     * @param name name of the target column; null for the last column
     * @return changed options
     */
    public Options withTarget(String name) {
      return Settings.with(this, "target", name);
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
      return Settings.with(this, "nominal", names);
    }

    /**
     * With columns to read as numbers.
     *
     * @param names their names
     * @return changed options
     */
    public Options withNumeric(Set<String> names) {
      return Settings.with(this, "numeric", names);
    }

    /**
     * With other texts for missing cells.
     *
     * @param texts the texts, such as {@code NA}; an empty cell is always missing
     * @return changed options
     */
    public Options withMissing(Set<String> texts) {
      return Settings.with(this, "missing", texts);
    }

    /**
     * With another writing of the file.
     *
     * @param charset of the characters, or null
     * @param sign between cells, or null
     * @param names whether the first line holds the names of the columns, or null
     * @return changed options
     */
    public Options withFormat(Charset charset, Character sign, Boolean names) {
      Options changed = Settings.with(this, "encoding", charset);
      return Settings.with(Settings.with(changed, "separator", sign), "header", names);
    }

    /**
     * With a decimal mark.
     *
     * @param mark a point or a comma, or null where it is to be found
     * @return changed options
     */
    public Options withDecimal(Character mark) {
      return Settings.with(this, "decimal", mark);
    }

    /**
     * With a listener for what was assumed.
     *
     * @param listener told in a line, without the name of the file
     * @return changed options
     */
    public Options withNotes(Consumer<String> listener) {
      return Settings.with(this, "notes", listener);
    }

    /**
     * With a listener.
     *
     * @param listener told how far the reading has come
     * @return changed options
     */
    public Options withProgress(Progress listener) {
      return Settings.with(this, "progress", listener);
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
    return TextFile.of(file, options).table();
  }

  /**
   * Reads a stream to its end, as a file; not closed.
   *
   * @param in bytes, plain or packed with gzip, kept in memory
   * @param name what messages call it and the table is named
   * @param options how to read it
   * @return its rows
   * @throws DataException as for a file
   */
  public static Table read(InputStream in, String name, Options options) {
    return TextFile.of(in, name, options).table();
  }

  /** Reads any source. */
  static Table read(ByteSource source, String name, Options options) {
    return TextFile.of(source, name, options).table();
  }
}
