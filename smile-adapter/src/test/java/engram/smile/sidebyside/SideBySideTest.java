package engram.smile.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import engram.datasets.Datasets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private static String[] cells(String row) {
    return row.split(" *\\| *");
  }

  @Test
  void clusterersStandSideBySide() {
    List<String> rows = ClusterSide.rows(Datasets.load("iris"));
    assertThat(rows).hasSize(3);
    for (String row : rows) {
      assertThat(cells(row)).hasSize(9).startsWith("", "iris", "3");
      assertThat(Double.parseDouble(cells(row)[4])).isBetween(0.5, 1.0);
      assertThat(Double.parseDouble(cells(row)[5])).isBetween(0.4, 0.6);
    }
  }

  @Test
  @Tag("slow")
  void classifiersStandSideBySide() {
    List<PredictionSide.Score> scores = PredictionSide.scores(Datasets.load("iris"));
    assertThat(scores).hasSameSizeAs(PredictionSide.titles());
    for (PredictionSide.Score score : scores) {
      assertThat(score.toString()).matches("0\\.[89]\\d+ \\([0-9.]+ s\\)|needs libopenblas.*");
    }
    assertThat(scores.get(0).accuracy()).isGreaterThan(0.9);
  }
}
