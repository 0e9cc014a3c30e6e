package engram.datasets;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first rows of a file, from which its {@link CsvFormat} is found. A comma stays the separator
 * unless it does not give rows of one length and another sign does, or another sign leaves cells
 * such as 1,5.
 */
final class CsvSample {

  private static final int MOST_ROWS = 200;
  private static final char[] OTHERS = {'\t', ';', '|'};
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=.");
  private static final Pattern NUMBER =
      Pattern.compile("[+\\-\u2212]?(\\d+\\.?\\d*|\\.\\d+)(e.*)?");
  private static final Pattern COMMA = Pattern.compile("[+\\-\u2212]?\\d*,\\d+(e.*)?");
  private static final Pattern NO_THOUSANDS = Pattern.compile(".*,(\\d{1,2}|\\d{4,})(e.*)?|.?0,.*");
  private static final Pattern POINT = Pattern.compile("[+\\-\u2212]?\\d*\\.\\d+(e.*)?");

  private final List<String> lines;

  private CsvSample(List<String> lines) {
    this.lines = lines;
  }

  /**
   * Takes a sample.
   *
   * @param text the beginning of the file
   * @param whole whether that is the whole file, so that its last line is complete
   */
  static CsvSample of(String text, boolean whole) {
    List<String> lines = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i <= text.length() && lines.size() < MOST_ROWS; i++) {
      boolean end = i == text.length();
      quoted ^= !end && text.charAt(i) == '"';
      if (end ? whole : !quoted && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
        String line = text.substring(from, i);
        if (!line.isBlank()) {
          lines.add(line);
        }
        from = i + 1;
      }
    }
    return new CsvSample(lines);
  }

  /** Returns the format; what is given is not looked for. */
  CsvFormat format(Charset encoding, Character separator, Boolean header) {
    boolean said = !lines.isEmpty() && SEPARATOR_LINE.matcher(lines.get(0)).matches();
    CsvSample rest = said ? new CsvSample(lines.subList(1, lines.size())) : this;
    Character given =
        said && separator == null ? Character.valueOf(lines.get(0).charAt(4)) : separator;
    boolean comments = !rest.lines.isEmpty() && rest.lines.get(0).startsWith("#");
    if (comments) {
      CsvSample rows = rest.withoutComments();
      char sign = given == null ? rows.separator() : given;
      // A header may begin with #, too: it has a name a cell.
      comments = !rows.lines.isEmpty() && !rows.fitsAbove(rest.lines.get(0), sign);
      rest = comments ? rows : rest;
    }
    return rest.format(encoding, given, header, said, comments);
  }

  private CsvSample withoutComments() {
    return new CsvSample(lines.stream().filter(line -> !line.startsWith("#")).toList());
  }

  private boolean fitsAbove(String first, char sign) {
    return sign != CsvFormat.BLANKS
        && cells(first, sign).size() > 1
        && cells(first, sign).size() == cells(lines.get(0), sign).size();
  }

  private CsvFormat format(
      Charset encoding, Character separator, Boolean header, boolean said, boolean comments) {
    char sign = separator == null ? separator() : separator;
    List<List<String>> rows = rows(sign);
    boolean comma = decimalComma(rows, sign);
    boolean names = header == null ? hasHeader(rows, comma) : header;
    boolean odd = header == null && names && !rows.isEmpty() && anyNumber(rows.get(0), comma);
    String doubt =
        odd ? "the first line, with numbers in it, taken as the header (--no-header if not)" : null;
    boolean more = names && (rowNames(rows) || rows.size() > 1 && rows.get(0).get(0).isEmpty());
    return new CsvFormat(encoding, sign, comma, names, more, said, comments, doubt);
  }

  private char separator() {
    boolean plain = fits(',');
    for (char sign : OTHERS) {
      if (fits(sign) && (!plain || decimalComma(rows(sign), sign))) {
        return sign;
      }
    }
    if (lines.isEmpty() || plain || cells(lines.get(0), ',').size() > 1) {
      return ',';
    }
    for (char sign : OTHERS) {
      if (cells(lines.get(0), sign).size() > 1) {
        return sign;
      }
    }
    return fits(CsvFormat.BLANKS) && mostlyNumbers(rows(CsvFormat.BLANKS)) ? CsvFormat.BLANKS : ',';
  }

  private List<List<String>> rows(char separator) {
    return lines.stream().map(line -> cells(line, separator)).toList();
  }

  private boolean fits(char separator) {
    List<List<String>> rows = rows(separator);
    boolean same = rows.stream().allMatch(row -> row.size() == rows.get(0).size());
    return rows.size() > 1 && rows.get(0).size() > 1 && (same || rowNames(rows));
  }

  /** Whether each row has one cell more than the first line, as R writes tables. */
  private static boolean rowNames(List<List<String>> rows) {
    int names = rows.isEmpty() ? 0 : rows.get(0).size();
    return names > 0
        && rows.size() > 2
        && rows.stream().skip(1).allMatch(row -> row.size() == names + 1);
  }

  private static boolean mostlyNumbers(List<List<String>> rows) {
    List<String> cells = rows.stream().skip(1).flatMap(List::stream).toList();
    return 2 * cells.stream().filter(CsvSample::isNumber).count() > cells.size();
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell.toLowerCase(java.util.Locale.ROOT)).matches();
  }

  private static boolean decimalComma(List<List<String>> rows, char separator) {
    boolean found = false;
    for (List<String> row : rows) {
      for (String cell : row) {
        if (POINT.matcher(cell).matches()) {
          return false;
        }
        found |=
            COMMA.matcher(cell).matches()
                && (separator != ',' || NO_THOUSANDS.matcher(cell).matches());
      }
    }
    return found;
  }

  private static boolean anyNumber(List<String> cells, boolean comma) {
    return cells.stream().anyMatch(cell -> isNumber(comma ? cell.replace(',', '.') : cell));
  }

  /**
   * A first line with a fraction, the same number twice, or a number beside a word of its column is
   * no header.
   */
  private static boolean hasHeader(List<List<String>> rows, boolean comma) {
    if (rows.size() < 2) {
      return true;
    }
    List<String> first = rows.get(0);
    Set<String> seen = new HashSet<>();
    boolean numbers = anyNumber(first, comma);
    for (int c = 0; c < first.size(); c++) {
      String cell = first.get(c);
      int column = c;
      boolean number = anyNumber(List.of(cell), comma);
      boolean fraction = (comma ? COMMA : POINT).matcher(cell).matches();
      boolean again =
          rows.stream()
              .skip(1)
              .anyMatch(row -> row.size() > column && row.get(column).equals(cell));
      if (fraction || number && !seen.add(cell) || numbers && !number && !cell.isEmpty() && again) {
        return false;
      }
    }
    return true;
  }

  private static List<String> cells(String line, char separator) {
    if (separator == CsvFormat.BLANKS) {
      return cells(BlankRuns.of(line), '\t');
    }
    List<String> cells = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i <= line.length(); i++) {
      boolean end = i == line.length();
      quoted ^= !end && line.charAt(i) == '"';
      if (end || !quoted && line.charAt(i) == separator) {
        String cell = line.substring(from, i).strip();
        boolean wrapped = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        cells.add(wrapped ? cell.substring(1, cell.length() - 1).strip() : cell);
        from = i + 1;
      }
    }
    return cells;
  }
}
