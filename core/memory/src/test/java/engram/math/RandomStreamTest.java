package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

  private static long[] take(RandomStream stream, int n) {
    long[] numbers = new long[n];
    Arrays.setAll(numbers, i -> stream.nextLong());
    return numbers;
  }

  @Test
  void sequenceOfASeedNeverChanges() {
    assertThat(take(new RandomStream(1), 3))
        .containsExactly(6791897765849424158L, -1041056189838986770L, 834844254806117752L);
    assertThat(take(new RandomStream(1).fork(7), 2))
        .containsExactly(-2069859368516911634L, 5612651338091461971L);
    assertThat(new RandomStream(42).permutation(8)).containsExactly(1, 3, 4, 5, 0, 7, 6, 2);
    RandomStream gaussian = new RandomStream(3);
    assertThat(new double[] {gaussian.nextGaussian(), gaussian.nextGaussian()})
        .containsExactly(1.526577736418613, 0.5468643324880876);
  }

  @Property(tries = 50)
  void isSplitMix64StartedAtItsOwnFirstOutput(@ForAll long seed) {
    SplittableRandom known = new SplittableRandom(new SplittableRandom(seed).nextLong());
    long[] expected = new long[20];
    Arrays.setAll(expected, i -> known.nextLong());
    assertThat(take(new RandomStream(seed), 20)).isEqualTo(expected);
  }

  @Property(tries = 50)
  void forkDependsOnSeedAndPositionOnlyAndMovesNothing(@ForAll long seed, @ForAll long purpose) {
    RandomStream alone = new RandomStream(seed);
    RandomStream busy = new RandomStream(seed);
    take(busy.fork(purpose + 1), 5);
    take(busy.fork(purpose), 3);
    RandomStream late = busy.fork(purpose);
    long[] expected = take(alone.fork(purpose), 10);
    take(busy, 7);
    assertThat(take(late, 10)).isEqualTo(expected);
    take(alone, 7);
    assertThat(busy.nextLong()).as("the parent's place").isEqualTo(alone.nextLong());
    assertThat(take(busy.fork(purpose), 10)).as("another position").isNotEqualTo(expected);
  }

  @Test
  void forksOfNeighbouringPurposesAndSeedsShareNoNumber() {
    long distinct =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(i -> new RandomStream(i / 10).fork(i % 10 - 5L))
            .flatMapToLong(stream -> Arrays.stream(take(stream, 50)))
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(5000);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 10, 64, 100})
  void integersAreUniform(int bound) {
    RandomStream stream = new RandomStream(11);
    int draws = 1000 * bound;
    int[] counts = new int[bound];
    for (int i = 0; i < draws; i++) {
      counts[stream.nextInt(bound)]++;
    }
    assertThat(chiSquare(counts, 1000))
        .isLessThan(bound - 1 + 4 * Math.sqrt(2.0 * (bound - 1)) + 4);
  }

  @Property(tries = 200)
  void integersStayBelowTheirBound(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int bound) {
    RandomStream stream = new RandomStream(seed);
    for (int i = 0; i < 50; i++) {
      assertThat(stream.nextInt(bound)).isBetween(0, bound - 1);
    }
  }

  @Test
  void integersReachBothEndsOfALargeRange() {
    RandomStream stream = new RandomStream(2);
    int[] quarters = new int[4];
    for (int i = 0; i < 4000; i++) {
      quarters[(int) (stream.nextInt(Integer.MAX_VALUE) * 4L / Integer.MAX_VALUE)]++;
    }
    assertThat(chiSquare(quarters, 1000)).isLessThan(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void boundBelowOneIsRefused(int bound) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomStream(1).nextInt(bound))
        .withMessage("bound is " + bound + ", allowed: 1 or more");
  }

  @Test
  void doublesAreUniformInTheUnitInterval() {
    RandomStream stream = new RandomStream(9);
    int[] counts = new int[50];
    for (int i = 0; i < 50_000; i++) {
      double u = stream.nextDouble();
      assertThat(u >= 0 && u < 1).isTrue();
      assertThat(u * 0x1p53).isEqualTo(Math.rint(u * 0x1p53));
      counts[(int) (50 * u)]++;
    }
    assertThat(chiSquare(counts, 1000)).isLessThan(49 + 4 * Math.sqrt(98));
  }

  @Test
  void gaussianHasTheMomentsOfAStandardNormal() {
    RandomStream stream = new RandomStream(4);
    int n = 400_000;
    double[] moments = new double[5];
    int within1 = 0;
    for (int i = 0; i < n; i++) {
      double g = stream.nextGaussian();
      double power = 1;
      for (int p = 1; p < 5; p++) {
        power *= g;
        moments[p] += power / n;
      }
      within1 += Math.abs(g) < 1 ? 1 : 0;
    }
    // Five standard errors of each.
    assertThat(moments[1]).isCloseTo(0, within(0.008));
    assertThat(moments[2]).isCloseTo(1, within(0.0112));
    assertThat(moments[3]).isCloseTo(0, within(0.031));
    assertThat(moments[4]).isCloseTo(3, within(0.078));
    assertThat((double) within1 / n).isCloseTo(0.682689, within(0.0037));
  }

  @Test
  void everyOrderOfThreeIsEquallyLikely() {
    RandomStream stream = new RandomStream(8);
    int[] counts = new int[9 * 3];
    for (int i = 0; i < 6000; i++) {
      int[] order = stream.permutation(3);
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
      counts[9 * order[0] + order[1]]++;
    }
    int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertThat(seen).hasSize(6);
    assertThat(chiSquare(seen, 1000)).isLessThan(5 + 4 * Math.sqrt(10));
  }

  private static double chiSquare(int[] counts, double expected) {
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }
}
