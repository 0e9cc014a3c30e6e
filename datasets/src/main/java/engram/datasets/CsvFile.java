package engram.datasets;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import engram.table.DataException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The records of a CSV file, one after the other, each handed to a pass that says whether it is a
 * row. What can go wrong with the file is put into one line that does not name the file.
 */
final class CsvFile implements Closeable {
  private static final int REPORT_EVERY = 1 << 13;
  private static final int LONGEST_CELL = 1 << 24;
  private static final Pattern PLACE = Pattern.compile("(.+) \\(record starting at line (\\d+)\\)");

  private final ByteSource source;
  private final CsvFormat format;
  private final engram.datasets.CsvReader.Progress progress;
  private final ByteSource.Unpacked bytes;
  private final CsvReader<Boolean> reader;
  private final Iterator<Boolean> records;
  private long rows;

  /** Opens a file. */
  CsvFile(
      ByteSource source,
      engram.datasets.CsvReader.Options options,
      CsvFormat format,
      AbstractBaseCsvCallbackHandler<Boolean> pass) {
    this.source = source;
    this.format = format;
    this.progress = options.progress();
    try {
      bytes = source.open();
      Reader text = CsvText.open(bytes, format);
      char separator = format.separator() == CsvFormat.BLANKS ? '\t' : format.separator();
      reader =
          CsvReader.builder()
              .fieldSeparator(separator)
              // The pass itself checks the number of cells, to say how many it found.
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .trimWhitespacesAroundQuotes(true)
              .allowUnclosedQuote(false)
              .commentStrategy(format.remark() != 0 ? CommentStrategy.READ : CommentStrategy.NONE)
              .maxBufferSize(LONGEST_CELL)
              .commentCharacter(format.remark() == 0 ? '#' : format.remark())
              .build(pass, text);
      if (format.separatorLine()) {
        reader.skipLines(1);
      }
      records = reader.iterator();
    } catch (IOException e) {
      throw explained(e);
    } catch (UncheckedIOException e) {
      throw explained(e.getCause()); // of the line that is skipped
    }
  }

  /**
   * Reads up to the next row.
   *
   * @return whether there was one
   * @throws DataException if the file cannot be read, or the pass refuses a record
   */
  boolean nextRow() {
    try {
      while (records.hasNext()) {
        if (records.next()) {
          rows++;
          if (rows % REPORT_EVERY == 0) {
            progress.read(rows, bytes.stored(), source.size());
          }
          return true;
        }
      }
      progress.read(rows, bytes.stored(), source.size());
      return false;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof DataException cause) {
        throw cause;
      }
      throw new DataException(explained(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw explained(e.getCause());
    }
  }

  /** The reader's message with what to do, where a quote is not as it should be. */
  private static String explained(String message) {
    Matcher place = PLACE.matcher(message);
    if (!place.matches()) {
      return message;
    }
    String what = place.group(1);
    if (what.startsWith("Unclosed")) {
      what += "; close the quotes of the cell";
    } else if (what.startsWith("Unexpected")) {
      what += "; a quote within quotes is written twice";
    } else if (what.contains("buffer size")) {
      what = "a cell of more than " + LONGEST_CELL + " characters; close its quotes, or shorten it";
    }
    return "line " + place.group(2) + ": " + what;
  }

  private DataException explained(IOException e) {
    if (!(e instanceof CharacterCodingException)) {
      return new DataException(ByteSource.explain(e), e);
    }
    String where =
        format.encoding().equals(StandardCharsets.UTF_8)
            ? "line " + firstLineNotText(source) + ": "
            : "";
    return new DataException(
        where + "not " + format.encoding() + " text; name its encoding with --encoding", e);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new DataException(ByteSource.explain(e), e);
    }
  }

  /** Refuses a file without a header or without rows. */
  static void check(boolean header, long rows) {
    if (!header) {
      throw new DataException("the file is empty");
    }
    if (rows == 0) {
      throw new DataException("there is only a header line and no row");
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
