package engram.datasets;

import engram.table.DataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the columns of a file. */
final class CsvHeader {

  /** What a first column without a name is called: it holds names or numbers of the rows. */
  static final String ROW_NAMES = "row.names";

  /** What pandas calls a column without a name, here the index of a frame that it wrote before. */
  private static final Pattern INDEX = Pattern.compile("(Unnamed: 0(_level_\\d+|\\.\\d+)?)?");

  private CsvHeader() {}

  /** Whether a first column of this name holds names or numbers of the rows. */
  static boolean isIndex(String name) {
    return INDEX.matcher(name).matches();
  }

  /**
   * Returns the names.
   *
   * @param first the cells of the first record
   * @param line its number
   * @throws DataException if a column but the first has no name, or a name stands twice
   */
  static List<String> names(List<String> first, CsvFormat format, long line) {
    List<String> names = new ArrayList<>(first);
    while (format.width() > 0 && isSpare(names, format)) {
      names.remove(names.size() - 1);
    }
    if (!format.header()) {
      for (int c = 0; c < names.size(); c++) {
        names.set(c, "x" + c);
      }
      return names;
    }
    if (format.rowNames() && names.get(0).isEmpty()) {
      names.set(0, ROW_NAMES);
    } else if (format.rowNames() && !isIndex(names.get(0))) {
      names.add(0, ROW_NAMES);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String place = "line " + line + ": column " + (i + 1);
      if (names.get(i).isEmpty()) {
        throw new DataException(place + " has no name; give it one");
      }
      if (!seen.add(names.get(i))) {
        throw new DataException(
            place
                + " has the name "
                + DataException.quote(names.get(i))
                + " again; give each column a name of its own");
      }
    }
    return names;
  }

  /** Whether the last cell of a first line stands behind the columns. */
  private static boolean isSpare(List<String> names, CsvFormat format) {
    int last = names.size() - 1;
    return last >= format.width() || format.header() && last > 0 && names.get(last).isEmpty();
  }

  /**
   * Refuses a record of another length.
   *
   * @param surplus the first known cell behind the columns, or null
   */
  static void check(long line, int found, int expected, CsvFormat format, String surplus) {
    if (found == expected || format.width() > 0 && found > expected && surplus == null) {
      return;
    }
    throw new DataException(
        "line "
            + line
            + ": "
            + (format.width() > 0 && found > expected
                ? DataException.quote(surplus)
                    + " stands behind the last column, where lines above end; give the column a name"
                : found
                    + " cells found, "
                    + expected
                    + " expected; correct this line or the first, or say another --separator"));
  }

  /**
   * Refuses a remark among the rows that may be one of them: text stands right behind its sign, and
   * it has as many cells as a row. Dropping it would lose a row without a word.
   *
   * @param text what stands behind the sign
   */
  static void checkRemark(long line, String text, int expected, CsvFormat format) {
    boolean spaced = text.isEmpty() || text.charAt(0) == format.remark() || isBlank(text.charAt(0));
    boolean blanks = format.separator() == CsvFormat.BLANKS;
    int cells =
        blanks
            ? text.strip().split("\\s+").length
            : 1 + (int) text.chars().filter(c -> c == format.separator()).count();
    if (!spaced && cells == expected) {
      throw new DataException(
          "line "
              + line
              + ": begins with "
              + format.remark()
              + " as remarks do, and has as many cells as a row; put its first cell in quotes if it is"
              + " a row, and a blank behind the sign if it is none");
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c);
  }
}
