package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NormalizedMutualInformationTest {

  @Test
  void matchesKnownValues() {
    assertThat(value(Samples.SEVENTEEN, Samples.OTHER_SEVENTEEN))
        .isCloseTo(0.3783499278720409, within(1e-15));
    assertThat(value(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 2, 2}))
        .isCloseTo(0.5158037429793888, within(1e-15));
    // Information log 2 between entropies log 2 and log 4.
    assertThat(value(new int[] {0, 0, 1, 1}, new int[] {0, 1, 2, 3}))
        .isCloseTo(2.0 / 3, within(1e-15));
  }

  @Test
  void isZeroForIndependentPartitions() {
    assertThat(value(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1})).isZero();
    assertThat(value(new int[] {0, 0, 1, 1}, new int[] {0, 0, 0, 0})).isZero();
  }

  @Test
  void isOneForTheSamePartitionUnderOtherNames() {
    assertThat(value(Samples.SEVENTEEN, Samples.renamed(Samples.SEVENTEEN))).isEqualTo(1);
    assertThat(value(new int[] {4, 4}, new int[] {9, 9})).isEqualTo(1);
    assertThat(value(new int[] {1}, new int[] {2})).isEqualTo(1);
  }

  @Test
  void doesNotChangeWhenAllRowsAreRepeated() {
    assertThat(
            value(
                Samples.repeated(Samples.SEVENTEEN, 9000),
                Samples.repeated(Samples.OTHER_SEVENTEEN, 9000)))
        .isCloseTo(0.3783499278720409, within(1e-14));
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
    double value = value(truth, labels);
    assertThat(value).isBetween(0.0, 1.0).isCloseTo(value(labels, truth), within(1e-14));
    assertThat(value(Samples.renamed(truth), labels)).isEqualTo(value);
    assertThat(value(Samples.reversed(truth), Samples.reversed(labels)))
        .isCloseTo(value, within(1e-14));
  }

  @Test
  void refusesWrongLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> value(new int[3], new int[4]))
        .withMessage("truth has 3 and labels has 4, allowed: as many");
  }

  private static double value(int[] truth, int[] labels) {
    return NormalizedMutualInformation.of(truth, labels);
  }
}
