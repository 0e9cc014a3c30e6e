package engram.cli.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * How a text is stored.
 *
 * @param encoding of its characters
 * @param mark bytes before all, such as a byte order mark; not modified
 * @param packed whether with gzip
 */
public record TextForm(Charset encoding, byte[] mark, boolean packed) {

  private static final byte[] NO_MARK = {};

  /** UTF-8 without a mark. */
  public static TextForm plain(boolean packed) {
    return new TextForm(StandardCharsets.UTF_8, NO_MARK, packed);
  }

  /** The same, packed where the name of the file ends in .gz. */
  public static TextForm of(Path file) {
    return plain(isPacked(file));
  }

  /** Returns whether the name of a file says that it is packed. */
  public static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** Writes a text to a stream, which stays open. */
  public void write(OutputStream out, TextContent content) throws IOException {
    OutputStream bytes = packed ? new GZIPOutputStream(out) : out;
    bytes.write(mark);
    Writer writer = new BufferedWriter(new OutputStreamWriter(bytes, encoding));
    content.writeTo(writer);
    writer.flush();
    if (bytes instanceof GZIPOutputStream whole) {
      whole.finish();
    }
  }
}
