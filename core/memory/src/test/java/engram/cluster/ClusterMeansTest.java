package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterMeansTest {

  private static final double[][] X = {{0, 0}, {2, 0}, {5, 5}};

  @Test
  void meansAndInertiaOfTwoClusters() {
    assertThat(ClusterMeans.means(X, new int[] {0, 0, 1}))
        .isDeepEqualTo(new double[][] {{1, 0}, {5, 5}});
    assertThat(ClusterMeans.inertia(X, new int[] {0, 0, 1})).isEqualTo(2);
  }

  @Test
  void aClusterWithoutRowsHasNoMeanAndNoInertia() {
    double[][] means = ClusterMeans.means(X, new int[] {2, 2, 2});
    assertThat(means[0]).containsOnly(Double.NaN);
    assertThat(ClusterMeans.inertia(X, new int[] {2, 2, 2}))
        .isEqualTo(ClusterMeans.inertia(X, new int[] {0, 0, 0}));
  }
}
