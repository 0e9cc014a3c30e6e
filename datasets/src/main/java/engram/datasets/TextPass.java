package engram.datasets;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One pass over the records of a CSV file that keeps them as texts until they are taken. */
final class TextPass extends AbstractBaseCsvCallbackHandler<Boolean> {

  private final String source;
  private final CsvFormat format;
  private final MissingWords words;
  private final Set<String> wordsForMissing = new LinkedHashSet<>();
  private final List<String> record = new ArrayList<>();
  private List<String> names;
  private List<String[]> rows = new ArrayList<>();
  private int done;

  TextPass(String source, CsvFormat format, CsvReader.Options options) {
    this.source = source;
    this.format = format;
    this.words = new MissingWords(options.missing());
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    record.clear();
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    record.add(new String(buffer, offset, length));
  }

  @Override
  protected void handleComment(char[] buffer, int offset, int length) {
    if (names != null) {
      String text = new String(buffer, offset, length);
      CsvHeader.checkRemark(getStartingLineNumber(), text, names.size(), format);
    }
  }

  @Override
  protected Boolean buildRecord() {
    if (getRecordType() != RecordType.DATA) {
      return false;
    }
    if (names == null) {
      List<String> first = record.stream().map(CellText::of).toList();
      names = CsvHeader.names(first, format, getStartingLineNumber());
      if (format.header()) {
        return false;
      }
    }
    int cells = names.size();
    String surplus =
        record.stream()
            .skip(cells)
            .map(CellText::of)
            .filter(cell -> !cell.isEmpty())
            .findFirst()
            .orElse(null);
    CsvHeader.check(getStartingLineNumber(), record.size(), cells, format, surplus);
    rows.add(record.subList(0, cells).toArray(String[]::new));
    return true;
  }

  /** What rows were asked for and taken as missing, but for empty cells and ?. */
  Set<String> wordsForMissing() {
    return wordsForMissing;
  }

  /** Takes the rows read since the last time, null if there are none; a file without is refused. */
  TextRows take(int count) {
    CsvFile.check(names != null, done + count);
    TextRows taken = new TextRows(source, format, names, words, wordsForMissing, done, rows);
    done += count;
    rows = new ArrayList<>();
    return count == 0 ? null : taken;
  }
}
