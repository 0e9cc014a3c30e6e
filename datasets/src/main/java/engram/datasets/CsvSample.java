package engram.datasets;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The first rows of a file, from which its {@link CsvFormat} is found. A comma stays the separator
 * unless it does not give rows of one length and another sign does, or another sign leaves cells
 * such as 1,5.
 */
final class CsvSample {

  private static final int MOST_ROWS = 200;
  private static final String NA = "NA";
  private static final char[] OTHERS = {'\t', ';', '|'};
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=.");
  private static final Pattern PARTED = Pattern.compile("[\\w\"][^\\w.\"']+[\\w\"]");
  private static final Pattern NUMBER =
      Pattern.compile("[+\\-\u2212]?(\\d+\\.?\\d*|\\.\\d+)([ed].*)?");
  private static final Pattern NO_THOUSANDS =
      Pattern.compile(".*,(\\d{1,2}|\\d{4,})([eE].*)?|[+\\-\u2212]?0,.*");

  private final List<String> lines;
  private final Character decimal;

  private CsvSample(List<String> lines, Character decimal) {
    this.lines = lines;
    this.decimal = decimal;
  }

  /**
   * Takes a sample.
   *
   * @param text the beginning of the file
   * @param whole whether that is the whole file, so that its last line is complete
   * @param decimal the decimal mark, or null where it is to be found
   */
  static CsvSample of(String text, boolean whole, Character decimal) {
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
    return new CsvSample(lines, decimal);
  }

  /** Returns the format; what is given is not looked for. */
  CsvFormat format(Charset encoding, Character separator, Boolean header) {
    boolean said = !lines.isEmpty() && SEPARATOR_LINE.matcher(lines.get(0)).matches();
    CsvSample rest = said ? with(lines.subList(1, lines.size())) : this;
    Character given =
        said && separator == null ? Character.valueOf(lines.get(0).charAt(4)) : separator;
    char remark = rest.remark();
    if (remark != 0) {
      CsvSample rows = rest.without(remark);
      char sign = given == null ? rows.separator() : given;
      // A header may begin with #, too: it has a name a cell.
      boolean named = rows.lines.isEmpty() || rows.fitsAbove(rest.lines.get(0), sign);
      remark = named ? 0 : remark;
      rest = named ? rest : rows;
    }
    return rest.format(encoding, given, header, said, remark);
  }

  /** The sign that the first line begins with, where it is one of remarks; 0 for none. */
  private char remark() {
    char first = lines.isEmpty() ? 0 : lines.get(0).charAt(0);
    return first == '#' || first == '%' ? first : 0;
  }

  private CsvSample without(char remark) {
    return with(lines.stream().filter(line -> line.charAt(0) != remark).toList());
  }

  private CsvSample with(List<String> others) {
    return new CsvSample(others, decimal);
  }

  private boolean fitsAbove(String first, char sign) {
    return sign != CsvFormat.BLANKS
        && cells(first, sign).size() > 1
        && cells(first, sign).size() == cells(lines.get(0), sign).size();
  }

  private CsvFormat format(
      Charset encoding, Character separator, Boolean header, boolean said, char remark) {
    char sign = separator == null ? separator() : separator;
    List<List<String>> rows = rows(sign);
    int width = width(cells(sign));
    boolean comma = decimalComma(rows, sign);
    boolean names = header == null ? hasHeader(rows, comma) : header;
    boolean odd = header == null && names && !rows.isEmpty() && anyNumber(rows.get(0), comma);
    String doubt =
        rows.size() > 0 && rows.get(0).size() == 1 && PARTED.matcher(lines.get(0)).find()
            ? "no sign between cells found, so all is one column (--separator if not)"
            : null;
    doubt =
        odd
            ? "the first line, with numbers in it, taken as the header (--no-header if not)"
            : doubt;
    boolean more =
        names && (rowNames(rows) || rows.size() > 1 && CsvHeader.isIndex(rows.get(0).get(0)));
    return new CsvFormat(encoding, sign, comma, names, more, said, remark, width, doubt);
  }

  private char separator() {
    boolean plain = fits(',');
    // Tabs among blanks may leave a header one short, which then is not as R writes it.
    if (!plain && fits('\t') && !even('\t') && even(CsvFormat.BLANKS)) {
      return CsvFormat.BLANKS;
    }
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
    List<List<String>> rows = rows(CsvFormat.BLANKS);
    boolean parted = mostlyNumbers(rows) || rowNames(rows) && hasColumnOfNumbers(rows);
    return fits(CsvFormat.BLANKS) && parted ? CsvFormat.BLANKS : ',';
  }

  private List<List<String>> cells(char separator) {
    return lines.stream().map(line -> cells(line, separator)).toList();
  }

  /** The cells of the lines without empty ones behind the last column. */
  private List<List<String>> rows(char separator) {
    List<List<String>> rows = cells(separator);
    int width = width(rows);
    return width == 0
        ? rows
        : rows.stream().map(row -> row.subList(0, Math.min(width, row.size()))).toList();
  }

  /**
   * The number of columns where a line has cells behind them, all of which are empty in all lines;
   * 0 where none has.
   */
  private static int width(List<List<String>> rows) {
    int most = 0;
    int least = Integer.MAX_VALUE;
    int width = 0;
    for (List<String> row : rows) {
      most = Math.max(most, row.size());
      least = Math.min(least, row.size());
      int known = row.size();
      while (known > 0 && row.get(known - 1).isEmpty()) {
        known--;
      }
      width = Math.max(width, known);
    }
    // A header may be one short, as R writes it; with fewer cells the lines are of another kind.
    return width > 0 && most > width && least >= width - 1 ? width : 0;
  }

  private boolean fits(char separator) {
    List<List<String>> rows = rows(separator);
    return rows.size() > 1 && rows.get(0).size() > 1 && (even(separator) || rowNames(rows));
  }

  private boolean even(char separator) {
    return rows(separator).stream().map(List::size).distinct().count() == 1;
  }

  /** Whether each row has one cell more than the first line, as R writes tables. */
  private static boolean rowNames(List<List<String>> rows) {
    int names = rows.isEmpty() ? 0 : rows.get(0).size();
    return names > 0
        && rows.size() > 2
        && rows.stream().skip(1).allMatch(row -> row.size() == names + 1 && !row.get(0).isEmpty());
  }

  private static boolean mostlyNumbers(List<List<String>> rows) {
    List<String> cells = rows.stream().skip(1).flatMap(List::stream).toList();
    return 2 * cells.stream().filter(CsvSample::isNumber).count() > cells.size();
  }

  /** Whether a column, of rows of one length, holds a number in each row or NA. */
  private static boolean hasColumnOfNumbers(List<List<String>> rows) {
    List<List<String>> known = rows.subList(1, rows.size());
    return IntStream.range(1, known.get(0).size())
        .anyMatch(
            c ->
                known.stream().anyMatch(row -> isNumber(row.get(c)))
                    && known.stream()
                        .allMatch(row -> isNumber(row.get(c)) || NA.equals(row.get(c))));
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell.toLowerCase(java.util.Locale.ROOT)).matches();
  }

  private boolean decimalComma(List<List<String>> rows, char separator) {
    if (decimal != null) {
      return decimal == ',';
    }
    boolean found = false;
    for (List<String> row : rows) {
      for (String cell : row) {
        if (Writing.hasPoint(cell)) {
          return false;
        }
        found |=
            Writing.hasComma(cell) && (separator != ',' || NO_THOUSANDS.matcher(cell).matches());
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
      boolean fraction = comma ? Writing.hasComma(cell) : Writing.hasPoint(cell);
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
        String cell = CellText.of(line.substring(from, i));
        boolean wrapped = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        cells.add(wrapped ? CellText.of(cell.substring(1, cell.length() - 1)) : cell);
        from = i + 1;
      }
    }
    return cells;
  }
}
