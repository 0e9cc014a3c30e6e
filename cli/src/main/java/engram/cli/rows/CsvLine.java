package engram.cli.rows;

import engram.datasets.CsvFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How lines of a CSV file are written.
 *
 * @param separator between two cells
 * @param spreadsheet whether cells that a spreadsheet would run as formulas get an apostrophe in
 *     front
 */
public record CsvLine(char separator, boolean spreadsheet) {

  /** Commas, cells as they are. */
  public static final CsvLine PLAIN = new CsvLine(',', false);

  private static final String STARTS = "=+-@\t\r";

  /** Returns the same with another separator. */
  public CsvLine parted(char sign) {
    return new CsvLine(sign, spreadsheet);
  }

  /** Returns the cells as a line with its end, quoted where they need be. */
  public String of(List<String> cells) {
    if (cells.size() == 1 && cells.get(0).isEmpty()) {
      return "\"\"\n"; // an empty line would be no row
    }
    return cells.stream()
        .map(content -> cell(content, false))
        .collect(Collectors.joining(Character.toString(separator), "", "\n"));
  }

  /**
   * Returns a cell as it is written.
   *
   * @param quoted whether in quotes where it need not be, too
   */
  public String cell(String content, boolean quoted) {
    String text = isChanged(content) ? "'" + content : content;
    boolean plain =
        text.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r')
            && text.equals(text.strip())
            && !text.startsWith("#")
            && !(separator == CsvFormat.BLANKS && (text.isEmpty() || text.indexOf('\t') >= 0));
    return plain && !quoted ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Returns whether a cell gets an apostrophe. */
  public boolean isChanged(String content) {
    return spreadsheet && isFormula(content);
  }

  /** A number is none, whatever it begins with. */
  private static boolean isFormula(String text) {
    return !text.isEmpty()
        && STARTS.indexOf(text.charAt(0)) >= 0
        && !text.matches("[+-]?[0-9.,]+([eE][+-]?[0-9]+)?");
  }
}
