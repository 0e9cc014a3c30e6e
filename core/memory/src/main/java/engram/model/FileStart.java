package engram.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a file is that should be a JSON object, by how it starts.
 *
 * @param bytes its first bytes, all of them if there are few, not modified
 */
public record FileStart(byte[] bytes) {

  private static final int LENGTH = 4096;
  private static final int QUOTED = 40;

  /** Looks at what a stream holds next, which stays to be read. */
  static FileStart of(BufferedInputStream in) throws IOException {
    in.mark(LENGTH);
    byte[] start = in.readNBytes(LENGTH);
    in.reset();
    return new FileStart(start);
  }

  /** Says what else the file is, with the remedy; null where a JSON object may begin. */
  public String otherThanObject() {
    if (begins(0x1f, 0x8b)) {
      return "it is packed by gzip; unpack it before, with gunzip";
    }
    if (begins('P', 'K', 3, 4)) {
      return "it is a zip archive; unpack it before, with unzip";
    }
    if (begins('B', 'Z', 'h')
        || begins(0xfd, '7', 'z', 'X', 'Z')
        || begins(0x28, 0xb5, 0x2f, 0xfd)) {
      return "it is packed; unpack it before";
    }
    if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) {
      return "it is text in UTF-16; write it as UTF-8";
    }
    String seen = text();
    if (seen.startsWith("{")) {
      return null;
    }
    if (seen.isEmpty()) {
      return bytes.length == 0 ? "it is empty" : "it holds nothing but blanks";
    }
    if (seen.chars().anyMatch(FileStart::isNoText)) {
      return "it is no text";
    }
    String line = seen.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    return "it is other text, which begins with '"
        + (line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...")
        + "'";
  }

  private static boolean isNoText(int c) {
    return c == '\ufffd' || Character.isISOControl(c) && !Character.isWhitespace(c);
  }

  private boolean begins(int... values) {
    for (int i = 0; i < values.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xff) != values[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it starts as {@code DeepModel.save} writes: a line of JSON, then numbers. */
  boolean isDeep() {
    return text()
        .replaceAll("\\s", "")
        .startsWith("{\"format\":\"" + ModelFile.FORMAT + "\",\"type\":\"deep\"");
  }

  /**
   * Without the mark of UTF-8 and blanks; what is no UTF-8 is U+FFFD, but a character that the end
   * of the bytes may cut is dropped.
   */
  private String text() {
    int end = bytes.length;
    for (int back = 1; back <= Math.min(3, end) && bytes.length == LENGTH; back++) {
      if ((bytes[bytes.length - back] & 0xc0) == 0xc0) {
        end = bytes.length - back;
        break;
      }
    }
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    return (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
  }
}
