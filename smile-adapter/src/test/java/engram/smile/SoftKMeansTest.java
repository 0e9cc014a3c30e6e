package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;

import engram.cluster.SoftKMeansModel;
import java.util.Properties;

class SoftKMeansTest extends ClustererConformance {

  @Override
  MemoryPartition fit(double[][] x, Properties properties) {
    return SoftKMeans.fit(x, SoftKMeans.Options.of(properties));
  }

  @Override
  MemoryPartition fit(double[][] x) {
    return SoftKMeans.fit(x, 3);
  }

  @Override
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(prefix() + "k", "3");
    properties.setProperty(prefix() + "restarts", "2");
    properties.setProperty(prefix() + "seed", "7");
    return properties;
  }

  @Override
  Properties again(Properties properties) {
    return SoftKMeans.Options.of(properties).toProperties();
  }

  @Override
  String prefix() {
    return "smile.engram_soft_kmeans.";
  }

  @Override
  int[] core(double[][] x, Properties properties) {
    SoftKMeansModel model =
        engram.cluster.SoftKMeans.fit(
            x, new engram.cluster.SoftKMeans.Options(3).withRestarts(2).withSeed(7));
    assertThat(clusters.centers()).isDeepEqualTo(model.memories());
    assertThat(((MemoryClustering<?>) clusters).model().provenance()).isEqualTo(model.provenance());
    return model.predict(x);
  }
}
