package engram.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.math.RandomStream;
import engram.model.Progress;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that deep clustering refuses, and data at the edge of what it takes. */
@Tag("nd4j")
class DeepInputTest {

  private static final ImageShape IMAGE = new ImageShape(2, 3, 1);
  private static final DeepClustering.Options OPTIONS =
      new DeepClustering.Options(3)
          .withImage(IMAGE)
          .withClamped(1)
          .withArchitecture(Architecture.dense(6, 4, 8))
          .withSchedule(Schedule.DEFAULT.withEpochs(1, 1, 1))
          .withThreads(1);

  private static double[][] x;
  private static DeepModel model;

  @BeforeAll
  static void fit() {
    x = Autoencoder.widened(LayerGradientTest.random(30, 6, new RandomStream(5)));
    model = DeepClustering.fit(x, OPTIONS);
  }

  private static double[][] with(double value) {
    double[][] y = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
    y[7][2] = value;
    return y;
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aValueThatIsNotFiniteIsRefusedByItsPlace(double value) {
    double[][] y = with(value);
    String line = "x[7][2] is " + value + ", allowed: finite values; complete missing cells first";
    for (ThrowingCallable call :
        new ThrowingCallable[] {
          () -> DeepClustering.fit(y, OPTIONS),
          () -> DeepClustering.pretrain(y, OPTIONS, Progress.NONE),
          () -> DeepClustering.train(y, model.autoencoder(), OPTIONS, Progress.NONE),
          () -> DeepClustering.weighted(y, model.autoencoder(), OPTIONS, 0.1, Progress.NONE),
          () -> DeepClustering.resume(y, model, 1, Progress.NONE),
          () -> model.recall(y),
          () -> model.predict(y),
          () -> model.membership(y),
          () -> model.autoencoder().codes(y),
          () -> model.autoencoder().reconstruct(y)
        }) {
      refused(call, line);
    }
  }

  @Test
  void aValueThatWouldOverflowInTheNetworksIsRefused() {
    for (double value : new double[] {1e300, -1e12}) {
      refused(() -> model.recall(with(value)), "x[7][2] is " + value + ", allowed: at most");
      refused(() -> model.autoencoder().codes(with(value)), "x[7][2] is " + value);
    }
    for (double[] share : model.membership(with(1e8))) {
      assertThat(Arrays.stream(share).allMatch(Double::isFinite)).isTrue();
    }
    double[][] code = {{1, 2, 1e300, 4}};
    refused(() -> model.autoencoder().decode(code), "code is 1.0E300, allowed: at most 1.0E9");
    refused(
        () -> model.autoencoder().decode(new double[][] {{1, 2, Double.NaN, 4}}), "x[0][2] is NaN");
    refused(
        () -> model.autoencoder().decode(new double[][] {{1, 2}}), "row 0 of x is 2 values long");
  }

  @Test
  void dataWithoutFiniteSpreadAreRefused() {
    double[][] y = with(1.7e308);
    y[8][2] = -1.7e308;
    refused(() -> DeepClustering.fit(y, OPTIONS), "the spread of x is ");
  }

  @Test
  void emptyAndRaggedDataAreRefused() {
    refused(() -> DeepClustering.fit(new double[0][], OPTIONS), "x is empty, allowed: one row");
    refused(() -> DeepClustering.fit(new double[4][0], OPTIONS), "x is empty, allowed: one row");
    refused(() -> model.predict(new double[0][]), "x is 0 rows, allowed: 1 row or more");
    double[][] ragged = with(0);
    ragged[4] = new double[5];
    refused(
        () -> DeepClustering.fit(ragged, OPTIONS),
        "row 4 of x is 5 values long, allowed: 6 values");
    refused(() -> model.recall(ragged), "row 4 of x is 5 values long, allowed: 6 values");
  }

  @Test
  void rowsThatDoNotHaveTheImagesShapeAreRefused() {
    String line =
        "image is 2 x 3 x 1, allowed: height x width x channels = 4, the columns of the data";
    double[][] four = new double[8][4];
    refused(() -> DeepClustering.fit(four, OPTIONS), line);
    refused(() -> DeepClustering.resume(four, model, 1, Progress.NONE), line);
    refused(
        () -> new Architecture(8, IMAGE, new int[] {4}, 3),
        "image is 2 x 3 x 1, allowed: height x width x channels = 8, the columns of the data");
    refused(
        () -> new ImageShape(65536, 65536, 1),
        "image is 65536 x 65536 x 1, allowed: at most 2147483647 values");
    refused(() -> new ImageShape(4, 0, 1), "width is 0, allowed: 1 or more");
  }

  @Test
  void fewerRowsThanClustersAreRefusedByEveryPart() {
    double[][] two = {x[0], x[1]};
    String line = "k is 3, allowed: 1 to the number of rows, here 2";
    refused(() -> DeepClustering.fit(two, OPTIONS), line);
    refused(() -> DeepClustering.pretrain(two, OPTIONS, Progress.NONE), line);
    refused(() -> DeepClustering.train(two, model.autoencoder(), OPTIONS, Progress.NONE), line);
    refused(() -> DeepClustering.resume(two, model, 1, Progress.NONE), line);
  }

  @Test
  void convolutionsOfAnotherImageAreRefused() {
    refused(
        () ->
            DeepClustering.fit(
                x,
                OPTIONS.withArchitecture(
                    new Architecture(6, new ImageShape(3, 2, 1), new int[] {4}, 4))),
        "architecture is 3x2x1-conv5x4-4, allowed: convolutions of the image, 2 x 3 x 1");
  }

  @Test
  void fewerDistinctRowsThanClustersAreRefusedBeforeTraining() {
    double[][] twice = {x[0], x[1], x[0], x[1], x[0]};
    refused(
        () -> DeepClustering.pretrain(twice, OPTIONS, Progress.NONE),
        "k is 3, allowed: 1 to the number of distinct rows, here 2");
  }

  @Test
  void distinctRowsAreCountedInTheNetworksPrecision() {
    float[][] rows = {{1, 2}, {1, 2}, {3, 4}, {1, 2}};
    RowScale.checkDistinct(rows, 2);
    refused(
        () -> RowScale.checkDistinct(rows, 3),
        "k is 3, allowed: 1 to the number of distinct rows, here 2");
  }

  @Test
  void asManyClustersAsDistinctRowsAreFoundAndDecoded() {
    double[][] three = {{1, 0, 0, 2}, {0, 3, 1, 0}, {5, 0, 0, 0}};
    double[][] many = IntStream.range(0, 60).mapToObj(i -> three[i % 3]).toArray(double[][]::new);
    DeepModel points =
        DeepClustering.fit(
            many,
            new DeepClustering.Options(3)
                .withArchitecture(Architecture.dense(4, 3, 16))
                .withSchedule(Schedule.DEFAULT.withBatchSize(20).withEpochs(40, 10, 20))
                .withThreads(1));
    int[] labels = points.predict(many);
    Set<Integer> used = Arrays.stream(labels).boxed().collect(Collectors.toSet());
    assertThat(used).hasSize(3);
    for (int i = 3; i < labels.length; i++) {
      assertThat(labels[i]).isEqualTo(labels[i - 3]);
    }
    assertThat(points.reconstruction())
        .isLessThanOrEqualTo(DeepClustering.ALLOWED * points.autoencoderReconstruction());
  }

  @Test
  void oneRowAndRowsThatAreAllTheSameAreOneCluster() {
    DeepClustering.Options one =
        new DeepClustering.Options(1).withSchedule(OPTIONS.schedule()).withThreads(1);
    for (double[][] same : new double[][][] {{{3, 7}}, {{3, 7}, {3, 7}, {3, 7}}}) {
      DeepModel only = DeepClustering.fit(same, one);
      assertThat(only.balance()).isEqualTo(1);
      DeepModel.Recall recall = only.recall(same);
      assertThat(recall.labels()).containsOnly(0);
      for (int i = 0; i < same.length; i++) {
        assertThat(recall.membership()[i]).containsExactly(1);
        assertThat(Arrays.stream(recall.reconstructions()[i]).allMatch(Double::isFinite)).isTrue();
      }
    }
  }

  @Test
  void optionsOutsideTheirRangeAreRefusedByName() {
    option(o -> o.withK(-1), "k is -1, allowed: 0 or more");
    option(o -> o.withClamped(-2), "clamped is -2, allowed: -1 (auto) or more");
    option(o -> o.withBeta(Double.NaN), "beta is NaN, allowed: 0 (auto) or above, finite");
    option(o -> o.withSteps(-1, 0.1), "steps is -1, allowed: 0 to 10000");
    option(o -> o.withSteps(1, Double.NaN), "stepSize is NaN, allowed: above 0, at most 1");
    option(o -> o.withThreads(-1), "threads is -1, allowed: 0 or more");
    option(
        o -> o.withSchedule(o.schedule().withRates(0, 1)),
        "learningRate is 0.0, allowed: above 0, finite");
    option(o -> o.withSchedule(o.schedule().withBatchSize(0)), "batchSize is 0, allowed: 1");
    refused(() -> DeepClustering.resume(x, model, 0, Progress.NONE), "epochs is 0, allowed: 1");
    refused(
        () -> DeepClustering.weighted(x, model.autoencoder(), OPTIONS, 1, Progress.NONE),
        "lambda is 1.0, allowed: 0 to below 1");
  }

  @Test
  void aLearningRateAtWhichTheLossIsLostIsNamed() {
    refused(
        () -> DeepClustering.fit(x, OPTIONS.withSchedule(OPTIONS.schedule().withRates(1e30, 1))),
        "learningRate is 1.0E30, too large for these data: the loss is NaN");
  }

  private static void option(
      Function<DeepClustering.Options, DeepClustering.Options> change, String start) {
    refused(() -> change.apply(OPTIONS), start);
  }

  private static void refused(ThrowingCallable call, String start) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(start)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
