package engram.datasets;

import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import engram.table.TableBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Settles the kinds of the columns after a pass over a CSV file. */
final class CsvKinds {
  private static final int MOST_CLASSES = 30;
  private static final int ROWS_PER_CLASS = 2;

  private CsvKinds() {}

  /** Names of columns that hold codes but began like numbers; mistaken columns are refused. */
  static Set<String> columnsToReadAgain(CsvPass pass) {
    Set<String> again = new HashSet<>();
    for (int c = 0; c < pass.columns().size(); c++) {
      CsvColumn column = pass.columns().get(c);
      column.checkMixture(cells(pass.rows(), c));
      if (column.mustBeReadAgain()) {
        again.add(column.name());
      }
    }
    return again;
  }

  private static DoubleStream cells(TableBuilder rows, int c) {
    return IntStream.range(0, rows.rows()).mapToDouble(row -> rows.cell(row, c));
  }

  /** The rows of a pass as a table. */
  static Table table(CsvPass pass, String name, Consumer<String> notes) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < pass.columns().size(); c++) {
      CsvColumn column = pass.columns().get(c);
      if (column.rounded() != null) {
        notes.accept(column.rounded());
      }
      String counted = c == pass.target() ? null : column.counted(pass.rows().rows());
      if (counted != null) {
        notes.accept(counted);
      }
      if (column.known() == 0) {
        columns.add(Column.numeric(column.name())); // of no kind; what it is for decides
      } else if (column.asWords()) {
        columns.add(words(pass.rows(), c, column, c == pass.target(), notes));
      } else if (c == pass.target() && !column.isForced()) {
        columns.add(target(pass.rows(), c, column));
      } else {
        columns.add(Column.numeric(column.name()));
      }
    }
    return pass.rows().build(name, new Schema(columns), pass.target());
  }

  private static Column words(
      TableBuilder rows, int c, CsvColumn column, boolean isTarget, Consumer<String> notes) {
    column.checkWriting();
    column.checkDates();
    if (column.isDates() || column.isText() || !isTarget && column.isUnique()) {
      return Column.text(column.name(), column.words());
    }
    if (column.mixed() != null) {
      notes.accept(column.mixed());
    }
    List<String> sorted = column.sortedWords();
    Map<String, Integer> index = new HashMap<>();
    for (String level : sorted) {
      index.put(level, index.size());
    }
    int[] place = column.words().stream().mapToInt(index::get).toArray();
    rows.map(c, cell -> Double.isNaN(cell) ? cell : place[(int) cell]);
    return Column.nominal(column.name(), sorted);
  }

  /** A target of few whole numbers is a class. */
  private static Column target(TableBuilder rows, int c, CsvColumn column) {
    TreeSet<Double> values = new TreeSet<>();
    for (int row = 0; row < rows.rows() && values.size() <= MOST_CLASSES; row++) {
      double cell = rows.cell(row, c);
      if (!Double.isNaN(cell)) {
        values.add(cell + 0.0);
        if (cell != Math.rint(cell) || Math.abs(cell) > Integer.MAX_VALUE) {
          return Column.numeric(column.name());
        }
      }
    }
    if (values.size() > MOST_CLASSES || column.known() < (long) ROWS_PER_CLASS * values.size()) {
      return Column.numeric(column.name());
    }
    Map<Double, Integer> index = new HashMap<>();
    values.forEach(value -> index.put(value, index.size()));
    rows.map(c, cell -> Double.isNaN(cell) ? cell : index.get(cell + 0.0));
    return Column.nominal(
        column.name(), values.stream().map(value -> Integer.toString(value.intValue())).toList());
  }
}
