package engram.completion;

import engram.math.RandomStream;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;

/**
 * How well hidden cells of a table were completed, beside the mean and the mode of each column. The
 * target does not count.
 *
 * @param data name of the table
 * @param rows number of rows
 * @param columns number of columns without the target
 * @param missing missing cells of the table with holes, those hidden among them
 * @param filled how many of these the completion filled
 * @param rmse root mean squared error of hidden numeric cells, each in units of the population
 *     standard deviation of the cells of its column left known (1 if that is 0); columns that are
 *     constant in the whole table left out; NaN if no such cell was hidden
 * @param meanRmse that of the mean of the cells left known
 * @param levelAccuracy share of hidden nominal cells that got their level back; NaN if none was
 *     hidden
 * @param modeAccuracy that of the most frequent level among the cells left known, of equals the
 *     first
 */
public record CompletionScore(
    String data,
    int rows,
    int columns,
    long missing,
    long filled,
    double rmse,
    double meanRmse,
    double levelAccuracy,
    double modeAccuracy) {

  /**
   * Hides cells, fits a completion to what is left, completes it and scores that.
   *
   * @param table not modified
   * @param share as for {@link #hide}
   * @param seed fixes which cells are hidden
   */
  public static CompletionScore measure(
      Table table, double share, long seed, MemoryCompletion.Options options) {
    Table holed = hide(table, share, seed);
    return of(table, holed, MemoryCompletionTable.fit(holed, options).complete(holed));
  }

  /**
   * Hides known cells of a table at random, each with the same probability. A row with no cell left
   * is drawn again, and a column with none left keeps the first it had; the target is not hidden.
   *
   * @param table not modified
   * @param share the probability, above 0 and at most 0.9
   * @param seed fixes the draw
   * @return a new table
   */
  public static Table hide(Table table, double share, long seed) {
    if (!(share > 0 && share <= 0.9)) {
      throw new IllegalArgumentException("hide is " + share + ", allowed: above 0 to 0.9");
    }
    RandomStream random = new RandomStream(seed);
    double[][] cells = new double[table.rows()][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = holed(table, i, share, random);
    }
    for (int c = 0; c < table.columns(); c++) {
      keepOne(table, cells, c);
    }
    return Table.of(table.name(), table.schema(), table.target(), cells);
  }

  private static double[] holed(Table table, int row, double share, RandomStream random) {
    while (true) {
      double[] cells = new double[table.columns()];
      int known = 0;
      int left = 0;
      for (int c = 0; c < cells.length; c++) {
        cells[c] = table.cell(row, c);
        if (c != table.target() && !Double.isNaN(cells[c])) {
          known++;
          boolean hidden = random.nextDouble() < share;
          cells[c] = hidden ? Double.NaN : cells[c];
          left += hidden ? 0 : 1;
        }
      }
      if (left > 0 || known == 0) {
        return cells;
      }
    }
  }

  private static void keepOne(Table table, double[][] cells, int column) {
    int first = -1;
    for (int i = cells.length - 1; i >= 0; i--) {
      if (!Double.isNaN(cells[i][column])) {
        return;
      }
      first = table.isMissing(i, column) ? first : i;
    }
    if (first >= 0) {
      cells[first][column] = table.cell(first, column);
    }
  }

  /**
   * Scores a completion on the cells that are known in {@code whole} and missing in {@code holed}.
   *
   * @param whole the table before cells were hidden
   * @param holed the same with cells hidden
   * @param completed {@code holed}, completed; the levels of {@code whole} come first in its
   *     columns
   * @throws IllegalArgumentException if the tables differ in rows or columns
   * @throws DataException if the known cells of a column reach too far to be squared
   */
  public static CompletionScore of(Table whole, Table holed, Table completed) {
    checkSame(whole, holed);
    checkSame(whole, completed);
    Tally tally = new Tally();
    for (int c = 0; c < whole.columns(); c++) {
      if (c != whole.target()) {
        tally.add(whole.schema().column(c), whole.column(c), holed.column(c), completed.column(c));
      }
    }
    return new CompletionScore(
        whole.name(),
        whole.rows(),
        whole.features().size(),
        tally.missing,
        tally.filled,
        Math.sqrt(tally.squares / tally.numbers),
        Math.sqrt(tally.meanSquares / tally.numbers),
        tally.right / (double) tally.levels,
        tally.modeRight / (double) tally.levels);
  }

  static void checkSame(Table whole, Table other) {
    if (other.rows() != whole.rows() || other.columns() != whole.columns()) {
      throw new IllegalArgumentException(
          "the tables have "
              + other.rows()
              + " x "
              + other.columns()
              + " cells, allowed: as before cells were hidden, "
              + whole.rows()
              + " x "
              + whole.columns());
    }
  }

  /** Returns whether all known cells are the same number. */
  static boolean isConstant(double[] cells) {
    double first = Double.NaN;
    for (double cell : cells) {
      if (!Double.isNaN(cell) && !Double.isNaN(first) && cell != first) {
        return false;
      }
      first = Double.isNaN(cell) ? first : cell;
    }
    return true;
  }

  /** Errors of one table, column after column. */
  private static final class Tally {
    private long missing;
    private long filled;
    private double squares;
    private double meanSquares;
    private long numbers;
    private long right;
    private long modeRight;
    private long levels;

    void add(Column column, double[] truth, double[] holed, double[] completed) {
      for (int i = 0; i < truth.length; i++) {
        missing += Double.isNaN(holed[i]) ? 1 : 0;
        filled += Double.isNaN(holed[i]) && !Double.isNaN(completed[i]) ? 1 : 0;
      }
      if (column.isNominal()) {
        addLevels(truth, completed, holed, mode(holed, column.levels().size()));
      } else if (column.isNumeric() && !isConstant(truth)) {
        addNumbers(column, truth, completed, holed);
      }
    }

    private void addLevels(double[] truth, double[] completed, double[] holed, int mode) {
      for (int i = 0; i < truth.length; i++) {
        if (hidden(truth, holed, i)) {
          levels++;
          right += completed[i] == truth[i] ? 1 : 0;
          modeRight += mode == truth[i] ? 1 : 0;
        }
      }
    }

    private void addNumbers(Column column, double[] truth, double[] completed, double[] holed) {
      CompletionScale scale = scale(column, holed);
      for (int i = 0; i < truth.length; i++) {
        if (hidden(truth, holed, i)) {
          numbers++;
          double error = (completed[i] - truth[i]) / scale.unit()[0];
          double meanError = (scale.mean()[0] - truth[i]) / scale.unit()[0];
          squares += error * error;
          meanSquares += meanError * meanError;
        }
      }
    }

    private static CompletionScale scale(Column named, double[] cells) {
      double[][] column = new double[cells.length][1];
      double[] weights = new double[cells.length];
      for (int i = 0; i < cells.length; i++) {
        column[i][0] = cells[i];
        weights[i] = 1;
      }
      try {
        return CompletionScale.of(column, weights, 1, true);
      } catch (IllegalArgumentException e) {
        throw new DataException(
            "column "
                + DataException.quote(named.name())
                + " reaches too far to be squared, as errors are; divide its cells, or leave it out",
            e);
      }
    }

    private static boolean hidden(double[] truth, double[] holed, int row) {
      return Double.isNaN(holed[row]) && !Double.isNaN(truth[row]);
    }

    private static int mode(double[] cells, int levels) {
      int[] counts = new int[levels];
      int best = 0;
      for (double cell : cells) {
        if (!Double.isNaN(cell)) {
          counts[(int) cell]++;
        }
      }
      for (int l = 0; l < levels; l++) {
        best = counts[l] > counts[best] ? l : best;
      }
      return best;
    }
  }
}
