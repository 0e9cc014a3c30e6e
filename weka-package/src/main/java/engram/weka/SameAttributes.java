package engram.weka;

import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

/** Instances with the attributes of others, found by name. */
final class SameAttributes {

  private SameAttributes() {}

  /**
   * Returns the instances with the attributes of a header, in its order, further ones left out.
   *
   * @param data not modified
   * @throws IllegalArgumentException if one is absent or of another type
   */
  static Instances of(Instances data, Instances header) {
    int[] places = new int[header.numAttributes()];
    for (int a = 0; a < places.length; a++) {
      Attribute found = data.attribute(header.attribute(a).name());
      if (found == null || found.type() != header.attribute(a).type()) {
        throw new IllegalArgumentException(
            "the instances have no attribute " + header.attribute(a).name() + " of its type");
      }
      places[a] = found.index();
    }
    Instances same = new Instances(header, data.numInstances());
    // Weka names what it plots after the data and this.
    same.setRelationName(data.relationName().replaceFirst("_clustered$", ""));
    same.setClassIndex(-1);
    for (Instance row : data) {
      double[] values = new double[places.length];
      for (int a = 0; a < places.length; a++) {
        values[a] = row.value(places[a]);
      }
      same.add(new DenseInstance(row.weight(), values));
    }
    return same;
  }
}
