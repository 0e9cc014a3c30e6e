package engram.cli.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import engram.predict.MemoryClassifier;
import engram.predict.MemoryRegressor;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTableTest {

  private static Outcome outcome(Learner learner, double error, double first, double second) {
    Table asked =
        Table.of("t", new Schema(List.of(Column.numeric("y"))), 0, new double[][] {{1}, {2}});
    return new Outcome(
        learner,
        asked,
        new double[2][1],
        List.of(score(error)),
        List.of(List.of(score(first)), List.of(score(second))),
        1.5);
  }

  private static Score score(double value) {
    return new Score("mae", "MAE", value, false, "%.2f");
  }

  @Test
  void meanAndSpreadOverFoldsStandBelowTheirMethod() {
    Learner memory =
        new EngramLearner(new MemoryClassifier.Options(), new MemoryRegressor.Options(), null);
    String text =
        PredictionTable.of(
            "t\n", List.of(outcome(memory, 2, 1, 4), outcome(new ForestLearner(1, 1), 3, 3, 3)));
    assertThat(text.lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly(
            "t",
            "method MAE seconds",
            "memory 2.00* 1.50",
            "mean of folds 2.50",
            "+- over folds 2.12",
            "RandomForest 3.00 1.50",
            "mean of folds 3.00",
            "+- over folds 0.00");
  }
}
