package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PurityTest {

  @Test
  void matchesValuesComputedByHand() {
    // Largest classes: 5 of 6, 4 of 6, 3 of 5.
    int[] truth = {0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 0, 2, 2, 2};
    int[] labels = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2};
    assertThat(Purity.of(truth, labels)).isEqualTo(12.0 / 17);
    assertThat(Purity.of(Samples.renamed(truth), Samples.renamed(labels))).isEqualTo(12.0 / 17);
  }

  @Test
  void countsTheClassesOfClustersAndNotTheReverse() {
    int[] truth = {0, 0, 1, 1};
    assertThat(Purity.of(truth, new int[] {0, 1, 2, 3})).isEqualTo(1);
    assertThat(Purity.of(new int[] {0, 1, 2, 3}, truth)).isEqualTo(0.5);
    assertThat(Purity.of(truth, new int[4])).isEqualTo(0.5);
  }

  @Test
  void refusesWrongLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Purity.of(new int[3], new int[4]))
        .withMessage("truth has 3 and labels has 4, allowed: as many");
  }
}
