package engram.table;

import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.DataCheck;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the cells of a table into rows of numbers on one scale, and such rows back into cells.
 *
 * <p>An encoder is fitted to the predictor columns of a table, the target left out:
 *
 * <ul>
 *   <li>a numeric column becomes (x - mean) / deviation with the mean and the population standard
 *       deviation of its known cells (divided by n, not n - 1), or another {@link Scaling}; a
 *       constant column becomes 0;
 *   <li>a nominal column becomes one column a level, 1 for the level of the cell and 0 for the
 *       others. A mismatch then has the squared distance 2, the mean squared distance of two cells
 *       of a standardised numeric column;
 *   <li>a missing cell becomes NaN in all its columns;
 *   <li>a text column is refused, since it has no natural encoding.
 * </ul>
 *
 * <p>Other tables are bound by the names of their columns: these may come in another order and with
 * further columns, such as a target, between them; levels are matched by name too. Encoders are
 * immutable and safe for use by several threads.
 */
public final class Encoder implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ColumnCode[] codes;
  private final int[] offsets;

  private Encoder(List<ColumnCode> codes) {
    this.codes = codes.toArray(ColumnCode[]::new);
    offsets = new int[this.codes.length + 1];
    for (int c = 0; c < this.codes.length; c++) {
      offsets[c + 1] = offsets[c] + this.codes[c].width();
    }
  }

  /**
   * Learns means, deviations and levels from the predictor columns of a table. Takes time
   * proportional to the number of cells.
   *
   * @param table at least one row and one column other than the target; not modified
   * @return the encoder
   * @throws DataException if there is nothing to learn from, a column is text, a column has no
   *     known cell, or a number is infinite
   */
  public static Encoder fit(Table table) {
    return fit(table, Scaling.STANDARDISE);
  }

  /**
   * Learns means, scales and levels with another scaling of numeric columns.
   *
   * @param scaling what they are divided by
   */
  public static Encoder fit(Table table, Scaling scaling) {
    Check.present("table", table);
    Check.present("scaling", scaling);
    if (table.rows() == 0) {
      throw new DataException("table '" + table.name() + "' has no rows");
    }
    List<ColumnCode> codes = new ArrayList<>();
    for (int c = 0; c < table.columns(); c++) {
      if (c != table.target()) {
        codes.add(fit(table, c));
      }
    }
    if (codes.isEmpty()) {
      throw new DataException("table '" + table.name() + "' has no column besides its target");
    }
    return new Encoder(
        scaling == Scaling.STANDARDISE ? codes : ScaledCodes.of(table, codes, scaling));
  }

  /**
   * An encoder that leaves numbers as they are, for rows that have a scale of their own, such as
   * pixels.
   *
   * @param table one or more columns other than the target, all numeric; not modified
   * @return the encoder
   * @throws DataException if a column is not numeric
   */
  public static Encoder unscaled(Table table) {
    List<ColumnCode> codes = new ArrayList<>();
    for (Column column : table.features().columns()) {
      if (!column.isNumeric()) {
        throw new DataException("column '" + column.name() + "' is not numeric, it has no scale");
      }
      codes.add(new ZScore(column, 0, 1));
    }
    return new Encoder(codes);
  }

  private static ColumnCode fit(Table table, int c) {
    Column column = table.schema().column(c);
    if (column.kind() == Column.Kind.TEXT) {
      throw new DataException(
          "column '" + column.name() + "' is text, which has no numeric encoding; leave it out");
    }
    boolean known = false;
    for (int row = 0; row < table.rows(); row++) {
      double cell = table.cell(row, c);
      known |= !Double.isNaN(cell);
      if (Double.isInfinite(cell)) {
        throw new DataException(place(row, column) + " is " + cell + ", which is no usable number");
      }
    }
    if (!known) {
      throw new DataException(
          "all cells of column '"
              + column.name()
              + "' are missing, nothing can be learned from it");
    }
    return column.isNumeric() ? ZScore.fit(table, c) : OneHot.fit(table, c);
  }

  /**
   * The rows of a table as numbers.
   *
   * @param table a table with all columns that this encoder was fitted to; not modified
   * @return a new array, rows x {@link #width()}, NaN = missing
   * @throws DataException if a column is absent or of another kind, a level is unknown, or a number
   *     is infinite or too large to be standardised; the message names the row and the column
   */
  public double[][] encode(Table table) {
    double[][] encoded = new double[table.rows()][width()];
    for (int c = 0; c < codes.length; c++) {
      Column column = codes[c].column();
      SameColumn same = SameColumn.of(table, column);
      int source = same.index();
      int[] levels = same.levels();
      int at = offsets[c];
      for (int row = 0; row < encoded.length; row++) {
        double cell = table.cell(row, source);
        if (Double.isNaN(cell)) {
          Arrays.fill(encoded[row], at, offsets[c + 1], Double.NaN);
          continue;
        }
        double known = column.isNumeric() ? cell : levels[(int) cell];
        if (known < 0 && column.isNominal()) {
          throw new DataException(
              place(row, column)
                  + " has the unknown level "
                  + DataException.quote(table.level(row, source))
                  + "; known are "
                  + String.join(", ", column.levels()));
        }
        codes[c].encode(known, encoded[row], at);
        if (!usable(encoded[row][at], cell)) {
          throw new DataException(place(row, column) + " is " + cell + ", too large to be used");
        }
      }
    }
    return encoded;
  }

  /**
   * The numbers of one row, as by {@link #encode} but bound by position: cheap for a single row.
   *
   * @param cells one cell a column of {@link #schema()}, NaN = missing; not modified
   * @return {@link #width()} numbers
   * @throws DataException if a number is infinite or too large to be standardised, or a cell is no
   *     index of a level
   * @throws IllegalArgumentException if the number of cells is not that of the columns
   */
  public double[] encodeRow(double[] cells) {
    if (cells.length != codes.length) {
      throw new IllegalArgumentException(
          "a row has " + codes.length + " cells, this one " + cells.length);
    }
    double[] encoded = new double[width()];
    for (int c = 0; c < codes.length; c++) {
      if (Double.isNaN(cells[c])) {
        Arrays.fill(encoded, offsets[c], offsets[c + 1], Double.NaN);
        continue;
      }
      Column column = codes[c].column();
      if (column.isNominal() && !isLevel(cells[c], column)) {
        throw new DataException(
            "column '" + column.name() + "' has no level number " + cells[c] + ", counted from 0");
      }
      codes[c].encode(cells[c], encoded, offsets[c]);
      if (!usable(encoded[offsets[c]], cells[c])) {
        throw new DataException(
            "column '" + column.name() + "' is " + cells[c] + ", too large to be used");
      }
    }
    return encoded;
  }

  /** Whether a number of a column of {@link #schema} can be used once it is standardised. */
  boolean isUsable(int column, double cell) {
    double[] encoded = new double[1];
    codes[column].encode(cell, encoded, 0);
    return usable(encoded[0], cell);
  }

  /** Squares of larger numbers leave the range of float, in which kernels compute. */
  private static boolean usable(double encoded, double cell) {
    return Math.abs(encoded) <= DataCheck.FARTHEST && !Double.isInfinite(cell);
  }

  private static boolean isLevel(double cell, Column column) {
    return cell >= 0 && cell < column.levels().size() && cell == Math.rint(cell);
  }

  private static String place(int row, Column column) {
    return "row " + row + " (counted from 0), column '" + column.name() + "'";
  }

  /**
   * The cells that an encoded row stands for.
   *
   * @param encoded {@link #width()} numbers, such as a memory; not modified
   * @return one cell a predictor column: a number in the units of the data, or the index of the
   *     level with the largest number (the first of equals); NaN where the encoded number is NaN
   * @throws IllegalArgumentException if the length is not {@link #width()}
   */
  public double[] decodeRow(double[] encoded) {
    checkWidth(encoded);
    double[] cells = new double[codes.length];
    for (int c = 0; c < codes.length; c++) {
      cells[c] = codes[c].decode(encoded, offsets[c]);
    }
    return cells;
  }

  /**
   * The table that encoded rows stand for.
   *
   * @param name what to call the table
   * @param encoded rows x {@link #width()}, such as memories; not modified
   * @return a table with the columns of {@link #schema()}, its rows as by {@link #decodeRow}
   * @throws IllegalArgumentException if the length of a row is not {@link #width()}
   */
  public Table decode(String name, double[][] encoded) {
    double[][] rows = new double[encoded.length][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = decodeRow(encoded[row]);
    }
    return Table.of(name, schema(), -1, rows);
  }

  /**
   * How much of each level of a nominal column an encoded row holds: its numbers, negative ones
   * taken as 0, divided by their sum (equal shares if none is positive).
   *
   * @param encoded {@link #width()} numbers, such as a memory; not modified
   * @param column name of a nominal column
   * @return one share a level, in the order of the levels, with sum 1; NaN for missing cells
   * @throws DataException if there is no such column or it is not nominal
   * @throws IllegalArgumentException if the length is not {@link #width()}
   */
  public double[] proportions(double[] encoded, String column) {
    checkWidth(encoded);
    int c = schema().indexOf(column);
    if (codes[c] instanceof OneHot nominal) {
      return nominal.proportions(encoded, offsets[c]);
    }
    throw new DataException("column '" + column + "' is not nominal, it has no levels");
  }

  private void checkWidth(double[] encoded) {
    if (encoded.length != width()) {
      throw new IllegalArgumentException(
          "an encoded row has " + width() + " numbers, this one " + encoded.length);
    }
  }

  /**
   * The predictor columns that the encoder was fitted to.
   *
   * @return their schema, without the target
   */
  public Schema schema() {
    return new Schema(Arrays.stream(codes).map(ColumnCode::column).toList());
  }

  /**
   * How many numbers an encoded row has.
   *
   * @return the number of encoded columns
   */
  public int width() {
    return offsets[codes.length];
  }

  /**
   * Where the numbers of a column begin.
   *
   * @param column index of the column in {@link #schema()}, or its size for the end of the row
   * @return index of its first number in an encoded row
   */
  public int offset(int column) {
    return offsets[column];
  }

  /**
   * The logarithm of the volume that a unit of volume of encoded rows has in the data: the sum of
   * the logarithms of the deviations of the numeric columns that vary. A log density of encoded
   * rows minus this is one in the units of the data, as far as columns are numeric.
   *
   * @return the sum, 0 if no numeric column varies
   */
  public double logUnit() {
    double sum = 0;
    for (ColumnCode code : codes) {
      if (code instanceof ZScore numeric && numeric.deviation() > 0) {
        sum += StrictMath.log(numeric.deviation());
      }
    }
    return sum;
  }

  /**
   * Names of the encoded columns: the column itself if numeric, {@code column=level} if nominal.
   *
   * @return {@link #width()} names
   */
  public List<String> encodedNames() {
    List<String> names = new ArrayList<>();
    for (ColumnCode code : codes) {
      for (int i = 0; i < code.width(); i++) {
        names.add(code.encodedName(i));
      }
    }
    return List.copyOf(names);
  }

  /**
   * Which encoded columns were the same in all rows that the encoder was fitted to.
   *
   * @return {@link #width()} flags in a new array
   */
  public boolean[] constant() {
    boolean[] constant = new boolean[width()];
    for (int c = 0; c < codes.length; c++) {
      for (int i = 0; i < codes[c].width(); i++) {
        constant[offsets[c] + i] = codes[c].constant(i);
      }
    }
    return constant;
  }

  /**
   * The encoder as JSON: {@code {"columns": [...]}}, numeric columns with {@code name, kind, mean,
   * deviation}, nominal ones with {@code name, kind, levels, shares}.
   *
   * @return a new tree, from which {@link #fromJson} makes an encoder equal to the last bit
   */
  public JsonObject toJson() {
    return EncoderJson.write(List.of(codes));
  }

  /**
   * The encoder that {@link #toJson} wrote.
   *
   * @param json the tree; not modified
   * @return the encoder
   * @throws DataException if the tree is no encoder
   */
  public static Encoder fromJson(JsonObject json) {
    Encoder encoder = new Encoder(EncoderJson.read(json));
    try {
      encoder.schema();
      return encoder;
    } catch (IllegalArgumentException e) {
      throw new DataException("this JSON is no encoder: " + e.getMessage(), e);
    }
  }

  /**
   * Rows of numbers with every column standardised: (x - mean) / deviation, as {@link #fit} and
   * {@link #encode} do for numeric columns.
   *
   * @param x rows x columns, at least one row, NaN = missing; not modified
   * @return a new array of the same shape; NaN stays NaN, a column without two different known
   *     values becomes 0
   * @throws IllegalArgumentException if there is no row, the rows differ in length, or a value is
   *     infinite or too large to be standardised
   */
  public static double[][] standardize(double[][] x) {
    return Standardize.columns(x);
  }

  @Override
  public String toString() {
    return "Encoder of " + codes.length + " columns into " + width();
  }
}
