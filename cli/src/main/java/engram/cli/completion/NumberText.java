package engram.cli.completion;

import engram.table.Column;
import java.math.BigDecimal;

/** Filled cells as text. */
final class NumberText {

  /** Between these, numbers are written without an exponent. */
  private static final double LEAST = 1e-6;

  private static final double MOST = 1e21;

  private NumberText() {}

  /** Returns the level, or the number so that it reads back to the bit. */
  static String of(Column column, double value) {
    if (!column.isNumeric()) {
      return column.levels().get((int) value);
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size >= MOST || size < LEAST) {
      return Double.toString(value);
    }
    return value == Math.rint(value)
        ? new BigDecimal(value).toPlainString()
        : new BigDecimal(Double.toString(value)).toPlainString();
  }
}
