package engram.cli.completion;

import engram.completion.MemoryCompletion;
import engram.learned.TableCompletion;
import engram.table.Cells;
import engram.table.DataException;
import engram.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * A data set with its missing cells filled.
 *
 * @param model what filled them
 * @param bound the rows with their missing cells, as the model has its columns
 * @param whole the features, and the target behind them, without missing cells
 * @param missing how many were missing
 */
public record Completion(TableCompletion model, Table bound, Table whole, long missing) {

  /**
   * Fills all cells: first those of the features, without a look at the target, then those of the
   * target from all columns.
   *
   * @param kept whether the model is for other rows, too, and so learns the target anyhow
   * @throws DataException if a column cannot be completed
   */
  public static Completion of(Table table, boolean kept, MemoryCompletion.Options options) {
    try {
      boolean target =
          table.target() >= 0
              && (kept || Arrays.stream(table.column(table.target())).anyMatch(Double::isNaN));
      TableCompletion model = TableCompletion.fit(table, table.weights(), target, options);
      Table bound = model.binding(false).bind(Cells.of(table));
      return new Completion(model, bound, model.answers(bound, false), missing(table));
    } catch (DataException e) {
      throw new DataException(table.name() + ": " + e.getMessage(), e);
    }
  }

  /** Returns further completions, spread as the rows are ({@link TableCompletion#samples}). */
  public List<Table> samples(int count, long seed) {
    return model.samples(bound, count, seed);
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
