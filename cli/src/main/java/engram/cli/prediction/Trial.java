package engram.cli.prediction;

import engram.table.Table;
import java.util.stream.IntStream;

/**
 * Rows to learn from and rows to predict.
 *
 * @param learned the table learned from
 * @param from its rows that are used, all with a known target
 * @param asked the table predicted, of the same columns and levels
 * @param at its rows that are asked for
 */
public record Trial(Table learned, int[] from, Table asked, int[] at) {

  /** Returns one trial: learn from all rows of a table with a known target, predict another. */
  public static Trial of(Table learned, Table asked) {
    int[] known =
        IntStream.range(0, learned.rows())
            .filter(row -> !learned.isMissing(row, learned.target()))
            .toArray();
    return new Trial(learned, known, asked, IntStream.range(0, asked.rows()).toArray());
  }

  Table train() {
    return learned.select(from);
  }

  Table test() {
    return asked.select(at);
  }
}
