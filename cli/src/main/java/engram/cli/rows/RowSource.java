package engram.cli.rows;

import engram.datasets.TextFile;
import engram.datasets.TextRows;
import engram.datasets.TextRowsReader;
import engram.table.Cells;
import engram.table.Table;
import java.io.Closeable;
import java.util.function.Supplier;

/** Rows of a data set as they are found, some at a time. */
public final class RowSource implements Closeable {

  private final TextRowsReader reader;
  private Supplier<Table> whole;

  private RowSource(TextRowsReader reader, Supplier<Table> whole) {
    this.reader = reader;
    this.whole = whole;
  }

  /** Reads a text file, {@code size} rows at a time. */
  public static RowSource of(TextFile file, int size) {
    return new RowSource(file.rows(size), null);
  }

  /** Reads a table at once. */
  public static RowSource of(Supplier<Table> table) {
    return new RowSource(null, table);
  }

  /** Returns the next rows, null at the end. */
  public Cells next() {
    if (reader != null) {
      return reader.next();
    }
    Cells cells = whole == null ? null : Cells.of(whole.get());
    whole = null;
    return cells;
  }

  /** A cell as it is written in the file, or as it would be; empty where it is missing. */
  public static String written(Cells cells, int row, int column) {
    if (cells instanceof TextRows text) {
      return text.written(row, column);
    }
    return cells.isMissing(row, column) ? "" : cells.text(row, column);
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }
}
