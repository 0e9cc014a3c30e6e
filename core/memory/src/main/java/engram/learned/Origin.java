package engram.learned;

import engram.math.Check;
import engram.model.Digests;
import engram.model.Provenance;
import engram.table.Column;
import engram.table.Table;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Where a model comes from.
 *
 * @param engram version of the library that learned it
 * @param data what the table was called
 * @param rows its rows
 * @param columns its columns, the target among them
 * @param digest of its columns and cells, so that a model can be told from one of changed data
 * @param reading what was said of the texts of its file, or null if nothing was
 */
public record Origin(
    String engram, String data, int rows, int columns, String digest, Reading reading)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Checks that nothing else is absent. */
  public Origin {
    Check.present("engram", engram);
    Check.present("data", data);
    Check.present("digest", digest);
    Check.atLeast("rows", rows, 0);
    Check.atLeast("columns", columns, 0);
  }

  /** Returns the origin of what is learned from a table. O(rows columns). */
  public static Origin of(Table table) {
    MessageDigest digest = Digests.sha256();
    for (Column column : table.schema().columns()) {
      text(digest, column.name());
      text(digest, column.kind().name());
      column.levels().forEach(level -> text(digest, level));
    }
    if (table.weights() != null) {
      for (double weight : table.weights()) {
        text(digest, Double.toString(weight));
      }
    }
    ByteBuffer cells = ByteBuffer.allocate(table.columns() * Double.BYTES);
    for (int row = 0; row < table.rows(); row++) {
      cells.clear();
      for (int c = 0; c < table.columns(); c++) {
        cells.putDouble(table.cell(row, c));
      }
      digest.update(cells.array());
    }
    return new Origin(
        Provenance.version(),
        table.name(),
        table.rows(),
        table.columns(),
        Digests.text(digest),
        null);
  }

  /** Returns the same with what was said of the texts of the file, null for nothing. */
  public Origin withReading(Reading said) {
    return new Origin(engram, data, rows, columns, digest, said);
  }

  private static void text(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
