package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import engram.measure.AdjustedRandIndex;
import org.junit.jupiter.api.Test;

class KMeansTest {

  private final int[] truth = new int[90];
  private final double[][] x = new double[90][2];

  KMeansTest() {
    RandomStream stream = new RandomStream(1);
    for (int i = 0; i < x.length; i++) {
      truth[i] = i % 3;
      x[i][0] = 100 + 10 * truth[i] + stream.nextGaussian();
      x[i][1] = stream.nextGaussian();
    }
  }

  @Test
  void findsSeparateGroupsAndTheirMeans() {
    KMeans fit = KMeans.fit(x, 3, 5, 1, 2);
    assertThat(AdjustedRandIndex.of(truth, fit.labels())).isEqualTo(1);
    double inertia = 0;
    for (int j = 0; j < 3; j++) {
      double[] mean = new double[2];
      int count = 0;
      for (int i = 0; i < x.length; i++) {
        if (fit.labels()[i] == j) {
          count++;
          mean[0] += x[i][0];
          mean[1] += x[i][1];
        }
      }
      assertThat(fit.centers()[j][0]).isCloseTo(mean[0] / count, within(1e-4));
      assertThat(fit.centers()[j][1]).isCloseTo(mean[1] / count, within(1e-4));
    }
    for (int i = 0; i < x.length; i++) {
      double[] center = fit.centers()[fit.labels()[i]];
      inertia += Math.pow(x[i][0] - center[0], 2) + Math.pow(x[i][1] - center[1], 2);
    }
    assertThat(fit.inertia()).isCloseTo(inertia, within(1e-9));
  }

  @Test
  void threadsDoNotChangeTheResultAndRestartsNeverRaiseTheInertia() {
    KMeans one = KMeans.fit(x, 5, 8, 3, 1);
    KMeans three = KMeans.fit(x, 5, 8, 3, 3);
    assertThat(three.labels()).isEqualTo(one.labels());
    assertThat(three.centers()).isDeepEqualTo(one.centers());
    assertThat(one.inertia()).isLessThanOrEqualTo(KMeans.fit(x, 5, 1, 3, 1).inertia());
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> KMeans.fit(new double[][] {{1}, {Double.NaN}}, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1 of x is NaN");
    assertThatThrownBy(() -> KMeans.fit(new double[5][1], 2, 1, 1, 1))
        .hasMessage("k is 2, allowed: 1 to the number of distinct rows, here 1");
    assertThatThrownBy(() -> KMeans.fit(x, 2, 0, 1, 1)).hasMessageContaining("restarts is 0");
  }
}
