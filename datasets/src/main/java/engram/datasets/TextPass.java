package engram.datasets;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** One pass over the records of a CSV file that keeps them as texts until they are taken. */
final class TextPass extends AbstractBaseCsvCallbackHandler<Boolean> {

  private final String source;
  private final CsvFormat format;
  private final MissingWords words;
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
  protected Boolean buildRecord() {
    if (getRecordType() != RecordType.DATA) {
      return false;
    }
    if (names == null) {
      List<String> first = record.stream().map(TextRows::trimmed).toList();
      names = CsvHeader.names(first, format, getStartingLineNumber());
      if (format.header()) {
        return false;
      }
    }
    CsvHeader.check(getStartingLineNumber(), record.size(), names.size());
    rows.add(record.toArray(String[]::new));
    return true;
  }

  /** Takes the rows read since the last time, null if there are none; a file without is refused. */
  TextRows take(int count) {
    CsvFile.check(names != null, done + count);
    TextRows taken = new TextRows(source, format, names, words, done, rows);
    done += count;
    rows = new ArrayList<>();
    return count == 0 ? null : taken;
  }
}
