package engram.cli.rows;

import engram.datasets.WrittenRow;
import engram.datasets.WrittenRows;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an ARFF file as they are written, cut where Weka cuts them: cells are parted by
 * commas and blanks, quoted with either quote, a percent sign begins a remark; a sparse row,
 * between braces, names the column of each cell. The cells of a row stand in one line.
 */
public final class ArffRows implements WrittenRows {

  private static final String DATA = "@data";

  private final String text;
  private final int columns;
  private int at;
  private int told;

  /**
   * Begins with the first row.
   *
   * @param text of a file that Weka has read
   * @param columns how many attributes it has
   */
  public ArffRows(String text, int columns) {
    this.text = text;
    this.columns = columns;
    boolean data = false;
    while (!data && at < text.length()) {
      skipGap();
      int from = at;
      skipToken();
      data = text.substring(from, at).equalsIgnoreCase(DATA);
      if (!data) {
        skipLine();
      }
    }
  }

  @Override
  public WrittenRow next() {
    while (at < text.length()) {
      skipGap();
      if (isEnd() || text.charAt(at) == '%') {
        skipLine();
      } else if (text.charAt(at) == '{') {
        at++;
        return sparse();
      } else {
        return dense();
      }
    }
    return null;
  }

  private WrittenRow dense() {
    List<String> cells = new ArrayList<>();
    List<String> around = new ArrayList<>();
    while (cells.size() < columns && !isEnd()) {
      take(cells, around);
      skipGap();
    }
    return row(cells, null, around);
  }

  private WrittenRow sparse() {
    List<String> cells = new ArrayList<>();
    List<String> around = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    skipGap();
    while (!isEnd() && text.charAt(at) != '}') {
      int from = at;
      skipToken();
      places.add(Integer.valueOf(text.substring(from, at)));
      skipGap();
      take(cells, around);
      skipGap();
    }
    return row(cells, places.stream().mapToInt(place -> place).toArray(), around);
  }

  private WrittenRow row(List<String> cells, int[] places, List<String> around) {
    skipLine();
    around.add(rest());
    told = at;
    return new WrittenRow(cells, places, around);
  }

  private void take(List<String> cells, List<String> around) {
    around.add(text.substring(told, at));
    told = at;
    skipToken();
    cells.add(text.substring(told, at));
    told = at;
  }

  @Override
  public String rest() {
    return text.substring(told, at);
  }

  /** Skips what parts cells. */
  private void skipGap() {
    while (!isEnd() && isGap(text.charAt(at))) {
      at++;
    }
  }

  /** Skips a word, or a text between quotes, in which a backslash protects the next sign. */
  private void skipToken() {
    if (isEnd()) {
      return;
    }
    char quote = text.charAt(at++);
    if (quote == '\'' || quote == '"') {
      while (!isEnd() && text.charAt(at) != quote) {
        at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
      }
      at += isEnd() ? 0 : 1;
    } else {
      while (!isEnd() && !isGap(text.charAt(at)) && "%{}'\"".indexOf(text.charAt(at)) < 0) {
        at++;
      }
    }
  }

  private void skipLine() {
    while (!isEnd()) {
      at++;
    }
    at += text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0;
  }

  private boolean isEnd() {
    return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private static boolean isGap(char c) {
    return c <= ' ' || c == ',';
  }

  @Override
  public void close() {
    // The text is in memory.
  }
}
