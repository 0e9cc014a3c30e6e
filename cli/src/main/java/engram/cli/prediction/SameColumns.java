package engram.cli.prediction;

import engram.table.Column;
import engram.table.DataException;
import engram.table.Schema;
import engram.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Brings a table into the columns and levels of another, by their names. A file on its own may read
 * numbers as levels or levels as numbers; the kinds of the table learned from rule.
 */
public final class SameColumns {

  private final String name;
  private final Table table;
  private final Table model;
  private final Map<String, Set<String>> unknown = new TreeMap<>();

  private SameColumns(String name, Table table, Table model) {
    this.name = name;
    this.table = table;
    this.model = model;
  }

  /**
   * Returns the cells of {@code table} in the columns of {@code model}, its target among them; a
   * target that the table does not have is missing in all rows. Further columns are left out.
   *
   * @param name what to call the table in messages
   * @param notes told in a line of levels that are unknown and so taken as missing
   * @throws DataException if another column is absent, or a cell of the target is none of its
   *     levels, or a cell is no number where one is expected
   */
  public static Table of(String name, Table table, Table model, Consumer<String> notes) {
    SameColumns columns = new SameColumns(name, table, model);
    Table same = columns.convert();
    columns.unknown.forEach(
        (column, levels) ->
            notes.accept(
                name
                    + ": column '"
                    + column
                    + "': unknown levels are taken as missing: "
                    + String.join(", ", levels)));
    return same;
  }

  private Table convert() {
    Schema schema = model.schema();
    double[][] rows = new double[table.rows()][schema.size()];
    for (int c = 0; c < schema.size(); c++) {
      Column column = schema.column(c);
      int source = table.schema().find(column.name());
      if (source < 0 && c != model.target()) {
        throw new DataException(
            name + ": there is no column '" + column.name() + "', which was learned from");
      }
      for (int row = 0; row < rows.length; row++) {
        rows[row][c] = source < 0 ? Double.NaN : cell(row, source, column);
      }
    }
    return Table.of(table.name(), schema, model.target(), rows);
  }

  private double cell(int row, int source, Column to) {
    double cell = table.cell(row, source);
    if (Double.isNaN(cell)) {
      return cell;
    }
    Column from = table.schema().column(source);
    if (to.isNumeric()) {
      return from.isNumeric() ? cell : number(row, to, from.levels().get((int) cell));
    }
    int level = from.isNumeric() ? level(to.levels(), cell) : level(to, from, (int) cell);
    if (level >= 0) {
      return level;
    }
    String word = from.isNumeric() ? plain(cell) : from.levels().get((int) cell);
    if (model.target() >= 0 && to.name().equals(model.targetColumn().name())) {
      throw new DataException(
          place(row, to)
              + " has the unknown level "
              + DataException.quote(word)
              + "; known are "
              + String.join(", ", to.levels()));
    }
    unknown.computeIfAbsent(to.name(), column -> new TreeSet<>()).add(word);
    return Double.NaN;
  }

  private static int level(Column to, Column from, int level) {
    return to.levels().indexOf(from.levels().get(level));
  }

  /** The level that is this number, however it is written. */
  private static int level(List<String> levels, double number) {
    double[] numbers = levels.stream().mapToDouble(SameColumns::parse).toArray();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }

  private double number(int row, Column to, String level) {
    double number = parse(level);
    if (Double.isNaN(number)) {
      throw new DataException(
          place(row, to) + ": " + DataException.quote(level) + " is not a finite number");
    }
    return number;
  }

  /** The finite number that a text is, or NaN. */
  private static double parse(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isInfinite(number) ? Double.NaN : number;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private String place(int row, Column column) {
    return name + ": row " + row + " (counted from 0), column '" + column.name() + "'";
  }
}
