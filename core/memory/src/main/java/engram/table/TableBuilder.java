package engram.table;

import engram.math.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Collects the rows of a {@link Table}. Not for use by several threads at once. */
public final class TableBuilder {
  private final List<List<double[]>> columns = new ArrayList<>();
  private int rows;

  TableBuilder(int width) {
    for (int c = 0; c < width; c++) {
      columns.add(new ArrayList<>());
    }
  }

  /**
   * Appends a row, in constant time a cell.
   *
   * @param row its cells, copied: numbers, indices of levels or texts, NaN = missing
   * @return this
   * @throws IllegalArgumentException if the row has another length than the builder was made for
   */
  public TableBuilder add(double[] row) {
    String name = "row " + rows;
    Check.present(name, row);
    Check.that(
        row.length == columns.size(), name, row.length + " cells long", columns.size() + " cells");
    int piece = rows >> Table.SHIFT;
    int at = rows & (Table.PIECE - 1);
    for (int c = 0; c < row.length; c++) {
      List<double[]> pieces = columns.get(c);
      if (at == 0) {
        pieces.add(new double[piece == 0 ? 16 : Table.PIECE]);
      } else if (at == pieces.get(piece).length) {
        pieces.set(piece, Arrays.copyOf(pieces.get(piece), Math.min(Table.PIECE, 2 * at)));
      }
      pieces.get(piece)[at] = row[c];
    }
    rows++;
    return this;
  }

  /**
   * How many rows have been added.
   *
   * @return the number of rows
   */
  public int rows() {
    return rows;
  }

  /**
   * One cell of a row added before.
   *
   * @param row 0 to rows - 1
   * @param column its column
   * @return the cell
   */
  public double cell(int row, int column) {
    return columns.get(column).get(row >> Table.SHIFT)[row & (Table.PIECE - 1)];
  }

  /**
   * Replaces every cell of a column, for example to put its levels into another order.
   *
   * @param column the column
   * @param change the new cell from the old one, NaN for missing cells on both sides
   * @return this
   */
  public TableBuilder map(int column, DoubleUnaryOperator change) {
    for (int row = 0; row < rows; row++) {
      double[] piece = columns.get(column).get(row >> Table.SHIFT);
      int at = row & (Table.PIECE - 1);
      piece[at] = change.applyAsDouble(piece[at]);
    }
    return this;
  }

  /**
   * The table of the rows added so far. The builder cannot be used after that.
   *
   * @param name what to call the table in messages and reports
   * @param schema its columns
   * @param target index of the target column, or -1
   * @return the table
   * @throws IllegalArgumentException if the schema has another number of columns, the target is
   *     none of them, or a nominal or text cell is no index of a level
   */
  public Table build(String name, Schema schema, int target) {
    if (schema.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the schema has " + schema.size() + " columns, the rows have " + columns.size());
    }
    if (target < -1 || target >= schema.size()) {
      throw new IllegalArgumentException(
          "target is " + target + ", allowed are -1 to " + (schema.size() - 1));
    }
    for (int c = 0; c < schema.size(); c++) {
      checkLevels(schema.column(c), c);
    }
    double[][][] cells =
        columns.stream().map(p -> p.toArray(double[][]::new)).toArray(double[][][]::new);
    columns.clear();
    return new Table(name, schema, rows, target, cells);
  }

  private void checkLevels(Column column, int c) {
    int levels = column.levels().size();
    for (int row = 0; !column.isNumeric() && row < rows; row++) {
      double cell = cell(row, c);
      if (!Double.isNaN(cell) && !(cell >= 0 && cell < levels && cell == Math.rint(cell))) {
        throw new IllegalArgumentException(
            "row "
                + row
                + ", column '"
                + column.name()
                + "': "
                + cell
                + " is no index of a level, allowed are 0 to "
                + (levels - 1));
      }
    }
  }
}
