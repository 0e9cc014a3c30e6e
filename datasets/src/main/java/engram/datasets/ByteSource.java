package engram.datasets;

import engram.table.DataException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Bytes that can be read more than once, unpacked if they are gzip data.
 *
 * @param label how messages call the source
 * @param size number of bytes before unpacking, -1 if that is not known
 * @param opener opens the bytes as they are stored
 */
record ByteSource(String label, long size, Opener opener) {
  private static final int BUFFER = 1 << 16;
  private static final String NO_GZIP = "not in gzip format; take .gz off its name";

  /** Opens a stream of the stored bytes. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  /** The bytes of a file. */
  static ByteSource of(Path file) {
    String label = file.toString();
    if (Files.isDirectory(file)) {
      throw new DataException(label + ": is a folder, not a file");
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe is read once
        byte[] bytes = FileBytes.stored(file);
        return new ByteSource(label, bytes.length, () -> new ByteArrayInputStream(bytes));
      }
      return new ByteSource(label, Files.size(file), () -> Files.newInputStream(file));
    } catch (IOException e) {
      throw new DataException(label + ": " + explain(e), e);
    }
  }

  /** The unpacked bytes; the stream counts the stored bytes it has taken. */
  Unpacked open() throws IOException {
    Counter counter = new Counter(opener.open());
    try {
      BufferedInputStream stored = new BufferedInputStream(counter, BUFFER);
      stored.mark(2);
      boolean gzip = stored.read() == 0x1f && stored.read() == 0x8b;
      stored.reset();
      if (!gzip && label.endsWith(".gz") && size != 0) {
        throw new ZipException(NO_GZIP);
      }
      return new Unpacked(gzip ? new GZIPInputStream(stored, BUFFER) : stored, counter);
    } catch (IOException e) {
      counter.close();
      throw e;
    }
  }

  /** An input error in a few words. */
  static String explain(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "may not be read (permission denied)";
    }
    if (e instanceof ZipException) {
      return "broken gzip data: "
          + (NO_GZIP.equals(e.getMessage()) ? NO_GZIP : "damaged; get or pack the file again");
    }
    if (e instanceof EOFException) {
      return "broken gzip data: it ends too early; get or pack the file again";
    }
    if ("Is a directory".equals(e.getMessage())) { // of a folder as standard input
      return "is a folder, not a file";
    }
    return "cannot be read: " + e.getMessage();
  }

  /** Unpacked bytes and how many stored bytes they took so far. */
  static final class Unpacked extends FilterInputStream {
    private final Counter counter;

    private Unpacked(InputStream in, Counter counter) {
      super(in);
      this.counter = counter;
    }

    long stored() {
      return counter.count;
    }
  }

  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b >= 0 ? 1 : 0;
      return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int n = in.read(to, from, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
