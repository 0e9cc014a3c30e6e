package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import smile.clustering.Clustering;

class InternalMetricTest {

  private static final List<InternalMetric> ALL =
      List.of(Silhouette.instance, DaviesBouldin.instance, CalinskiHarabasz.instance);

  @Test
  void theyAreTheMeasuresOfCore() {
    assertThat(Silhouette.of(Data.X, Data.Y))
        .isEqualTo(engram.measure.Silhouette.of(Data.X, Data.Y));
    assertThat(DaviesBouldin.of(Data.X, Data.Y))
        .isEqualTo(engram.measure.DaviesBouldin.of(Data.X, Data.Y));
    assertThat(CalinskiHarabasz.of(Data.X, Data.Y))
        .isEqualTo(engram.measure.CalinskiHarabasz.of(Data.X, Data.Y));
    assertThat(Silhouette.of(new double[][] {{0}, {0}, {9}, {9}}, new int[] {0, 0, 1, 1}))
        .isEqualTo(1);
  }

  @Test
  void outliersAreLeftOut() {
    double[][] more = Arrays.copyOf(Data.X, 152);
    int[] labels = Arrays.copyOf(Data.Y, 152);
    for (int i : new int[] {150, 151}) {
      more[i] = new double[] {50, -50, 50, i};
      labels[i] = Clustering.OUTLIER;
    }
    for (InternalMetric metric : ALL) {
      assertThat(metric.score(more, labels)).isEqualTo(metric.score(Data.X, Data.Y));
      assertThat(Data.copy(metric).score(Data.X, Data.Y)).isEqualTo(metric.score(Data.X, Data.Y));
      assertThat(metric.toString()).isEqualTo(metric.getClass().getSimpleName());
    }
  }

  @Test
  void fewerThanTwoClustersHaveNoScore() {
    int[] outliers = new int[150];
    Arrays.fill(outliers, Clustering.OUTLIER);
    for (InternalMetric metric : ALL) {
      assertThat(metric.score(Data.X, new int[150])).isNaN();
      assertThat(metric.score(Data.X, outliers)).isNaN();
    }
  }

  @Test
  void lengthsMustAgree() {
    int[] few = {0, 1, Clustering.OUTLIER};
    for (InternalMetric metric : ALL) {
      assertThatIllegalArgumentException().isThrownBy(() -> metric.score(Data.X, few));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> metric.score(new double[][] {{1}, {Double.NaN}}, new int[] {0, 1}))
          .withMessageContaining("NaN");
    }
  }
}
