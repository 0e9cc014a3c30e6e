package engram.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

  private static float[] row(int n, RandomStream stream) {
    float[] row = new float[n];
    for (int i = 0; i < n; i++) {
      row[i] = (float) stream.nextGaussian();
    }
    return row;
  }

  private static float[][] rows(int m, int n, RandomStream stream) {
    float[][] rows = new float[m][];
    for (int j = 0; j < m; j++) {
      rows[j] = row(n, stream);
    }
    return rows;
  }

  @Property(tries = 60)
  void addScaledIsTheInOrderSumOfFusedProducts(
      @ForAll long seed,
      @ForAll @IntRange(max = 13) int m,
      @ForAll @IntRange(min = 1, max = 300) int n) {
    RandomStream stream = new RandomStream(seed);
    float[][] x = rows(m, n + 3, stream);
    float[] c = row(m, stream);
    float[] y = row(n + 3, stream);
    float[] inOrder = y.clone();
    double[] exact = new double[n];
    double[] size = new double[n];
    for (int i = 0; i < n; i++) {
      exact[i] = y[i];
      size[i] = Math.abs(y[i]);
      for (int j = 0; j < m; j++) {
        inOrder[i] = Math.fma(c[j], x[j][i], inOrder[i]);
        exact[i] += (double) c[j] * x[j][i];
        size[i] += Math.abs((double) c[j] * x[j][i]);
      }
    }
    Rows.addScaled(y, n, x, c, m);
    assertThat(y).as("to the bit, and nothing past n").isEqualTo(inOrder);
    for (int i = 0; i < n; i++) {
      assertThat((double) y[i]).isCloseTo(exact[i], within((m + 1) * 0x1p-24 * size[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 256})
  void lanesHoldTheDotProductUntilTaken(int n) {
    RandomStream stream = new RandomStream(5);
    float[][] a = rows(3, n, stream);
    float[][] b = rows(3, n, stream);
    float[] lanes = new float[Rows.LANES];
    double exact = 0;
    for (int t = 0; t < 3; t++) {
      Rows.addLanes(lanes, a[t], b[t], n);
      for (int i = 0; i < n; i++) {
        exact += (double) a[t][i] * b[t][i];
      }
    }
    assertThat((double) Rows.takeLanes(lanes)).isCloseTo(exact, within(1e-4));
    assertThat(lanes).containsOnly(0f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 128, 255, 512})
  void lanesRefuseOtherLengths(int n) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rows.addLanes(new float[Rows.LANES], new float[512], new float[512], n))
        .withMessage("row length is " + n + ", lanes need 64 or 256");
  }

  @Property(tries = 40)
  void dotAndSumAreThoseOfDoublePrecision(@ForAll long seed, @ForAll @IntRange(max = 70) int n) {
    RandomStream stream = new RandomStream(seed);
    float[] a = row(n, stream);
    float[] b = row(n, stream);
    double dot = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      dot += (double) a[i] * b[i];
      sum += a[i];
    }
    assertThat((double) Rows.dot(a, b, n)).isCloseTo(dot, within(2e-5));
    assertThat(Rows.sum(a, n)).isCloseTo(sum, within(1e-12));
  }

  @Test
  void argMaxIsTheFirstOfEquals() {
    float[][] rows = {{1, 5, -3, 2}, {1, 6, -4, 2}, {0, 6, -2, 2}};
    int[] best = {9, 9, 9, 9};
    Rows.argMax(rows, 3, 3, new float[4], best);
    assertThat(best).containsExactly(0, 1, 2, 9);
  }

  @Test
  void entrywiseLoopsComputeWhatTheySay() {
    float[] x = {1, -2, 3};
    float[] z = {2, 4, 8};
    assertThat(changed(x, y -> Rows.addScaled(y, 2, z, 0.5f))).containsExactly(2, 0, 3);
    assertThat(changed(x, y -> Rows.scaleTo(y, 2, z, 0.5f))).containsExactly(1, 2, 3);
    assertThat(changed(x, y -> Rows.scale(y, 2, 3f))).containsExactly(3, -6, 3);
    assertThat(changed(x, y -> Rows.affine(y, 2, z, 2f, 1f))).containsExactly(5, 9, 3);
    assertThat(changed(x, y -> Rows.shiftThenScale(y, 2, 1f, 2f))).containsExactly(4, -2, 3);
    assertThat(changed(x, y -> Rows.blendTo(y, 2, z, 2f, x, 3f))).containsExactly(7, 2, 3);
    assertThat(changed(x, y -> Rows.add(y, 2, z))).containsExactly(3, 2, 3);
    assertThat(changed(x, y -> Rows.subtract(y, 2, z))).containsExactly(-1, -6, 3);
    assertThat(changed(x, y -> Rows.multiply(y, 2, z))).containsExactly(2, -8, 3);
    assertThat(changed(x, y -> Rows.addProduct(y, 2, z, z))).containsExactly(5, 14, 3);
    assertThat(changed(x, y -> Rows.addSquare(y, 2, z, 2f, -1f))).containsExactly(10, 47, 3);
    assertThat(changed(x, y -> Rows.max(y, 2, new float[] {0, 0}))).containsExactly(1, 0, 3);
    assertThat(changed(x, y -> Rows.invert(y, 2))).containsExactly(1, -0.5f, 3);
    float[] w = {.5f, .25f, 0};
    assertThat(changed(x, y -> Rows.softmaxSlope(y, 2, w, z, x, 2f))).containsExactly(1, 3, 3);
  }

  private static float[] changed(float[] y, java.util.function.Consumer<float[]> loop) {
    float[] copy = Arrays.copyOf(y, y.length);
    loop.accept(copy);
    return copy;
  }
}
