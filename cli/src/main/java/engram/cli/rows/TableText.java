package engram.cli.rows;

import engram.table.Cells;
import engram.table.Table;
import java.util.ArrayList;
import java.util.List;

/** A table as a CSV file. */
public final class TableText {

  private TableText() {}

  /**
   * Returns a header and the rows; a number that is read again is the same to the bit, a missing
   * cell is empty.
   */
  public static TextContent of(Table table, CsvLine line) {
    return out -> {
      Cells cells = Cells.of(table);
      out.write(line.of(cells.names()));
      for (int row = 0; row < cells.rows(); row++) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < table.columns(); c++) {
          texts.add(RowSource.written(cells, row, c));
        }
        out.write(line.of(texts));
      }
    };
  }
}
