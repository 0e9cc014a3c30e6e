package engram.cli.completion;

import engram.cli.clustering.CsvLine;
import engram.model.WholeFile;
import engram.table.Column;
import engram.table.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table as a CSV file. */
public final class TableFile {

  /** Whole numbers below this have no more digits than a double holds. */
  private static final double WHOLE = 1e15;

  private TableFile() {}

  /**
   * Writes a header and the rows; a number that is read again is the same to the bit, a missing
   * cell is empty. The file appears whole or not at all.
   */
  public static void write(Path file, Table table) {
    WholeFile.write(
        file,
        out -> {
          try (Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            write(writer, table);
          }
        });
  }

  /** Writes the same as to a file. */
  public static void write(Writer out, Table table) throws IOException {
    out.write(CsvLine.of(table.schema().names()));
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < table.columns(); c++) {
        cells.add(text(table.schema().column(c), table.cell(row, c)));
      }
      out.write(CsvLine.of(cells));
    }
  }

  private static String text(Column column, double cell) {
    if (Double.isNaN(cell)) {
      return "";
    }
    if (!column.isNumeric()) {
      return column.levels().get((int) cell);
    }
    boolean whole = cell == Math.rint(cell) && Math.abs(cell) < WHOLE;
    return whole && Double.compare(cell, -0.0) != 0
        ? Long.toString((long) cell)
        : Double.toString(cell);
  }
}
