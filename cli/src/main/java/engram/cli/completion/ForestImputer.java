package engram.cli.completion;

import engram.cli.prediction.ForestLearner;
import engram.math.Largest;
import engram.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weka's RandomForest for each column in turn, the others being filled as the last round left them,
 * until a round changes more than the one before it (Stekhoven and Buehlmann 2012). Columns with
 * the fewest missing cells come first; means and most frequent levels are the start.
 */
public final class ForestImputer implements Imputer {

  private static final int MOST_ROUNDS = 10;

  private final long seed;
  private final int threads;

  /**
   * Makes the imputer.
   *
   * @param seed of the forests
   * @param threads threads to use, 0 = one per processor
   */
  public ForestImputer(long seed, int threads) {
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  public String algorithm() {
    return "forest";
  }

  @Override
  public String title() {
    return "forest, iterated";
  }

  @Override
  public Table complete(Table table) {
    List<Integer> columns =
        IntStream.range(0, table.columns())
            .filter(c -> c != table.target() && missing(table, c) > 0)
            .boxed()
            .sorted(Comparator.comparingInt(c -> missing(table, c)))
            .toList();
    Table kept = new FilledCells(table).table();
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Table next = round(table, kept, columns);
      double[] change = change(table, kept, next, columns);
      boolean nearer = change[0] < least[0] || change[1] < least[1];
      if (!nearer) {
        return kept;
      }
      kept = next;
      least = change;
    }
    return kept;
  }

  private Table round(Table table, Table kept, List<Integer> columns) {
    Table now = kept;
    for (int c : columns) {
      FilledCells cells = new FilledCells(now);
      int[] known = rows(table, c, false);
      int[] holes = rows(table, c, true);
      Table features = table.target() < 0 ? now : now.withoutTarget().without(target(table));
      Table asked = features.withTarget(table.schema().column(c).name());
      double[][] answers =
          new ForestLearner(seed, threads).predict(asked.select(known), asked.select(holes));
      boolean nominal = table.schema().column(c).isNominal();
      for (int i = 0; i < holes.length; i++) {
        cells.fill(holes[i], c, nominal ? Largest.of(answers[i]) : answers[i][0]);
      }
      now = cells.table();
    }
    return now;
  }

  private static String target(Table table) {
    return table.targetColumn().name();
  }

  private static int[] rows(Table table, int column, boolean missing) {
    return IntStream.range(0, table.rows())
        .filter(row -> table.isMissing(row, column) == missing)
        .toArray();
  }

  private static int missing(Table table, int column) {
    return (int) Arrays.stream(table.column(column)).filter(Double::isNaN).count();
  }

  /** Squared change of the numbers over their squares, and the share of levels that changed. */
  private static double[] change(Table table, Table from, Table to, List<Integer> columns) {
    double squares = 0;
    double all = 0;
    double levels = 0;
    double changed = 0;
    for (int c : columns) {
      for (int row = 0; row < table.rows(); row++) {
        double gap = to.cell(row, c) - from.cell(row, c);
        if (table.schema().column(c).isNominal()) {
          levels += table.isMissing(row, c) ? 1 : 0;
          changed += gap == 0 ? 0 : 1;
        } else {
          squares += gap * gap;
          all += to.cell(row, c) * to.cell(row, c);
        }
      }
    }
    return new double[] {
      all > 0 ? squares / all : Double.POSITIVE_INFINITY,
      levels > 0 ? changed / levels : Double.POSITIVE_INFINITY
    };
  }
}
