package engram.cli.completion;

import engram.cli.rows.CsvLine;
import engram.cli.rows.RowSource;
import engram.datasets.CsvFormat;
import engram.table.Cells;
import engram.table.Column;
import engram.table.DataException;

/**
 * Cells of a CSV file.
 *
 * @param format how the file is written
 * @param line how cells are quoted
 */
record CsvForm(CsvFormat format, CsvLine line) implements CellForm {

  @Override
  public String text(int column, Column learned, double value) {
    String text = NumberText.of(learned, value);
    if (learned.isNumeric() && format.decimalComma()) {
      text = text.replace('.', ',');
    }
    if (!format.encoding().newEncoder().canEncode(text)) {
      throw new DataException(
          "column '"
              + learned.name()
              + "': "
              + DataException.quote(text)
              + " cannot be written as "
              + format.encoding()
              + "; give the data in UTF-8");
    }
    return text;
  }

  @Override
  public String filled(String written, String text, boolean quoted) {
    int from = 0;
    int to = written.length();
    while (from < to && written.charAt(from) <= ' ') {
      from++;
    }
    while (from < to && written.charAt(to - 1) <= ' ') {
      to--;
    }
    String cell = line.cell(text, quoted || isQuoted(written));
    return written.substring(0, from) + cell + written.substring(to);
  }

  @Override
  public String kept(String written) {
    String content = content(written);
    return line.isChanged(content) ? line.cell(content, isQuoted(written)) : written;
  }

  @Override
  public String plain(String written, Cells cells, int row, int column) {
    return RowSource.written(cells, row, column);
  }

  @Override
  public boolean isQuoted(String written) {
    return written.strip().startsWith("\"");
  }

  @Override
  public boolean agrees(String written, Cells cells, int row, int column) {
    return content(written).equals(RowSource.written(cells, row, column));
  }

  private String content(String written) {
    if (!isQuoted(written)) {
      return written;
    }
    String quoted = written.strip();
    return quoted.substring(1, Math.max(1, quoted.length() - 1)).replace("\"\"", "\"");
  }
}
