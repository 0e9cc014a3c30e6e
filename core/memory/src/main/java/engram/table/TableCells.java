package engram.table;

import java.util.List;

/**
 * The cells of a table, whose columns may be of other kinds than those they are read by.
 *
 * @param table the table
 */
record TableCells(Table table) implements Cells {

  /** Whole numbers below this have no more digits than a double holds. */
  private static final double WHOLE = 1e15;

  @Override
  public String source() {
    return table.name();
  }

  @Override
  public List<String> names() {
    return table.schema().names();
  }

  @Override
  public int rows() {
    return table.rows();
  }

  @Override
  public boolean isMissing(int row, int column) {
    return table.isMissing(row, column);
  }

  @Override
  public double number(int row, int column) {
    if (table.isMissing(row, column)) {
      return Double.NaN;
    }
    double number =
        table.schema().column(column).isNumeric()
            ? table.cell(row, column)
            : Binding.number(table.level(row, column));
    return Double.isInfinite(number) ? Double.NaN : number;
  }

  @Override
  public String text(int row, int column) {
    if (!table.schema().column(column).isNumeric()) {
      return table.level(row, column);
    }
    double number = table.cell(row, column);
    return number == Math.rint(number) && Math.abs(number) < WHOLE
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
