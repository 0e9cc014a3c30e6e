package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separation;
import engram.energy.Separations;
import engram.math.RandomStream;
import engram.math.Tile;
import engram.math.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The clamped descent of a target and its adjoint against plain double arithmetic. */
class TargetDescentTest {

  private static final int D = 5;
  private static final int K = 6;
  private static final int C = 3;

  /** Double precision parameters, and the descent written out. */
  private static final class Reference {
    final double[][] features = new double[K][D];
    final double[][] targets = new double[K][C];
    final double[] start = new double[C];
    final double[] logScales = new double[D];
    final Separation separation;
    final double[] logBetas;

    Reference(Separation separation, RandomStream stream) {
      this.separation = separation;
      // Wide enough for the kernels to reach most points.
      logBetas =
          separation.shiftable()
              ? new double[] {StrictMath.log(0.7), StrictMath.log(1.3)}
              : new double[] {StrictMath.log(0.1), StrictMath.log(0.1)};
      for (int j = 0; j < K; j++) {
        Arrays.setAll(features[j], d -> (float) stream.nextGaussian());
        Arrays.setAll(targets[j], c -> (float) stream.nextGaussian());
      }
      Arrays.setAll(start, c -> (float) (0.3 * stream.nextGaussian()));
      Arrays.setAll(logScales, d -> 0.3 * stream.nextGaussian());
    }

    PairRows rows() {
      float[] scales = new float[D];
      for (int d = 0; d < D; d++) {
        scales[d] = (float) StrictMath.exp(logScales[d]);
      }
      return new PairRows(
          floats(features),
          floats(targets),
          floats(new double[][] {start})[0],
          scales,
          StrictMath.exp(logBetas[0]),
          StrictMath.exp(logBetas[1]));
    }

    double[] answer(double[] x, int steps, double alpha) {
      double[] y = start.clone();
      double left = 1;
      for (int t = 0; t < steps; t++) {
        double[] w = weights(x, y);
        double[] next = new double[C];
        for (int c = 0; c < C; c++) {
          next[c] = (1 - alpha) * y[c];
          for (int j = 0; j < K; j++) {
            next[c] += alpha * w[j] * targets[j][c];
          }
        }
        y = next;
        left *= 1 - alpha;
      }
      for (int c = 0; c < C; c++) {
        y[c] = (y[c] - left * start[c]) / (1 - left);
      }
      return y;
    }

    private double[] weights(double[] x, double[] y) {
      double[] scores = new double[K];
      for (int j = 0; j < K; j++) {

        for (int d = 0; d < D; d++) {
          double gap = StrictMath.exp(logScales[d]) * (x[d] - features[j][d]);
          scores[j] -= Double.isNaN(gap) ? 0 : StrictMath.exp(logBetas[0]) / 2 * gap * gap;
        }
        for (int c = 0; c < C; c++) {
          double gap = y[c] - targets[j][c];
          scores[j] -= StrictMath.exp(logBetas[1]) / 2 * gap * gap;
        }
      }
      return separation.weights(scores);
    }
  }

  private static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][];
    for (int j = 0; j < rows.length; j++) {
      floats[j] = new float[rows[j].length];
      for (int i = 0; i < floats[j].length; i++) {
        floats[j][i] = (float) rows[j][i];
      }
    }
    return floats;
  }

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (int steps : new int[] {1, 2, 5}) {
      for (double stepSize : new double[] {1, 0.3}) {
        cases.add(Arguments.of(Separations.SOFTMAX, 20, steps, stepSize, 0.0));
        cases.add(Arguments.of(Separations.SOFTMAX, 100, steps, stepSize, 0.2));
        for (Separation separation : Separations.all()) {
          cases.add(Arguments.of(separation, 20, steps, stepSize, 0.1));
        }
      }
    }
    return cases;
  }

  private final RandomStream stream = new RandomStream(5);
  private Separation separation = Separations.SOFTMAX;
  private Reference reference = new Reference(separation, stream);

  private void under(Separation other) {
    separation = other;
    reference = new Reference(separation, stream);
  }

  private double[][] rows(int n, double missing) {
    double[][] x = new double[n][D];
    for (double[] row : x) {
      Arrays.setAll(
          row, d -> stream.nextDouble() < missing ? Double.NaN : (float) stream.nextGaussian());
    }
    return x;
  }

  /** Packs points in their own order, about 0. */
  private static Tile tile(double[][] x) {
    Tile packed = Tiles.pack(x, 0, x.length, new double[D]);
    int length = x.length > 64 ? 256 : 64;
    return new Tile(
        padded(packed.rows(), length, 0f),
        packed.known() == null ? null : padded(packed.known(), length, 1f),
        x.length,
        Arrays.copyOf(packed.weights(), length),
        packed.squares());
  }

  private static float[][] padded(float[][] rows, int length, float with) {
    float[][] padded = new float[rows.length][];
    for (int d = 0; d < rows.length; d++) {
      if (rows[d] != null) {
        padded[d] = Arrays.copyOf(rows[d], length);
        Arrays.fill(padded[d], rows[d].length, length, with);
      }
    }
    return padded;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAreThoseOfPlainArithmetic(
      Separation each, int n, int steps, double stepSize, double missing) {
    under(each);
    double[][] x = rows(n, missing);
    Tile tile = tile(x);
    float[][] answers = new float[C][tile.length()];

    new TargetDescent(K, C, steps, stepSize, separation, tile.length())
        .descend(tile, reference.rows(), answers);

    for (int p = 0; p < n; p++) {
      double[] expected = reference.answer(x[p], steps, stepSize);
      for (int c = 0; c < C; c++) {
        assertThat(answers[c][p]).isCloseTo((float) expected[c], within(5e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGradientIsThatOfCentralDifferences(
      Separation each, int n, int steps, double stepSize, double missing) {
    under(each);
    double[][] x = rows(n, missing);
    Tile tile = tile(x);
    float[][] slopes = new float[C][tile.length()];
    for (float[] row : slopes) {
      for (int p = 0; p < n; p++) {
        row[p] = p % 4 == 3 ? 0f : (float) stream.nextGaussian();
      }
    }
    PairRows memories = reference.rows();
    PairGradient gradient = new PairGradient(K, D, C);
    TargetDescent descent = new TargetDescent(K, C, steps, stepSize, separation, tile.length());
    descent.descend(tile, memories, new float[C][tile.length()]);
    descent.addGradient(tile, memories, slopes, gradient);
    gradient.finish(memories, 2);

    DoubleUnaryOperator loss =
        ignored -> {
          double sum = 0;
          for (int p = 0; p < n; p++) {
            double[] answer = reference.answer(x[p], steps, stepSize);
            for (int c = 0; c < C; c++) {
              sum += slopes[c][p] * answer[c] / 2;
            }
          }
          return sum;
        };
    assertSlopes("features", gradient.features(), reference.features, loss);
    assertSlopes("start", new float[][] {gradient.start()}, new double[][] {reference.start}, loss);
    assertSlopes("targets", gradient.targets(), reference.targets, loss);
    if (!separation.shiftable()) {
      return; // scales and betas are not learned with a kernel
    }
    assertSlopes(
        "scales", new float[][] {gradient.scales()}, new double[][] {reference.logScales}, loss);
    assertSlopes(
        "betas", new float[][] {gradient.logBetas()}, new double[][] {reference.logBetas}, loss);
  }

  private static void assertSlopes(
      String name, float[][] found, double[][] parameters, DoubleUnaryOperator loss) {
    double difference = 0;
    double size = 1e-6;
    for (int j = 0; j < parameters.length; j++) {
      for (int i = 0; i < parameters[j].length; i++) {
        double at = parameters[j][i];
        parameters[j][i] = at + 1e-5;
        double above = loss.applyAsDouble(0);
        parameters[j][i] = at - 1e-5;
        double slope = (above - loss.applyAsDouble(0)) / 2e-5;
        parameters[j][i] = at;
        difference += (found[j][i] - slope) * (found[j][i] - slope);
        size += slope * slope;
      }
    }
    assertThat(Math.sqrt(difference / size)).as(name).isLessThan(1e-3);
  }

  @Test
  void sharesSumToOneAndGiveTheAnswer() {
    double[][] x = rows(30, 0.2);
    Tile tile = tile(x);
    PairRows memories = reference.rows();
    float[][] answers = new float[C][tile.length()];
    float[][] shares = new float[K][tile.length()];
    TargetDescent descent = new TargetDescent(K, C, 3, 0.4, separation, tile.length());

    descent.descend(tile, memories, answers);
    descent.shares(tile.length(), shares);

    for (int p = 0; p < 30; p++) {
      double sum = 0;
      double[] mean = new double[C];
      for (int j = 0; j < K; j++) {
        sum += shares[j][p];
        for (int c = 0; c < C; c++) {
          mean[c] += shares[j][p] * reference.targets[j][c];
        }
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
      for (int c = 0; c < C; c++) {
        assertThat(mean[c]).isCloseTo(answers[c][p], within(1e-4));
      }
    }
  }

  @Test
  void gradientsOfTilesAddUp() {
    double[][] x = rows(40, 0.1);
    PairRows memories = reference.rows();
    float[][] slopes = new float[C][64];
    for (float[] row : slopes) {
      Arrays.fill(row, 0, 20, 1f);
    }
    PairGradient sum = new PairGradient(K, D, C);
    PairGradient both = new PairGradient(K, D, C);
    TargetDescent descent = new TargetDescent(K, C, 2, 0.5, separation, 64);
    for (int from : new int[] {0, 20}) {
      Tile tile = tile(Arrays.copyOfRange(x, from, from + 20));
      PairGradient one = new PairGradient(K, D, C);
      for (PairGradient gradient : List.of(one, both)) {
        descent.descend(tile, memories, new float[C][64]);
        descent.addGradient(tile, memories, slopes, gradient);
      }
      sum.add(one);
    }
    sum.finish(memories, 1);
    both.finish(memories, 1);

    assertThat(TileCase.error(TileCase.doubles(sum.features()), TileCase.doubles(both.features())))
        .isLessThan(1e-5);
    assertThat(TileCase.error(TileCase.doubles(sum.targets()), TileCase.doubles(both.targets())))
        .isLessThan(1e-5);
    both.clear();
    assertThat(both.features()[0]).containsOnly(0f);
    assertThat(both.logBetas()).containsOnly(0f);
  }
}
