package engram.datasets;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

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
 * @param remark what lines that are no rows begin with, # or %; 0 where there are none
 * @param width how many cells a line has where further ones stand behind them that are all empty,
 *     so that lines end in separators; 0 where none do
 * @param doubt what a reader should know of the guess, or null
 */
public record CsvFormat(
    Charset encoding,
    char separator,
    boolean decimalComma,
    boolean header,
    boolean rowNames,
    boolean separatorLine,
    char remark,
    int width,
    String doubt) {

  /** Stands for one blank or more, tabs among them. */
  public static final char BLANKS = ' ';

  /**
   * Returns the number in cell[from] ... cell[to - 1], as {@link Decimals#parse}: where commas are
   * decimal marks, points are not.
   */
  double number(char[] cell, int from, int to) {
    if (!decimalComma) {
      return Decimals.parse(cell, from, to);
    }
    char[] pointed = Arrays.copyOfRange(cell, from, to);
    for (int i = 0; i < pointed.length; i++) {
      pointed[i] = pointed[i] == ',' ? '.' : pointed[i] == '.' ? ',' : pointed[i];
    }
    return Decimals.parse(pointed, 0, pointed.length);
  }

  /** Whether a text would be a number if the decimal mark were the other one. */
  boolean hasOtherMark(String text) {
    return decimalComma ? Writing.hasPoint(text) : Writing.hasComma(text);
  }

  /** Returns what to do about a text with the other decimal mark. */
  String remedy() {
    return decimalComma
        ? "--decimal point if points are decimal marks"
        : "--decimal comma if commas are decimal marks";
  }

  /**
   * Returns what is not as in a plain file, for one line; empty for a plain file.
   *
   * @param missing words that were taken as missing
   */
  String said(Set<String> missing) {
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
    if (remark != 0) {
      parts.add("lines that begin with " + remark + " passed over");
    }
    if (rowNames) {
      parts.add("a first column without a name, taken for names of the rows and left out");
    }
    if (width > 0) {
      parts.add("separators at the ends of lines passed over");
    }
    if (doubt != null) {
      parts.add(doubt);
    }
    if (!missing.isEmpty()) {
      parts.add(String.join(", ", missing) + " taken as missing");
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
