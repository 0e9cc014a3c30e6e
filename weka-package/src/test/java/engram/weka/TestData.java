package engram.weka;

import engram.datasets.Datasets;
import engram.table.Column;
import engram.table.Table;
import java.util.ArrayList;
import weka.classifiers.functions.AssociativeMemory;
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

  /** Returns a classifier with options. */
  public static AssociativeMemory memory(String... options) throws Exception {
    AssociativeMemory memory = new AssociativeMemory();
    memory.setOptions(options);
    return memory;
  }

  /** Returns a classifier built with options. */
  public static AssociativeMemory built(Instances data, String... options) throws Exception {
    AssociativeMemory memory = memory(options);
    memory.buildClassifier(data);
    return memory;
  }

  /** Returns a bundled data set without its target. */
  public static Instances withoutClass(String name) {
    Instances rows = load(name);
    int target = rows.classIndex();
    rows.setClassIndex(-1);
    rows.deleteAttributeAt(target);
    return rows;
  }
}
