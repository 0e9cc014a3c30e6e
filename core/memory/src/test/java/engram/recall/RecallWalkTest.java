package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How long a walk from row to row stays in the clusters of a partition. */
class RecallWalkTest {

  /**
   * Two pairs; each row goes to its partner half of the time, and over to the other pair a tenth.
   */
  private static final RecallWalk PAIRS =
      new RecallWalk(
          new int[][] {{0, 1, 2}, {1, 0}, {2, 3, 0}, {3, 2}},
          new double[][] {{0.4, 0.5, 0.1}, {0.5, 0.5}, {0.4, 0.5, 0.1}, {0.5, 0.5}},
          new double[] {0.25, 0.25, 0.25, 0.25});

  @Test
  void oneStepStaysByTheWeightsWithinLessChance() {
    double stays = (0.9 + 1 + 0.9 + 1) / 4;
    assertThat(PAIRS.retention(new int[] {0, 0, 1, 1}, 1)).isCloseTo(stays - 0.5, within(1e-12));
  }

  @Test
  void twoStepsAreTheSquareOfTheWalk() {
    // From row 0: .4 (.9) + .5 (1) + .1 (.1); from row 1: .5 (.9) + .5 (1).
    double stays = (0.4 * 0.9 + 0.5 + 0.1 * 0.1 + 0.5 * 0.9 + 0.5) / 2;
    assertThat(PAIRS.retention(new int[] {1, 1, 0, 0}, 2)).isCloseTo(stays - 0.5, within(1e-12));
  }

  @Test
  void oneClusterRetainsNothingBeyondChance() {
    assertThat(PAIRS.retention(new int[4], 7)).isCloseTo(0, within(1e-12));
  }

  @Test
  void theGroupsRetainMoreThanACutThroughThem() {
    double groups = PAIRS.retention(new int[] {0, 0, 1, 1}, 3);
    assertThat(groups).isGreaterThan(PAIRS.retention(new int[] {0, 1, 0, 1}, 3));
    assertThat(groups).isGreaterThan(PAIRS.retention(new int[] {0, 1, 2, 3}, 3));
  }

  @Test
  void theWeightsOfAViewSumToOneAndCopiesAreMass() {
    double[][] x = {{0, 0}, {0, 0}, {1, 0}, {0, 1}, {9, 9}, {9, 8}, {8, 9}};
    try (Parallel pool = new Parallel(1)) {
      RecallView view = RecallView.of(x, null, 3, 0.5, new RandomStream(1), pool);
      RecallWalk walk = view.walk(3);
      assertThat(walk.masses()).hasSize(6);
      assertThat(walk.masses()[0]).isCloseTo(2 / 7.0, within(1e-12));
      for (int i = 0; i < 6; i++) {
        assertThat(Arrays.stream(walk.weights()[i]).sum()).isCloseTo(1, within(1e-12));
        assertThat(walk.rows()[i][0]).isEqualTo(i);
      }
      double[][] rows = view.rows();
      assertThat(rows[0]).containsExactly(new double[] {0, 0}, within(1e-5));
      assertThat(rows[5]).containsExactly(new double[] {8, 9}, within(1e-5));
    }
  }

  @Test
  void aShorterWalkAndTheDimensionAreThoseOfAViewOfFewerNeighbors() {
    double[][] x = new double[40][2];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {Math.sin(3 * i), i % 7 == 3 ? Double.NaN : Math.cos(5 * i)};
    }
    try (Parallel pool = new Parallel(1)) {
      RecallView wide = RecallView.of(x, null, 30, 0.5, new RandomStream(1), pool);
      for (int q : new int[] {1, 5, 12}) {
        RecallView view = RecallView.of(x, null, q, 0.5, new RandomStream(1), pool);
        assertThat(wide.walk(q).rows()).isDeepEqualTo(view.walk(q).rows());
        assertThat(wide.walk(q).weights()).isDeepEqualTo(view.walk(q).weights());
        assertThat(wide.dimension(q - 1)).isEqualTo(view.dimension(q - 1));
        assertThatThrownBy(() -> view.walk(q + 1)).hasMessageContaining("allowed: 1 to " + q);
        assertThatThrownBy(() -> view.dimension(q)).hasMessageContaining("allowed: below " + q);
      }
    }
  }

  @Test
  void labelsOfOtherRowsAreRefused() {
    assertThatThrownBy(() -> PAIRS.retention(new int[3], 1))
        .hasMessage("labels is 3 values, allowed: one a row");
    assertThatThrownBy(() -> PAIRS.retention(new int[4], 0)).hasMessageContaining("steps is 0");
  }
}
