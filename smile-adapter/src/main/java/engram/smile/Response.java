package engram.smile;

import java.util.List;
import java.util.TreeSet;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.measure.CategoricalMeasure;
import smile.data.type.DataType;
import smile.data.vector.ValueVector;

/** The left-hand side of a formula. */
final class Response {

  private Response() {}

  /**
   * Returns the classes of a frame's rows: the codes of a factor or of whole numbers as they are,
   * so that they compare with Smile's, or the place of a string among all in alphabetical order.
   *
   * @param strings the strings in order, or empty if the response has codes of its own
   */
  static int[] classes(ValueVector y, List<String> strings) {
    int[] classes = new int[y.size()];
    for (int row = 0; row < classes.length; row++) {
      Object cell = known(y, row);
      if (!strings.isEmpty()) {
        classes[row] = strings.indexOf(cell.toString());
      } else if (cell instanceof Boolean truth) {
        classes[row] = truth ? 1 : 0;
      } else {
        classes[row] = whole(y, row, cell);
      }
    }
    return classes;
  }

  private static int whole(ValueVector y, int row, Object cell) {
    double value = cell instanceof Number number ? number.doubleValue() : Double.NaN;
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "row " + row + ": the response '" + y.name() + "' is " + cell + ", allowed: a class");
    }
    return (int) value;
  }

  /** Returns the distinct strings of a response in order; empty if it has codes of its own. */
  static List<String> strings(ValueVector y) {
    TreeSet<String> strings = new TreeSet<>();
    if (y.dtype().id() == DataType.ID.String) {
      for (int row = 0; row < y.size(); row++) {
        strings.add(known(y, row).toString());
      }
    }
    return List.copyOf(strings);
  }

  /** Returns the numbers of a frame's rows. */
  static double[] numbers(ValueVector y) {
    if (!y.field().isNumeric()) {
      throw new IllegalArgumentException(
          "the response '" + y.name() + "' is " + y.field() + ", allowed: numbers");
    }
    double[] numbers = new double[y.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = ((Number) known(y, row)).doubleValue();
    }
    return numbers;
  }

  /** Returns the cell of a row, which must not be missing. */
  private static Object known(ValueVector y, int row) {
    Object cell = y.get(row);
    boolean missing =
        cell == null
            || cell instanceof Double number && number.isNaN()
            || cell instanceof Float small && small.isNaN()
            || y.measure() instanceof CategoricalMeasure scale
                && !scale.contains(((Number) cell).intValue());
    if (missing) {
      throw new IllegalArgumentException(
          "row " + row + ": the response '" + y.name() + "' is missing; leave the row out");
    }
    return cell;
  }

  /**
   * Returns the response of a frame.
   *
   * @throws IllegalArgumentException if the formula has none, or the frame has no such column
   */
  static ValueVector of(Formula formula, DataFrame data) {
    if (formula.response() == null) {
      throw new IllegalArgumentException("the formula " + formula + " has no response");
    }
    formula.response().variables().forEach(name -> Frames.place(data.schema(), name));
    return formula.response().bind(data.schema()).get(0).apply(data);
  }
}
