package engram.learned;

import engram.math.Check;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a table that a target can be learned from: those whose target is known, in the
 * columns that are known in at least one of them.
 *
 * @param table the rows
 * @param from their numbers in the table given
 */
record LearnedRows(Table table, int[] from) {

  static LearnedRows of(Table table) {
    Check.present("table", table);
    table.targetColumn();
    int[] known =
        IntStream.range(0, table.rows())
            .filter(row -> !table.isMissing(row, table.target()))
            .toArray();
    if (known.length == 0) {
      throw new DataException(
          "the target '" + table.targetColumn().name() + "' is known in no row");
    }
    Table rows = known.length == table.rows() ? table : table.select(known);
    String[] empty =
        rows.features().names().stream()
            .filter(name -> isEmpty(rows, rows.schema().indexOf(name)))
            .toArray(String[]::new);
    return new LearnedRows(rows.without(empty), known);
  }

  private static boolean isEmpty(Table table, int column) {
    return IntStream.range(0, table.rows()).allMatch(row -> table.isMissing(row, column));
  }

  Encoder encoder() {
    return Encoder.fit(table);
  }

  /** The names of the rows, or null where they are their numbers. */
  List<String> names(List<String> ids) {
    if (ids == null && from[from.length - 1] == from.length - 1) {
      return null;
    }
    return IntStream.of(from)
        .mapToObj(row -> ids == null ? Integer.toString(row) : ids.get(row))
        .toList();
  }

  /** What a stored row is called. */
  static String name(List<String> names, int row) {
    return names == null || row >= names.size() ? Integer.toString(row) : names.get(row);
  }
}
