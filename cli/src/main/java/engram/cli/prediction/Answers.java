package engram.cli.prediction;

import engram.cli.rows.CsvLine;
import engram.cli.rows.RowIds;
import engram.learned.Model;
import engram.learned.Reason;
import engram.learned.TableClustering;
import engram.learned.TableRegressor;
import engram.table.Column;
import engram.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model says of rows, as lines of a CSV file: names or numbers of the rows, the truth where
 * the rows have it and the model predicts it, what the model says, and the memories behind it.
 *
 * @param model the model
 * @param truth whether the rows have the column that is predicted
 * @param shares whether memberships are written, too
 * @param reasons how many memories behind each answer are written
 * @param line how cells are quoted
 */
public record Answers(Model model, boolean truth, boolean shares, int reasons, CsvLine line) {

  /** Writes the names of the columns. */
  public void head(Writer out, List<String> ids, Table answers) throws IOException {
    List<String> cells = new ArrayList<>(ids);
    if (hasTruth()) {
      cells.add("truth");
    }
    cells.addAll(answers.schema().names());
    for (int i = 1; i <= reasons; i++) {
      cells.add("memory" + i);
      if (!(model instanceof TableClustering)) {
        cells.add("answer" + i);
      }
      cells.add("weight" + i);
    }
    out.write(line.of(cells));
  }

  private boolean hasTruth() {
    return truth && !(model instanceof TableClustering);
  }

  /**
   * Writes rows.
   *
   * @param ids what they are called
   * @param rows bound
   * @param answers what the model says of them
   */
  public void rows(Writer out, RowIds ids, Table rows, Table answers) throws IOException {
    List<List<Reason>> because = reasons == 0 ? null : model.explain(rows, reasons);
    for (int row = 0; row < answers.rows(); row++) {
      List<String> cells = new ArrayList<>(ids.of(row));
      if (hasTruth()) {
        cells.add(text(rows, row, rows.target(), false));
      }
      for (int c = 0; c < answers.columns(); c++) {
        cells.add(text(answers, row, c, c > 0 && !(model instanceof TableRegressor)));
      }
      for (int i = 0; i < reasons; i++) {
        addReason(cells, i < because.get(row).size() ? because.get(row).get(i) : null);
      }
      out.write(line.of(cells));
    }
  }

  private void addReason(List<String> cells, Reason reason) {
    cells.add(reason == null ? "" : reason.memory());
    if (!(model instanceof TableClustering)) {
      cells.add(reason == null ? "" : reason.answer());
    }
    cells.add(reason == null ? "" : Float.toString((float) reason.weight()));
  }

  /** A cell as text; shares as float, which is what the kernels compute in. */
  private String text(Table table, int row, int c, boolean share) {
    double cell = table.cell(row, c);
    if (Double.isNaN(cell)) {
      return "";
    }
    Column column = table.schema().column(c);
    if (!column.isNumeric()) {
      return column.levels().get((int) cell);
    }
    if (model instanceof TableClustering && !share) {
      return Integer.toString((int) cell);
    }
    return share ? Float.toString((float) cell) : Double.toString(cell);
  }
}
