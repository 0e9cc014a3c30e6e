package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import smile.clustering.Clustering;

class BasinClusteringTest extends ClustererConformance {

  @Override
  MemoryPartition fit(double[][] x, Properties properties) {
    return BasinClustering.fit(x, BasinClustering.Options.of(properties));
  }

  @Override
  MemoryPartition fit(double[][] x) {
    return BasinClustering.fit(x);
  }

  @Override
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(prefix() + "bandwidth", "1.25");
    properties.setProperty(prefix() + "min_cluster_size", "5");
    properties.setProperty(prefix() + "kernel", "QUARTIC");
    return properties;
  }

  @Override
  Properties again(Properties properties) {
    return BasinClustering.Options.of(properties).toProperties();
  }

  @Override
  String prefix() {
    return "smile.engram_basins.";
  }

  @Override
  int[] core(double[][] x, Properties properties) {
    return engram.basin.BasinClustering.fit(
            x,
            engram.basin.BasinClustering.Options.DEFAULT.withBandwidth(1.25).withMinClusterSize(5))
        .labels();
  }

  @Test
  void straysAreOutliers() {
    double[][] x = {{0}, {0.1}, {0.2}, {9}, {0.15}};
    BasinPartition basins =
        BasinClustering.fit(
            x, new BasinClustering.Options().with(o -> o.withBandwidth(1).withMinClusterSize(2)));
    assertThat(basins.group()).containsExactly(0, 0, 0, Clustering.OUTLIER, 0);
    assertThat(basins.size()).containsExactly(4, 1);
    assertThat(basins.predict(new double[] {40})).isEqualTo(Clustering.OUTLIER);
    assertThat(basins.toString()).contains("Outliers", "20.0%");
    assertThat(basins.distortion()).isLessThan(0.1);
  }

  @Test
  void theConformanceDataHaveOutliers() {
    assertThat(clusters.size(clusters.k())).isPositive();
    assertThat(clusters.k()).isGreaterThan(1);
  }

  @Test
  void missingCellsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BasinClustering.fit(Data.gaps(Data.X)))
        .withMessageContaining("NaN");
  }

  @Test
  void oneRowIsOneBasin() {
    assertThat(BasinClustering.fit(new double[][] {{1, 2}}).k()).isEqualTo(1);
  }
}
