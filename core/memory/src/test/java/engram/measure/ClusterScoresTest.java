package engram.measure;

import static org.assertj.core.api.Assertions.assertThat;

import engram.measure.ScoreKind.Better;
import org.junit.jupiter.api.Test;

class ClusterScoresTest {

  private static final double[][] X = {{0, 0}, {0, 1}, {5, 5}, {5, 6}, {9, 0}, {0, 9}};
  private static final int[] LABELS = {0, 0, 1, 1, 1, -1};

  @Test
  void eachScoreIsThatOfItsOwnMeasureOnTheRowsItCounts() {
    int[] classes = {0, 0, 1, 1, -1, 2};
    ClusterScores scores = ClusterScores.of(X, classes, LABELS, 1, 1);
    int[] truth = {0, 0, 1, 1, 2};
    int[] found = {0, 0, 1, 1, -1};
    double[][] inside = {X[0], X[1], X[2], X[3], X[4]};
    int[] clusters = {0, 0, 1, 1, 1};
    assertThat(scores.ari()).isEqualTo(AdjustedRandIndex.of(truth, found)).isEqualTo(1);
    assertThat(scores.nmi()).isEqualTo(NormalizedMutualInformation.of(truth, found));
    assertThat(scores.accuracy()).isEqualTo(1);
    assertThat(scores.silhouette()).isEqualTo(Silhouette.of(inside, clusters, 1));
    assertThat(scores.daviesBouldin()).isEqualTo(DaviesBouldin.of(inside, clusters));
    assertThat(scores.calinskiHarabasz()).isEqualTo(CalinskiHarabasz.of(inside, clusters));
    assertThat(scores.sizes())
        .isEqualTo(new ClusterSizes(5, 2, 2, scores.sizes().effectiveClusters()));
  }

  @Test
  void whatCannotBeSaidIsNaN() {
    ClusterScores none = ClusterScores.of(X, null, new int[] {-1, -1, -1, -1, -1, -1}, 1, 1);
    assertThat(none.ari()).isNaN();
    assertThat(none.silhouette()).isNaN();
    assertThat(none.sizes().clustersUsed()).isZero();
    ClusterScores one = ClusterScores.of(X, new int[] {-1, -1, -1, -1, -1, -1}, new int[6], 1, 1);
    assertThat(one.nmi()).isNaN();
    assertThat(one.silhouette()).isNaN();
    assertThat(one.sizes().clustersUsed()).isEqualTo(1);
  }

  @Test
  void theBestValueIsThatWithNoneBetterAsShown() {
    ScoreKind error = new ScoreKind("error", Better.LOWER, 3);
    assertThat(error.best(0.1, 0.1, 0.2)).isTrue();
    assertThat(error.best(0.2, 0.1, 0.2)).isFalse();
    assertThat(error.best(0.10001, 0.1, 0.10001)).isTrue();
    assertThat(error.best(0.1, 0.1, Double.NaN)).isFalse();
    assertThat(error.best(Double.NaN, 0.1, Double.NaN)).isFalse();
    assertThat(error.ahead(Double.NaN, 1)).isFalse();
    assertThat(new ScoreKind("used", Better.NEITHER, 0).best(3, 3, 4)).isFalse();
    assertThat(error.text(Double.NaN)).isEqualTo("-");
    assertThat(error.text(0.12345)).isEqualTo("0.123");
  }
}
