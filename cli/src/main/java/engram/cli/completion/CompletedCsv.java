package engram.cli.completion;

import engram.cli.rows.CsvLine;
import engram.datasets.WrittenRow;
import engram.datasets.WrittenRows;
import engram.table.Cells;
import engram.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/** Rows of an ARFF file or a bundled set as CSV. */
final class CompletedCsv implements CompletedRows {

  private final WrittenRows written;
  private final CellForm form;
  private final CsvLine line;
  private boolean begun;

  /**
   * Prepares to write.
   *
   * @param written the rows as they are written, closed with this; null if they are not
   * @param form how their cells are written
   * @param line how cells are quoted
   */
  CompletedCsv(WrittenRows written, CellForm form, CsvLine line) {
    this.written = written;
    this.form = form;
    this.line = line;
  }

  @Override
  public void rows(Writer out, Cells cells, Table answers, int first) throws IOException {
    if (!begun) {
      out.write(line.of(cells.names()));
      begun = true;
    }
    Filling filling = Filling.of(cells, answers, first);
    String[] texts = new String[cells.names().size()];
    for (int row = 0; row < cells.rows(); row++) {
      for (int c = 0; c < texts.length; c++) {
        String fill = filling.text(form, row, c);
        texts[c] = fill == null ? form.unwritten(cells, row, c) : fill;
      }
      if (written != null) {
        asWritten(texts, cells, row);
      }
      out.write(line.of(Arrays.asList(texts)));
    }
  }

  /** A number or a date has more writings than one; a sparse row has cells that are not written. */
  private void asWritten(String[] texts, Cells cells, int row) {
    WrittenRow found = written.next();
    if (found == null) {
      throw Filling.changed(cells);
    }
    for (int i = 0; i < found.cells().size(); i++) {
      int c = found.column(i);
      if (!cells.isMissing(row, c)) {
        texts[c] = form.plain(found.cells().get(i), cells, row, c);
      }
    }
  }

  @Override
  public void end(Writer out) {
    // Nothing stands behind the last row.
  }

  @Override
  public void close() {
    if (written != null) {
      written.close();
    }
  }
}
