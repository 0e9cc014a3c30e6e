package engram.datasets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text file of rows is written.
 *
 * @param encoding of its characters
 * @param separator between two cells; {@link #BLANKS} where runs of blanks part them
 * @param decimalComma whether 1,5 is one and a half
 * @param header whether the first line holds the names of the columns
 * @param rowNames whether each row begins with a cell more than the header has, as R writes names
 *     of rows
 * @param separatorLine whether a line such as {@code sep=;} stands before all, as Excel reads it
 * @param comments whether lines that begin with # are no rows
 * @param doubt what a reader should know of the guess, or null
 */
public record CsvFormat(
    Charset encoding,
    char separator,
    boolean decimalComma,
    boolean header,
    boolean rowNames,
    boolean separatorLine,
    boolean comments,
    String doubt) {

  /** Stands for one blank or more, tabs among them. */
  public static final char BLANKS = ' ';

  /** Returns what is not as in a plain file, for one line; empty for a plain file. */
  String said() {
    List<String> parts = new ArrayList<>();
    if (separator != ',') {
      parts.add("cells parted by " + name(separator));
    }
    if (decimalComma) {
      parts.add("decimal commas");
    }
    if (!encoding.equals(StandardCharsets.UTF_8)) {
      parts.add(encoding.name());
    }
    if (!header) {
      parts.add("no header, columns named x0, x1, ...");
    }
    if (comments) {
      parts.add("lines that begin with # passed over");
    }
    if (rowNames) {
      parts.add("a first column without a name, taken for names of the rows and left out");
    }
    if (doubt != null) {
      parts.add(doubt);
    }
    return String.join("; ", parts);
  }

  private static String name(char separator) {
    return switch (separator) {
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      case '|' -> "bars";
      case BLANKS -> "blanks";
      default -> "'" + separator + "'";
    };
  }
}
