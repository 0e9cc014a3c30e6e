package engram.cli.completion;

import engram.table.Column;
import engram.table.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean, or the most frequent level, of the ten nearest rows that know the cell (Troyanskaya et
 * al. 2001): the mean squared difference over the cells that both rows know, numbers in standard
 * deviations, a level that differs counting 1. O(n^2 D).
 */
public final class NeighbourImputer implements Imputer {

  private static final int NEIGHBOURS = 10;

  @Override
  public String algorithm() {
    return "knn";
  }

  @Override
  public String title() {
    return "10 neighbours";
  }

  @Override
  public Table complete(Table table) {
    int[] features = IntStream.range(0, table.columns()).filter(c -> c != table.target()).toArray();
    double[][] columns = new double[table.columns()][];
    double[] unit = new double[table.columns()];
    for (int c : features) {
      columns[c] = table.column(c);
      unit[c] = table.schema().column(c).isNominal() ? 0 : deviation(columns[c]);
    }
    FilledCells filled = new FilledCells(table);
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      if (Arrays.stream(features).noneMatch(c -> table.isMissing(at, c))) {
        continue;
      }
      double[] distance = new double[table.rows()];
      for (int other = 0; other < distance.length; other++) {
        distance[other] = other == row ? Double.NaN : distance(columns, unit, row, other);
      }
      int[] near =
          IntStream.range(0, distance.length)
              .filter(i -> !Double.isNaN(distance[i]))
              .boxed()
              .sorted((a, b) -> Double.compare(distance[a], distance[b]))
              .mapToInt(i -> i)
              .toArray();
      for (int c : features) {
        if (table.isMissing(row, c)) {
          double[] cells =
              Arrays.stream(near)
                  .mapToDouble(i -> columns[c][i])
                  .filter(cell -> !Double.isNaN(cell))
                  .limit(NEIGHBOURS)
                  .toArray();
          if (cells.length > 0) {
            filled.fill(row, c, usual(table.schema().column(c), cells));
          }
        }
      }
    }
    return filled.table();
  }

  private static double usual(Column column, double[] cells) {
    if (!column.isNominal()) {
      return Arrays.stream(cells).average().orElseThrow();
    }
    int[] counts = new int[column.levels().size()];
    int mode = (int) cells[0];
    for (double cell : cells) {
      counts[(int) cell]++;
      mode = counts[(int) cell] > counts[mode] ? (int) cell : mode;
    }
    return mode;
  }

  /** Returns the mean over what both rows know, NaN if there is none. */
  private static double distance(double[][] columns, double[] unit, int row, int other) {
    double sum = 0;
    int shared = 0;
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] != null
          && !Double.isNaN(columns[c][row])
          && !Double.isNaN(columns[c][other])) {
        shared++;
        double gap = columns[c][row] - columns[c][other];
        sum += unit[c] > 0 ? gap * gap / (unit[c] * unit[c]) : gap == 0 ? 0 : 1;
      }
    }
    return sum / shared;
  }

  private static double deviation(double[] cells) {
    double[] known = Arrays.stream(cells).filter(cell -> !Double.isNaN(cell)).toArray();
    double mean = Arrays.stream(known).average().orElseThrow();
    double squares = 0;
    for (double cell : known) {
      squares += (cell - mean) * (cell - mean);
    }
    return Math.sqrt(squares / known.length);
  }
}
