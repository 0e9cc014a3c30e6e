package engram.weka;

import engram.datasets.Datasets;
import engram.table.Column;
import engram.table.Table;
import java.util.ArrayList;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Bundled data as Weka takes them. */
public final class TestData {

  private TestData() {}

  /** Returns a bundled data set, its target as the class. */
  public static Instances load(String name) {
    Table table = Datasets.load(name);
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (Column column : table.schema().columns()) {
      attributes.add(
          column.isNominal()
              ? new Attribute(column.name(), column.levels())
              : new Attribute(column.name()));
    }
    Instances rows = new Instances(table.name(), attributes, table.rows());
    for (int r = 0; r < table.rows(); r++) {
      double[] cells = new double[table.columns()];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = table.cell(r, c);
      }
      rows.add(new DenseInstance(1, cells));
    }
    rows.setClassIndex(table.target());
    return rows;
  }

  /** Returns a bundled data set without its target. */
  public static Instances withoutClass(String name) {
    Instances rows = load(name);
    int target = rows.classIndex();
    rows.setClassIndex(-1);
    rows.deleteAttributeAt(target);
    return rows;
  }

  /** Returns groups of instances far apart, of three numbers each. */
  static Instances groups(int count, int each) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (String name : new String[] {"a", "b", "c"}) {
      attributes.add(new Attribute(name));
    }
    Instances rows = new Instances("groups", attributes, count * each);
    for (int i = 0; i < count * each; i++) {
      double place = i % count * 10;
      rows.add(
          new DenseInstance(
              1, new double[] {place + i % 7 * 0.1, -place + i % 5 * 0.1, i % 3 * 0.1 + place}));
    }
    return rows;
  }
}
