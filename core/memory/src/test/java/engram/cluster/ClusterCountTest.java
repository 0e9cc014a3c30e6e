package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.model.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The number of clusters, found without being told. */
class ClusterCountTest {

  private static ClusterCount count(double[][] x) {
    return ClusterCount.of(x, null, 1, 1, Progress.NONE);
  }

  @Test
  void wellSeparatedBlobsAreCounted() {
    assertThat(count(Blobs.three()).k()).isEqualTo(3);
    assertThat(count(Blobs.of(150, 5, 5, 12, 3)).k()).isEqualTo(5);
  }

  @Test
  void theCurveHasItsHighestPointAtTheAnswer() {
    ClusterCount count = count(Blobs.three());
    double[] retention = count.retention();
    assertThat(retention).hasSize(ClusterCount.MOST - 1);
    assertThat(Arrays.stream(retention).max().orElseThrow()).isEqualTo(retention[count.k() - 2]);
    assertThat(Arrays.stream(retention).allMatch(value -> value >= 0 && value < 1)).isTrue();
  }

  @Test
  void theAnswerDoesNotDependOnThreads() {
    double[][] x = Blobs.of(60, 4, 3, 6, 2);
    assertThat(ClusterCount.of(x, null, 5, 3, Progress.NONE).retention())
        .isEqualTo(ClusterCount.of(x, null, 5, 1, Progress.NONE).retention());
  }

  @Test
  void missingCellsAndWeightsAreTaken() {
    double[][] x = Blobs.withGaps(Blobs.three(), 3);
    double[] weights = Blobs.weights(x.length, 1);
    assertThat(ClusterCount.of(x, weights, 1, 1, Progress.NONE).k()).isEqualTo(3);
  }

  @Test
  void rowsOfWeightZeroAreNotCounted() {
    double[][] x = Blobs.three();
    double[] weights = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      weights[i] = i % 3 == 2 ? 0 : 1;
    }
    assertThat(ClusterCount.of(x, weights, 1, 1, Progress.NONE).k()).isEqualTo(2);
  }

  @Test
  void equalRowsAreOneClusterAndTwoDistinctOnesAreTwo() {
    assertThat(count(new double[][] {{1, 2}, {1, 2}, {1, 2}}).k()).isEqualTo(1);
    assertThat(count(new double[][] {{1, 2}, {1, 2}, {4, 0}}).k()).isEqualTo(2);
  }

  @Test
  void aListenerMayEndTheSearch() {
    ClusterCount count = ClusterCount.of(Blobs.three(), null, 1, 1, (done, of, r) -> done < 3);
    assertThat(count.retention()).hasSize(3);
    assertThat(count.k()).isEqualTo(3);
  }

  @Test
  void clusterersCountWhereKIsZero() {
    double[][] x = Blobs.three();
    ClamModel clam = Clam.fit(x, new Clam.Options(0).withTraining(Clusterer.SHORT));
    assertThat(clam.options().k()).isEqualTo(3);
    assertThat(clam.predict(x))
        .isEqualTo(Clam.fit(x, new Clam.Options(3).withTraining(Clusterer.SHORT)).predict(x));
    SoftKMeans.Options soft = new SoftKMeans.Options(0).withTraining(Clusterer.SHORT);
    assertThat(SoftKMeans.fit(x, soft).k()).isEqualTo(3);
    assertThatThrownBy(() -> new Clam.Options(-1)).hasMessage("k is -1, allowed: 0 or more");
    assertThatThrownBy(() -> new Clam.Options(0).withMemories(new double[][] {{1, 2}}))
        .hasMessageContaining("memories is 1 rows, allowed: k = 0 rows");
  }

  @Test
  void badDataAreRefusedAsInAFit() {
    assertThatThrownBy(() -> count(new double[0][])).hasMessageContaining("x is");
    assertThatThrownBy(() -> count(new double[][] {{1}, {Double.POSITIVE_INFINITY}}))
        .hasMessageContaining("Infinity");
  }
}
