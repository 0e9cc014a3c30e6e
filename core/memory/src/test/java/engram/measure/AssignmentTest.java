package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void matchesAnExampleSolvedByHand() {
    double[][] cost = {{4, 1, 3}, {2, 0, 5}, {3, 2, 2}};
    assertThat(Assignment.minimum(cost)).containsExactly(1, 0, 2);
    assertThat(Assignment.maximum(cost)).containsExactly(0, 2, 1);
  }

  @Test
  void leavesRowsOverWhereColumnsAreFewer() {
    assertThat(Assignment.minimum(new double[][] {{5}, {2}, {7}})).containsExactly(-1, 0, -1);
    assertThat(Assignment.minimum(new double[][] {{5, 2, 7}})).containsExactly(1);
    assertThat(Assignment.minimum(new double[2][0])).containsExactly(-1, -1);
    assertThat(Assignment.minimum(new double[0][])).isEmpty();
  }

  @Property(tries = 500)
  void equalsTheBestOfAllPermutations(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll boolean ties) {
    Random random = new Random(seed);
    double[][] cost = new double[rows][columns];
    for (double[] row : cost) {
      Arrays.setAll(row, j -> ties ? random.nextInt(4) - 2 : random.nextGaussian());
    }
    double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    Samples.permutations(
        IntStream.range(0, Math.max(rows, columns)).toArray(),
        order -> {
          double sum = 0;
          for (int i = 0; i < rows; i++) {
            sum += order[i] < columns ? cost[i][order[i]] : 0;
          }
          extremes[0] = Math.min(extremes[0], sum);
          extremes[1] = Math.max(extremes[1], sum);
        });
    assertThat(total(cost, Assignment.minimum(cost))).isCloseTo(extremes[0], within(1e-12));
    assertThat(total(cost, Assignment.maximum(cost))).isCloseTo(extremes[1], within(1e-12));
  }

  /** Sum of the matched cells, after a check that the matching is one to one and complete. */
  private static double total(double[][] cost, int[] match) {
    int columns = cost[0].length;
    assertThat(match).hasSize(cost.length);
    int[] matched = Arrays.stream(match).filter(j -> j >= 0).toArray();
    assertThat(matched).doesNotHaveDuplicates().hasSize(Math.min(cost.length, columns));
    double sum = 0;
    for (int i = 0; i < match.length; i++) {
      sum += match[i] < 0 ? 0 : cost[i][match[i]];
    }
    return sum;
  }

  @Test
  void findsAHiddenMatchingAmongManyRows() {
    int n = 150;
    Random random = new Random(4);
    double[][] cost = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        // Row and column costs do not matter; cells off the hidden matching cost more.
        cost[i][j] = 17.0 * i - 5.0 * j + (j == (7 * i + 3) % n ? 0 : 1 + random.nextInt(9));
      }
    }
    assertThat(Assignment.minimum(cost))
        .containsExactly(IntStream.range(0, n).map(i -> (7 * i + 3) % n).toArray());
  }

  @Test
  void refusesBadCells() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Assignment.minimum(new double[][] {{1, 2}, {3, Double.NaN}}))
        .withMessage("row 1, column 1 is NaN, allowed: -1e300 to 1e300");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Assignment.maximum(new double[][] {{1, 2}, {3}}))
        .withMessage("row 1 has 1 columns, allowed: 2 as in row 0");
  }
}
