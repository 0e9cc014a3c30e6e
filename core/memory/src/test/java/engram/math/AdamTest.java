package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {

  private static final double B1 = 0.9;
  private static final double B2 = 0.999;

  /** Adam as Kingma and Ba write it, one parameter. */
  private static final class Scalar {
    double value;
    double mean;
    double square;
    int steps;

    Scalar(double value) {
      this.value = value;
    }

    void step(double g, double rate) {
      steps++;
      mean = B1 * mean + (1 - B1) * g;
      square = B2 * square + (1 - B2) * g * g;
      double m = mean / (1 - Math.pow(B1, steps));
      double s = square / (1 - Math.pow(B2, steps));
      value -= rate * m / (Math.sqrt(s) + 1e-8);
    }
  }

  @Test
  void followsTheDoublePrecisionOne() {
    RandomStream stream = new RandomStream(6);
    float[][] parameters = {{1, -2, 3}, {0, 10, -0.5f}};
    Scalar[][] expected = new Scalar[2][3];
    for (int k = 0; k < 2; k++) {
      for (int d = 0; d < 3; d++) {
        expected[k][d] = new Scalar(parameters[k][d]);
      }
    }
    Adam adam = new Adam(2, 3);
    for (int t = 0; t < 200; t++) {
      double rate = 0.1 * (1 - t / 200.0);
      float[][] gradient = new float[2][3];
      for (int k = 0; k < 2; k++) {
        for (int d = 0; d < 3; d++) {
          gradient[k][d] = (float) (stream.nextGaussian() + d);
          expected[k][d].step(gradient[k][d], rate);
        }
      }
      adam.step(parameters, gradient, rate);
    }
    for (int k = 0; k < 2; k++) {
      for (int d = 0; d < 3; d++) {
        // .999 as a float is off by 1e-8, a thousandth of a percent of 1 - .999.
        assertThat((double) parameters[k][d]).isCloseTo(expected[k][d].value, within(2e-4));
      }
    }
  }

  @Test
  void firstStepMovesEachParameterByTheRateAgainstItsGradient() {
    float[][] parameters = {{0, 0, 0, 0}};
    new Adam(1, 4).step(parameters, new float[][] {{1e-3f, -5, 1e6f, 0}}, 0.25);
    assertThat(parameters[0][0]).isCloseTo(-0.25f, within(1e-5f));
    assertThat(parameters[0][1]).isCloseTo(0.25f, within(1e-5f));
    assertThat(parameters[0][2]).isCloseTo(-0.25f, within(1e-5f));
    assertThat(parameters[0][3]).isEqualTo(0f);
  }

  @Test
  void steadyGradientMovesByTheRateEachStep() {
    float[][] parameters = {{0}};
    Adam adam = new Adam(1, 1);
    for (int t = 1; t <= 100; t++) {
      adam.step(parameters, new float[][] {{3}}, 0.01);
      assertThat((double) parameters[0][0]).isCloseTo(-0.01 * t, within(1e-4));
    }
  }

  @Test
  void resetForgetsOneRowOnly() {
    float[][] parameters = {{0}, {0}};
    Adam adam = new Adam(2, 1);
    for (int t = 0; t < 50; t++) {
      adam.step(parameters, new float[][] {{1}, {1}}, 0.01);
    }
    float[] before = {parameters[0][0], parameters[1][0]};
    adam.reset(0);
    adam.step(parameters, new float[][] {{0}, {0}}, 0.01);
    assertThat(parameters[0][0]).as("nothing remembered").isEqualTo(before[0]);
    assertThat(parameters[1][0]).as("momentum kept").isLessThan(before[1] - 0.005f);
  }

  @Test
  void gradientIsNotModified() {
    float[][] gradient = {{1, 2}};
    new Adam(1, 2).step(new float[][] {{0, 0}}, gradient, 0.1);
    assertThat(gradient[0]).containsExactly(1, 2);
  }
}
