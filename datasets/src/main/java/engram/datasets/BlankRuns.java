package engram.datasets;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text whose runs of blanks and tabs are one tab each, and none at the ends of lines; between
 * quotes they stay as they are.
 */
final class BlankRuns extends FilterReader {

  private boolean atStart = true;
  private boolean quoted;
  private int next = -2;

  BlankRuns(Reader in) {
    super(in);
  }

  /** A line with its runs of blanks as tabs. */
  static String of(String line) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (String part : line.strip().split("(?=\")|(?<=\")")) {
      quoted ^= part.equals("\"");
      text.append(quoted ? part : part.replaceAll("[ \t]+", "\t"));
    }
    return text.toString();
  }

  @Override
  public int read() throws IOException {
    int c = next == -2 ? in.read() : next;
    next = -2;
    boolean blank = false;
    while (!quoted && (c == ' ' || c == '\t')) {
      blank = true;
      c = in.read();
    }
    boolean lineEnd = c == '\n' || c == '\r' || c < 0;
    if (blank && !atStart && !lineEnd) {
      next = c;
      return '\t';
    }
    quoted = !lineEnd && quoted ^ c == '"';
    atStart = lineEnd;
    return c;
  }

  @Override
  public int read(char[] to, int from, int length) throws IOException {
    int n = 0;
    for (int c; n < length && (c = read()) >= 0; n++) {
      to[from + n] = (char) c;
    }
    return n == 0 && length > 0 ? -1 : n;
  }
}
