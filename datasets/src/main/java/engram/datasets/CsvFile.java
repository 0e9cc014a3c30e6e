package engram.datasets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import engram.table.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs a pass over a CSV file and puts what can go wrong with the file into one line. */
final class CsvFile {
  private static final int REPORT_EVERY = 1 << 13;
  private static final Pattern PLACE = Pattern.compile("(.+) \\(record starting at line (\\d+)\\)");

  private CsvFile() {}

  /**
   * Reads the whole source.
   *
   * @throws DataException with a message that does not name the source
   */
  static CsvPass pass(
      ByteSource source, CsvReader.Options options, CsvFormat format, Set<String> asWords) {
    CsvPass pass = new CsvPass(options, format, asWords);
    try (ByteSource.Unpacked bytes = source.open()) {
      Reader text = CsvText.open(bytes, format);
      char separator = format.separator() == CsvFormat.BLANKS ? '\t' : format.separator();
      run(
          pass,
          text,
          separator,
          rows -> options.progress().read(rows, bytes.stored(), source.size()));
    } catch (CharacterCodingException e) {
      String where =
          format.encoding().equals(StandardCharsets.UTF_8)
              ? "line " + firstLineNotText(source) + ": "
              : "";
      throw new DataException(
          where + "not " + format.encoding() + " text; name its encoding with --encoding", e);
    } catch (IOException e) {
      throw new DataException(ByteSource.explain(e), e);
    }
    if (pass.columns() == null) {
      throw new DataException("the file is empty");
    }
    if (pass.rows().rows() == 0) {
      throw new DataException("there is only a header line and no row");
    }
    return pass;
  }

  private interface RowCount {
    void report(long rows);
  }

  private static void run(CsvPass pass, Reader text, char separator, RowCount count)
      throws IOException {
    try (var records =
        de.siegmar.fastcsv.reader.CsvReader.builder()
            .fieldSeparator(separator)
            // The pass itself checks the number of cells, to say how many it found.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .build(pass, text)) {
      long rows = 0;
      for (boolean isRow : records) {
        rows += isRow ? 1 : 0;
        if (isRow && rows % REPORT_EVERY == 0) {
          count.report(rows);
        }
      }
      count.report(rows);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof DataException cause) {
        throw cause;
      }
      throw new DataException(PLACE.matcher(e.getMessage()).replaceFirst("line $2: $1"), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Number of the first line that is not UTF-8; every byte is a character of ISO 8859-1. */
  private static long firstLineNotText(ByteSource source) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.ISO_8859_1))) {
      long number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
          return number;
        }
        number++;
      }
      return number;
    } catch (IOException e) {
      throw new DataException(ByteSource.explain(e), e);
    }
  }
}
