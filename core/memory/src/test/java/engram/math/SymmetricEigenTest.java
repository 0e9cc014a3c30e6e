package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void valuesAndVectorsMakeTheMatrixAgainTheLargestFirst(int m) {
    RandomStream random = new RandomStream(m);
    double[][] a = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = random.nextGaussian();
        a[j][i] = a[i][j];
      }
    }
    double[][] copy = DataCheck.copy(a);
    SymmetricEigen eigen = SymmetricEigen.of(copy);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        double sum = 0;
        double product = 0;
        for (int k = 0; k < m; k++) {
          sum += eigen.values()[k] * eigen.vectors()[k][i] * eigen.vectors()[k][j];
          product += eigen.vectors()[i][k] * eigen.vectors()[j][k];
        }
        assertThat(sum).isCloseTo(a[i][j], within(1e-12 * m));
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-12 * m));
      }
      assertThat(eigen.values()[i]).isLessThanOrEqualTo(eigen.values()[Math.max(0, i - 1)]);
    }
  }

  @Test
  void findsTheValuesOfAMatrixThatIsKnown() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 5}});
    assertThat(eigen.values()).containsExactly(new double[] {5, 3, 1}, within(1e-14));
    assertThat(Math.abs(eigen.vectors()[0][2])).isEqualTo(1);
  }
}
