package engram.weka;

import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import engram.table.TableBuilder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;

/**
 * The attributes of instances that can be encoded, as columns of a table: numeric, date and nominal
 * ones of which a value is known, without the class.
 *
 * @param indices where each column stands in an instance
 * @param schema the columns; names that are blank or come twice are changed
 */
public record Columns(int[] indices, Schema schema) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the columns of instances, perhaps none. */
  public static Columns of(Instances data) {
    List<Integer> indices = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int a = 0; a < data.numAttributes(); a++) {
      Attribute attribute = data.attribute(a);
      boolean encodable = attribute.isNumeric() || attribute.isNominal();
      if (a != data.classIndex() && encodable && isKnown(data, a)) {
        indices.add(a);
        columns.add(column(attribute, name(attribute, names)));
      }
    }
    return new Columns(indices.stream().mapToInt(a -> a).toArray(), new Schema(columns));
  }

  private static boolean isKnown(Instances data, int attribute) {
    return data.stream().anyMatch(row -> !row.isMissing(attribute));
  }

  private static String name(Attribute attribute, Set<String> taken) {
    String name =
        attribute.name().isBlank() ? "attribute " + (attribute.index() + 1) : attribute.name();
    while (!taken.add(name)) {
      name += "'";
    }
    return name;
  }

  private static Column column(Attribute attribute, String name) {
    if (attribute.isNumeric()) {
      return Column.numeric(name);
    }
    List<String> labels = new ArrayList<>();
    for (Object label : Collections.list(attribute.enumerateValues())) {
      labels.add(label.toString());
    }
    return Column.nominal(name, labels);
  }

  /** Returns the number of columns. */
  public int size() {
    return indices.length;
  }

  /** Returns the cells of an instance, NaN = missing. */
  public double[] cells(Instance row) {
    double[] cells = new double[indices.length];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = row.value(indices[c]);
    }
    return cells;
  }

  /** Returns instances as a table without a target. */
  public Table table(String name, List<Instance> rows) {
    TableBuilder builder = Table.builder(size());
    rows.forEach(row -> builder.add(cells(row)));
    return builder.build(name, schema, -1);
  }
}
