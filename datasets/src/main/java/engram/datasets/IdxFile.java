package engram.datasets;

import engram.table.DataException;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;

/** An open IDX file: its header, then its items one after the other as rows of numbers. */
final class IdxFile implements Closeable {
  private static final long MOST_COLUMNS = 1 << 20;

  private final String label;
  private final DataInputStream in;
  private final int type;
  private final int items;
  private final byte[] item;
  private final int columns;
  private int taken;

  private IdxFile(String label, DataInputStream in) throws IOException {
    this.label = label;
    this.in = in;
    int magic = in.readInt();
    type = magic >> 8;
    int dimensions = magic & 0xff;
    int bytes = bytesOf(type);
    if (bytes == 0 || dimensions == 0) {
      throw new DataException(
          label + ": no IDX file (magic number " + String.format(Locale.ROOT, "%08x", magic) + ")");
    }
    items = in.readInt();
    long product = 1;
    boolean sound = items > 0;
    for (int i = 1; i < dimensions && sound; i++) {
      int size = in.readInt();
      product *= size;
      sound = size > 0 && product <= MOST_COLUMNS;
    }
    if (!sound) {
      throw new DataException(
          label
              + ": its header promises "
              + items
              + " items of "
              + product
              + " numbers, allowed are 1 item or more of 1 to "
              + MOST_COLUMNS
              + " numbers");
    }
    columns = (int) product;
    item = new byte[columns * bytes];
  }

  /** Opens a file and reads its header. */
  static IdxFile open(Path path) {
    ByteSource source = ByteSource.of(path);
    try {
      DataInputStream in = new DataInputStream(source.open());
      try {
        return new IdxFile(source.label(), in);
      } catch (IOException | DataException e) {
        in.close();
        throw e;
      }
    } catch (EOFException e) {
      throw new DataException(source.label() + ": ends within its header", e);
    } catch (IOException e) {
      throw new DataException(source.label() + ": " + ByteSource.explain(e), e);
    }
  }

  private static int bytesOf(int type) {
    return switch (type) {
      case 0x08, 0x09 -> 1;
      case 0x0b -> 2;
      case 0x0c, 0x0d -> 4;
      case 0x0e -> 8;
      default -> 0;
    };
  }

  String label() {
    return label;
  }

  /** How many items the header promises. */
  int items() {
    return items;
  }

  /** How many numbers an item has. */
  int columns() {
    return columns;
  }

  boolean isWhole() {
    return type < 0x0d;
  }

  /** Reads the next item into row[0] ... row[columns - 1]. */
  void next(double[] row) {
    try {
      in.readFully(item);
    } catch (EOFException e) {
      throw new DataException(
          label + ": ends after " + taken + " items, its header promises " + items, e);
    } catch (IOException e) {
      throw new DataException(label + ": " + ByteSource.explain(e), e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(item);
    for (int c = 0; c < columns; c++) {
      row[c] =
          switch (type) {
            case 0x08 -> buffer.get() & 0xff;
            case 0x09 -> buffer.get();
            case 0x0b -> buffer.getShort();
            case 0x0c -> buffer.getInt();
            case 0x0d -> buffer.getFloat();
            default -> buffer.getDouble();
          };
      if (Double.isInfinite(row[c])) {
        throw new DataException(
            label
                + ": item "
                + (taken + 1)
                + ", number "
                + (c + 1)
                + " is "
                + row[c]
                + ", which is no usable number");
      }
    }
    taken++;
  }

  /** Makes sure that nothing follows the last item. */
  void end() {
    try {
      if (in.read() >= 0) {
        throw new DataException(label + ": goes on after the " + items + " items of its header");
      }
    } catch (IOException e) {
      throw new DataException(label + ": " + ByteSource.explain(e), e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new DataException(label + ": " + ByteSource.explain(e), e);
    }
  }
}
