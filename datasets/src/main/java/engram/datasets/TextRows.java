package engram.datasets;

import engram.table.Cells;
import java.util.List;

/** Some rows of a text file, each cell as it is written: what a model reads by its own columns. */
public final class TextRows implements Cells {

  private final String source;
  private final CsvFormat format;
  private final List<String> names;
  private final MissingWords words;
  private final int first;
  private final List<String[]> rows;

  TextRows(
      String source,
      CsvFormat format,
      List<String> names,
      MissingWords words,
      int first,
      List<String[]> rows) {
    this.source = source;
    this.format = format;
    this.names = names;
    this.words = words;
    this.first = first;
    this.rows = rows;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public int rows() {
    return rows.size();
  }

  /** Returns the number of the first row here, counted from 0 in the file. */
  public int first() {
    return first;
  }

  /** Returns how the file is written. */
  public CsvFormat format() {
    return format;
  }

  /** Returns a cell as it is written, without quotes; blanks around it are kept. */
  public String written(int row, int column) {
    return rows.get(row)[column];
  }

  @Override
  public boolean isMissing(int row, int column) {
    char[] cell = text(row, column).toCharArray();
    return words.isMissing(cell, 0, cell.length);
  }

  @Override
  public double number(int row, int column) {
    if (isMissing(row, column)) {
      return Double.NaN;
    }
    char[] cell = text(row, column).toCharArray();
    if (format.decimalComma()) {
      cell = CsvPass.pointed(cell, 0, cell.length);
    }
    double number = Decimals.parse(cell, 0, cell.length);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public String text(int row, int column) {
    return trimmed(rows.get(row)[column]);
  }

  /** A cell or name without the blanks and control characters around it, as every reader has it. */
  static String trimmed(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && cell.charAt(from) <= ' ') {
      from++;
    }
    while (from < to && cell.charAt(to - 1) <= ' ') {
      to--;
    }
    return cell.substring(from, to);
  }
}
