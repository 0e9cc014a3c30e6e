package engram.cluster;

import org.junit.jupiter.api.Nested;

class ClamConformanceTest {

  @Nested
  class Results extends ClustererConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.CLAM;
    }
  }

  @Nested
  class Data extends ClustererDataConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.CLAM;
    }
  }

  @Nested
  class Files extends ClustererFilesConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.CLAM;
    }
  }
}
