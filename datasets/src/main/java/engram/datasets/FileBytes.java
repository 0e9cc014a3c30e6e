package engram.datasets;

import engram.table.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files and streams that are held in memory as a whole. */
public final class FileBytes {

  /** The longest array that every virtual machine has. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private FileBytes() {}

  /**
   * Reads a file, which is unpacked if it is gzip data.
   *
   * @param file any but a folder
   * @throws DataException if it cannot be read, is no text or holds more than 2 GB; the message
   *     names it
   */
  public static byte[] ofText(Path file) {
    ByteSource source = ByteSource.of(file);
    try (InputStream in = source.open()) {
      byte[] bytes = whole(in, "the most that is read at once; give it as CSV, or in parts");
      FileKind kind = FileKind.of(Arrays.copyOf(bytes, Math.min(bytes.length, FileKind.START)));
      if (kind != null && !kind.text()) {
        throw new DataException(kind.refusal());
      }
      return bytes;
    } catch (DataException e) {
      throw new DataException(source.label() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(source.label() + ": " + ByteSource.explain(e), e);
    }
  }

  /**
   * Reads a stream to its end as it is; not closed.
   *
   * @param label what messages call it
   * @throws DataException if it cannot be read or brings more than 2 GB
   */
  public static byte[] of(InputStream in, String label) {
    try {
      return whole(in, "the most that is kept of what can be read once; give it as a file");
    } catch (DataException e) {
      throw new DataException(label + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(label + ": " + ByteSource.explain(e), e);
    }
  }

  /** Reads a pipe or another file as it is. */
  static byte[] stored(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in, file.toString());
    }
  }

  /**
   * Says what a file is that holds no rows of text by its first bytes.
   *
   * @return what it is and what to do, null for a text or a file that cannot be read
   */
  public static String refusal(Path file) {
    try (InputStream in = ByteSource.of(file).open()) {
      FileKind kind = FileKind.of(in.readNBytes(FileKind.START));
      return kind == null ? null : kind.refusal();
    } catch (IOException | DataException e) {
      return null;
    }
  }

  private static byte[] whole(InputStream in, String limit) throws IOException {
    byte[] bytes = in.readNBytes(MOST);
    if (bytes.length == MOST && in.read() >= 0) {
      throw new DataException("holds more than " + MOST + " bytes (2 GB), " + limit);
    }
    return bytes;
  }
}
