package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LowerHalfTest {

  private static double[][] random(int rows, int columns, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextDouble() - 0.5;
      }
    }
    return values;
  }

  @Test
  void productsAreSubtractedOneAfterTheOther() {
    for (int count = 0; count < 11; count++) {
      double[][] columns = random(count, 9, count);
      double[][] a = random(9, 9, 100);
      double[][] expected = random(9, 9, 100);
      for (int i = 2; i < 9; i++) {
        for (int l = 2; l <= i; l++) {
          for (double[] column : columns) {
            expected[i][l] -= column[i] * column[l];
          }
        }
      }
      LowerHalf.subtract(a, 2, columns, count);
      assertThat(a).isDeepEqualTo(expected);
    }
  }

  @Test
  void forwardSolvesForAllColumns() {
    double[][] lower = random(11, 11, 1);
    for (int i = 0; i < 11; i++) {
      lower[i][i] += 2;
    }
    double[][] b = random(11, 5, 2);
    LowerHalf.forward(lower, b);
    double[][] given = random(11, 5, 2);
    for (int i = 0; i < 11; i++) {
      for (int t = 0; t < 5; t++) {
        double sum = 0;
        for (int j = 0; j <= i; j++) {
          sum += lower[i][j] * b[j][t];
        }
        assertThat(sum).isCloseTo(given[i][t], within(1e-12));
      }
    }
  }

  /** The factor of the textbook, whose order of sums results rest on to the bit. */
  @Test
  void theFactorIsThatOfOneRowAfterTheOther() {
    for (int m = 0; m < 14; m++) {
      double[][] a = random(m, m, m);
      for (int i = 0; i < m; i++) {
        a[i][i] += i == 3 ? -1 : 3;
      }
      double[][] factor = Cholesky.factor(copy(a), 1e-12).lower();
      for (int i = 0; i < m; i++) {
        for (int l = 0; l <= i; l++) {
          double sum = a[i][l];
          for (int k = 0; k < l; k++) {
            sum -= a[i][k] * a[l][k];
          }
          a[i][l] = i == l ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[l][l];
          assertThat(factor[i][l]).isEqualTo(a[i][l]);
        }
      }
    }
  }

  private static double[][] copy(double[][] a) {
    double[][] copy = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = a[i].clone();
    }
    return copy;
  }
}
