package engram.cli.clustering;

import engram.table.Table;
import java.util.List;

/**
 * The true classes of the rows of a data set. No clustering sees them; they only score it.
 *
 * @param column name of the target column
 * @param names names of the classes
 * @param labels one class a row, -1 where it is not known
 */
public record Classes(String column, List<String> names, int[] labels) {

  /** Returns the classes of a table, or null if it has no nominal target. */
  static Classes of(Table table) {
    if (table.target() < 0 || !table.targetColumn().isNominal()) {
      return null;
    }
    return new Classes(
        table.targetColumn().name(), table.targetColumn().levels(), table.targetLabels());
  }
}
