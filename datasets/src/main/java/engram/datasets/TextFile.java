package engram.datasets;

import engram.table.DataException;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;

/**
 * A text file of rows, in the format that its first rows show: read as a table, whose kinds of
 * columns follow from the cells, or as the texts that stand in it. It can be read more than once; a
 * pipe is kept in memory for that.
 */
public final class TextFile {

  private final ByteSource source;
  private final String name;
  private final CsvReader.Options options;
  private final CsvFormat format;

  private TextFile(ByteSource source, String name, CsvReader.Options options) {
    this.source = source;
    this.name = name;
    this.options = options;
    try {
      format = CsvText.format(source, options);
    } catch (DataException e) {
      throw new DataException(source.label() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(source.label() + ": " + ByteSource.explain(e), e);
    }
  }

  /**
   * Looks at a file.
   *
   * @param file plain or packed with gzip
   * @param options how to read it
   * @throws DataException if it cannot be read; the message names the file
   */
  public static TextFile of(Path file, CsvReader.Options options) {
    String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
    return of(
        ByteSource.of(file), name.replaceFirst("(?i)\\.(csv|tsv|txt|data)(\\.gz)?$", ""), options);
  }

  /**
   * Reads a stream to its end, as a file; not closed.
   *
   * @param in bytes, plain or packed with gzip, kept in memory
   * @param name what messages call it and the table is named
   * @param options how to read it
   * @throws DataException if it cannot be read
   */
  public static TextFile of(InputStream in, String name, CsvReader.Options options) {
    byte[] bytes = FileBytes.of(in, name);
    return of(
        new ByteSource(name, bytes.length, () -> new ByteArrayInputStream(bytes)), name, options);
  }

  static TextFile of(ByteSource source, String name, CsvReader.Options options) {
    return new TextFile(source, name, options);
  }

  /** Returns how the file is written. */
  public CsvFormat format() {
    return format;
  }

  /**
   * Reads the rows as texts, a few at a time.
   *
   * @param size rows a time, 1 or more
   * @return to be closed
   * @throws DataException as for {@link #table}
   */
  public TextRowsReader rows(int size) {
    return new TextRowsReader(source, options, format, size);
  }

  /**
   * Reads the rows as they are written.
   *
   * @return to be closed
   * @throws DataException if the file cannot be read
   */
  public WrittenRows written() {
    return new WrittenText(source, format);
  }

  /**
   * Returns the byte order mark of the file, empty without one.
   *
   * @throws DataException if the file cannot be read
   */
  public byte[] mark() {
    try {
      return CsvText.mark(source);
    } catch (IOException e) {
      throw new DataException(source.label() + ": " + ByteSource.explain(e), e);
    }
  }

  /**
   * Reads the table. Takes one pass over the file, or two if a column of codes begins like numbers.
   *
   * @throws DataException if the file cannot be read or holds no usable table; the message names
   *     the file and, where there is one, the line and the column
   */
  public Table table() {
    try {
      CsvPass pass = pass(Set.of());
      Set<String> again = CsvKinds.columnsToReadAgain(pass);
      if (!again.isEmpty()) {
        pass = pass(again);
      }
      tell(pass.wordsForMissing());
      if (pass.withoutValue() != null) {
        options.notes().accept(pass.withoutValue());
      }
      Table table = CsvKinds.table(pass, name, options.notes());
      String first = table.schema().column(0).name();
      boolean drops = format.rowNames() && !options.nominal().contains(first);
      return drops ? table.without(first) : table;
    } catch (DataException e) {
      throw new DataException(source.label() + ": " + e.getMessage(), e);
    }
  }

  private CsvPass pass(Set<String> asWords) {
    CsvPass pass = new CsvPass(options, format, asWords);
    long rows = 0;
    try (CsvFile file = new CsvFile(source, options, format, pass)) {
      while (file.nextRow()) {
        rows++;
      }
    }
    CsvFile.check(pass.columns() != null, rows);
    return pass;
  }

  private void tell(Set<String> missing) {
    String said = format.said(missing);
    if (!said.isEmpty()) {
      options.notes().accept(said);
    }
  }
}
