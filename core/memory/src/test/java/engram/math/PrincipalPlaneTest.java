package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {

  /** Rows that vary by 5, 2 and .5 along three orthonormal axes of four dimensions. */
  private static double[][] rows() {
    double[][] axes = {{.5, .5, .5, .5}, {.5, -.5, .5, -.5}, {.5, .5, -.5, -.5}};
    double[] widths = {5, 2, 0.5};
    RandomStream random = new RandomStream(3);
    double[][] x = new double[400][4];
    for (double[] row : x) {
      for (int a = 0; a < 3; a++) {
        double at = widths[a] * random.nextGaussian();
        for (int d = 0; d < 4; d++) {
          row[d] += at * axes[a][d] + 10 * a;
        }
      }
    }
    return x;
  }

  @Test
  void axesAreThoseOfTheLargestSpread() {
    PrincipalPlane plane = PrincipalPlane.of(rows());
    assertThat(plane.share()[0]).isCloseTo(25 / 29.25, within(0.03));
    assertThat(plane.share()[1]).isCloseTo(4 / 29.25, within(0.03));
    for (int d = 0; d < 4; d++) {
      assertThat(plane.axes()[0][d]).isCloseTo(0.5, within(0.05));
      assertThat(Math.abs(plane.axes()[1][d])).isCloseTo(0.5, within(0.1));
    }
  }

  @Test
  void axesAreOrthonormalAndTheirSharesAreTheVariancesOfTheProjections() {
    double[][] x = rows();
    PrincipalPlane plane = PrincipalPlane.of(x);
    double[] lengths = new double[3];
    for (int d = 0; d < 4; d++) {
      lengths[0] += plane.axes()[0][d] * plane.axes()[0][d];
      lengths[1] += plane.axes()[1][d] * plane.axes()[1][d];
      lengths[2] += plane.axes()[0][d] * plane.axes()[1][d];
    }
    assertThat(lengths[0]).isCloseTo(1, within(1e-12));
    assertThat(lengths[1]).isCloseTo(1, within(1e-12));
    assertThat(lengths[2]).isCloseTo(0, within(1e-12));
    double along = 0;
    double cross = 0;
    for (double[] point : plane.project(x)) {
      along += point[1] * point[1] / x.length;
      cross += point[0] * point[1] / x.length;
    }
    assertThat(cross).isCloseTo(0, within(1e-3));
    assertThat(along / (along + cross)).isCloseTo(1, within(1e-2));
  }

  @Test
  void oneColumnAndEqualRowsHaveAnAxisOfZeros() {
    PrincipalPlane line = PrincipalPlane.of(new double[][] {{1}, {3}, {5}});
    assertThat(line.axes()[0]).containsExactly(1);
    assertThat(line.axes()[1]).containsExactly(0);
    assertThat(line.project(new double[] {5})).containsExactly(2, 0);
    PrincipalPlane equal = PrincipalPlane.of(new double[][] {{1, 2}, {1, 2}});
    assertThat(equal.share()).containsExactly(0, 0);
    assertThat(equal.project(new double[] {4, 4})).containsExactly(0, 0);
  }

  @Test
  void rowsOnALineHaveNoSecondAxis() {
    PrincipalPlane plane =
        PrincipalPlane.of(new double[][] {{1, 1, 0}, {2, 2, 0}, {3, 3, 0}, {5, 5, 0}});
    assertThat(plane.share()[0]).isCloseTo(1, within(1e-9));
    assertThat(plane.share()[1]).isZero();
  }

  @Test
  void columnsThatSayTheSameDoNotLeaveTheDirectionToRounding() {
    double[][] x = new double[40][3];
    RandomStream random = new RandomStream(5);
    for (double[] row : x) {
      row[0] = random.nextGaussian();
      row[1] = -row[0] * (1 + 1e-7 * random.nextGaussian());
      row[2] = 0.2 * random.nextGaussian();
    }
    assertThat(PrincipalPlane.of(x).axes()[0][1]).isCloseTo(Math.sqrt(0.5), within(0.02));
    for (double[] row : x) {
      row[1] *= 1 - 1e-6;
    }
    assertThat(PrincipalPlane.of(x).axes()[0][1]).isCloseTo(Math.sqrt(0.5), within(0.02));
  }
}
