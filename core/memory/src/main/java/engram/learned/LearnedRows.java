package engram.learned;

import engram.math.Check;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a table that a target can be learned from: those whose target is known, in the
 * columns that are known in at least one of them.
 *
 * @param table the rows
 * @param encoder of their columns
 * @param weights one a row, or null for 1 each
 * @param names what the rows are called, or null where these are their numbers
 */
record LearnedRows(Table table, Encoder encoder, double[] weights, List<String> names) {

  /**
   * Picks the rows.
   *
   * @param weights one a row of the table, or null
   * @param ids one a row of the table, or null for their numbers
   */
  static LearnedRows of(Table table, double[] weights, List<String> ids) {
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
    Table learned = rows.without(empty);
    return new LearnedRows(
        learned,
        Encoder.fit(learned),
        weights == null ? null : Arrays.stream(known).mapToDouble(row -> weights[row]).toArray(),
        names(known, ids));
  }

  private static boolean isEmpty(Table table, int column) {
    return IntStream.range(0, table.rows()).allMatch(row -> table.isMissing(row, column));
  }

  private static List<String> names(int[] known, List<String> ids) {
    if (ids == null && known[known.length - 1] == known.length - 1) {
      return null;
    }
    return IntStream.of(known)
        .mapToObj(row -> ids == null ? Integer.toString(row) : ids.get(row))
        .toList();
  }

  /** Returns the rows as numbers. */
  double[][] x() {
    return encoder.encode(table);
  }

  /** Returns what a stored row is called. */
  static String name(List<String> names, int row) {
    return names == null || row >= names.size() ? Integer.toString(row) : names.get(row);
  }
}
