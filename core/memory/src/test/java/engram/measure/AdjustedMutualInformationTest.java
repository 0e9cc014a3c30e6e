package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdjustedMutualInformationTest {

  @Test
  void matchesKnownValues() {
    assertThat(value(Samples.SEVENTEEN, Samples.OTHER_SEVENTEEN))
        .isCloseTo(0.27820964657269776, within(1e-14));
    assertThat(value(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 2, 2}))
        .isCloseTo(0.29879245817089006, within(1e-14));
    assertThat(value(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
        .isCloseTo(-0.5, within(1e-14));
  }

  @Test
  void keepsItsDigitsOnRepeatedRows() {
    assertThat(
            value(
                Samples.repeated(Samples.SEVENTEEN, 110),
                Samples.repeated(Samples.OTHER_SEVENTEEN, 110)))
        .isCloseTo(0.3777351644367495, within(1e-13));
  }

  @Test
  void expectedInformationMatchesKnownValues() {
    assertThat(expected(Samples.SEVENTEEN, Samples.OTHER_SEVENTEEN))
        .isCloseTo(0.15042480258217134, within(1e-15));
    assertThat(
            expected(
                Samples.repeated(Samples.SEVENTEEN, 110),
                Samples.repeated(Samples.OTHER_SEVENTEEN, 110)))
        .isCloseTo(0.0010711603436869275, within(1e-15));
  }

  @Test
  void expectedInformationIsTheMeanOverAllOrdersOfTheLabels() {
    int[] truth = {0, 0, 0, 1, 1, 2, 2};
    int[] labels = {0, 0, 1, 1, 1, 1, 2};
    double[] sum = new double[1];
    Samples.permutations(
        labels, order -> sum[0] += Information.mutual(ContingencyTable.of(truth, order)));
    assertThat(expected(truth, labels)).isCloseTo(sum[0] / 5040, within(1e-13));
  }

  @Test
  void expectedInformationOfManyRowsKeepsItsDigits() {
    // By exact arithmetic; the first term of the expansion in 1/n is 6 / (2 n) = 3.33333e-6.
    int[] truth = Samples.repeated(new int[] {0, 1, 2}, 300_000);
    int[] labels = Samples.repeated(new int[] {0, 0, 1, 2, 3}, 180_000);
    assertThat(expected(truth, labels)).isCloseTo(3.3333469137114225e-6, within(1e-16));
  }

  @Test
  void isNearZeroForRandomLabels() {
    Random random = new Random(1);
    int[] truth = Samples.labels(20000, 10, random);
    assertThat(value(truth, Samples.labels(20000, 200, random))).isCloseTo(0, within(2e-3));
  }

  @Test
  void isOneForTheSamePartitionUnderOtherNames() {
    assertThat(value(Samples.SEVENTEEN, Samples.renamed(Samples.SEVENTEEN))).isEqualTo(1);
    assertThat(value(new int[] {1, 2, 3}, new int[] {3, 2, 1})).isEqualTo(1);
    assertThat(value(new int[] {1, 1, 1}, new int[] {2, 2, 2})).isEqualTo(1);
    assertThat(value(new int[] {1}, new int[] {2})).isEqualTo(1);
  }

  @Test
  void isZeroWhereOnePartitionSaysNothing() {
    assertThat(value(new int[] {0, 0, 1, 1}, new int[] {0, 1, 2, 3})).isZero();
    assertThat(value(new int[] {0, 0, 1, 1}, new int[] {0, 0, 0, 0})).isZero();
    assertThat(value(new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3})).isZero();
  }

  @Property(tries = 200)
  void isSymmetricAndAtMostOne(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 50) int n,
      @ForAll @IntRange(min = 1, max = 8) int k,
      @ForAll @IntRange(min = 1, max = 8) int other) {
    Random random = new Random(seed);
    int[] truth = Samples.labels(n, k, random);
    int[] labels = Samples.labels(n, other, random);
    double value = value(truth, labels);
    assertThat(value).isLessThanOrEqualTo(1).isCloseTo(value(labels, truth), within(1e-10));
    assertThat(value(Samples.renamed(truth), labels)).isEqualTo(value);
  }

  @Test
  void refusesWrongLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value(new int[3], new int[4]))
        .withMessage("truth has 3 and labels has 4, allowed: as many");
  }

  private static double value(int[] truth, int[] labels) {
    return AdjustedMutualInformation.of(truth, labels);
  }

  private static double expected(int[] truth, int[] labels) {
    return AdjustedMutualInformation.expected(
        Partition.of(truth, "truth"), Partition.of(labels, "labels"));
  }
}
