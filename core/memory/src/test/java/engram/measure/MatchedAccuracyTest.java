package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatchedAccuracyTest {

  @Test
  void matchesValuesComputedByHand() {
    // Table [[3, 2], [2, 0]]: the greedy match of the 3 leaves 0, the best takes 2 + 2.
    int[] truth = {0, 0, 0, 0, 0, 1, 1};
    int[] labels = {0, 0, 0, 1, 1, 0, 0};
    assertThat(MatchedAccuracy.of(truth, labels)).isEqualTo(4.0 / 7);
  }

  @Test
  void isOneForTheSamePartitionUnderOtherNames() {
    assertThat(MatchedAccuracy.of(Samples.SEVENTEEN, Samples.renamed(Samples.SEVENTEEN)))
        .isEqualTo(1);
  }

  @Test
  void countsRowsOfUnmatchedClustersAsWrong() {
    int[] truth = {0, 0, 0, 1, 1, 1};
    assertThat(MatchedAccuracy.of(truth, new int[] {0, 0, 5, 1, 1, 1})).isEqualTo(5.0 / 6);
    assertThat(MatchedAccuracy.of(truth, new int[6])).isEqualTo(0.5);
    assertThat(MatchedAccuracy.of(truth, new int[] {0, 1, 2, 3, 4, 5})).isEqualTo(2.0 / 6);
  }

  @Property(tries = 200)
  void equalsTheBestOfAllRenamings(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int n,
      @ForAll @IntRange(min = 1, max = 5) int k) {
    Random random = new Random(seed);
    int[] truth = Samples.labels(n, k, random);
    int[] labels = Samples.labels(n, k, random);
    int[] best = new int[1];
    Samples.permutations(
        new int[] {0, 1, 2, 3, 4},
        name -> {
          int right = 0;
          for (int i = 0; i < n; i++) {
            right += truth[i] == name[labels[i]] ? 1 : 0;
          }
          best[0] = Math.max(best[0], right);
        });
    assertThat(MatchedAccuracy.of(truth, labels))
        .isEqualTo((double) best[0] / n)
        .isEqualTo(MatchedAccuracy.of(labels, truth))
        .isLessThanOrEqualTo(Purity.of(truth, labels));
  }

  @Test
  void refusesWrongLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchedAccuracy.of(new int[3], new int[4]))
        .withMessage("truth has 3 and labels has 4, allowed: as many");
  }
}
