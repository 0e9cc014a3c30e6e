package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsSoftmaxTest {

  @ParameterizedTest
  @CsvSource({"-16, 6e-6", "-30, 1.3e-5", "-80, 3e-2"})
  void exponentialIsWithinItsStatedErrors(float lowest, double relative) {
    int n = 400_001;
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = lowest * i / (n - 1);
    }
    float[] y = x.clone();
    Rows.exp(y, n);
    double worst = 0;
    double absolute = 0;
    for (int i = 0; i < n; i++) {
      double exact = StrictMath.exp(x[i]);
      absolute = Math.max(absolute, Math.abs(y[i] - exact));
      worst = Math.max(worst, Math.abs(y[i] - exact) / exact);
    }
    assertThat(worst).isLessThan(relative);
    assertThat(absolute).isLessThan(4e-6);
  }

  @Test
  void exponentialOfZeroIsOneAndFarArgumentsCountAsMinus80() {
    float[] y = {0f, -80f, -81f, -1e30f, Float.NEGATIVE_INFINITY, 5f};
    Rows.exp(y, 5);
    assertThat(y[0]).isEqualTo(1f);
    assertThat(y[1]).isPositive();
    assertThat(new float[] {y[2], y[3], y[4]}).containsOnly(y[1]);
    assertThat(y[5]).as("past n").isEqualTo(5f);
  }

  @Test
  void exponentialBelowATopIsThatOfTheScaledGap() {
    float[] x = {1f, -2f, 3f, 4f};
    float[] y = {9f, 9f, 9f, 9f};

    Rows.expBelow(y, 3, x, new float[] {1f, 0f, 7f}, 0.5f);

    float[] gap = {0f, -1f, -2f};
    Rows.exp(gap, 3);
    assertThat(y).containsExactly(gap[0], gap[1], gap[2], 9f);
  }

  @Test
  void exponentialNeverFallsAsItsArgumentGrows() {
    int n = 100_000;
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      y[i] = -20f * (n - 1 - i) / n;
    }
    Rows.exp(y, n);
    for (int i = 1; i < n; i++) {
      // Six squarings of a rounded number: two neighbours may differ by that rounding.
      assertThat(y[i]).isGreaterThanOrEqualTo(y[i - 1] * (1 - 1e-5f));
    }
  }

  @Property(tries = 60)
  void softmaxIsThatOfDoublePrecision(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int m,
      @ForAll @IntRange(min = 1, max = 70) int n,
      @ForAll @DoubleRange(min = 0.01, max = 1e4) double scale) {
    RandomStream stream = new RandomStream(seed);
    float[][] rows = new float[m][n + 2];
    double[][] exact = new double[m][n];
    for (int i = 0; i < n; i++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < m; k++) {
        rows[k][i] = (float) (scale * stream.nextGaussian());
        max = Math.max(max, rows[k][i]);
      }
      double sum = 0;
      for (int k = 0; k < m; k++) {
        exact[k][i] = StrictMath.exp(rows[k][i] - max);
        sum += exact[k][i];
      }
      for (int k = 0; k < m; k++) {
        exact[k][i] /= sum;
      }
    }
    Rows.softmax(rows, m, n, new float[n + 2]);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += rows[k][i];
        assertThat((double) rows[k][i])
            .as("to 4e-5, that of two exponentials and a difference, and 3e-2 in the far tail")
            .isCloseTo(
                exact[k][i],
                within(4e-5 * exact[k][i] + 3e-2 * Math.min(exact[k][i], 1e-13) + 2e-35));
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
    assertThat(rows[m - 1][n]).as("past n").isEqualTo(0f);
  }

  @Test
  void softmaxLeavesTheInverseSumBehind() {
    float[][] rows = {{0f}, {0f}, {0f}, {0f}};
    float[] spare = new float[1];
    Rows.softmax(rows, 4, 1, spare);
    assertThat(spare).containsExactly(0.25f);
    assertThat(rows[3]).containsExactly(0.25f);
  }
}
