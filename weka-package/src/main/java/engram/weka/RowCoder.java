package engram.weka;

import engram.table.DataException;
import engram.table.Encoder;
import engram.table.Scaling;
import java.io.Serializable;
import weka.core.Attribute;
import weka.core.Capabilities;
import weka.core.Capabilities.Capability;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Between instances and encoded rows: numeric and date attributes standardised, nominal ones one
 * number a label, missing values NaN, by {@link Encoder}. Attributes are bound by position, as
 * everywhere in Weka. Immutable.
 */
public final class RowCoder implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Instances header;
  private final Columns columns;
  private final Encoder encoder;

  private RowCoder(Instances header, Columns columns, Encoder encoder) {
    this.header = header;
    this.columns = columns;
    this.encoder = encoder;
  }

  /**
   * Learns means, deviations and labels.
   *
   * @param data not modified; its class is left out
   * @throws DataException if a value is infinite; the message names its place
   */
  public static RowCoder fit(Instances data) {
    return fit(data, Scaling.STANDARDISE);
  }

  /** Learns with another scaling of numeric attributes. */
  public static RowCoder fit(Instances data, Scaling scaling) {
    Columns columns = Columns.of(data);
    Encoder encoder =
        columns.size() == 0 ? null : Encoder.fit(columns.table(data.relationName(), data), scaling);
    return new RowCoder(new Instances(data, 0), columns, encoder);
  }

  /** Returns the weights of instances, or null if all are 1. */
  public static double[] weights(Instances data) {
    double[] weights = data.stream().mapToDouble(Instance::weight).toArray();
    for (double weight : weights) {
      if (weight != 1) {
        return weights;
      }
    }
    return null;
  }

  /** Returns whether any attribute can be used. */
  public boolean isUsable() {
    return encoder != null;
  }

  /**
   * Refuses data of which no attribute can be used.
   *
   * @throws IllegalArgumentException with what is missing
   */
  public RowCoder checkUsable() {
    if (!isUsable()) {
      throw new IllegalArgumentException(
          "the data have no attribute with a known value besides the class"
              + ": at least one is needed to train on");
    }
    return this;
  }

  /** Returns the attributes of the data learned from, without instances; not to be modified. */
  public Instances header() {
    return header;
  }

  /** Returns the name of the data without the filters that Weka appends to it. */
  public String name() {
    return header.relationName().replaceFirst("-weka\\.filters\\..*", "");
  }

  /** Returns the encoder, null if no attribute can be used. */
  public Encoder encoder() {
    return encoder;
  }

  /** Returns the number of attributes used. */
  public int attributes() {
    return columns.size();
  }

  /** Returns the attribute of a column of the encoder. */
  public Attribute attribute(int column) {
    return header.attribute(columns.indices()[column]);
  }

  /** Returns where in an instance the attribute of a column of the encoder stands. */
  public int index(int column) {
    return columns.indices()[column];
  }

  /** Returns the encoded row of an instance, NaN where a value is missing. */
  public double[] encode(Instance row) {
    return encoder.encodeRow(columns.cells(row));
  }

  /** Leaves a scheme's capabilities with the attributes that are encoded, and nothing else. */
  public static void limit(Capabilities capabilities) {
    capabilities.disableAll();
    capabilities.enable(Capability.NUMERIC_ATTRIBUTES);
    capabilities.enable(Capability.DATE_ATTRIBUTES);
    capabilities.enable(Capability.NOMINAL_ATTRIBUTES);
    capabilities.enable(Capability.MISSING_VALUES);
  }

  /** Adds the classes that are predicted, or carried beside rows; some may be missing. */
  public static void withClass(Capabilities capabilities) {
    capabilities.enable(Capability.NOMINAL_CLASS);
    capabilities.enable(Capability.NUMERIC_CLASS);
    capabilities.enable(Capability.DATE_CLASS);
    capabilities.enable(Capability.MISSING_CLASS_VALUES);
  }

  /**
   * Returns the encoded rows of instances.
   *
   * @throws DataException if a value is infinite; the message names the instance, counted from 1
   */
  public double[][] encode(Instances data) {
    double[][] rows = new double[data.numInstances()][];
    for (int i = 0; i < rows.length; i++) {
      try {
        rows[i] = encode(data.instance(i));
      } catch (DataException e) {
        throw new DataException("instance " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return rows;
  }
}
