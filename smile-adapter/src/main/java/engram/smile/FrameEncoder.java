package engram.smile;

import engram.table.Column;
import engram.table.Encoder;
import engram.table.Scaling;
import engram.table.Table;
import java.io.Serial;
import java.io.Serializable;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataType;

/**
 * Turns frames into rows of standardised numbers, and such rows back into frames: {@link Encoder}
 * for Smile. A number becomes (x - mean) / deviation, a level one number for each level of its
 * column, a missing cell NaN.
 *
 * <p>Columns and levels are bound by name: a frame may have them in another order, have more, and
 * number its levels otherwise. What Smile's {@code toArray} makes of a factor depends on the
 * encoder named at that call; here it is the same in training and in prediction. Immutable.
 */
public final class FrameEncoder implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int MANY_TEXTS = 20;

  private final Encoder encoder;

  /** An encoder of the core for frames. */
  FrameEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Learns means, deviations and levels.
   *
   * @param frame at least one row, not modified
   * @param columns the columns, all if none is named; leave out the response
   * @throws IllegalArgumentException if there is nothing to learn from, a column is missing, holds
   *     no known cell, an infinite number, something else than numbers, levels, strings, characters
   *     and booleans, or strings that are hardly ever the same
   */
  public static FrameEncoder fit(DataFrame frame, String... columns) {
    return fit(frame, Scaling.STANDARDISE, columns);
  }

  /** Learns with another scaling of numeric columns. */
  public static FrameEncoder fit(DataFrame frame, Scaling scaling, String... columns) {
    Refusal.empty(frame.size());
    Table table = Frames.table(frame, columns);
    refuseTexts(frame, table);
    return new FrameEncoder(Refusal.of(() -> Encoder.fit(table, scaling)));
  }

  /** Refuses strings that are names or sentences rather than levels. */
  static void refuseTexts(DataFrame frame, Table table) {
    for (Column column : table.schema().columns()) {
      boolean texts = frame.column(column.name()).dtype().id() == DataType.ID.String;
      int levels = column.levels().size();
      if (texts && levels > MANY_TEXTS && levels > table.rows() / 2) {
        throw new IllegalArgumentException(
            "the column '"
                + column.name()
                + "' has "
                + levels
                + " different strings in "
                + table.rows()
                + " rows, allowed: at most one different for two rows; leave it out");
      }
    }
  }

  /**
   * Returns a frame as numbers.
   *
   * @param frame has the columns of the fit by name, not modified
   * @return a new array, rows x {@link #width}, NaN = missing
   * @throws IllegalArgumentException if a column is missing or of another kind, a level is unknown,
   *     or a number infinite or too large; the message names the row and the column
   */
  public double[][] encode(DataFrame frame) {
    return encode(Frames.table(frame, names()));
  }

  /** Returns a tuple as {@link #width} numbers. */
  public double[] encode(Tuple tuple) {
    return encode(Frames.table(tuple, names()))[0];
  }

  private double[][] encode(Table table) {
    return Refusal.of(() -> encoder.encode(table));
  }

  /**
   * Returns the frame that encoded rows, such as memories, stand for: numbers in the units of the
   * data, and the level with the largest number.
   *
   * @param encoded rows x {@link #width} numbers, not modified
   */
  public DataFrame decode(double[][] encoded) {
    return Frames.frame(encoder.decode("decoded", encoded));
  }

  /** Returns how many numbers a row has. */
  public int width() {
    return encoder.width();
  }

  /** Returns the names of the columns it reads. */
  public String[] names() {
    return encoder.schema().names().toArray(String[]::new);
  }

  /** Returns the encoder of engram-core. */
  public Encoder encoder() {
    return encoder;
  }
}
