package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.Parallel;
import engram.math.RandomStream;
import engram.nd4j.Backend;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hand-written backward passes against central differences of the forward passes. */
@Tag("nd4j")
class LayerGradientTest {

  private static final int BATCH = 5;
  private static final float[] STEPS = {1f / 128, 1f / 512, 1f / 2048};
  private static final RandomStream STREAM = new RandomStream(7);
  private static Parallel pool;

  @BeforeAll
  static void open() {
    Backend.open(2);
    pool = new Parallel(2);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Test
  void linearDenseLayer() {
    check(new DenseLayer(7, 4, false, BATCH, pool, STREAM.fork(1)), 7, 4, 1e-3);
  }

  @Test
  void rectifiedDenseLayer() {
    check(new DenseLayer(9, 6, true, BATCH, pool, STREAM.fork(2)), 9, 6, 1e-3);
  }

  @Test
  void convolutionOfOddAndEvenSides() {
    ImageShape image = new ImageShape(5, 8, 3);
    ConvolutionLayer layer = new ConvolutionLayer(image, 5, 4, BATCH, pool, STREAM.fork(3));
    check(layer, image.size(), image.halved(4).size(), 1e-3);
  }

  @Test
  void transposedConvolutionOfOddAndEvenSides() {
    ImageShape image = new ImageShape(7, 6, 2);
    TransposedLayer layer = new TransposedLayer(image, 3, 4, false, BATCH, pool, STREAM.fork(4));
    check(layer, image.halved(4).size(), image.size(), 1e-3);
  }

  @Test
  void rectifiedTransposedConvolution() {
    ImageShape image = new ImageShape(4, 4, 2);
    TransposedLayer layer = new TransposedLayer(image, 5, 3, true, BATCH, pool, STREAM.fork(5));
    check(layer, image.halved(3).size(), image.size(), 1e-3);
  }

  /**
   * Compares the slope of a random linear loss along random directions: of the input, and of each
   * row of parameters.
   */
  private static void check(TrainedLayer layer, int inputs, int outputs, double tolerance) {
    RandomStream stream = STREAM.fork(99);
    for (float[] row : layer.weights().values()) {
      for (int j = 0; j < row.length; j++) {
        row[j] += (float) (0.1 * stream.nextGaussian());
      }
    }
    layer.weights().publish();
    float[][] x = random(BATCH, inputs, stream);
    float[][] slope = random(BATCH, outputs, stream);
    layer.forward(x);
    float[][] copy = copy(slope);
    float[][] byInput = copy(layer.backward(copy, true));
    float[][] byWeight = copy(layer.weights().gradient());

    float[][] direction = random(BATCH, inputs, stream);
    int compared =
        compare(
            by -> copy(layer.forward(shifted(x, direction, by))),
            slope,
            dot(byInput, direction),
            dot(byInput, byInput),
            tolerance);

    float[][] values = layer.weights().values();
    for (int r = 0; r < values.length; r++) {
      int row = r;
      float[] kept = values[r].clone();
      float[] way = random(1, kept.length, stream)[0];
      compared +=
          compare(
              by -> {
                move(layer, row, kept, way, by);
                return copy(layer.forward(x));
              },
              slope,
              dot(new float[][] {byWeight[r]}, new float[][] {way}),
              dot(byWeight, byWeight) / values.length,
              tolerance);
      move(layer, row, kept, way, 0);
    }
    assertThat(compared).isGreaterThan((values.length + 1) * 3 / 4);
  }

  /** Compares with the longest step that switches no unit on or off; returns 0 if there is none. */
  private static int compare(
      Function<Float, float[][]> at,
      float[][] slope,
      double expected,
      double squaredNorm,
      double tolerance) {
    for (float step : STEPS) {
      float[][] up = at.apply(step);
      float[][] down = at.apply(-step);
      if (sameUnits(up, down)) {
        double difference = (dot(up, slope) - dot(down, slope)) / (2 * step);
        assertThat(expected)
            .isCloseTo(difference, within(tolerance * Math.sqrt(squaredNorm) + 1e-5 / step));
        return 1;
      }
    }
    return 0;
  }

  private static boolean sameUnits(float[][] a, float[][] b) {
    boolean same = true;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        same &= (a[i][j] == 0f) == (b[i][j] == 0f);
      }
    }
    return same;
  }

  private static void move(TrainedLayer layer, int r, float[] from, float[] way, float by) {
    float[] row = layer.weights().values()[r];
    for (int j = 0; j < row.length; j++) {
      row[j] = from[j] + by * way[j];
    }
    layer.weights().publish();
  }

  private static float[][] shifted(float[][] x, float[][] direction, float by) {
    float[][] y = copy(x);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        y[i][j] += by * direction[i][j];
      }
    }
    return y;
  }

  static double dot(float[][] a, float[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        sum += (double) a[i][j] * b[i][j];
      }
    }
    return sum;
  }

  static float[][] copy(float[][] rows) {
    float[][] copy = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  static float[][] random(int n, int d, RandomStream stream) {
    float[][] rows = new float[n][d];
    for (float[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = (float) stream.nextGaussian();
      }
    }
    return rows;
  }
}
