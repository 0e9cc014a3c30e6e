package engram.table;

import java.io.Serializable;

/**
 * The means of the known cells of the columns of encoded rows, and rows with their missing cells at
 * these means: for methods that need every cell. For a nominal column the means are the shares of
 * its levels.
 *
 * @param values one mean a column; NaN where no cell is known
 */
public record ColumnMeans(double[] values) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Copies the means. */
  public ColumnMeans {
    values = values.clone();
  }

  /** Returns a copy. */
  @Override
  public double[] values() {
    return values.clone();
  }

  /**
   * Returns the means of rows.
   *
   * @param x n x D, NaN = missing, not modified; at least one row
   */
  public static ColumnMeans of(double[][] x) {
    double[] sums = new double[x[0].length];
    int[] known = new int[sums.length];
    for (double[] row : x) {
      for (int d = 0; d < sums.length; d++) {
        if (!Double.isNaN(row[d])) {
          sums[d] += row[d];
          known[d]++;
        }
      }
    }
    for (int d = 0; d < sums.length; d++) {
      sums[d] /= known[d];
    }
    return new ColumnMeans(sums);
  }

  /**
   * Returns rows without missing cells: the array itself if none is missing, else a copy.
   *
   * @param x n x D, NaN = missing, not modified
   */
  public double[][] fill(double[][] x) {
    double[][] filled = x;
    for (int i = 0; i < x.length; i++) {
      double[] row = fill(x[i]);
      if (row != x[i]) {
        filled = filled == x ? x.clone() : filled;
        filled[i] = row;
      }
    }
    return filled;
  }

  /** Returns a row without missing cells: itself if none is missing, else a copy. */
  public double[] fill(double[] row) {
    double[] filled = row;
    for (int d = 0; d < row.length; d++) {
      if (Double.isNaN(row[d])) {
        filled = filled == row ? row.clone() : filled;
        filled[d] = values[d];
      }
    }
    return filled;
  }
}
