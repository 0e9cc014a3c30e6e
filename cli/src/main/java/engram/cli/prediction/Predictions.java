package engram.cli.prediction;

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

/** Predictions as a CSV file. */
public final class Predictions {

  private Predictions() {}

  /**
   * Writes {@code row,truth,prediction}, rows counted from 0, and for a nominal target a column
   * {@code target=level} with the probability of each level. A truth that is not known is empty.
   * The file appears whole or not at all.
   */
  public static void write(Path file, Outcome outcome) {
    WholeFile.write(
        file,
        out -> {
          try (Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            write(writer, outcome);
          }
        });
  }

  private static void write(Writer out, Outcome outcome) throws IOException {
    Column target = outcome.asked().targetColumn();
    List<String> cells = new ArrayList<>(List.of("row", "truth", "prediction"));
    target.levels().forEach(level -> cells.add(target.name() + "=" + level));
    out.write(CsvLine.of(cells));
    for (int row = 0; row < outcome.predictions().length; row++) {
      if (outcome.predictions()[row] != null) {
        out.write(CsvLine.of(cells(outcome, target, row)));
      }
    }
  }

  private static List<String> cells(Outcome outcome, Column target, int row) {
    Table asked = outcome.asked();
    double[] prediction = outcome.predictions()[row];
    List<String> cells = new ArrayList<>(List.of(Integer.toString(row)));
    if (target.isNominal()) {
      cells.add(asked.isMissing(row, asked.target()) ? "" : asked.level(row, asked.target()));
      cells.add(target.levels().get(ClassScores.predicted(prediction)));
      for (double probability : prediction) {
        cells.add(Float.toString((float) probability));
      }
    } else {
      cells.add(number(asked.cell(row, asked.target())));
      cells.add(number(prediction[0]));
    }
    return cells;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
