package engram.cli.completion;

import engram.datasets.TextRows;
import engram.table.Cells;
import engram.table.DataException;
import engram.table.Table;

/**
 * What stands in place of the missing cells of some rows.
 *
 * @param cells the rows as they are found
 * @param answers the columns completed
 * @param first the row of the answers that the first row is
 * @param places of each column its place in the answers, below 0 if it is not there
 */
record Filling(Cells cells, Table answers, int first, int[] places) {

  /** Finds the columns by their names. */
  static Filling of(Cells cells, Table answers, int first) {
    if (first + cells.rows() > answers.rows()) {
      throw changed(cells);
    }
    int[] places = cells.names().stream().mapToInt(answers.schema()::find).toArray();
    return new Filling(cells, answers, first, places);
  }

  static DataException changed(Cells cells) {
    return new DataException(cells.source() + ": changed while it was read");
  }

  /** Returns the data and the number of a row, counted from 1. */
  String place(int row) {
    int before = cells instanceof TextRows text ? text.first() : first;
    return cells.source() + ": row " + (before + row + 1);
  }

  /** Returns what a cell is filled with; null if it is known or stays missing. */
  String text(CellForm form, int row, int column) {
    int place = places[column];
    if (place < 0 || !cells.isMissing(row, column)) {
      return null;
    }
    double value = answers.cell(first + row, place);
    try {
      return Double.isNaN(value) ? null : form.text(column, answers.schema().column(place), value);
    } catch (DataException e) {
      throw new DataException(place(row) + ", " + e.getMessage(), e);
    }
  }
}
