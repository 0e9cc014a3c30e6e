package engram.cli.completion;

import engram.cli.rows.CsvLine;
import engram.cli.rows.RowSource;
import engram.datasets.CsvFormat;
import engram.table.Cells;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows with their missing cells filled, as CSV with the separator and decimal mark of the file they
 * came from: the text of every other cell, columns that had no part in their place. Quotes,
 * remarks, blank lines and ends of lines are not kept; rows of other files become plain CSV.
 */
public final class CompletedRows {

  /** Whole numbers below this have no more digits than a double holds. */
  private static final double WHOLE = 1e15;

  private final CsvFormat format;
  private final CsvLine line;

  /**
   * Prepares to write.
   *
   * @param format of the file that the rows come from, null for commas and points
   * @param line how cells are quoted
   */
  public CompletedRows(CsvFormat format, CsvLine line) {
    this.format = format;
    this.line = format == null ? line : line.parted(format.separator());
  }

  /** Returns the encoding of the file: the same again, UTF-8 where that needs a mark. */
  public Charset encoding() {
    return format == null || format.encoding().name().startsWith("UTF-16")
        ? StandardCharsets.UTF_8
        : format.encoding();
  }

  /** Writes the names of the columns, if the file had them. */
  public void head(Writer out, List<String> names) throws IOException {
    if (format != null && format.separatorLine()) {
      out.write("sep=" + format.separator() + "\n");
    }
    if (format == null || format.header()) {
      List<String> cells = new ArrayList<>(names);
      if (format != null && format.rowNames()) {
        cells.set(0, "");
      }
      out.write(line.of(cells));
    }
  }

  /**
   * Writes rows.
   *
   * @param cells the rows as they are found
   * @param answers the columns completed, by name; other columns are not filled
   * @param first the row of the answers that the first row is
   */
  public void rows(Writer out, Cells cells, Table answers, int first) throws IOException {
    if (first + cells.rows() > answers.rows()) {
      throw new DataException(cells.source() + ": changed while it was read");
    }
    int[] from = cells.names().stream().mapToInt(answers.schema()::find).toArray();
    for (int row = 0; row < cells.rows(); row++) {
      List<String> texts = new ArrayList<>();
      for (int c = 0; c < from.length; c++) {
        texts.add(
            from[c] >= 0 && cells.isMissing(row, c)
                ? text(answers.schema().column(from[c]), answers.cell(first + row, from[c]))
                : RowSource.written(cells, row, c));
      }
      out.write(line.of(texts));
    }
  }

  private String text(Column column, double cell) {
    if (Double.isNaN(cell)) {
      return "";
    }
    if (!column.isNumeric()) {
      return column.levels().get((int) cell);
    }
    boolean whole = cell == Math.rint(cell) && Math.abs(cell) < WHOLE;
    String text = whole ? Long.toString((long) cell) : Double.toString(cell);
    return format != null && format.decimalComma() ? text.replace('.', ',') : text;
  }
}
