package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdjustedRandIndexTest {

  @Test
  void matchesKnownValues() {
    assertThat(index(new int[] {0, 0, 1, 2}, new int[] {0, 0, 1, 1}))
        .isCloseTo(4.0 / 7, within(1e-15));
    assertThat(index(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 2, 2}))
        .isCloseTo(8.0 / 33, within(1e-15));
    assertThat(index(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1})).isEqualTo(-0.5);
    assertThat(index(Samples.SEVENTEEN, Samples.OTHER_SEVENTEEN))
        .isCloseTo(130.0 / 487, within(1e-15));
  }

  @Test
  void isOneForTheSamePartitionUnderOtherNames() {
    assertThat(index(Samples.SEVENTEEN, Samples.renamed(Samples.SEVENTEEN))).isEqualTo(1);
    assertThat(index(new int[] {5}, new int[] {-5})).isEqualTo(1);
    assertThat(index(new int[] {3, 3, 3}, new int[] {0, 0, 0})).isEqualTo(1);
    assertThat(index(new int[] {1, 2, 3}, new int[] {3, 2, 1})).isEqualTo(1);
  }

  @Test
  void isZeroWhereOnePartitionSaysNothing() {
    assertThat(index(new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3})).isZero();
    assertThat(index(new int[] {0, 0, 1, 1}, new int[] {7, 7, 7, 7})).isZero();
    assertThat(index(new int[] {0, 0, 1, 1}, new int[] {0, 1, 2, 3})).isZero();
  }

  @Test
  void averagesToZeroOverAllOrdersOfTheLabels() {
    int[] truth = {0, 0, 0, 1, 1, 2, 2};
    double[] sum = new double[1];
    Samples.permutations(new int[] {0, 0, 1, 1, 1, 1, 2}, labels -> sum[0] += index(truth, labels));
    assertThat(sum[0] / 5040).isCloseTo(0, within(1e-13));
  }

  @Test
  void isNearZeroForRandomLabels() {
    Random random = new Random(1);
    int[] truth = Samples.labels(20000, 10, random);
    assertThat(index(truth, Samples.labels(20000, 15, random))).isCloseTo(0, within(1e-3));
  }

  @Test
  void doesNotOverflowOnManyRows() {
    int[] truth = new int[400_000];
    int[] labels = new int[400_000];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = i % 2;
      labels[i] = i < 4 ? 1 - i % 2 : i % 2;
    }
    // Two clusters of n/2 rows with two rows of each exchanged.
    double n = truth.length;
    double both = 2 * pairs(n / 2 - 2) + 2 * pairs(2);
    double one = 2 * pairs(n / 2);
    double chance = one * one / pairs(n);
    assertThat(index(truth, labels)).isCloseTo((both - chance) / (one - chance), within(1e-12));
  }

  private static double pairs(double n) {
    return n * (n - 1) / 2;
  }

  @Property(tries = 200)
  void isSymmetricAndBounded(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 50) int n,
      @ForAll @IntRange(min = 1, max = 8) int k,
      @ForAll @IntRange(min = 1, max = 8) int other) {
    Random random = new Random(seed);
    int[] truth = Samples.labels(n, k, random);
    int[] labels = Samples.labels(n, other, random);
    double value = index(truth, labels);
    assertThat(value).isBetween(-0.5, 1.0).isEqualTo(index(labels, truth));
    assertThat(index(Samples.renamed(truth), labels)).isEqualTo(value);
    assertThat(index(Samples.reversed(truth), Samples.reversed(labels))).isEqualTo(value);
  }

  @Test
  void refusesWrongLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index(new int[3], new int[4]))
        .withMessage("truth has 3 and labels has 4, allowed: as many");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index(new int[0], new int[0]))
        .withMessage("truth is empty, allowed: one label or more");
  }

  private static double index(int[] truth, int[] labels) {
    return AdjustedRandIndex.of(truth, labels);
  }
}
