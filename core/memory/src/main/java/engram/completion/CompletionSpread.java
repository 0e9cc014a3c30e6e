package engram.completion;

import engram.math.Check;
import engram.table.Table;
import java.util.List;

/**
 * Whether several completions ({@link MemoryCompletionTable#samples}) of hidden cells are spread as
 * the truth is: how often it lies between the least and the greatest of them. If the truth is one
 * more draw from where M completions come from, each of the M + 1 is the least or the greatest as
 * often as any other, so that it lies between their ends with probability (M - 1) / (M + 1). The
 * target does not count.
 *
 * @param draws the number M of completions
 * @param expected (M - 1) / (M + 1)
 * @param numbers how many numbers were hidden, columns that are constant in the whole table left
 *     out
 * @param held share of them that lie between the ends, the ends included; NaN if none was hidden
 * @param levels how many levels were hidden
 * @param found share of them that one or more of the completions has; NaN if none was hidden
 */
public record CompletionSpread(
    int draws, double expected, long numbers, double held, long levels, double found) {

  /**
   * Compares completions with the truth, on the cells that are known in {@code whole} and missing
   * in {@code holed}. O(M n D).
   *
   * @param whole the table before cells were hidden, not modified
   * @param holed the same with cells hidden, not modified
   * @param completions of {@code holed}, two or more; the levels of {@code whole} come first in
   *     their columns; not modified
   * @throws IllegalArgumentException if there are fewer than two, or the tables differ in rows or
   *     columns
   */
  public static CompletionSpread of(Table whole, Table holed, List<Table> completions) {
    int draws = completions.size();
    Check.that(draws >= 2, "the number of completions", draws, "2 or more");
    long[] numbers = new long[2];
    long[] levels = new long[2];
    CompletionScore.checkSame(whole, holed);
    completions.forEach(each -> CompletionScore.checkSame(whole, each));
    for (int c = 0; c < whole.columns(); c++) {
      boolean numeric = whole.schema().column(c).isNumeric();
      if (c == whole.target() || numeric && CompletionScore.isConstant(whole.column(c))) {
        continue;
      }
      long[] tally = numeric ? numbers : levels;
      for (int row = 0; row < whole.rows(); row++) {
        if (holed.isMissing(row, c) && !whole.isMissing(row, c)) {
          double truth = whole.cell(row, c);
          tally[0]++;
          tally[1] +=
              numeric ? isBetween(truth, completions, row, c) : has(truth, completions, row, c);
        }
      }
    }
    return new CompletionSpread(
        draws,
        (draws - 1) / (draws + 1.0),
        numbers[0],
        numbers[1] / (double) numbers[0],
        levels[0],
        levels[1] / (double) levels[0]);
  }

  private static int isBetween(double truth, List<Table> completions, int row, int column) {
    boolean above = false;
    boolean below = false;
    for (Table completion : completions) {
      above |= completion.cell(row, column) <= truth;
      below |= completion.cell(row, column) >= truth;
    }
    return above && below ? 1 : 0;
  }

  private static int has(double truth, List<Table> completions, int row, int column) {
    return completions.stream().anyMatch(each -> each.cell(row, column) == truth) ? 1 : 0;
  }
}
