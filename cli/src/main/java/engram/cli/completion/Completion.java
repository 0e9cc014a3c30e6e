package engram.cli.completion;

import engram.completion.MemoryCompletion;
import engram.completion.MemoryCompletionTable;
import engram.table.DataException;
import engram.table.Table;

/**
 * A data set with its missing cells filled.
 *
 * @param whole the table without missing cells
 * @param missing how many were missing
 */
public record Completion(Table whole, long missing) {

  /**
   * Fills all cells: first those of the features, without a look at the target, then those of the
   * target from all columns.
   *
   * @throws DataException if a column cannot be completed
   */
  public static Completion of(Table table, MemoryCompletion.Options options) {
    try {
      Table features = MemoryCompletionTable.fit(table, options).complete(table);
      return new Completion(withTargetFilled(features, options), missing(table));
    } catch (DataException e) {
      throw new DataException(table.name() + ": " + e.getMessage(), e);
    }
  }

  private static Table withTargetFilled(Table table, MemoryCompletion.Options options) {
    if (missing(table) == 0) {
      return table;
    }
    double[][] rows = new double[table.rows()][table.columns()];
    for (int row = 0; row < rows.length; row++) {
      for (int c = 0; c < rows[row].length; c++) {
        rows[row][c] = table.cell(row, c);
      }
    }
    Table all = Table.of(table.name(), table.schema(), -1, rows);
    return MemoryCompletionTable.fit(all, options).complete(all);
  }

  /** Returns the number of missing cells, the target among them. */
  static long missing(Table table) {
    long missing = 0;
    for (int c = 0; c < table.columns(); c++) {
      for (int row = 0; row < table.rows(); row++) {
        missing += table.isMissing(row, c) ? 1 : 0;
      }
    }
    return missing;
  }

  /** Returns how many cells were filled. */
  public long filled() {
    return missing - missing(whole);
  }
}
