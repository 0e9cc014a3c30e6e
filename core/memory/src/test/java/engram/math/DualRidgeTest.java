package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DualRidgeTest {

  private static final int N = 9;
  private static final int D = 6;

  private final double[][] x = new double[N][D];
  private final double[] y = new double[N];

  DualRidgeTest() {
    RandomStream random = new RandomStream(8);
    for (int i = 0; i < N; i++) {
      for (int d = 0; d < D; d++) {
        x[i][d] = 2 + random.nextGaussian();
      }
      y[i] = x[i][0] - 2 * x[i][3] + random.nextGaussian();
    }
  }

  private static double[] center(double[][] x, double[] weights) {
    double[] center = new double[D];
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      total += weights[i];
      for (int d = 0; d < D; d++) {
        center[d] += weights[i] * x[i][d];
      }
    }
    for (int d = 0; d < D; d++) {
      center[d] /= total;
    }
    return center;
  }

  /** Intercept and slopes by the D x D normal equations. */
  private double[] primal(double[] weights, double ridge) {
    double[] center = center(x, weights);
    double mean = 0;
    double total = 0;
    for (int i = 0; i < N; i++) {
      mean += weights[i] * y[i];
      total += weights[i];
    }
    mean /= total;
    double[][] normal = new double[D][D];
    double[] right = new double[D];
    for (int d = 0; d < D; d++) {
      normal[d][d] = ridge;
      for (int i = 0; i < N; i++) {
        right[d] += weights[i] * (x[i][d] - center[d]) * (y[i] - mean);
        for (int e = 0; e < D; e++) {
          normal[d][e] += weights[i] * (x[i][d] - center[d]) * (x[i][e] - center[e]);
        }
      }
    }
    Cholesky.factor(normal, Double.MIN_NORMAL).solve(right);
    double[] all = new double[D + 1];
    all[0] = mean;
    for (int d = 0; d < D; d++) {
      all[1 + d] = right[d];
      all[0] -= right[d] * center[d];
    }
    return all;
  }

  private double predicted(double[] all, int row) {
    double sum = all[0];
    for (int d = 0; d < D; d++) {
      sum += all[1 + d] * x[row][d];
    }
    return sum;
  }

  @Test
  void slopesAreThoseOfTheNormalEquations() {
    double[] weights = {1, 2, 1, 0.5, 1, 3, 1, 0, 1};
    DualRidge dual = DualRidge.fit(x, center(x, weights), y, weights);
    double[] primal = primal(weights, dual.ridge());
    assertThat(dual.intercept()).isCloseTo(primal[0], within(1e-9));
    for (int d = 0; d < D; d++) {
      assertThat(dual.slopes()[d]).isCloseTo(primal[1 + d], within(1e-9));
    }
    assertThat(dual.leftOut()[7]).isCloseTo(y[7] - predicted(primal, 7), within(1e-9));
  }

  @Test
  void errorsOfRowsLeftOutAreThoseOfAFitToTheOthers() {
    double[] ones = new double[N];
    java.util.Arrays.fill(ones, 1);
    DualRidge dual = DualRidge.fit(x, center(x, ones), y, null);
    for (int i = 0; i < N; i++) {
      double[] others = ones.clone();
      others[i] = 0;
      double expected = y[i] - predicted(primal(others, dual.ridge()), i);
      assertThat(dual.leftOut()[i]).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void aMissingCellCountsAsTheCenter() {
    double[] ones = new double[N];
    java.util.Arrays.fill(ones, 1);
    double[] center = center(x, ones);
    double[][] filled = DataCheck.copy(x);
    double[][] holed = DataCheck.copy(x);
    filled[2][4] = center[4];
    holed[2][4] = Double.NaN;
    assertThat(DualRidge.fit(holed, center, y, null).slopes())
        .containsExactly(DualRidge.fit(filled, center, y, null).slopes());
  }
}
