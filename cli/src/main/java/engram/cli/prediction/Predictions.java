package engram.cli.prediction;

import engram.cli.rows.CsvLine;
import engram.cli.rows.RowIds;
import engram.cli.rows.TextContent;
import engram.table.Column;
import engram.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Predictions as a CSV file. */
public final class Predictions {

  private Predictions() {}

  /**
   * Returns {@code row,truth,prediction}, rows counted from 0 or named by columns of the data, and
   * for a nominal target a column {@code target=level} with the probability of each level. A truth
   * that is not known is empty.
   *
   * @param coverage sets or intervals to write behind, or null
   */
  public static TextContent of(Outcome outcome, RowIds ids, CsvLine line, Coverage coverage) {
    return out -> {
      Column target = outcome.asked().targetColumn();
      int width = ClassScores.width(outcome.predictions());
      List<String> cells = new ArrayList<>(ids.names());
      cells.addAll(List.of("truth", "prediction"));
      if (target.isNominal()) {
        target.levels().subList(0, width).forEach(level -> cells.add(target.name() + "=" + level));
      }
      cells.addAll(coverage == null ? List.of() : coverage.confidence().names());
      out.write(line.of(cells));
      for (int row = 0; row < outcome.predictions().length; row++) {
        if (outcome.predictions()[row] != null) {
          List<String> found = cells(outcome, ids, target, row);
          if (coverage != null) {
            found.addAll(coverage.confidence().texts(coverage.of(row)));
          }
          out.write(line.of(found));
        }
      }
    };
  }

  private static List<String> cells(Outcome outcome, RowIds ids, Column target, int row) {
    Table asked = outcome.asked();
    double[] prediction = outcome.predictions()[row];
    List<String> cells = new ArrayList<>(ids.of(row));
    if (target.isNominal()) {
      cells.add(asked.isMissing(row, asked.target()) ? "" : asked.level(row, asked.target()));
      cells.add(target.levels().get(ClassScores.predicted(prediction)));
      for (double probability : prediction) {
        cells.add(Float.toString((float) probability));
      }
    } else {
      cells.add(text(asked.cell(row, asked.target())));
      cells.add(text(prediction[0]));
    }
    return cells;
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
