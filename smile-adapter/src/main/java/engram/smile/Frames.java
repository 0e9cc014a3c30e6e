package engram.smile;

import engram.learned.Origin;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import engram.table.TableBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.measure.CategoricalMeasure;
import smile.data.measure.NominalScale;
import smile.data.type.DataType;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.NullableIntVector;
import smile.data.vector.StringVector;
import smile.data.vector.ValueVector;

/**
 * Smile's frames as Engram's tables and back.
 *
 * <p>A column with a categorical measure, of strings, of characters or of booleans is nominal, any
 * other column of numbers is numeric. Null and NaN are missing, and so is what Smile writes in
 * their place: Integer.MIN_VALUE, Long.MIN_VALUE, and a negative code outside the measure. The
 * levels of strings are in alphabetical order, as Smile's {@code factorize} has them.
 */
public final class Frames {

  private static final List<String> BOOLEANS = List.of("false", "true");

  private Frames() {}

  /** Returns where a model of a frame comes from; columns of other kinds have no part in it. */
  static Origin origin(DataFrame frame) {
    String[] names =
        Arrays.stream(frame.names())
            .filter(name -> isUsable(frame.schema().field(name)))
            .toArray(String[]::new);
    return Origin.of(table(frame, names).withName("frame"));
  }

  /** Returns the name of the response of a formula that is a column as it is. */
  static String responseName(Formula formula) {
    return formula.response().toString();
  }

  /**
   * Returns some columns of a frame as a table without a target.
   *
   * @param frame not modified
   * @param names the columns, all if none is named
   * @throws IllegalArgumentException if there is no such column, or one holds something else than
   *     numbers, levels, strings, characters and booleans
   */
  public static Table table(DataFrame frame, String... names) {
    String[] chosen = names.length == 0 ? frame.names() : names;
    return table(frame.schema(), chosen, frame.size(), c -> frame.column(c)::get);
  }

  /** Returns some fields of a tuple as a table of one row. */
  static Table table(Tuple tuple, String... names) {
    String[] chosen = names.length == 0 ? tuple.schema().names() : names;
    return table(tuple.schema(), chosen, 1, c -> row -> tuple.get(c));
  }

  private static Table table(
      StructType schema, String[] names, int rows, IntFunction<IntFunction<Object>> cells) {
    List<Column> columns = new ArrayList<>();
    double[][] values = new double[rows][names.length];
    for (int at = 0; at < names.length; at++) {
      int c = place(schema, names[at]);
      StructField field = schema.field(c);
      IntFunction<Object> cell = cells.apply(c);
      Column column = column(field, rows, cell);
      columns.add(column);
      for (int row = 0; row < rows; row++) {
        values[row][at] = value(field, column, row, cell.apply(row));
      }
    }
    TableBuilder builder = Table.builder(names.length);
    Arrays.stream(values).forEach(builder::add);
    return builder.build("frame", new Schema(columns), -1);
  }

  /**
   * Returns where a column stands.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static int place(StructType schema, String name) {
    int place = schema.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "the column '" + name + "' is missing; there are " + String.join(", ", schema.names()));
    }
    return place;
  }

  private static boolean isUsable(StructField field) {
    return field.measure() instanceof CategoricalMeasure
        || switch (field.dtype().id()) {
          case Boolean, String, Char, Byte, Short, Int, Long, Float, Double, Decimal -> true;
          default -> false;
        };
  }

  private static Column column(StructField field, int rows, IntFunction<Object> cell) {
    if (field.measure() instanceof CategoricalMeasure measure) {
      return Column.nominal(field.name(), List.of(measure.levels()));
    }
    return switch (field.dtype().id()) {
      case Boolean -> Column.nominal(field.name(), BOOLEANS);
      case String, Char -> {
        TreeSet<String> levels = new TreeSet<>();
        for (int row = 0; row < rows; row++) {
          if (cell.apply(row) != null) {
            levels.add(cell.apply(row).toString());
          }
        }
        yield Column.nominal(field.name(), List.copyOf(levels));
      }
      case Byte, Short, Int, Long, Float, Double, Decimal -> Column.numeric(field.name());
      default ->
          throw new IllegalArgumentException(
              "the column '"
                  + field.name()
                  + "' is of type "
                  + field.dtype().name()
                  + ", allowed: numbers, levels, strings, characters, booleans; leave it out");
    };
  }

  private static double value(StructField field, Column column, int row, Object cell) {
    if (cell == null) {
      return Double.NaN;
    }
    if (field.measure() instanceof CategoricalMeasure measure) {
      return level(field, measure, row, ((Number) cell).intValue());
    }
    if (column.isNominal()) {
      return column.levels().indexOf(cell.toString());
    }
    boolean missing =
        field.dtype().id() == DataType.ID.Int && cell.equals(Integer.MIN_VALUE)
            || field.dtype().id() == DataType.ID.Long && cell.equals(Long.MIN_VALUE);
    return missing ? Double.NaN : ((Number) cell).doubleValue();
  }

  private static double level(StructField field, CategoricalMeasure measure, int row, int code) {
    if (measure.contains(code)) {
      return measure.indexOf(measure.level(code));
    }
    if (code < 0) {
      return Double.NaN;
    }
    throw new IllegalArgumentException(
        "row "
            + row
            + " (counted from 0), column '"
            + field.name()
            + "' has the unknown level "
            + code
            + "; known are "
            + String.join(", ", measure.levels()));
  }

  /**
   * Returns a table as a frame: numbers as doubles, NaN = missing; nominal columns as codes with a
   * {@link NominalScale}, nullable where cells are missing; texts as strings.
   *
   * @param table not modified
   */
  public static DataFrame frame(Table table) {
    ValueVector[] vectors = new ValueVector[table.columns()];
    for (int c = 0; c < vectors.length; c++) {
      Column column = table.schema().column(c);
      double[] cells = table.column(c);
      vectors[c] =
          switch (column.kind()) {
            case NUMERIC -> new DoubleVector(column.name(), cells);
            case NOMINAL -> codes(column, cells);
            case TEXT -> texts(table, c);
          };
    }
    return new DataFrame(vectors);
  }

  private static ValueVector codes(Column column, double[] cells) {
    int[] codes = new int[cells.length];
    BitSet missing = new BitSet(cells.length);
    for (int row = 0; row < cells.length; row++) {
      missing.set(row, Double.isNaN(cells[row]));
      codes[row] = Double.isNaN(cells[row]) ? -1 : (int) cells[row];
    }
    NominalScale scale = new NominalScale(column.levels());
    if (missing.isEmpty()) {
      return new IntVector(new StructField(column.name(), DataTypes.IntType, scale), codes);
    }
    return new NullableIntVector(
        new StructField(column.name(), DataTypes.NullableIntType, scale), codes, missing);
  }

  private static ValueVector texts(Table table, int c) {
    String[] texts = new String[table.rows()];
    Arrays.setAll(texts, row -> table.level(row, c));
    return new StringVector(table.schema().column(c).name(), texts);
  }
}
