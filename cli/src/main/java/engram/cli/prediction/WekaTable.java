package engram.cli.prediction;

import engram.table.Column;
import engram.table.Table;
import java.util.ArrayList;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Tables as Weka takes them, with their own kinds of columns: each method encodes by itself. */
final class WekaTable {

  private WekaTable() {}

  /** Returns the rows of a table, the target as the class. */
  static Instances of(Table table) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (Column column : table.schema().columns()) {
      attributes.add(
          column.isNominal()
              ? new Attribute(column.name(), column.levels())
              : new Attribute(column.name()));
    }
    Instances rows = new Instances(table.name(), attributes, table.rows());
    rows.setClassIndex(table.target());
    double[] weights = table.weights();
    for (int r = 0; r < table.rows(); r++) {
      double[] cells = new double[table.columns()];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = table.cell(r, c);
      }
      rows.add(new DenseInstance(weights == null ? 1 : weights[r], cells));
    }
    return rows;
  }
}
