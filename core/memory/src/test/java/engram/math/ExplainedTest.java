package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExplainedTest {

  private static final float[][] CLASSES = {{1, 0}, {1, 0}, {1, 0}, {0, 1}, {0, 1}, {0, 1}};

  @Test
  void ratioOfTwoClassesIsTheSquaredTStatistic() {
    double[][] x = {{1}, {2}, {3}, {5}, {6}, {7}};
    // means 2 and 6, pooled variance 1: t = 4 / sqrt(2 / 3), t^2 = 24
    Explained explained = Explained.of(x, CLASSES, null);
    assertThat(explained.ratios()[0]).isCloseTo(24, within(1e-9));
    double[] left = {-1, 0, 1, -1, 0, 1};
    for (int i = 0; i < 6; i++) {
      assertThat(explained.residuals()[i][0]).isCloseTo(left[i], within(1e-12));
    }
  }

  @Test
  void ratioOfANumberIsThatOfItsSlope() {
    double[][] x = {{0}, {1}, {1}, {2}};
    float[][] y = {{0}, {1}, {2}, {3}};
    // Sxy = 3, Syy = 5, Sxx = 2: explained 9 / 5, left 1 / 5 with 2 degrees of freedom
    assertThat(Explained.of(x, y, null).ratios()[0]).isCloseTo(18, within(1e-9));
  }

  @Test
  void aConstantColumnAndTargetsOfOneClassExplainNothing() {
    double[][] x = {{3, 1}, {3, 2}, {3, 4}, {3, 0}, {3, 5}, {3, 9}};
    assertThat(Explained.of(x, CLASSES, null).ratios()[0]).isZero();
    float[][] same = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}};
    assertThat(Explained.of(x, same, null).ratios()).containsOnly(0);
  }

  @Test
  void aRowOfNoWeightDoesNotCount() {
    double[][] x = {{1}, {2}, {3}, {5}, {6}, {7}, {1000}};
    float[][] classes = new float[7][];
    System.arraycopy(CLASSES, 0, classes, 0, 6);
    classes[6] = new float[] {1, 0};
    double[] weights = {1, 1, 1, 1, 1, 1, 0};
    assertThat(Explained.of(x, classes, weights).ratios()[0]).isCloseTo(24, within(1e-9));
  }
}
