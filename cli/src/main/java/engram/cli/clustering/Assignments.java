package engram.cli.clustering;

import engram.cli.rows.CsvLine;
import engram.cli.rows.RowIds;
import engram.cli.rows.TextContent;
import java.util.ArrayList;
import java.util.List;

/** The clusters of the rows as a CSV file. */
public final class Assignments {

  private Assignments() {}

  /**
   * Returns {@code row,cluster}, both counted from 0, or the names of the rows in place of their
   * number.
   *
   * @param ids the names
   * @param membership whether a column for each cluster follows: how much the row belongs to it
   */
  public static TextContent of(ClusteringRow row, RowIds ids, boolean membership, CsvLine line) {
    return out -> {
      double[][] shares = membership ? row.membership() : null;
      int columns = membership ? row.clustering().model().k() : 0;
      List<String> head = new ArrayList<>(ids.names());
      head.add("cluster");
      for (int c = 0; c < columns; c++) {
        head.add("membership" + c);
      }
      out.write(line.of(head));
      int[] labels = row.clustering().labels();
      for (int i = 0; i < labels.length; i++) {
        List<String> cells = new ArrayList<>(ids.of(i));
        cells.add(Integer.toString(labels[i]));
        for (int c = 0; c < columns; c++) {
          cells.add(Float.toString((float) shares[i][c]));
        }
        out.write(line.of(cells));
      }
    };
  }
}
