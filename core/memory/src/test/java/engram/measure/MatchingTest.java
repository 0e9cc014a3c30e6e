package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchingTest {

  @Test
  void aClusterGetsTheNumberOfItsClass() {
    int[] classes = {0, 0, 0, 1, 1, -1};
    int[] clusters = {1, 1, 0, 0, 0, 2};
    assertThat(Matching.groups(classes, clusters, 2 + 1)).containsExactly(1, 0, 2);
  }

  @Test
  void clustersBeyondTheClassesGetNumbersOfTheirOwn() {
    int[] classes = {0, 0, 0, 0};
    int[] clusters = {0, 1, 1, 2};
    assertThat(Matching.groups(classes, clusters, 3)).containsExactly(1, 0, 2);
  }
}
