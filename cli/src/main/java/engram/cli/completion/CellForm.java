package engram.cli.completion;

import engram.cli.rows.RowSource;
import engram.table.Cells;
import engram.table.Column;

/** How cells are written in a kind of file. */
interface CellForm {

  /**
   * Returns a filled cell as text, without quotes.
   *
   * @param column of the file
   * @param learned what was completed
   * @param value of it, not NaN
   * @throws engram.table.DataException if the file cannot hold it
   */
  String text(int column, Column learned, double value);

  /**
   * Returns a missing cell with a text in its place; the blanks around it stay.
   *
   * @param written the missing cell
   * @param quoted whether the known cells of its column are in quotes
   */
  String filled(String written, String text, boolean quoted);

  /** Returns a cell that is not filled, as a rule as it is written. */
  String kept(String written);

  /** Returns a known cell without quotes, numbers and dates as they are written. */
  String plain(String written, Cells cells, int row, int column);

  /** Returns a cell of a table that nobody wrote, such as one left out of a sparse row. */
  default String unwritten(Cells cells, int row, int column) {
    return RowSource.written(cells, row, column);
  }

  /** Returns whether a cell is in quotes. */
  boolean isQuoted(String written);

  /** Returns whether what is written is the cell that was read. */
  boolean agrees(String written, Cells cells, int row, int column);
}
