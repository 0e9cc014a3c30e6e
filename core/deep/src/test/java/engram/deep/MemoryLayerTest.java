package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.descent.Descent;
import engram.energy.Energies;
import engram.energy.StoredPatterns;
import engram.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryLayerTest {

  private static final int POINTS = 37;
  private static final int COLUMNS = 4;
  private static final int K = 5;
  private static final double BETA = 1.3;
  private static final double STEP = 0.2;

  private final RandomStream stream = new RandomStream(3);
  private final float[][] memories = LayerGradientTest.random(K, COLUMNS, stream);
  private final float[][] codes = LayerGradientTest.random(POINTS, COLUMNS, stream);
  private final float[][] slope = LayerGradientTest.random(POINTS, COLUMNS, stream);

  private MemoryLayer layer(int steps) {
    return new MemoryLayer(
        memories, BETA, new DeepClustering.Options(K).withSteps(steps, STEP), POINTS, COLUMNS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12})
  void descendsAsCoreDoes(int steps) {
    float[][] ends = layer(steps).forward(codes);
    Descent descent = new Descent(steps, STEP);
    StoredPatterns landscape = Energies.logSumExp(BETA).over(wide(memories));
    for (int i = 0; i < POINTS; i++) {
      double[] end = descent.end(landscape, wide(codes[i]), null);
      for (int d = 0; d < COLUMNS; d++) {
        assertThat((double) ends[i][d]).isCloseTo(end[d], within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12})
  void gradientIsCoresAdjoint(int steps) {
    MemoryLayer layer = layer(steps);
    layer.forward(codes);
    float[][] byCode = layer.backward(slope);
    Descent descent = new Descent(steps, STEP);
    StoredPatterns landscape = Energies.logSumExp(BETA).over(wide(memories));
    double[][] byMemory = new double[K][COLUMNS];
    for (int i = 0; i < POINTS; i++) {
      Descent.Adjoint adjoint = descent.adjoint(landscape, wide(codes[i]), null, wide(slope[i]));
      for (int d = 0; d < COLUMNS; d++) {
        assertThat((double) byCode[i][d]).isCloseTo(adjoint.start()[d], within(1e-3));
      }
      for (int k = 0; k < K; k++) {
        for (int d = 0; d < COLUMNS; d++) {
          byMemory[k][d] += adjoint.memories()[k][d];
        }
      }
    }
    double norm = Math.sqrt(dot(byMemory, byMemory) / K / COLUMNS);
    for (int k = 0; k < K; k++) {
      for (int d = 0; d < COLUMNS; d++) {
        assertThat((double) layer.gradient()[k][d]).isCloseTo(byMemory[k][d], within(1e-3 * norm));
      }
    }
  }

  @Test
  void gradientIsTheDifference() {
    MemoryLayer layer = layer(8);
    layer.forward(codes);
    float[][] byCode = LayerGradientTest.copy(layer.backward(slope));
    float[][] byMemory = LayerGradientTest.copy(layer.gradient());
    float h = 1f / 256;
    float[][] way = LayerGradientTest.random(POINTS, COLUMNS, stream);
    double up = LayerGradientTest.dot(layer.forward(moved(codes, way, h)), slope);
    double down = LayerGradientTest.dot(layer.forward(moved(codes, way, -h)), slope);
    double expected = LayerGradientTest.dot(byCode, way);
    assertThat((up - down) / (2 * h)).isCloseTo(expected, within(5e-3 * Math.abs(expected) + 0.01));

    float[][] turn = LayerGradientTest.random(K, COLUMNS, stream);
    double above = loss(moved(memories, turn, h));
    double below = loss(moved(memories, turn, -h));
    double slopeAlong = LayerGradientTest.dot(byMemory, turn);
    assertThat((above - below) / (2 * h))
        .isCloseTo(slopeAlong, within(5e-3 * Math.abs(slopeAlong) + 0.01));
  }

  private double loss(float[][] at) {
    return LayerGradientTest.dot(
        new MemoryLayer(
                at, BETA, new DeepClustering.Options(at.length).withSteps(8, STEP), POINTS, COLUMNS)
            .forward(codes),
        slope);
  }

  @Test
  void noStepsPassCodesAndSlopesUnchanged() {
    MemoryLayer layer = layer(0);
    assertThat(layer.forward(codes)).isDeepEqualTo(codes);
    assertThat(layer.backward(slope)).isDeepEqualTo(slope);
    assertThat(LayerGradientTest.dot(layer.gradient(), layer.gradient())).isZero();
  }

  @Test
  void clampedCoordinatesPassAndTakeNoPart() {
    int width = COLUMNS + 2;
    float[][] longer = LayerGradientTest.random(POINTS, width, stream);
    float[][] shorter = new float[POINTS][];
    float[][] steep = LayerGradientTest.random(POINTS, width, stream);
    float[][] steepShorter = new float[POINTS][];
    for (int i = 0; i < POINTS; i++) {
      shorter[i] = java.util.Arrays.copyOf(longer[i], COLUMNS);
      steepShorter[i] = java.util.Arrays.copyOf(steep[i], COLUMNS);
    }
    MemoryLayer wide =
        new MemoryLayer(
            memories,
            BETA,
            new DeepClustering.Options(memories.length).withSteps(6, STEP),
            POINTS,
            width);
    MemoryLayer narrow = layer(6);
    float[][] ends = wide.forward(longer);
    float[][] freeEnds = narrow.forward(shorter);
    float[][] back = wide.backward(steep);
    float[][] freeBack = narrow.backward(steepShorter);
    for (int i = 0; i < POINTS; i++) {
      assertThat(java.util.Arrays.copyOf(ends[i], COLUMNS)).isEqualTo(freeEnds[i]);
      assertThat(java.util.Arrays.copyOf(back[i], COLUMNS)).isEqualTo(freeBack[i]);
      for (int d = COLUMNS; d < width; d++) {
        assertThat(ends[i][d]).isEqualTo(longer[i][d]);
        assertThat(back[i][d]).isEqualTo(steep[i][d]);
      }
    }
    assertThat(wide.gradient()).isDeepEqualTo(narrow.gradient());
  }

  @Test
  void fewerStepsThanPreparedAreThoseOfAShorterDescent() {
    MemoryLayer long12 = layer(12);
    long12.setSteps(3);
    assertThat(long12.forward(codes)).isDeepEqualTo(layer(3).forward(codes));
  }

  @Test
  void membershipSumsToOneAndPeaksAtTheNearestMemory() {
    MemoryLayer layer =
        new MemoryLayer(
            memories,
            50,
            new DeepClustering.Options(memories.length).withSteps(10, 0.5),
            POINTS,
            COLUMNS);
    float[][] ends = LayerGradientTest.copy(layer.forward(codes));
    float[][] membership = layer.membership();
    for (int i = 0; i < POINTS; i++) {
      double sum = 0;
      int most = 0;
      int nearest = 0;
      for (int k = 0; k < K; k++) {
        sum += membership[k][i];
        most = membership[k][i] > membership[most][i] ? k : most;
        nearest = squared(ends[i], k) < squared(ends[i], nearest) ? k : nearest;
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
      assertThat(most).isEqualTo(nearest);
    }
  }

  private double squared(float[] v, int k) {
    double sum = 0;
    for (int d = 0; d < v.length; d++) {
      sum += Math.pow(v[d] - memories[k][d], 2);
    }
    return sum;
  }

  static float[][] moved(float[][] x, float[][] way, float by) {
    float[][] y = LayerGradientTest.copy(x);
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y[i].length; j++) {
        y[i][j] += by * way[i][j];
      }
    }
    return y;
  }

  static double[] wide(float[] row) {
    double[] wide = new double[row.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = row[i];
    }
    return wide;
  }

  static double[][] wide(float[][] rows) {
    return Autoencoder.widened(rows);
  }

  private static double dot(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        sum += a[i][j] * b[i][j];
      }
    }
    return sum;
  }
}
