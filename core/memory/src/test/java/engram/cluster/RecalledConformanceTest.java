package engram.cluster;

import org.junit.jupiter.api.Nested;

class RecalledConformanceTest {

  @Nested
  class Results extends ClustererConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.CLAM_RECALLED;
    }
  }

  @Nested
  class Data extends ClustererDataConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.CLAM_RECALLED;
    }
  }

  @Nested
  class Files extends ClustererFilesConformance {
    @Override
    Clusterer clusterer() {
      return Clusterer.CLAM_RECALLED;
    }
  }
}
