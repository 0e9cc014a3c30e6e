package engram.datasets;

import engram.table.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** The rows of a text file as they are written, cut where {@link CsvFile} cuts them. */
final class WrittenText implements WrittenRows {

  private static final int END = -1;
  private static final int NONE = -2;

  private final CsvFormat format;
  private final Reader text;
  private int ahead = NONE;
  private boolean begun;
  private StringBuilder passed = new StringBuilder();

  /** Opens the characters of a file, without its mark. */
  WrittenText(ByteSource source, CsvFormat format) {
    this.format = format;
    try {
      ByteSource.Unpacked bytes = source.open();
      bytes.skipNBytes(CsvText.mark(source).length);
      text = new BufferedReader(new InputStreamReader(bytes, format.encoding().newDecoder()));
    } catch (IOException e) {
      throw new DataException(source.label() + ": " + ByteSource.explain(e), e);
    }
  }

  @Override
  public WrittenRow next() {
    if (!begun && format.separatorLine()) {
      passLine();
    }
    begun = true;
    boolean blanks = format.separator() == CsvFormat.BLANKS;
    while (true) {
      while (blanks && isBlank(peek())) {
        passed.append((char) take());
      }
      if (peek() == END) {
        return null;
      }
      if (isLineEnd(peek()) || format.remark() != 0 && peek() == format.remark()) {
        passLine();
      } else {
        List<String> around = new ArrayList<>(List.of(passed.toString()));
        passed = new StringBuilder();
        List<String> cells = new ArrayList<>();
        if (blanks) {
          blankParted(cells, around);
        } else {
          parted(cells, around);
        }
        return new WrittenRow(cells, null, around);
      }
    }
  }

  @Override
  public String rest() {
    return passed.toString();
  }

  private void parted(List<String> cells, List<String> around) {
    while (true) {
      StringBuilder cell = new StringBuilder();
      boolean open = true;
      while (peek() != END && !isLineEnd(peek()) && peek() != format.separator()) {
        boolean quote = open && peek() == '"';
        open &= isBlank(peek());
        cell.append((char) take());
        if (quote) {
          takeQuoted(cell);
        }
      }
      cells.add(cell.toString());
      if (peek() != format.separator()) {
        around.add(lineEnd());
        return;
      }
      around.add(Character.toString(take()));
    }
  }

  /** Takes what stands between quotes, up to the closing one; two of them are one that is meant. */
  private void takeQuoted(StringBuilder cell) {
    while (peek() != END) {
      int c = take();
      cell.append((char) c);
      if (c == '"') {
        if (peek() != '"') {
          return;
        }
        cell.append((char) take());
      }
    }
  }

  private void blankParted(List<String> cells, List<String> around) {
    while (true) {
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      while (peek() != END && !isLineEnd(peek()) && (quoted || !isBlank(peek()))) {
        quoted ^= peek() == '"';
        cell.append((char) take());
      }
      cells.add(cell.toString());
      StringBuilder gap = new StringBuilder();
      while (isBlank(peek())) {
        gap.append((char) take());
      }
      boolean end = peek() == END || isLineEnd(peek());
      around.add(gap + (end ? lineEnd() : ""));
      if (end) {
        return;
      }
    }
  }

  private void passLine() {
    while (peek() != END && !isLineEnd(peek())) {
      passed.append((char) take());
    }
    passed.append(lineEnd());
  }

  private String lineEnd() {
    StringBuilder end = new StringBuilder();
    if (isLineEnd(peek())) {
      end.append((char) take());
      if (end.charAt(0) == '\r' && peek() == '\n') {
        end.append((char) take());
      }
    }
    return end.toString();
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  private int peek() {
    if (ahead == NONE) {
      try {
        ahead = text.read();
      } catch (IOException e) {
        throw new DataException(ByteSource.explain(e), e);
      }
    }
    return ahead;
  }

  private int take() {
    int c = peek();
    ahead = NONE;
    return c;
  }

  @Override
  public void close() {
    try {
      text.close();
    } catch (IOException e) {
      throw new DataException(ByteSource.explain(e), e);
    }
  }
}
