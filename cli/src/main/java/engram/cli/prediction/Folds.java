package engram.cli.prediction;

import engram.table.DataException;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * The folds of a cross-validation, cut as Weka cuts them, so that results can be set beside its
 * own: rows in random order, for a nominal target sorted so that each fold has its share of each
 * class.
 */
public final class Folds {

  private Folds() {}

  /**
   * Cuts the rows with a known target.
   *
   * @param table rows with a target
   * @param folds how many parts, 2 or more
   * @param seed decides the order; Weka's own range, its lower 32 bits
   * @return one trial a fold
   * @throws DataException if there are fewer such rows than folds
   */
  public static List<Trial> of(Table table, int folds, long seed) {
    Instances rows = numbered(table);
    if (folds > rows.size()) {
      throw new DataException(
          table.name()
              + ": --folds is "
              + folds
              + ", allowed: 2 to the number of rows with a known target, "
              + rows.size());
    }
    rows.randomize(new Random((int) seed));
    if (table.targetColumn().isNominal()) {
      rows.stratify(folds);
    }
    List<Trial> trials = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int[] train = numbers(rows.trainCV(folds, fold));
      int[] test = numbers(rows.testCV(folds, fold));
      Arrays.sort(train);
      Arrays.sort(test);
      trials.add(new Trial(table, train, table, test));
    }
    return trials;
  }

  /** Rows that hold their number and their target. */
  private static Instances numbered(Table table) {
    Attribute target =
        table.targetColumn().isNominal()
            ? new Attribute("target", table.targetColumn().levels())
            : new Attribute("target");
    Instances rows =
        new Instances(
            table.name(), new ArrayList<>(List.of(new Attribute("row"), target)), table.rows());
    rows.setClassIndex(1);
    for (int row = 0; row < table.rows(); row++) {
      if (!table.isMissing(row, table.target())) {
        rows.add(new DenseInstance(1, new double[] {row, table.cell(row, table.target())}));
      }
    }
    return rows;
  }

  private static int[] numbers(Instances rows) {
    return rows.stream().mapToInt(row -> (int) row.value(0)).toArray();
  }
}
