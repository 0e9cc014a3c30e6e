package engram.cli.completion;

import engram.datasets.WrittenRow;
import engram.datasets.WrittenRows;
import engram.table.Cells;
import engram.table.DataException;
import engram.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Rows in the form of the file that they came from: its text, from the first sign to the last, but
 * for the cells that are filled.
 */
final class CompletedText implements CompletedRows {

  /** So many rows show which columns are in quotes. */
  private static final int SHOWING = 1000;

  private final WrittenRows written;
  private final CellForm form;
  private final boolean header;
  private final Deque<WrittenRow> ahead = new ArrayDeque<>();
  private boolean[] quoted;

  /**
   * Prepares to write.
   *
   * @param written the text, closed with this
   * @param form how its cells are written
   * @param header whether its first row is the names of the columns
   */
  CompletedText(WrittenRows written, CellForm form, boolean header) {
    this.written = written;
    this.form = form;
    this.header = header;
  }

  @Override
  public void rows(Writer out, Cells cells, Table answers, int first) throws IOException {
    Filling filling = Filling.of(cells, answers, first);
    if (quoted == null) {
      begin(out, cells);
    }
    for (int row = 0; row < cells.rows(); row++) {
      WrittenRow found = ahead.isEmpty() ? written.next() : ahead.poll();
      if (found == null) {
        throw Filling.changed(cells);
      }
      write(out, found, filling, row);
    }
  }

  private void begin(Writer out, Cells cells) throws IOException {
    if (header) {
      WrittenRow names = written.next();
      if (names == null) {
        throw Filling.changed(cells);
      }
      for (int c = 0; c < names.cells().size(); c++) {
        out.write(names.around().get(c));
        out.write(form.kept(names.cells().get(c)));
      }
      out.write(names.around().get(names.cells().size()));
    }
    int width = cells.names().size();
    boolean[] any = new boolean[width];
    boolean[] plain = new boolean[width];
    for (int row = 0; row < Math.min(SHOWING, cells.rows()); row++) {
      WrittenRow found = written.next();
      if (found == null) {
        throw Filling.changed(cells);
      }
      ahead.add(found);
      for (int c = 0; c < found.cells().size(); c++) {
        int column = found.column(c);
        if (column < width && !cells.isMissing(row, column)) {
          boolean marks = form.isQuoted(found.cells().get(c));
          any[column] |= marks;
          plain[column] |= !marks;
        }
      }
    }
    quoted = new boolean[width];
    for (int c = 0; c < width; c++) {
      quoted[c] = any[c] && !plain[c];
    }
  }

  private void write(Writer out, WrittenRow found, Filling filling, int row) throws IOException {
    List<String> texts = found.cells();
    for (int c = 0; c < texts.size(); c++) {
      int column = found.column(c);
      boolean surplus = column >= quoted.length;
      if (surplus
          ? !texts.get(c).isBlank()
          : !form.agrees(texts.get(c), filling.cells(), row, column)) {
        throw new DataException(
            filling.place(row)
                + ": the text "
                + DataException.quote(texts.get(c))
                + " is not what was read there; it cannot be kept as it is written");
      }
      String fill = surplus ? null : filling.text(form, row, column);
      out.write(found.around().get(c));
      out.write(
          fill == null ? form.kept(texts.get(c)) : form.filled(texts.get(c), fill, quoted[column]));
    }
    out.write(found.around().get(texts.size()));
  }

  @Override
  public void end(Writer out) throws IOException {
    if (written.next() != null) {
      throw new DataException("the data changed while they were read");
    }
    out.write(written.rest());
  }

  @Override
  public void close() {
    written.close();
  }
}
