package engram.weka.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.cli.clustering.ClamMethod;
import engram.cli.clustering.ClusteringRow;
import engram.cli.clustering.EmMethod;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.KMeansMethod;
import engram.cli.clustering.Method;
import engram.cluster.Clam;
import engram.cluster.Training;
import engram.cluster.Views;
import engram.datasets.Datasets;
import engram.weka.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.clusterers.AbstractClusterer;
import weka.clusterers.ClAM;
import weka.clusterers.Clusterer;
import weka.core.Instances;
import weka.core.Utils;

class ComparisonTest {

  /** Hears nothing. */
  static final Comparison.Listener QUIET =
      new Comparison.Listener() {
        @Override
        public void begins(String scheme, int seed) {}

        @Override
        public void changed(ComparisonResult soFar) {}
      };

  static Clusterer scheme(String words) throws Exception {
    String[] options = Utils.splitOptions(words);
    String name = "weka.clusterers." + options[0];
    options[0] = "";
    return AbstractClusterer.forName(name, options);
  }

  static List<Clusterer> schemes(String... words) throws Exception {
    List<Clusterer> schemes = new ArrayList<>();
    for (String each : words) {
      schemes.add(scheme(each));
    }
    return schemes;
  }

  static ComparisonResult compare(String data, int k, int seeds, String... words) throws Exception {
    return compare(data, k, seeds, schemes(words));
  }

  private static ComparisonResult compare(String data, int k, int seeds, List<Clusterer> schemes) {
    Instances rows = TestData.load(data);
    ComparisonSetup setup =
        new ComparisonSetup(rows, rows.classIndex(), Set.of(), schemes, k, seeds, 1, true);
    return new Comparison(setup).run(QUIET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "penguins", "zoo"})
  void figuresAreThoseOfTheCommandLineToTheLastDigit(String data) throws Exception {
    List<Clusterer> schemes = new ArrayList<>(Starting.schemes());
    ((ClAM) schemes.get(2)).setOptions(Utils.splitOptions("-restarts 2 -I 5"));
    ComparisonResult result = compare(data, 0, 2, schemes);
    EncodedData same = EncodedData.of(Datasets.load(data));
    int k = same.classes().names().size();
    for (int seed = 1; seed <= 2; seed++) {
      Training training = Training.DEFAULT.withRestarts(2).withEpochs(5).withSeed(seed);
      List<Method> methods =
          List.of(
              new KMeansMethod(List.of("inertia"), 1, Views.NONE, seed, 0),
              new EmMethod(seed),
              new ClamMethod(new Clam.Options(k).withTraining(training)));
      for (int m = 0; m < methods.size(); m++) {
        ClusteringRow row =
            ClusteringRow.of(
                same, methods.get(m).cluster(same, k, (done, of) -> {}).get(0), seed, 0);
        Run run = result.schemes().get(m).runs().get(seed - 1);
        assertThat(run.labels())
            .as("%s %d", methods.get(m).title(), seed)
            .containsExactly(row.clustering().labels());
        assertThat(run.scores()).isEqualTo(row.scores());
      }
    }
    assertThat(result.failures()).isEmpty();
  }

  @Test
  void meansAndDeviationsAreThoseOfTheRuns() throws Exception {
    SchemeRuns runs = compare("iris", 0, 4, "SimpleKMeans").schemes().get(0);
    double[] values = runs.values(Score.ARI);
    assertThat(values).hasSize(4);
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double squares = java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    assertThat(runs.mean(Score.ARI)).isCloseTo(mean, org.assertj.core.data.Offset.offset(1e-14));
    assertThat(runs.deviation(Score.ARI))
        .isCloseTo(Math.sqrt(squares / 3), org.assertj.core.data.Offset.offset(1e-7));
    assertThat(runs.text(Score.ARI)).matches("0\\.\\d{3} ± 0\\.\\d{3}");
  }

  @Test
  void aSchemeBesideItselfDiffersNowhere() throws Exception {
    ComparisonResult result = compare("iris", 0, 3, "SimpleKMeans", "SimpleKMeans");
    SchemeRuns.Paired paired = result.schemes().get(1).against(result.schemes().get(0), Score.ARI);
    assertThat(paired).isEqualTo(new SchemeRuns.Paired(0, 0, 0, 3, Double.NaN));
    assertThat(result.mark(result.schemes().get(1), Score.ARI)).isEmpty();
  }

  @Test
  void schemesWithoutSeedRunOnceAndStandBesideEverySeed() throws Exception {
    ComparisonResult result =
        compare("iris", -1, 3, "SimpleKMeans -N 3", "EnergyBasins", "HierarchicalClusterer -N 3");
    assertThat(result.failures()).isEmpty();
    assertThat(result.schemes().get(1).runs()).hasSize(1);
    assertThat(result.schemes().get(1).deviation(Score.ARI)).isNaN();
    assertThat(result.schemes().get(1).against(result.schemes().get(0), Score.ARI).pairs())
        .isEqualTo(3);
    assertThat(result.schemes().get(2).mean(Score.USED)).isEqualTo(3);
  }

  @Test
  void kAndSeedReachTheSchemeInsideAnother() throws Exception {
    ComparisonResult result =
        compare(
            "iris",
            4,
            2,
            "MakeDensityBasedClusterer -W weka.clusterers.SimpleKMeans",
            "FarthestFirst");
    assertThat(result.failures()).isEmpty();
    assertThat(result.schemes()).allSatisfy(s -> assertThat(s.mean(Score.USED)).isEqualTo(4));
    assertThat(result.schemes().get(0).name())
        .isEqualTo("MakeDensityBasedClusterer of SimpleKMeans");
  }

  @Test
  void withoutClassesOnlyTheInnerScoresAreKnown() throws Exception {
    Instances rows = TestData.load("iris");
    ComparisonSetup setup =
        new ComparisonSetup(
            rows, -1, Set.of(4), schemes("SimpleKMeans", "ClAM -I 2"), 3, 2, 5, true);
    ComparisonResult result = new Comparison(setup).run(QUIET);
    assertThat(result.schemes().get(0).mean(Score.ARI)).isNaN();
    assertThat(result.schemes().get(0).text(Score.ARI)).isEqualTo("-");
    assertThat(result.schemes().get(1).mean(Score.SILHOUETTE)).isBetween(0.1, 0.9);
    assertThat(result.schemes().get(1).runs().get(0).seed()).isEqualTo(5);
    assertThat(ResultText.contingency(result, result.schemes().get(1))).contains("instances");
    assertThat(ResultText.table(result)).doesNotContain("NaN");
  }

  @Test
  void aSchemeThatFailsLeavesTheOthersAndSaysWhy() throws Exception {
    ComparisonResult result = compare("penguins", 0, 2, "ClAM -beta -1", "SimpleKMeans");
    assertThat(result.failures()).hasSize(1);
    assertThat(result.failures().get(0)).contains("ClAM with seed 1", "beta");
    assertThat(result.schemes().get(1).runs()).hasSize(2);
    assertThat(ResultText.table(result)).contains("failed: ClAM");
    assertThat(ResultText.paired(result)).contains("SimpleKMeans");
  }

  @Test
  void dataAsTheyAreReachTheSchemesWithTheirNames() throws Exception {
    Instances rows = TestData.load("penguins");
    ComparisonSetup setup =
        new ComparisonSetup(
            rows, rows.classIndex(), Set.of(0), schemes("SimpleKMeans"), 3, 1, 10, false);
    ComparisonResult result = new Comparison(setup).run(QUIET);
    Instances alone = new Instances(TestData.load("penguins"));
    alone.setClassIndex(-1);
    alone.deleteAttributeAt(rows.classIndex());
    alone.deleteAttributeAt(0);
    Clusterer clusterer = scheme("SimpleKMeans -N 3 -S 10");
    clusterer.buildClusterer(alone);
    int[] labels = result.schemes().get(0).runs().get(0).labels();
    for (int i = 0; i < labels.length; i++) {
      assertThat(labels[i]).isEqualTo(clusterer.clusterInstance(alone.instance(i)));
    }
  }

  @Test
  void aSetupThatCannotBeRunIsRefusedWithTheRemedy() throws Exception {
    Instances rows = TestData.load("iris");
    List<Clusterer> one = schemes("SimpleKMeans");
    assertThatThrownBy(() -> new ComparisonSetup(rows, -1, Set.of(), one, 0, 10, 1, true))
        .hasMessageContaining("no class is chosen");
    assertThatThrownBy(() -> new ComparisonSetup(rows, 0, Set.of(), one, 2, 10, 1, true))
        .hasMessageContaining("is not nominal");
    assertThatThrownBy(() -> new ComparisonSetup(rows, 4, Set.of(), List.of(), 2, 10, 1, true))
        .hasMessageContaining("no clusterer is listed");
    assertThatThrownBy(() -> new ComparisonSetup(rows, 4, Set.of(), one, 2, 0, 1, true))
        .hasMessageContaining("seeds is 0");
  }

  @Test
  void matchedClustersOfTwoSchemesHaveOneNumber() throws Exception {
    ComparisonResult result = compare("iris", 0, 2, "SimpleKMeans", "ClAM -restarts 2 -I 5");
    for (SchemeRuns scheme : result.schemes()) {
      int[] groups = result.groups(scheme.typical());
      int[] labels = scheme.typical().labels();
      // The first class, setosa, is a cluster of its own in both.
      assertThat(groups[labels[0]]).isZero();
    }
    assertThat(result.pictures(result.schemes().get(0), result.schemes().get(1)))
        .hasSize(2)
        .allSatisfy(picture -> assertThat(picture.image().getWidth()).isPositive());
  }

  @Test
  void valuesInCsvAreReadBackToTheLastDigit() throws Exception {
    ComparisonResult result = compare("iris", 0, 2, "SimpleKMeans", "EnergyBasins");
    List<String> lines = ResultText.csv(result).lines().toList();
    assertThat(lines).hasSize(1 + 2 + 2 + 1 + 2);
    assertThat(lines.get(0))
        .isEqualTo("scheme,options,seed,ARI,NMI,matched error,silhouette,clusters used,seconds");
    String numbers = lines.get(1).substring(lines.get(1).lastIndexOf('"') + 2);
    assertThat(Double.parseDouble(numbers.split(",")[1]))
        .isEqualTo(result.schemes().get(0).values(Score.ARI)[0]);
  }
}
