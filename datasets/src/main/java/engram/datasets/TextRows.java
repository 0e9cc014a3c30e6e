package engram.datasets;

import engram.table.Cells;
import java.util.List;
import java.util.Set;

/** Some rows of a text file, each cell as it is written: what a model reads by its own columns. */
public final class TextRows implements Cells {

  private final String source;
  private final CsvFormat format;
  private final List<String> names;
  private final MissingWords words;
  private final Set<String> wordsForMissing;
  private final int first;
  private final List<String[]> rows;

  TextRows(
      String source,
      CsvFormat format,
      List<String> names,
      MissingWords words,
      Set<String> wordsForMissing,
      int first,
      List<String[]> rows) {
    this.source = source;
    this.format = format;
    this.names = names;
    this.words = words;
    this.wordsForMissing = wordsForMissing;
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
    String text = text(row, column);
    boolean missing = words.isMissing(text.toCharArray(), 0, text.length());
    if (missing && !text.isEmpty() && !text.startsWith("?")) {
      wordsForMissing.add(text);
    }
    return missing;
  }

  @Override
  public double number(int row, int column) {
    if (isMissing(row, column)) {
      return Double.NaN;
    }
    char[] cell = text(row, column).toCharArray();
    double number = format.number(cell, 0, cell.length);
    return Double.isFinite(number) ? number : Double.NaN;
  }

  @Override
  public String text(int row, int column) {
    return CellText.of(rows.get(row)[column]);
  }

  @Override
  public String remedy(int row, int column) {
    return format.hasOtherMark(text(row, column)) ? "; " + format.remedy() : "";
  }
}
