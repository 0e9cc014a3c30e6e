package engram.cli.prediction;

import engram.learned.TableRegressor;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Table;
import java.util.stream.IntStream;

/** What can be learned at all. */
public final class TargetColumn {

  private static final int LEAST_ROWS = 3;

  private TargetColumn() {}

  /** Returns the number of rows whose target is known. */
  public static int known(Table table) {
    return (int)
        IntStream.range(0, table.rows())
            .filter(row -> !table.isMissing(row, table.target()))
            .count();
  }

  /**
   * Refuses a table whose target or features cannot be learned from.
   *
   * @throws DataException with the reason
   */
  public static void check(Table table) {
    Column target = table.targetColumn();
    String place = table.name() + ": the target '" + target.name() + "' ";
    if (target.kind() == Column.Kind.TEXT) {
      throw new DataException(
          place + "is text, which cannot be predicted; --nominal takes its values as classes");
    }
    int known = known(table);
    if (known < LEAST_ROWS) {
      throw new DataException(
          place
              + "is known in "
              + known
              + (known == 1 ? " row" : " rows")
              + ", allowed: "
              + LEAST_ROWS
              + " or more; give a file with more of them");
    }
    long distinct =
        IntStream.range(0, table.rows())
            .filter(row -> !table.isMissing(row, table.target()))
            .mapToDouble(row -> table.cell(row, table.target()))
            .distinct()
            .count();
    if (target.isNominal() && distinct < 2) {
      throw new DataException(place + "has one class, allowed: 2 or more");
    }
    TableRegressor.checkTarget(table);
    try {
      Encoder.fit(table);
    } catch (DataException e) {
      throw new DataException(table.name() + ": " + e.getMessage(), e);
    }
  }
}
