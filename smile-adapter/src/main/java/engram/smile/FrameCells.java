package engram.smile;

import engram.table.Column;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.measure.CategoricalMeasure;
import smile.data.measure.NominalScale;
import smile.data.measure.NumericalMeasure;
import smile.data.type.DataType;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.data.vector.ValueVector;

/**
 * Writes the cells of a table, none of them missing, over the columns of a frame or a tuple that
 * have the same names; the other columns stay.
 */
final class FrameCells {

  private FrameCells() {}

  /**
   * Returns a frame with the cells of a table.
   *
   * @param table as many rows as the frame, columns that the frame has
   * @param whole whether numbers of an integral column are rounded to stay in it; otherwise all
   *     numbers become doubles
   */
  static DataFrame write(DataFrame data, Table table, boolean whole) {
    List<ValueVector> columns = new ArrayList<>();
    StructField[] fields = new StructField[table.columns()];
    Arrays.setAll(
        fields, c -> field(data.schema().field(name(table, c)), table.schema().column(c), whole));
    StructType schema = new StructType(fields);
    List<Tuple> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Object[] cells = new Object[fields.length];
      for (int c = 0; c < fields.length; c++) {
        cells[c] = cell(fields[c], table, row, c);
      }
      rows.add(Tuple.of(schema, cells));
    }
    DataFrame written = DataFrame.of(schema, rows);
    for (ValueVector column : data.columns()) {
      boolean changed = schema.indexOf(column.name()) >= 0;
      columns.add(changed ? written.column(column.name()) : column);
    }
    return new DataFrame(data.index(), columns.toArray(ValueVector[]::new));
  }

  /** Returns a tuple with the cells of a table of one row. */
  static Tuple write(Tuple tuple, Table table, boolean whole) {
    StructField[] fields = new StructField[tuple.length()];
    Object[] cells = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      StructField field = tuple.schema().field(i);
      int c = table.schema().find(field.name());
      fields[i] = c < 0 ? field : field(field, table.schema().column(c), whole);
      cells[i] = c < 0 ? tuple.get(i) : cell(fields[i], table, 0, c);
    }
    return Tuple.of(new StructType(fields), cells);
  }

  private static String name(Table table, int c) {
    return table.schema().column(c).name();
  }

  /** Returns a field without missing cells. */
  private static StructField field(StructField field, Column column, boolean whole) {
    if (column.isNumeric() && !whole) {
      return new StructField(
          field.name(),
          DataTypes.DoubleType,
          field.measure() instanceof NumericalMeasure numeric ? numeric : null);
    }
    DataType type =
        switch (field.dtype().id()) {
          case Boolean -> DataTypes.BooleanType;
          case Byte -> DataTypes.ByteType;
          case Short -> DataTypes.ShortType;
          case Int -> DataTypes.IntType;
          case Long -> DataTypes.LongType;
          case Float -> DataTypes.FloatType;
          case Double, Decimal -> DataTypes.DoubleType;
          case Char -> DataTypes.CharType;
          default -> field.dtype();
        };
    boolean more =
        field.measure() instanceof CategoricalMeasure scale
            && scale.size() < column.levels().size();
    return new StructField(
        field.name(), type, more ? longer(field, column.levels()) : field.measure());
  }

  /** Returns a scale with the levels that the training data had and this column did not. */
  private static NominalScale longer(StructField field, List<String> levels) {
    int[] values = ((CategoricalMeasure) field.measure()).values();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != i) {
        throw new IllegalArgumentException(
            "the column '"
                + field.name()
                + "' lacks the level '"
                + levels.get(values.length)
                + "' and its codes are not 0, 1, 2 ..., so that there is no code for it");
      }
    }
    return new NominalScale(levels);
  }

  private static Object cell(StructField field, Table table, int row, int c) {
    double cell = table.cell(row, c);
    if (field.measure() instanceof CategoricalMeasure scale) {
      return number(field.dtype().id(), scale.values()[(int) cell]);
    }
    if (!table.schema().column(c).isNominal()) {
      return number(field.dtype().id(), cell);
    }
    return switch (field.dtype().id()) {
      case Boolean -> table.level(row, c).equals("true");
      case Char -> table.level(row, c).charAt(0);
      default -> table.level(row, c);
    };
  }

  private static Object number(DataType.ID type, double value) {
    return switch (type) {
      case Byte -> (byte) Math.rint(value);
      case Short -> (short) Math.rint(value);
      case Int -> (int) Math.rint(value);
      case Long -> (long) Math.rint(value);
      case Float -> (float) value;
      default -> value;
    };
  }
}
