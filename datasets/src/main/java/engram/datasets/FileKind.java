package engram.datasets;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of file that holds no rows of text, told by how it begins.
 *
 * @param start what it begins with; for bytes that are no text as ISO 8859-1
 * @param text whether it is text all the same
 * @param name what it is
 * @param remedy what to do about it
 */
record FileKind(Pattern start, boolean text, String name, String remedy) {

  /** How many bytes it takes to tell. */
  static final int START = 1 << 10;

  private static final String AS_CSV = "save the table as CSV in UTF-8 and give that";
  private static final String UNPACK = "unpack it, or pack the text with gzip";
  private static final String NO_TABLE = "give a table as text";

  private static final List<FileKind> KINDS =
      List.of(
          binary("PK\u0003\u0004.*(\\[Content_Types\\]|xl/)", "an Excel workbook", AS_CSV),
          binary("PK\u0003\u0004.*opendocument", "a file of LibreOffice", AS_CSV),
          binary("PK\u0003\u0004", "a zip archive", "unpack it and give what is in it"),
          binary("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", "an Excel workbook of old", AS_CSV),
          binary("\u0089PNG", "a PNG picture", NO_TABLE),
          binary("\u00ff\u00d8\u00ff", "a JPEG picture", NO_TABLE),
          binary("GIF8", "a GIF picture", NO_TABLE),
          binary("%PDF", "a PDF document", NO_TABLE),
          binary("PAR1|ARROW1", "a Parquet or Arrow file", AS_CSV),
          binary("Obj\u0001", "an Avro file", AS_CSV),
          binary("SQLite format 3", "an SQLite database", AS_CSV),
          binary("\u0093NUMPY", "an array of NumPy", AS_CSV),
          binary("\u0089HDF|MATLAB 5", "a file of HDF5 or MATLAB", AS_CSV),
          binary("\\$FL[23]|<stata_dta>|RD[XAB][23]\n", "a file of SPSS, Stata or R", AS_CSV),
          binary("\u0080[\u0002-\u0005](\u0095|c|\\}|\\])", "a pickle of Python", AS_CSV),
          binary("BZh[1-9]|\u00fd7zXZ|\\(\u00b5/\u00fd|7z\u00bc\u00af", "packed", UNPACK),
          textual("\\s*<(!DOCTYPE|html|\\?xml)", "HTML or XML", AS_CSV),
          textual("\\s*(\\{\\s*[\"}]|\\[\\s*[\\[{\\]\"0-9])", "JSON", AS_CSV),
          textual("(\\s*%[^\n]*\n)*\\s*@relation\\s", "ARFF", "let its name end in .arff"),
          textual(
              "[+\\-]?\\d+(\\.\\d+)?([ \t]+\\d+:[+\\-.\\deE]+)+\\s*(#[^\n]*)?\n",
              "a file of sparse rows (libsvm, svmlight)",
              "write all columns, or an ARFF file of sparse rows"));

  private static FileKind binary(String start, String name, String remedy) {
    return kind(start, false, name, remedy);
  }

  private static FileKind textual(String start, String name, String remedy) {
    return kind(start, true, name, remedy);
  }

  private static FileKind kind(String start, boolean text, String name, String remedy) {
    Pattern pattern = Pattern.compile(start, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    return new FileKind(pattern, text, name, remedy);
  }

  /**
   * Returns the kind of a file, null if it may be rows of text.
   *
   * @param bytes the first ones, at most {@link #START}
   */
  static FileKind of(byte[] bytes) {
    int mark = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
    String start = new String(bytes, mark, bytes.length - mark, StandardCharsets.ISO_8859_1);
    for (FileKind kind : KINDS) {
      if (kind.start.matcher(start).lookingAt()) {
        return kind;
      }
    }
    boolean marked = start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff");
    return marked || start.indexOf('\0') < 0 ? null : withZeros(start);
  }

  private static FileKind withZeros(String start) {
    for (int first = 0; first < 2; first++) {
      boolean every = start.length() > 1;
      for (int i = first; i < start.length(); i += 2) {
        every &= start.charAt(i) == 0;
      }
      if (every) {
        return binary(
            "", "UTF-16 text without a mark", "say --encoding UTF-16" + (first == 0 ? "BE" : "LE"));
      }
    }
    return binary("", "binary", NO_TABLE + ", or say its --encoding");
  }

  /** Returns what to say of such a file. */
  String refusal() {
    return "is " + name + ", not a text file of rows; " + remedy;
  }
}
