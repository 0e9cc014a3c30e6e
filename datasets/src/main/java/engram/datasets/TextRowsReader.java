package engram.datasets;

import engram.table.DataException;
import java.io.Closeable;
import java.util.function.Consumer;

/** Reads a text file as texts, a few rows at a time. */
public final class TextRowsReader implements Closeable {

  private final String label;
  private final TextPass pass;
  private final CsvFile file;
  private final CsvFormat format;
  private final Consumer<String> notes;
  private final int size;
  private boolean said;

  TextRowsReader(ByteSource source, CsvReader.Options options, CsvFormat format, int size) {
    this.label = source.label();
    this.size = size;
    this.format = format;
    notes = options.notes();
    pass = new TextPass(label, format, options);
    file = named(() -> new CsvFile(source, options, format, pass));
  }

  /**
   * Reads on. At the end the options' notes are told what was assumed of a file that is not plain,
   * where words that mean a missing cell are those met by whoever looked at the rows.
   *
   * @return the next rows, null at the end of the file
   * @throws DataException if the file cannot be read, a row has another number of cells, or there
   *     is none at all; the message names the file and the line
   */
  public TextRows next() {
    TextRows rows = read();
    if (rows == null && !said) {
      said = true;
      String assumed = format.said(pass.wordsForMissing());
      if (!assumed.isEmpty()) {
        notes.accept(assumed);
      }
    }
    return rows;
  }

  private TextRows read() {
    return named(
        () -> {
          int count = 0;
          while (count < size && file.nextRow()) {
            count++;
          }
          return pass.take(count);
        });
  }

  private interface Reading<T> {
    T run();
  }

  private <T> T named(Reading<T> reading) {
    try {
      return reading.run();
    } catch (DataException e) {
      throw new DataException(label + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
