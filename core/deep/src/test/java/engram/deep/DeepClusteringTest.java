package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import engram.measure.AdjustedRandIndex;
import engram.model.Progress;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("nd4j")
class DeepClusteringTest {

  private static final int ROWS = 300;
  private static final int SIDE = 6;
  private static final ImageShape IMAGE = new ImageShape(SIDE, SIDE, 1);

  private final int[] truth = new int[ROWS];
  private final double[][] x = bars(truth);

  private static final DeepClustering.Options OPTIONS =
      new DeepClustering.Options(3)
          .withArchitecture(Architecture.dense(SIDE * SIDE, 3, 32))
          .withSchedule(
              Schedule.DEFAULT.withBatchSize(64).withRates(3e-3, 5e-3).withEpochs(40, 20, 30))
          .withThreads(2);

  /** A horizontal bar, a vertical one and a blob, each a little off its place. */
  private static double[][] bars(int[] truth) {
    RandomStream stream = new RandomStream(21);
    double[][] rows = new double[ROWS][SIDE * SIDE];
    for (int i = 0; i < ROWS; i++) {
      truth[i] = i % 3;
      double y = 2.5 + 0.25 * stream.nextGaussian();
      double z = 2.5 + 0.25 * stream.nextGaussian();
      for (int p = 0; p < rows[i].length; p++) {
        double dy = p / SIDE - y;
        double dx = p % SIDE - z;
        double wide = truth[i] == 0 ? 9 : 1;
        double high = truth[i] == 1 ? 9 : 1;
        rows[i][p] =
            5 * StrictMath.exp(-dx * dx / wide - dy * dy / high) + 0.1 * stream.nextGaussian();
      }
    }
    return rows;
  }

  @Test
  void findsTheShapes() {
    DeepModel model = DeepClustering.fit(x, OPTIONS);
    DeepModel.Recall recall = model.recall(x);
    assertThat(AdjustedRandIndex.of(truth, recall.labels())).isGreaterThan(0.9);
    assertThat(model.usedClusters()).isEqualTo(3);
    assertThat(model.reconstruction())
        .isLessThanOrEqualTo(DeepClustering.ALLOWED * model.autoencoderReconstruction());
    assertThat(model.reconstruction())
        .isCloseTo(meanSquaredError(recall.reconstructions()), within(1e-4));
    int[] sizes = new int[3];
    for (int i = 0; i < ROWS; i++) {
      sizes[recall.labels()[i]]++;
      double sum = 0;
      for (double share : recall.membership()[i]) {
        sum += share;
        assertThat(recall.membership()[i][recall.labels()[i]]).isGreaterThanOrEqualTo(share);
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
    assertThat(model.sizes()).isEqualTo(sizes);
    double entropy = 0;
    for (int size : sizes) {
      entropy -= size * Math.log((double) size / ROWS) / ROWS;
    }
    assertThat(model.balance()).isCloseTo(entropy / Math.log(3), within(1e-12));
    assertThat(model.decodedMemories()).hasDimensions(3, SIDE * SIDE);
  }

  @Test
  void clampedCoordinatesAreLeftAlone() {
    DeepModel model =
        DeepClustering.fit(
            x,
            OPTIONS
                .withImage(IMAGE)
                .withProbe(new Probe(0, 0.1, 0.1, 0.1, 0))
                .withClamped(2)
                .withArchitecture(Architecture.dense(SIDE * SIDE, 5, 32)));
    DeepModel.Recall recall = model.recall(x);
    assertThat(AdjustedRandIndex.of(truth, recall.labels())).isGreaterThan(0.9);
    assertThat(model.memories()).hasDimensions(3, 3);
    for (int i = 0; i < ROWS; i++) {
      assertThat(recall.recalled()[i])
          .hasSize(5)
          .endsWith(recall.codes()[i][3], recall.codes()[i][4]);
      assertThat(recall.recalled()[i][0]).isNotEqualTo(recall.codes()[i][0]);
    }
    assertThat(model.decodedMemories()).hasDimensions(3, SIDE * SIDE);
  }

  @Test
  void convolutionsFindThemToo() {
    DeepModel model =
        DeepClustering.fit(
            x,
            OPTIONS
                .withImage(IMAGE)
                .withClamped(0)
                .withProbe(Probe.TABLE)
                .withArchitecture(new Architecture(SIDE * SIDE, IMAGE, new int[] {8, 8}, 3)));
    assertThat(AdjustedRandIndex.of(truth, model.predict(x))).isGreaterThan(0.9);
  }

  private double meanSquaredError(double[][] out) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        sum += Math.pow(out[i][j] - x[i][j], 2);
      }
    }
    return sum / x.length / x[0].length;
  }

  @Test
  void sameSeedAndThreadsGiveTheSameModel() {
    DeepModel one = DeepClustering.fit(x, OPTIONS);
    DeepModel two = DeepClustering.fit(x, OPTIONS);
    assertThat(two.autoencoder().values()).isDeepEqualTo(one.autoencoder().values());
    assertThat(two.memories()).isDeepEqualTo(one.memories());
    DeepModel other = DeepClustering.fit(x, OPTIONS.withSeed(2));
    assertThat(other.autoencoder().values()[0][0]).isNotEqualTo(one.autoencoder().values()[0][0]);
  }

  @Test
  void withoutStepsItIsThePlainAutoencoder() {
    DeepModel model = DeepClustering.fit(x, OPTIONS.withSteps(0, 0.1));
    assertThat(model.recall(x).reconstructions()).isDeepEqualTo(model.autoencoder().reconstruct(x));
    assertThat(model.recall(x).recalled()).isDeepEqualTo(model.autoencoder().codes(x));
  }

  @Test
  void trainingWithoutStepsIsTrainingThePlainAutoencoder() {
    assertThat(trained(bottleneck(0))).isDeepEqualTo(trained(Bottleneck.NONE));
    assertThat(trained(bottleneck(1))[0][0]).isNotEqualTo(trained(Bottleneck.NONE)[0][0]);
  }

  private static Bottleneck bottleneck(int steps) {
    float[][] memories = LayerGradientTest.random(3, 3, new RandomStream(4));
    return new MemoryBottleneck(
        new MemoryLayer(
            memories, 1, new DeepClustering.Options(memories.length).withSteps(steps, 0.1), 64, 3),
        1e-3);
  }

  private float[][][] trained(Bottleneck bottleneck) {
    RowScale scale = RowScale.of(x);
    float[][] rows = scale.scaled(x);
    try (Workspace workspace = new Workspace(OPTIONS.architecture(), 64, 2, new RandomStream(1))) {
      DeepTraining training =
          new DeepTraining(
              rows, workspace, new ProbeMaker(null, scale, rows), 1e-3, 1, 3, Progress.NONE);
      for (int e = 0; e < 3; e++) {
        training.epoch(bottleneck, Probe.TABLE, 0, 0.5, new RandomStream(e));
      }
      return workspace.values();
    }
  }

  @Test
  void shiftAndScaleOfTheDataChangeNothing() {
    double[][] y = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      y[i] = java.util.Arrays.stream(x[i]).map(v -> 1024 * v).toArray();
    }
    assertThat(DeepClustering.fit(y, OPTIONS).predict(y))
        .isEqualTo(DeepClustering.fit(x, OPTIONS).predict(x));
  }

  @Test
  void theWeightedRivalFindsThemAndLambdaZeroIsTheAutoencoder() {
    Autoencoder autoencoder = DeepClustering.pretrain(x, OPTIONS, Progress.NONE);
    DeepModel rival = DeepClustering.weighted(x, autoencoder, OPTIONS, 0.1, Progress.NONE);
    assertThat(AdjustedRandIndex.of(truth, rival.predict(x))).isGreaterThan(0.7);
    DeepModel plain = DeepClustering.weighted(x, autoencoder, OPTIONS, 0, Progress.NONE);
    assertThat(plain.recall(x).recalled()).isDeepEqualTo(plain.recall(x).codes());
    assertThat(plain.reconstruction()).isLessThan(autoencoder.reconstruction());
  }

  @Test
  void resumingLowersTheErrorAndKeepsTheClusters() {
    int[] told = {0};
    DeepModel model =
        DeepClustering.fit(
            x,
            OPTIONS,
            (done, of, loss) -> {
              told[0]++;
              return true;
            });
    assertThat(model.epochs()).isEqualTo(told[0]);
    DeepModel more = DeepClustering.resume(x, model, 5, Progress.NONE);
    assertThat(more.reconstruction()).isLessThan(model.reconstruction());
    assertThat(more.epochs()).isEqualTo(model.epochs() + 5);
    assertThat(AdjustedRandIndex.of(model.predict(x), more.predict(x))).isGreaterThan(0.9);
  }

  @Test
  void aListenerSeesEveryEpochAndMayStop() {
    int[] told = {0, 0};
    DeepClustering.fit(
        x,
        OPTIONS,
        (done, of, loss) -> {
          told[0]++;
          told[1] = of;
          return true;
        });
    assertThat(told[1]).isEqualTo(90);
    assertThat(told[0]).isGreaterThanOrEqualTo(90);
    told[0] = 0;
    DeepModel stopped = DeepClustering.fit(x, OPTIONS, (done, of, loss) -> ++told[0] < 3);
    assertThat(told[0]).isEqualTo(3);
    assertThat(stopped.predict(x)).hasSize(ROWS);
  }

  @Test
  void anUnusedMemoryIsPlacedOnTheFarthestCodeInTheFreeCoordinates() {
    float[][] codes = {{0, 0, 900}, {3, 0, 0}, {0, 5, 0}, {9, 9, 0}};
    float[][] memories = {{0, 0}, {9, 9}, {3, 1}};
    assertThat(Codes.farthest(codes, memories, 1)).isSameAs(codes[3]);
    assertThat(Codes.farthest(codes, memories, 2)).isSameAs(codes[2]);
  }

  @Test
  void aBetaSoLowThatMemoriesStayEmptyStillGivesAModel() {
    DeepModel model =
        DeepClustering.fit(
            x,
            OPTIONS
                .withK(12)
                .withImage(IMAGE)
                .withClamped(2)
                .withBeta(1e-3)
                .withArchitecture(Architecture.dense(SIDE * SIDE, 5, 32))
                .withSchedule(Schedule.DEFAULT.withEpochs(2, 1, 2)));
    assertThat(model.sizes()).hasSize(12);
    assertThat(java.util.Arrays.stream(model.sizes()).sum()).isEqualTo(ROWS);
  }

  @Test
  void anInterruptCancels() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> DeepClustering.fit(x, OPTIONS))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void badInputIsRefusedInOneLine() {
    double[][] hole = new double[][] {{1, 2}, {Double.NaN, 3}, {1, 5}};
    refused(() -> DeepClustering.fit(hole, new DeepClustering.Options(2)), "x[1][0] is NaN");
    refused(
        () -> DeepClustering.fit(x, OPTIONS.withImage(new ImageShape(5, 7, 1))),
        "image is 5 x 7 x 1, allowed: height x width x channels = 36");
    refused(
        () -> DeepClustering.fit(new double[][] {{1, 2}, {3, 4}}, new DeepClustering.Options(3)),
        "k is 3, allowed: 1 to the number of rows, here 2");
    double[][] same = new double[40][2];
    refused(
        () ->
            DeepClustering.fit(
                same,
                new DeepClustering.Options(2).withSchedule(Schedule.DEFAULT.withEpochs(1, 1, 1))),
        "k is 2, allowed: 1 to the number of distinct rows, here 1");
    refused(
        () -> DeepClustering.fit(x, OPTIONS.withArchitecture(Architecture.dense(9, 3, 4))),
        "architecture is 9-4-3, allowed: 36 inputs");
    Autoencoder autoencoder =
        DeepClustering.pretrain(
            x, OPTIONS.withSchedule(OPTIONS.schedule().withEpochs(1, 1, 1)), Progress.NONE);
    refused(
        () ->
            DeepClustering.train(
                x,
                autoencoder,
                OPTIONS.withArchitecture(Architecture.dense(36, 3, 16)),
                Progress.NONE),
        "architecture of the autoencoder is 36-32-3, allowed: 36-16-3");
    refused(
        () -> DeepClustering.train(x, autoencoder, OPTIONS.withClamped(3), Progress.NONE),
        "clamped is 3, allowed: 0 to below the length of a code, 3");
    refused(() -> autoencoder.codes(new double[][] {{1, 2}}), "row 0 of x is 2 values long");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String start) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(start)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
