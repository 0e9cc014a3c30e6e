package engram.cli.prediction;

import engram.table.Table;
import java.util.stream.IntStream;

/**
 * Rows to learn from and rows to predict.
 *
 * @param learnt the table learnt from
 * @param from its rows that are used, all with a known target
 * @param asked the table predicted, of the same columns and levels
 * @param at its rows that are asked for
 */
public record Trial(Table learnt, int[] from, Table asked, int[] at) {

  /** Returns one trial: learn from all rows of a table with a known target, predict another. */
  public static Trial of(Table learnt, Table asked) {
    int[] known =
        IntStream.range(0, learnt.rows())
            .filter(row -> !learnt.isMissing(row, learnt.target()))
            .toArray();
    return new Trial(learnt, known, asked, IntStream.range(0, asked.rows()).toArray());
  }

  Table train() {
    return learnt.select(from);
  }

  Table test() {
    return asked.select(at);
  }
}
