package engram.cli.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.Run;
import engram.cluster.Views;
import engram.datasets.Datasets;
import engram.measure.AdjustedRandIndex;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weka.clusterers.SimpleKMeans;
import weka.core.SelectedTag;

class KMeansMethodTest {

  @BeforeAll
  static void keepWekaQuiet() {
    WekaData.quietStart();
    assertThat(Run.of("--version").exit()).isZero();
  }

  private static EncodedData load(String name) {
    return EncodedData.of(Datasets.load(name));
  }

  @Test
  void itIsWekasKMeansAsItComes() throws Exception {
    EncodedData wine = load("wine");
    SimpleKMeans weka = new SimpleKMeans();
    weka.setNumClusters(3);
    weka.setSeed(4);
    weka.setInitializationMethod(
        new SelectedTag(SimpleKMeans.KMEANS_PLUS_PLUS, SimpleKMeans.TAGS_SELECTION));
    weka.setDistanceFunction(WekaData.distance());
    weka.setPreserveInstancesOrder(true);
    weka.buildClusterer(WekaData.of(wine));
    Clustering ours =
        new KMeansMethod(List.of("inertia"), 1, Views.NONE, 4, 1)
            .cluster(wine, 3, PartProgress.NONE)
            .get(0);
    assertThat(ours.labels()).isEqualTo(weka.getAssignments());
    assertThat(ours.objective()).isCloseTo(weka.getSquaredError(), Offset.offset(1e-6));
    assertThat(ours.rule()).isEqualTo("single");
  }

  @Test
  void theSameRestartsStandBehindEveryRule() {
    EncodedData zoo = load("zoo");
    List<Clustering> chosen =
        new KMeansMethod(List.of("inertia", "silhouette", "agreement"), 8, Views.NONE, 1, 2)
            .cluster(zoo, 7, PartProgress.NONE);
    double least = Double.POSITIVE_INFINITY;
    for (int seed = 1; seed <= 8; seed++) {
      Clustering one =
          new KMeansMethod(List.of("inertia"), 1, Views.NONE, seed, 1)
              .cluster(zoo, 7, PartProgress.NONE)
              .get(0);
      least = Math.min(least, one.objective());
    }
    assertThat(chosen.get(0).objective()).isEqualTo(least);
    assertThat(chosen)
        .extracting(Clustering::rule)
        .containsExactly("inertia", "silhouette", "agreement");
  }

  @Test
  void theViewsOfClamAreOneMoreChoiceByAgreement() {
    EncodedData penguins = load("penguins");
    List<Clustering> chosen =
        new KMeansMethod(List.of("agreement"), 6, Views.RECALL, 1, 2)
            .cluster(penguins, 3, PartProgress.NONE);
    assertThat(chosen)
        .extracting(Clustering::title)
        .containsExactly("k-means (agreement)", "k-means (agreement, views)");
    assertThat(chosen.get(1).labels()).hasSize(344).containsOnly(0, 1, 2);
    assertThat(chosen.get(1).model()).isNull();
  }

  @Test
  void missingCellsAreAtTheMeanOfTheirColumn() {
    EncodedData penguins = load("penguins");
    assertThat(penguins.complete()).isNotSameAs(penguins.x());
    for (double[] row : penguins.complete()) {
      assertThat(row).doesNotContain(Double.NaN);
    }
    Clustering found =
        new KMeansMethod(List.of("inertia"), 3, Views.NONE, 1, 1)
            .cluster(penguins, 3, PartProgress.NONE)
            .get(0);
    assertThat(AdjustedRandIndex.of(penguins.classes().labels(), found.labels()))
        .isGreaterThan(0.5);
    EncodedData iris = load("iris");
    assertThat(iris.complete()).isSameAs(iris.x());
  }
}
