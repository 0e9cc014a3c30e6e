package engram.datasets;

import java.io.Closeable;

/** The text of a file of rows in parts, of which none is lost. */
public interface WrittenRows extends Closeable {

  /**
   * Reads on.
   *
   * @return the next row, the names of the columns being one where they stand above; null at the
   *     end
   */
  WrittenRow next();

  /** Returns what stands behind the last row, once there is none any more. */
  String rest();

  @Override
  void close();
}
