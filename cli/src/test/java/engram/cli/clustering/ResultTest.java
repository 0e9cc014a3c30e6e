package engram.cli.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ResultTest {

  private static ResultBlock.Line line(String title, double ari, double daviesBouldin) {
    double[] values = new double[Measure.values().length];
    Arrays.fill(values, Double.NaN);
    values[Measure.ARI.ordinal()] = ari;
    values[Measure.DAVIES_BOULDIN.ordinal()] = daviesBouldin;
    values[Measure.SMALLEST.ordinal()] = 3;
    return new ResultBlock.Line(title, values, ari < 0.2);
  }

  private static final ResultBlock FIRST =
      new ResultBlock("first", List.of(line("A", 0.5, 1.0), line("B", 0.1, 0.8)));
  private static final ResultBlock SECOND =
      new ResultBlock(
          "second", List.of(line("A", 0.7, 2.0), line("B", Double.NaN, 2.0), line("C", 0.9, 1)));

  @Test
  void theBestValueIsHigherOrLowerAsTheMeasureHasIt() {
    assertThat(FIRST.best(FIRST.lines().get(0), Measure.ARI)).isTrue();
    assertThat(FIRST.best(FIRST.lines().get(1), Measure.ARI)).isFalse();
    assertThat(FIRST.best(FIRST.lines().get(1), Measure.DAVIES_BOULDIN)).isTrue();
    assertThat(FIRST.best(FIRST.lines().get(0), Measure.SMALLEST)).isFalse();
    assertThat(FIRST.best(FIRST.lines().get(0), Measure.NMI)).isFalse();
  }

  @Test
  void valuesThatLookTheSameAreBothBestAndALoneOneIsNot() {
    assertThat(Measure.ARI.best(0.50001, 0.50001, 0.50002)).isTrue();
    assertThat(Measure.ARI.best(0.501, 0.501, 0.503)).isFalse();
    assertThat(Measure.ARI.best(0.5, 0.5, Double.NaN)).isFalse();
  }

  @Test
  void meansAreOfMethodsThatEveryDataSetHas() {
    ResultBlock means = ResultBlock.means(List.of(FIRST, SECOND));
    assertThat(means.heading()).isEqualTo("Mean of 2 data sets");
    assertThat(means.lines()).extracting(ResultBlock.Line::title).containsExactly("A", "B");
    assertThat(means.lines().get(0).values()[Measure.ARI.ordinal()]).isEqualTo(0.6);
    assertThat(means.lines().get(1).values()[Measure.ARI.ordinal()]).isEqualTo(0.1);
    assertThat(means.lines().get(0).values()[Measure.SMALLEST.ordinal()]).isNaN();
  }

  @Test
  void theTableMarksTheBestAndTheCrumbsAndIsTheSameEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      String table = ResultTable.of(List.of(FIRST));
      assertThat(table).containsPattern("A +0\\.500\\*").containsPattern("B +0\\.100 ");
      assertThat(table).contains("3!").contains("! " + ResultTable.CRUMBS);
      assertThat(table.lines()).noneMatch(line -> line.endsWith(" "));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void titlesTellMethodAndRule() {
    assertThat(clustering("clam", "agreement").title()).isEqualTo("ClAM (agreement)");
    assertThat(clustering("kmeans", "inertia").title()).isEqualTo("k-means (least inertia)");
    assertThat(clustering("ward", "single").title()).isEqualTo("Ward");
  }

  private static Clustering clustering(String algorithm, String rule) {
    return new Clustering(algorithm, rule, 2, new int[2], 0, 0, 1, null, null, null);
  }

  @Test
  void aMethodThatCannotTakeTheRowsIsLeftOutWithANote() {
    EncodedData iris = EncodedData.of(engram.datasets.Datasets.load("iris"));
    Method small =
        new Method() {
          @Override
          public String title() {
            return "small";
          }

          @Override
          public int mostRows() {
            return 100;
          }

          @Override
          public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
            throw new AssertionError("150 rows are too many");
          }
        };
    Comparison comparison = new Comparison(List.of(small), 1, 1);
    comparison.run(iris, 3, (note, work) -> PartProgress.NONE);
    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.notes())
        .containsExactly("small is left out of iris: it has 150 rows, 100 are the most");
  }
}
