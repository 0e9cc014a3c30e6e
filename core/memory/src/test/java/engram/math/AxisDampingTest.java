package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisDampingTest {

  /** Noise, and ten times as much along the first coordinate. */
  private static double[][] rows(double along) {
    RandomStream random = new RandomStream(4);
    double[][] rows = new double[30][400];
    for (double[] row : rows) {
      for (int d = 0; d < row.length; d++) {
        row[d] = random.nextGaussian();
      }
      row[0] += along * random.nextGaussian();
    }
    return rows;
  }

  @Test
  void anAxisThatStandsOutIsBroughtToTheLevelOfTheNoise() {
    AxisDamping damping = AxisDamping.of(rows(200), 29);
    assertThat(damping.shares()).hasSize(1);
    assertThat(Math.abs(damping.axes()[0][0])).isGreaterThan(0.99f);
    double[] unit = new double[400];
    unit[0] = 1;
    double sum = 0;
    for (double[] row : rows(200)) {
      sum += damping.apply(row)[0] * damping.apply(row)[0];
    }
    // an axis of noise has about 400 in 30 rows of 400 columns, this one had about 1.2 million
    assertThat(sum).isBetween(300.0, 700.0);
    assertThat(damping.apply(unit)[1]).isCloseTo(0, within(0.01));
  }

  @Test
  void noiseAloneStaysAsItIs() {
    AxisDamping damping = AxisDamping.of(rows(0), 29);
    assertThat(damping.shares()).isEmpty();
    double[] row = rows(0)[3];
    assertThat(damping.apply(row)).containsExactly(row);
  }

  @Test
  void theDiagonalIsThatOfTheMatrix() {
    float h = (float) Math.sqrt(0.5);
    AxisDamping damping =
        new AxisDamping(new float[][] {{h, h, 0}, {h, -h, 0}}, new float[] {0.7f, 0.2f});
    double[] s = {2, 3, 5};
    double[] diagonal = new double[3];
    for (int d = 0; d < 3; d++) {
      double[] unit = new double[3];
      unit[d] = 1;
      double[] column = damping.apply(unit);
      for (int j = 0; j < 3; j++) {
        diagonal[d] += column[j] * s[j] * column[j];
      }
    }
    assertThat(damping.diagonal(s)).containsExactly(diagonal, within(1e-6));
  }

  @Test
  void rowsThatDoNotVaryHaveNoAxes() {
    assertThat(AxisDamping.of(new double[5][9], 4).shares()).isEmpty();
  }
}
