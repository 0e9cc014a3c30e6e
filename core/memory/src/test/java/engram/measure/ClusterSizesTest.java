package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterSizesTest {

  @Test
  void countsClustersAndTheSmallest() {
    ClusterSizes sizes = ClusterSizes.of(new int[] {-4, 9, 9, 9, -4, 7, 7, 7});
    assertThat(sizes.rows()).isEqualTo(8);
    assertThat(sizes.clustersUsed()).isEqualTo(3);
    assertThat(sizes.smallestCluster()).isEqualTo(2);
  }

  @Test
  void effectiveClustersIsTheExponentialOfTheEntropy() {
    assertThat(ClusterSizes.of(new int[] {0, 1, 2, 0, 1, 2}).effectiveClusters())
        .isCloseTo(3, within(1e-14));
    // Sizes 4, 2, 2: entropy 1.5 log 2.
    assertThat(ClusterSizes.of(new int[] {0, 0, 0, 0, 1, 1, 2, 2}).effectiveClusters())
        .isCloseTo(Math.pow(2, 1.5), within(1e-14));
    assertThat(ClusterSizes.of(new int[] {3, 3, 3}).effectiveClusters()).isEqualTo(1);
  }

  @Test
  void effectiveClustersIsNeverMoreThanTheClusters() {
    for (int k = 1; k <= 200; k++) {
      int[] labels = IntStream.range(0, k).toArray();
      assertThat(ClusterSizes.of(labels).effectiveClusters())
          .isLessThanOrEqualTo(k)
          .isCloseTo(k, within(1e-10));
    }
  }

  @Test
  void aCrumbHoldsUnderAFifthOfAnEvenShare() {
    // 100 rows, k = 4: a fifth of 25 rows is 5.
    assertThat(withSmallest(5).crumbs(4)).isFalse();
    assertThat(withSmallest(4).crumbs(4)).isTrue();
    assertThat(withSmallest(4).crumbs(5)).isFalse();
    assertThat(withSmallest(1).crumbs(1)).isTrue();
  }

  private static ClusterSizes withSmallest(int smallest) {
    return ClusterSizes.of(IntStream.range(0, 100).map(i -> i < smallest ? 0 : 1).toArray());
  }

  @Test
  void manyRowsAndClustersDoNotOverflow() {
    assertThat(ClusterSizes.of(new int[500_000]).crumbs(Integer.MAX_VALUE)).isFalse();
  }

  @Test
  void refusesBadInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSizes.of(new int[0]))
        .withMessage("labels is empty, allowed: one label or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withSmallest(5).crumbs(0))
        .withMessage("k is 0, allowed: 1 or more");
  }
}
