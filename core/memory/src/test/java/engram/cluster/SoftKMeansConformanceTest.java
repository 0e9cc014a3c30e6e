package engram.cluster;

import org.junit.jupiter.api.Nested;

class SoftKMeansConformanceTest {

  @Nested
  class Results extends ClustererConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.SOFT_K_MEANS;
    }
  }

  @Nested
  class Data extends ClustererDataConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.SOFT_K_MEANS;
    }
  }

  @Nested
  class Files extends ClustererFilesConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.SOFT_K_MEANS;
    }
  }
}
