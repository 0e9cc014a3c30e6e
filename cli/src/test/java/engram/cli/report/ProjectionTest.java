package engram.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.RandomStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  /** Rows with spread 3 along (0, .6, .8), 2 along (1, 0, 0) and .1 across. */
  private static double[][] rows(int n) {
    RandomStream random = new RandomStream(7);
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      double a = 3 * random.nextGaussian();
      double b = 2 * random.nextGaussian();
      double c = 0.1 * random.nextGaussian();
      x[i] = new double[] {b + 5, 0.6 * a - 0.8 * c, 0.8 * a + 0.6 * c};
    }
    return x;
  }

  @Test
  void theAxesAreThoseOfLargestVariance() {
    Projection found = Projection.of(rows(4000));
    assertThat(found.axes()[0][1]).isCloseTo(0.6, Offset.offset(0.05));
    assertThat(found.axes()[0][2]).isCloseTo(0.8, Offset.offset(0.05));
    assertThat(found.axes()[1][0]).isCloseTo(1, Offset.offset(0.01));
    assertThat(found.share()[0]).isCloseTo(9 / 13.01, Offset.offset(0.03));
    assertThat(found.share()[1]).isCloseTo(4 / 13.01, Offset.offset(0.03));
  }

  @Test
  void theAxesAreOrthonormalAndTheVarianceIsAsSaid() {
    double[][] x = rows(500);
    Projection found = Projection.of(x);
    double dot = 0;
    double norm = 0;
    for (int d = 0; d < 3; d++) {
      dot += found.axes()[0][d] * found.axes()[1][d];
      norm += found.axes()[1][d] * found.axes()[1][d];
    }
    assertThat(dot).isCloseTo(0, CLOSE);
    assertThat(norm).isCloseTo(1, CLOSE);
    double[] square = new double[2];
    double[] total = new double[1];
    for (int i = 0; i < x.length; i++) {
      double[] point = found.of(x[i]);
      square[0] += point[0] * point[0];
      square[1] += point[1] * point[1];
      for (int d = 0; d < 3; d++) {
        total[0] += Math.pow(x[i][d] - found.mean()[d], 2);
      }
    }
    assertThat(square[0] / total[0]).isCloseTo(found.share()[0], CLOSE);
    assertThat(square[1] / total[0]).isCloseTo(found.share()[1], CLOSE);
  }

  @Test
  void oneColumnAndEqualRowsAreNoObstacle() {
    Projection line = Projection.of(new double[][] {{1}, {2}, {6}});
    assertThat(line.of(new double[] {6})).containsExactly(new double[] {3, 0}, CLOSE);
    Projection nothing = Projection.of(new double[][] {{1, 2}, {1, 2}});
    assertThat(nothing.share()).containsExactly(0, 0);
    assertThat(nothing.of(new double[] {1, 2})).containsExactly(0, 0);
  }
}
