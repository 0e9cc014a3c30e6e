package engram.table;

import engram.math.Check;
import engram.math.DataCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable table of numeric, nominal and text cells, one column of which may be the target.
 *
 * <p>Every cell is a double: the number itself, or the index of the level or text in its {@link
 * Column}; NaN is a missing cell. Cells are held by column in pieces of 16384 rows, so a table
 * takes 8 bytes a cell, grows without copying, and tables that differ only in their target or in
 * the choice of columns share their cells.
 */
public final class Table {
  // Small enough that a garbage collector with 1 MB regions does not treat a piece as humongous.
  static final int SHIFT = 14;
  static final int PIECE = 1 << SHIFT;

  private final String name;
  private final Schema schema;
  private final int rows;
  private final int target;
  private final double[][][] cells;
  private final double[] weights;

  Table(String name, Schema schema, int rows, int target, double[][][] cells) {
    this(name, schema, rows, target, cells, null);
  }

  private Table(
      String name, Schema schema, int rows, int target, double[][][] cells, double[] weights) {
    this.name = name;
    this.schema = schema;
    this.rows = rows;
    this.target = target;
    this.cells = cells;
    this.weights = weights;
  }

  /**
   * A table of the given rows.
   *
   * @param name what to call the table in messages and reports
   * @param schema its columns
   * @param target index of the target column, or -1
   * @param rows the cells, rows x columns as in the schema; copied
   * @return the table
   * @throws IllegalArgumentException if a row has another length or a cell is no level of its
   *     column
   */
  public static Table of(String name, Schema schema, int target, double[][] rows) {
    TableBuilder builder = builder(schema.size());
    for (double[] row : Check.present("rows", rows)) {
      builder.add(row);
    }
    return builder.build(name, schema, target);
  }

  /**
   * A table of numbers without a target, its columns named x0, x1, ...
   *
   * @param name what to call the table in messages and reports
   * @param x the cells, at least one row, rows x columns, NaN = missing; copied
   * @return the table
   * @throws IllegalArgumentException if there is no row or the rows differ in length
   */
  public static Table of(String name, double[][] x) {
    Check.present("x", x);
    Check.that(x.length > 0, "x", "0 rows", "1 row or more");
    Check.present("row 0 of x", x[0]);
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < x[0].length; c++) {
      columns.add(Column.numeric("x" + c));
    }
    return of(name, new Schema(columns), -1, x);
  }

  /**
   * A builder that takes rows one at a time.
   *
   * @param columns how many cells a row has
   * @return an empty builder
   */
  public static TableBuilder builder(int columns) {
    return new TableBuilder(columns);
  }

  /**
   * What the table is called.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * All columns, the target among them.
   *
   * @return the schema
   */
  public Schema schema() {
    return schema;
  }

  /**
   * The columns other than the target.
   *
   * @return the schema without the target; the same as {@link #schema()} if there is no target
   */
  public Schema features() {
    List<Column> columns = new ArrayList<>(schema.columns());
    if (target >= 0) {
      columns.remove(target);
    }
    return new Schema(columns);
  }

  /**
   * How many rows there are.
   *
   * @return the number of rows
   */
  public int rows() {
    return rows;
  }

  /**
   * How many columns there are, the target included.
   *
   * @return the number of columns
   */
  public int columns() {
    return schema.size();
  }

  /**
   * One cell.
   *
   * @param row 0 to rows - 1
   * @param column 0 to columns - 1
   * @return the number, the index of the level or text, or NaN if the cell is missing
   */
  public double cell(int row, int column) {
    return cells[column][row >> SHIFT][row & (PIECE - 1)];
  }

  /**
   * Whether a cell is missing.
   *
   * @param row 0 to rows - 1
   * @param column 0 to columns - 1
   * @return true if it is
   */
  public boolean isMissing(int row, int column) {
    return Double.isNaN(cell(row, column));
  }

  /**
   * The level or text of a nominal or text cell.
   *
   * @param row 0 to rows - 1
   * @param column a nominal or text column
   * @return the level or text, or null if the cell is missing
   * @throws IllegalArgumentException if the column is numeric
   */
  public String level(int row, int column) {
    Column c = schema.column(column);
    if (c.isNumeric()) {
      throw new IllegalArgumentException("column '" + c.name() + "' is numeric, it has no levels");
    }
    double cell = cell(row, column);
    return Double.isNaN(cell) ? null : c.levels().get((int) cell);
  }

  /**
   * All cells of a column.
   *
   * @param column 0 to columns - 1
   * @return a new array, one value a row, NaN = missing
   */
  public double[] column(int column) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row += PIECE) {
      System.arraycopy(cells[column][row >> SHIFT], 0, values, row, Math.min(PIECE, rows - row));
    }
    return values;
  }

  /**
   * How many cells are missing, the target left out.
   *
   * @return the number of missing cells
   */
  public long missing() {
    long missing = 0;
    for (int c = 0; c < columns(); c++) {
      for (int row = 0; c != target && row < rows; row++) {
        missing += isMissing(row, c) ? 1 : 0;
      }
    }
    return missing;
  }

  /**
   * Index of the target column.
   *
   * @return the index, or -1 if the table has no target
   */
  public int target() {
    return target;
  }

  /**
   * The target column.
   *
   * @return the column
   * @throws DataException if the table has no target
   */
  public Column targetColumn() {
    if (target < 0) {
      throw new DataException("table '" + name + "' has no target column");
    }
    return schema.column(target);
  }

  /**
   * The classes of the rows.
   *
   * @return a new array with the index of the target's level for every row, -1 where it is missing
   * @throws DataException if the table has no target or the target is not nominal
   */
  public int[] targetLabels() {
    Column column = targetColumn();
    if (!column.isNominal()) {
      throw new DataException(
          "the target '" + column.name() + "' of '" + name + "' is not nominal, it has no classes");
    }
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      double cell = cell(row, target);
      labels[row] = Double.isNaN(cell) ? -1 : (int) cell;
    }
    return labels;
  }

  /**
   * The target values of the rows.
   *
   * @return a new array with the number for every row, NaN where it is missing
   * @throws DataException if the table has no target or the target is not numeric
   */
  public double[] targetValues() {
    Column column = targetColumn();
    if (!column.isNumeric()) {
      throw new DataException(
          "the target '" + column.name() + "' of '" + name + "' is not numeric");
    }
    return column(target);
  }

  /**
   * The same cells with another target.
   *
   * @param column name of the new target; the old one becomes an ordinary column
   * @return a table that shares the cells of this one
   * @throws DataException if there is no such column
   */
  public Table withTarget(String column) {
    return new Table(name, schema, rows, schema.indexOf(column), cells, weights);
  }

  /**
   * The same cells without a target, which becomes an ordinary column.
   *
   * @return a table that shares the cells of this one
   */
  public Table withoutTarget() {
    return new Table(name, schema, rows, -1, cells, weights);
  }

  /**
   * The same cells under another name.
   *
   * @param newName what to call the table in messages and reports
   * @return a table that shares the cells of this one
   */
  public Table withName(String newName) {
    return new Table(newName, schema, rows, target, cells, weights);
  }

  /**
   * The table with some columns left out.
   *
   * @param names their names; leaving out the target leaves a table without one
   * @return a table that shares the cells of this one
   * @throws DataException if there is no such column
   */
  public Table without(String... names) {
    boolean[] out = new boolean[columns()];
    for (String column : names) {
      out[schema.indexOf(column)] = true;
    }
    List<Column> kept = new ArrayList<>();
    List<double[][]> keptCells = new ArrayList<>();
    int newTarget = -1;
    for (int c = 0; c < out.length; c++) {
      if (!out[c]) {
        newTarget = c == target ? kept.size() : newTarget;
        kept.add(schema.column(c));
        keptCells.add(cells[c]);
      }
    }
    return new Table(
        name, new Schema(kept), rows, newTarget, keptCells.toArray(double[][][]::new), weights);
  }

  /**
   * Some rows of the table.
   *
   * @param chosen their indices, in the order wanted; a row may come more than once
   * @return a new table with the same columns and levels
   */
  public Table select(int... chosen) {
    TableBuilder builder = builder(columns());
    double[] row = new double[columns()];
    for (int r : chosen) {
      for (int c = 0; c < row.length; c++) {
        row[c] = cell(r, c);
      }
      builder.add(row);
    }
    Table selected = builder.build(name, schema, target);
    return weights == null
        ? selected
        : selected.withWeights(Arrays.stream(chosen).mapToDouble(r -> weights[r]).toArray());
  }

  /**
   * The table with its columns in another order.
   *
   * @param names the names of all columns, each once
   * @return a table that shares the cells of this one
   * @throws DataException if there is no such column
   */
  public Table arranged(List<String> names) {
    int[] from = names.stream().mapToInt(schema::indexOf).toArray();
    int newTarget = -1;
    double[][][] moved = new double[from.length][][];
    for (int c = 0; c < from.length; c++) {
      newTarget = from[c] == target ? c : newTarget;
      moved[c] = cells[from[c]];
    }
    List<Column> columns = Arrays.stream(from).mapToObj(schema::column).toList();
    return new Table(name, new Schema(columns), rows, newTarget, moved, weights);
  }

  /**
   * How much each row counts.
   *
   * @return a copy, one weight of 0 or more a row, or null where all count the same
   */
  public double[] weights() {
    return weights == null ? null : weights.clone();
  }

  /**
   * The same cells with other weights of the rows.
   *
   * @param values one finite weight of 0 or more a row, not all 0, copied; null for 1 each
   * @return a table that shares the cells of this one
   * @throws IllegalArgumentException if they are others
   */
  public Table withWeights(double[] values) {
    DataCheck.weights(values, rows);
    return new Table(name, schema, rows, target, cells, values == null ? null : values.clone());
  }

  @Override
  public String toString() {
    String text = "Table " + name + ": " + rows + " rows, " + columns() + " columns";
    return target < 0 ? text : text + ", target " + targetColumn().name();
  }
}
