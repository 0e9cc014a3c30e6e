package engram.weka.compare;

import engram.table.ColumnMeans;
import engram.weka.RowCoder;
import engram.weka.Sketched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import weka.clusterers.Clusterer;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** The data of a comparison: what the schemes get, what they are scored on, and the classes. */
final class ComparedData {

  private final Instances plain;
  private final Instances encoded;
  private final double[][] complete;
  private final double[] weights;
  private final int[] classes;
  private final List<String> classNames;

  private ComparedData(
      Instances plain,
      Instances encoded,
      double[][] complete,
      double[] weights,
      int[] classes,
      List<String> classNames) {
    this.plain = plain;
    this.encoded = encoded;
    this.complete = complete;
    this.weights = weights;
    this.classes = classes;
    this.classNames = classNames;
  }

  /**
   * Encodes the data of a setup.
   *
   * @param stopped asked by the rows whenever a scheme reads one of them; where it holds, they
   *     throw a {@link java.util.concurrent.CancellationException}
   * @throws IllegalArgumentException if nothing is left to cluster by
   */
  static ComparedData of(ComparisonSetup setup, BooleanSupplier stopped) {
    Instances data = setup.data();
    int[] classes = null;
    List<String> names = List.of();
    if (setup.classIndex() >= 0) {
      Attribute attribute = data.attribute(setup.classIndex());
      classes =
          data.stream()
              .mapToInt(row -> row.isMissing(attribute) ? -1 : (int) row.value(attribute))
              .toArray();
      names = Collections.list(attribute.enumerateValues()).stream().map(Object::toString).toList();
    }
    Instances plain = kept(setup, stopped);
    RowCoder coder = RowCoder.fit(plain).checkUsable();
    double[][] x = coder.encode(plain);
    double[][] complete = ColumnMeans.of(x).fill(x);
    double[] weights = RowCoder.weights(plain);
    return new ComparedData(
        plain,
        setup.sameRows() ? encoded(coder, complete, weights, stopped) : plain,
        complete,
        weights,
        classes,
        names);
  }

  /** The data without the class and what is ignored. */
  private static Instances kept(ComparisonSetup setup, BooleanSupplier stopped) {
    Instances data = setup.data();
    List<Integer> places = new ArrayList<>();
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int a = 0; a < data.numAttributes(); a++) {
      if (a != setup.classIndex() && !setup.ignored().contains(a)) {
        places.add(a);
        attributes.add((Attribute) data.attribute(a).copy());
      }
    }
    Instances kept = new Instances(data.relationName(), attributes, data.numInstances());
    data.forEach(
        row ->
            kept.add(
                new StoppableRow(
                    row.weight(), places.stream().mapToDouble(row::value).toArray(), stopped)));
    return kept;
  }

  private static Instances encoded(
      RowCoder coder, double[][] complete, double[] weights, BooleanSupplier stopped) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    coder.encoder().encodedNames().forEach(name -> attributes.add(new Attribute(name)));
    Instances rows = new Instances(coder.name(), attributes, complete.length);
    for (int i = 0; i < complete.length; i++) {
      rows.add(new StoppableRow(weights == null ? 1 : weights[i], complete[i], stopped));
    }
    return rows;
  }

  /** Returns what a scheme gets: Engram's encode the data by themselves. */
  Instances rows(Clusterer scheme) {
    return scheme instanceof Sketched ? plain : encoded;
  }

  /** Returns the name of the data. */
  String name() {
    return encoded.relationName();
  }

  /** Returns n x D standardised rows without missing values; not to be modified. */
  double[][] complete() {
    return complete;
  }

  /** Returns the weights, null where all are 1. */
  double[] weights() {
    return weights;
  }

  /** Returns the class of each row, -1 where it is missing, or null; not to be modified. */
  int[] classes() {
    return classes;
  }

  /** Returns the names of the classes, none without classes. */
  List<String> classNames() {
    return classNames;
  }

  /**
   * A row that a stopped comparison refuses to read: most clusterers of Weka do not notice that
   * their thread is interrupted, but all of them read rows.
   */
  private static final class StoppableRow extends DenseInstance {

    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier stopped;

    StoppableRow(double weight, double[] values, BooleanSupplier stopped) {
      super(weight, values);
      this.stopped = stopped;
    }

    private void check() {
      if (stopped != null && stopped.getAsBoolean()) {
        throw new java.util.concurrent.CancellationException("stopped");
      }
    }

    @Override
    public Object copy() {
      StoppableRow copy = new StoppableRow(m_Weight, m_AttValues, stopped);
      copy.m_Dataset = m_Dataset;
      return copy;
    }

    @Override
    public double value(int attribute) {
      check();
      return m_AttValues[attribute];
    }

    @Override
    public double valueSparse(int place) {
      check();
      return m_AttValues[place];
    }
  }
}
