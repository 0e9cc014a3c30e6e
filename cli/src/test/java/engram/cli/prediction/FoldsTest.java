package engram.cli.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import engram.datasets.Datasets;
import engram.table.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldsTest {

  @Test
  void everyRowIsAskedOnceAndLearntFromInAllOtherFolds() {
    Table iris = Datasets.load("iris");
    int[] asked = new int[150];
    int[] learned = new int[150];
    for (Trial trial : Folds.of(iris, 7, 1)) {
      Arrays.stream(trial.at()).forEach(row -> asked[row]++);
      Arrays.stream(trial.from()).forEach(row -> learned[row]++);
    }
    assertThat(asked).containsOnly(1);
    assertThat(learned).containsOnly(6);
  }

  @Test
  void eachFoldHasItsShareOfEachClassAndFollowsTheSeed() {
    Table iris = Datasets.load("iris");
    List<Trial> trials = Folds.of(iris, 10, 1);
    for (Trial trial : trials) {
      int[] counts = new int[3];
      for (int label : trial.test().targetLabels()) {
        counts[label]++;
      }
      assertThat(counts).containsOnly(5);
    }
    assertThat(Folds.of(iris, 10, 1).get(0).at()).isEqualTo(trials.get(0).at());
    assertThat(Folds.of(iris, 10, 2).get(0).at()).isNotEqualTo(trials.get(0).at());
  }
}
