package engram.cli.clustering;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file. */
public final class CsvLine {

  private CsvLine() {}

  /** Returns the cells with commas between, quoted where they need be, and the end of the line. */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
