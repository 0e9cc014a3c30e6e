package engram.datasets;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import engram.datasets.CsvColumn.Reading;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import engram.table.TableBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One pass over the records of a CSV file: the header makes the columns, each later one a row. */
final class CsvPass extends AbstractBaseCsvCallbackHandler<Boolean> {
  private final CsvReader.Options options;
  private final CsvFormat format;
  private final Set<String> asWords;
  private final MissingWords words;
  private final List<String> header = new ArrayList<>();
  private List<CsvColumn> columns;
  private CsvColumn[] fast = {};
  private final Set<String> wordsForMissing = new LinkedHashSet<>();
  private TableBuilder rows;
  private double[] row = {};
  private String surplus;
  private long rowsWithoutValue;
  private long lineWithoutValue;

  /**
   * A pass.
   *
   * @param asWords columns to take as words from the start
   */
  CsvPass(CsvReader.Options options, CsvFormat format, Set<String> asWords) {
    this.options = options;
    this.format = format;
    this.asWords = asWords;
    words = new MissingWords(options.missing());
  }

  /** The columns, or null if no header has been read. */
  List<CsvColumn> columns() {
    return columns;
  }

  /** What was taken as missing, but for empty cells and ?, in the order found. */
  Set<String> wordsForMissing() {
    return wordsForMissing;
  }

  /** What a reader should know of rows that hold nothing but separators, or null. */
  String withoutValue() {
    return rowsWithoutValue == 0
        ? null
        : (rowsWithoutValue == 1 ? "a row holds" : rowsWithoutValue + " rows hold")
            + " no value, "
            + (rowsWithoutValue == 1 ? "that" : "the first")
            + " in line "
            + lineWithoutValue
            + "; delete such lines if they stand for nothing";
  }

  /** The rows read so far. */
  TableBuilder rows() {
    return rows;
  }

  /** Index of the target column, or -1. */
  int target() {
    String target = options.target();
    if (target == null) {
      return columns.size() - 1;
    }
    return header.indexOf(target);
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    int from = CellText.start(buffer, offset, offset + length);
    int to = CellText.end(buffer, from, offset + length);
    if (columns == null) {
      header.add(new String(buffer, from, to - from));
    } else if (index < fast.length) {
      row[index] = cell(index, buffer, from, to);
    } else if (surplus == null && from < to) {
      surplus = new String(buffer, from, to - from);
    }
  }

  private double cell(int index, char[] buffer, int from, int to) {
    if (words.isMissing(buffer, from, to)) {
      if (from < to && buffer[from] != '?') {
        wordsForMissing.add(new String(buffer, from, to - from));
      }
      return Double.NaN;
    }
    return fast[index].take(buffer, from, to, getStartingLineNumber());
  }

  @Override
  protected void handleComment(char[] buffer, int offset, int length) {
    if (columns != null) {
      String text = new String(buffer, offset, length);
      CsvHeader.checkRemark(getStartingLineNumber(), text, columns.size(), format);
    }
  }

  @Override
  protected Boolean buildRecord() {
    if (getRecordType() != RecordType.DATA) {
      return false;
    }
    if (columns == null) {
      List<String> first = List.copyOf(header);
      header.clear();
      header.addAll(CsvHeader.names(first, format, getStartingLineNumber()));
      begin();
      if (format.header()) {
        return false;
      }
      for (int c = 0; c < fast.length; c++) {
        row[c] = cell(c, first.get(c).toCharArray(), 0, first.get(c).length());
      }
    }
    String behind = surplus;
    surplus = null;
    CsvHeader.check(getStartingLineNumber(), getFieldCount(), columns.size(), format, behind);
    rows.add(row);
    if (row.length > 1 && Arrays.stream(row).allMatch(Double::isNaN) && rowsWithoutValue++ == 0) {
      lineWithoutValue = getStartingLineNumber();
    }
    return true;
  }

  private void begin() {
    Schema names = new Schema(header.stream().map(Column::numeric).toList());
    options.nominal().forEach(names::indexOf);
    options.numeric().forEach(names::indexOf);
    if (options.target() != null && !options.target().isEmpty()) {
      names.indexOf(options.target());
    }
    columns = header.stream().map(name -> new CsvColumn(name, reading(name), format)).toList();
    fast = columns.toArray(CsvColumn[]::new);
    row = new double[fast.length];
    rows = Table.builder(fast.length);
  }

  private Reading reading(String name) {
    if (options.nominal().contains(name)) {
      return Reading.NOMINAL;
    }
    if (options.numeric().contains(name)) {
      return Reading.NUMERIC;
    }
    return asWords.contains(name) ? Reading.WORDS : Reading.GUESS;
  }
}
