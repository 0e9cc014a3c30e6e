package engram.cli.clustering;

import engram.model.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The clusters of the rows as a CSV file. */
public final class Assignments {

  private Assignments() {}

  /**
   * Writes {@code row,cluster}, both counted from 0. The file appears whole or not at all.
   *
   * @param membership whether a column for each memory follows: how much it attracts the row
   */
  public static void write(Path file, ClusteringRow row, boolean membership) {
    WholeFile.write(
        file,
        out -> {
          try (Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            write(writer, row, membership);
          }
        });
  }

  private static void write(Writer out, ClusteringRow row, boolean membership) throws IOException {
    FoundMemories memories = row.clustering().memories();
    int columns = membership ? memories.points().length : 0;
    out.write("row,cluster");
    for (int c = 0; c < columns; c++) {
      out.write(",membership" + c);
    }
    out.write('\n');
    double[][] shares = membership ? memories.membership().get() : null;
    int[] labels = row.clustering().labels();
    for (int i = 0; i < labels.length; i++) {
      out.write(i + "," + labels[i]);
      if (membership) {
        for (double share : shares[i]) {
          out.write("," + (float) share);
        }
      }
      out.write('\n');
    }
  }
}
