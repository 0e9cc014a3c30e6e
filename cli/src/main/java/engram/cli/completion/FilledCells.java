package engram.cli.completion;

import engram.table.Column;
import engram.table.Table;

/**
 * Cells of a table that are filled one by one; the mean of a numeric column and the most frequent
 * level of a nominal one fill them at first.
 */
final class FilledCells {

  private final Table table;
  private final double[][] cells;

  /** Fills all columns but the target. */
  FilledCells(Table table) {
    this.table = table;
    cells = new double[table.rows()][table.columns()];
    for (int c = 0; c < table.columns(); c++) {
      double start = c == table.target() ? Double.NaN : usual(table.schema().column(c), c);
      for (int row = 0; row < cells.length; row++) {
        cells[row][c] = table.isMissing(row, c) ? start : table.cell(row, c);
      }
    }
  }

  private double usual(Column column, int c) {
    double sum = 0;
    int known = 0;
    int[] counts = new int[column.levels().size()];
    int mode = 0;
    for (double cell : table.column(c)) {
      if (!Double.isNaN(cell)) {
        known++;
        sum += cell;
        if (column.isNominal() && ++counts[(int) cell] > counts[mode]) {
          mode = (int) cell;
        }
      }
    }
    return column.isNominal() ? mode : sum / known;
  }

  /** Fills a cell that is missing in the table. */
  void fill(int row, int column, double cell) {
    cells[row][column] = cell;
  }

  /** Returns the filled table. */
  Table table() {
    return Table.of(table.name(), table.schema(), table.target(), cells)
        .withWeights(table.weights());
  }
}
