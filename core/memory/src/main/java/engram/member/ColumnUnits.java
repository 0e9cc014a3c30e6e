package engram.member;

import java.io.Serializable;

/**
 * Columns by their weighted mean and standard deviation; a constant column becomes 0.
 *
 * @param center D means, kept
 * @param unit D deviations, 1 for a constant column, kept
 */
record ColumnUnits(double[] center, double[] unit) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A deviation below this share of the largest value is rounding. */
  private static final double ROUNDING = 1e-9;

  static ColumnUnits of(Pairs pairs) {
    double[] center = new double[pairs.columns()];
    double[] unit = new double[center.length];
    for (int d = 0; d < center.length; d++) {
      double total = 0;
      double largest = 0;
      for (int i = 0; i < pairs.size(); i++) {
        total += pairs.weight(i);
        center[d] += pairs.weight(i) * pairs.x()[i][d];
        largest = Math.max(largest, Math.abs(pairs.x()[i][d]));
      }
      center[d] /= total > 0 ? total : 1;
      double square = 0;
      for (int i = 0; i < pairs.size(); i++) {
        double gap = pairs.x()[i][d] - center[d];
        square += pairs.weight(i) * gap * gap;
      }
      double deviation = Math.sqrt(square / (total > 0 ? total : 1));
      unit[d] = deviation > ROUNDING * largest ? deviation : 1;
    }
    return new ColumnUnits(center, unit);
  }

  /** Returns whether these are the units of so many columns. */
  boolean fits(int columns) {
    return center != null && unit != null && center.length == columns && unit.length == columns;
  }

  /** Returns a row in these units. */
  double[] of(double[] x) {
    double[] row = new double[x.length];
    for (int d = 0; d < row.length; d++) {
      row[d] = (x[d] - center[d]) / unit[d];
    }
    return row;
  }
}
