package engram.datasets;

import engram.table.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The characters of a file: UTF-8, or what its byte order mark or the user says. */
final class CsvText {

  private static final int SAMPLE = 1 << 16;
  private static final int LINES = 20;
  private static final int LONGEST = 1 << 24;

  private CsvText() {}

  /** Finds the format of a file. */
  static CsvFormat format(ByteSource source, CsvReader.Options options) throws IOException {
    try (ByteSource.Unpacked bytes = source.open()) {
      PushbackInputStream in = new PushbackInputStream(bytes, FileKind.START);
      byte[] start = in.readNBytes(FileKind.START);
      FileKind kind = options.encoding() == null ? FileKind.of(start) : null;
      if (kind != null) {
        throw new DataException(kind.refusal());
      }
      in.unread(start);
      Charset encoding = encoding(in, options.encoding());
      Reader text =
          new InputStreamReader(
              in,
              encoding
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPLACE)
                  .onUnmappableCharacter(CodingErrorAction.REPLACE));
      StringBuilder sample = new StringBuilder();
      char[] part = new char[SAMPLE];
      int n = 0;
      int lines = 0;
      // Long lines need a longer sample: two or three rows say little of the others.
      while (n >= 0 && (sample.length() < SAMPLE || lines < LINES && sample.length() < LONGEST)) {
        n = text.read(part, 0, SAMPLE);
        for (int i = 0; i < n; i++) {
          lines += part[i] == '\n' || part[i] == '\r' ? 1 : 0;
        }
        sample.append(part, 0, Math.max(0, n));
      }
      return CsvSample.of(sample.toString(), n < 0, options.decimal())
          .format(encoding, options.separator(), options.header());
    }
  }

  /** Opens the characters; what is not of the encoding ends in an exception. */
  static Reader open(InputStream bytes, CsvFormat format) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, 3);
    encoding(in, format.encoding());
    Reader text = new InputStreamReader(in, format.encoding().newDecoder());
    return format.separator() == CsvFormat.BLANKS ? new BlankRuns(text) : text;
  }

  /** Takes a byte order mark off, and returns what is given, or else what the mark says. */
  private static Charset encoding(PushbackInputStream in, Charset given) throws IOException {
    byte[] start = in.readNBytes(3);
    int mark = mark(start);
    in.unread(start, mark, start.length - mark);
    Charset found =
        mark != 2
            ? StandardCharsets.UTF_8
            : starts(start, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return given == null ? found : given;
  }

  /** Returns the byte order mark of a file, empty without one. */
  static byte[] mark(ByteSource source) throws IOException {
    try (ByteSource.Unpacked bytes = source.open()) {
      byte[] start = bytes.readNBytes(3);
      return Arrays.copyOf(start, mark(start));
    }
  }

  /** Returns the length of the mark. */
  private static int mark(byte[] start) {
    if (starts(start, 0xef, 0xbb, 0xbf)) {
      return 3;
    }
    return starts(start, 0xff, 0xfe) || starts(start, 0xfe, 0xff) ? 2 : 0;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    boolean same = bytes.length >= mark.length;
    for (int i = 0; same && i < mark.length; i++) {
      same = (bytes[i] & 0xff) == mark[i];
    }
    return same;
  }
}
