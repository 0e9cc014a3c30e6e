package engram.table;

import java.util.List;

/**
 * Rows of cells as they are found, before it is settled of which kinds they are to be read: the
 * side of a {@link Binding} that a file or a host gives.
 */
public interface Cells {

  /** Returns what messages call them, such as the name of a file. */
  String source();

  /** Returns the names of the columns. */
  List<String> names();

  /** Returns the number of rows. */
  int rows();

  /** Returns whether a cell is missing. */
  boolean isMissing(int row, int column);

  /** Returns the finite number that a cell is, NaN if it is none or missing. */
  double number(int row, int column);

  /** Returns a known cell as text: the level, or the number as a reader would write it. */
  String text(int row, int column);

  /**
   * Returns what may help where a cell is no number, to be added to a message; empty if nothing.
   */
  default String remedy(int row, int column) {
    return "";
  }

  /** Returns the cells of a table; it is not copied. */
  static Cells of(Table table) {
    return new TableCells(table);
  }
}
