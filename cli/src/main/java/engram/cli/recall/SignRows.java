package engram.cli.recall;

import engram.binary.Signs;
import engram.math.RandomStream;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows of a table as patterns of signs: 1 where a cell is above a threshold.
 *
 * @param name of the data set
 * @param threshold what cells were held against
 * @param copies rows that were left out since another has the same signs
 * @param patterns rows of -1 and 1, all different
 */
public record SignRows(String name, double threshold, int copies, double[][] patterns) {

  /**
   * Takes rows of a table in an order drawn with the seed.
   *
   * @param table all columns but the target numeric, none missing
   * @param threshold for all cells, or null for half way from the lowest to the highest cell
   * @param most how many patterns at most
   * @throws DataException naming what is no number, or if there are fewer than two patterns
   */
  public static SignRows of(Table table, Double threshold, int most, long seed) {
    double[][] cells = new double[table.rows()][];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = cells(table, row);
    }
    double cut = threshold == null ? half(table, cells) : threshold;
    Set<LongBuffer> known = new HashSet<>();
    List<double[]> patterns = new ArrayList<>();
    int copies = 0;
    for (int row : new RandomStream(seed).permutation(cells.length)) {
      if (known.size() == most) {
        break;
      }
      double[] signs = Signs.above(cut, cells[row]);
      if (known.add(LongBuffer.wrap(Signs.pack("row", signs)))) {
        patterns.add(signs);
      } else {
        copies++;
      }
    }
    return new SignRows(table.name(), cut, copies, patterns.toArray(double[][]::new));
  }

  private static double[] cells(Table table, int row) {
    double[] cells = new double[table.features().size()];
    int at = 0;
    for (int c = 0; c < table.columns(); c++) {
      if (c != table.target()) {
        Column column = table.schema().column(c);
        double value = table.cell(row, c);
        if (column.kind() != Column.Kind.NUMERIC) {
          throw new DataException(
              table.name()
                  + ": column "
                  + DataException.quote(column.name())
                  + " holds no numbers, so it cannot become signs; leave it out with --without");
        }
        if (Double.isNaN(value)) {
          throw new DataException(
              table.name()
                  + ": row "
                  + (row + 1)
                  + ", column "
                  + DataException.quote(column.name())
                  + " is missing, but a pattern needs all its signs; complete the data first");
        }
        cells[at++] = value;
      }
    }
    return cells;
  }

  private static double half(Table table, double[][] cells) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : cells) {
      for (double cell : row) {
        low = Math.min(low, cell);
        high = Math.max(high, cell);
      }
    }
    if (!(low < high)) {
      throw new DataException(
          table.name() + ": all cells are " + low + ", so there is nothing to recall");
    }
    return low / 2 + high / 2;
  }

  /** Returns D. */
  public int bits() {
    return patterns[0].length;
  }

  /** Returns the side of a square image, or -1. */
  public int side() {
    int side = (int) Math.round(Math.sqrt(bits()));
    return side * side == bits() ? side : -1;
  }
}
