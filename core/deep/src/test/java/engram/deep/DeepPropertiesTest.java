package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.RandomStream;
import engram.measure.AdjustedRandIndex;
import engram.model.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of deep clustering for any data and options. */
@Tag("nd4j")
class DeepPropertiesTest {

  private static final ImageShape IMAGE = new ImageShape(4, 4, 1);
  private static final DeepClustering.Options OPTIONS =
      new DeepClustering.Options(3)
          .withArchitecture(Architecture.dense(16, 4, 12))
          .withImage(IMAGE)
          .withClamped(1)
          .withProbe(new Probe(0.2, 0.1, 0.2, 0.1, 0.1))
          .withSchedule(Schedule.DEFAULT.withBatchSize(20).withEpochs(6, 4, 6))
          .withThreads(1);

  /** Images of a bright row, column or diagonal, with noise. */
  private static double[][] images(int rows, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] x = new double[rows][16];
    for (int i = 0; i < rows; i++) {
      for (int p = 0; p < 16; p++) {
        boolean on = i % 3 == 0 ? p / 4 == 1 : i % 3 == 1 ? p % 4 == 2 : p / 4 == p % 4;
        x[i][p] = (on ? 4 : 0) + 0.3 * stream.nextGaussian();
      }
    }
    return x;
  }

  private static double[][] map(double[][] x, double scale, double shift) {
    return Arrays.stream(x)
        .map(row -> Arrays.stream(row).map(v -> scale * v + shift).toArray())
        .toArray(double[][]::new);
  }

  @Property(tries = 4)
  void aPowerOfTwoAsScaleChangesNoLabelAndNoCode(
      @ForAll @IntRange(min = -30, max = 30) int power, @ForAll @IntRange(max = 99) int seed) {
    double[][] x = images(45, seed);
    double[][] y = map(x, Math.scalb(1.0, power), 0);
    DeepModel ofX = DeepClustering.fit(x, OPTIONS);
    DeepModel ofY = DeepClustering.fit(y, OPTIONS);
    assertThat(ofY.predict(y)).isEqualTo(ofX.predict(x));
    assertThat(ofY.recall(y).codes()).isDeepEqualTo(ofX.recall(x).codes());
    assertThat(ofY.reconstruction()).isEqualTo(Math.scalb(ofX.reconstruction(), 2 * power));
  }

  /** Rounding differs and training amplifies it, so that a row between two clusters may change. */
  @Property(tries = 4)
  void shiftAndScaleOfAllValuesKeepTheClusters(
      @ForAll @DoubleRange(min = -100, max = 100) double shift,
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double scale,
      @ForAll @IntRange(max = 99) int seed) {
    double[][] x = images(45, seed);
    double[][] y = map(x, scale, scale * shift);
    int[] labels = DeepClustering.fit(y, OPTIONS).predict(y);
    assertThat(AdjustedRandIndex.of(DeepClustering.fit(x, OPTIONS).predict(x), labels))
        .isGreaterThan(0.9);
  }

  @Property(tries = 4)
  void theSameSeedGivesTheSameModelAndLabelsFollowTheRows(
      @ForAll @IntRange(min = 3, max = 70) int rows, @ForAll @IntRange(max = 99) int seed) {
    double[][] x = images(rows, seed);
    DeepModel model = DeepClustering.fit(x, OPTIONS.withSeed(seed));
    assertThat(DeepClustering.fit(x, OPTIONS.withSeed(seed)).toBytes()).isEqualTo(model.toBytes());
    int[] labels = model.predict(x);
    int[] order = new RandomStream(seed).permutation(rows);
    double[][] turned = Arrays.stream(order).mapToObj(i -> x[i]).toArray(double[][]::new);
    assertThat(model.predict(turned)).isEqualTo(IntStream.of(order).map(i -> labels[i]).toArray());
    assertThat(Arrays.stream(model.sizes()).sum()).isEqualTo(rows);
  }

  @Property(tries = 4)
  void withoutStepsTheModelIsItsAutoencoderToTheBit(
      @ForAll @IntRange(min = 1, max = 4) int k, @ForAll @IntRange(max = 99) int seed) {
    double[][] x = images(40, seed);
    DeepClustering.Options plain = OPTIONS.withK(k).withSteps(0, 0.1).withSeed(seed);
    DeepModel model = DeepClustering.fit(x, plain);
    DeepModel.Recall recall = model.recall(x);
    assertThat(recall.recalled()).isDeepEqualTo(recall.codes());
    assertThat(recall.codes()).isDeepEqualTo(model.autoencoder().codes(x));
    assertThat(recall.reconstructions()).isDeepEqualTo(model.autoencoder().reconstruct(x));
  }

  @Property(tries = 4)
  void stepsContractCodesByTheirFactorAndNoMore(
      @ForAll @IntRange(min = 1, max = 12) int steps, @ForAll @IntRange(max = 99) int seed) {
    double[][] x = images(40, seed);
    DeepModel model = DeepClustering.fit(x, OPTIONS.withSteps(steps, 0.1).withSeed(seed));
    DeepModel.Recall recall = model.recall(x);
    double left = Math.pow(0.9, steps);
    for (int d = 0; d < model.free(); d++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double[] memory : model.memories()) {
        low = Math.min(low, memory[d]);
        high = Math.max(high, memory[d]);
      }
      for (int i = 0; i < x.length; i++) {
        // v_T = left v_0 + (1 - left) times a mean of memories.
        double mean = (recall.recalled()[i][d] - left * recall.codes()[i][d]) / (1 - left);
        double slack = 1e-4 * (1 + Math.abs(recall.codes()[i][d]) + high - low);
        assertThat(mean).isBetween(low - slack, high + slack);
      }
    }
  }

  @Property(tries = 3)
  void aListenerThatStopsAtOnceStillLeavesAModel(@ForAll @IntRange(min = 1, max = 15) int after) {
    double[][] x = images(40, after);
    int[] told = {0};
    Progress progress = (done, of, loss) -> ++told[0] < after;
    DeepModel model = DeepClustering.fit(x, OPTIONS, progress);
    assertThat(told[0]).isEqualTo(after);
    assertThat(model.predict(x)).hasSize(40);
    assertThat(model.reconstruction()).isFinite().isPositive();
  }
}
