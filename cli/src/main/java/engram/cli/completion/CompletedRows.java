package engram.cli.completion;

import engram.table.Cells;
import engram.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/** The rows of a data set written anew, their missing cells filled. */
public interface CompletedRows extends Closeable {

  /**
   * Writes the next rows, with what stands above them.
   *
   * @param cells the rows as they are found
   * @param answers the columns completed, by name; other columns are not filled
   * @param first the row of the answers that the first row is
   * @throws engram.table.DataException if the data are no longer those that were completed, or a
   *     filled cell cannot be written
   */
  void rows(Writer out, Cells cells, Table answers, int first) throws IOException;

  /** Writes what stands behind the last row. */
  void end(Writer out) throws IOException;

  @Override
  void close();
}
