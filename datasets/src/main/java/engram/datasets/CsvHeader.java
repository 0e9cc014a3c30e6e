package engram.datasets;

import engram.table.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of the columns of a file. */
final class CsvHeader {

  /** What a first column without a name is called: it holds names or numbers of the rows. */
  static final String ROW_NAMES = "row.names";

  private CsvHeader() {}

  /**
   * Returns the names.
   *
   * @param first the cells of the first record
   * @param line its number
   * @throws DataException if a column but the first has no name, or a name stands twice
   */
  static List<String> names(List<String> first, CsvFormat format, long line) {
    List<String> names = new ArrayList<>(first);
    if (!format.header()) {
      names.replaceAll(cell -> "");
      for (int c = 0; c < names.size(); c++) {
        names.set(c, "x" + c);
      }
      return names;
    }
    if (format.rowNames() && names.get(0).isEmpty()) {
      names.set(0, ROW_NAMES);
    } else if (format.rowNames()) {
      names.add(0, ROW_NAMES);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String place = "line " + line + ": column " + (i + 1);
      if (names.get(i).isEmpty()) {
        throw new DataException(place + " has no name");
      }
      if (!seen.add(names.get(i))) {
        throw new DataException(
            place + " has the name " + DataException.quote(names.get(i)) + " again");
      }
    }
    return names;
  }

  /** Refuses a record of another length. */
  static void check(long line, int found, int expected) {
    if (found != expected) {
      throw new DataException(
          "line " + line + ": " + found + " cells found, " + expected + " expected");
    }
  }
}
