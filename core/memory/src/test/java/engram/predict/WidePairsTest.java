package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prediction from many more columns than rows. */
class WidePairsTest {

  private static final int COLUMNS = 800;
  private static final MemoryClassifier.Options CLASSES =
      new MemoryClassifier.Options().withThreads(1);
  private static final MemoryRegressor.Options NUMBERS =
      new MemoryRegressor.Options().withThreads(1);

  /** Noise; the first columns are shifted by the class, and a few causes move all. */
  private static final class Data {
    final double[][] x;
    final int[] y;
    final double[] target;

    Data(int n, int shifted, int causes, long seed) {
      RandomStream loading = new RandomStream(99);
      double[][] loads = new double[causes][COLUMNS];
      for (double[] load : loads) {
        Arrays.setAll(load, d -> loading.nextGaussian());
      }
      RandomStream random = new RandomStream(seed);
      x = new double[n][COLUMNS];
      y = new int[n];
      target = new double[n];
      for (int i = 0; i < n; i++) {
        y[i] = i % 3;
        int place = y[i];
        Arrays.setAll(x[i], d -> random.nextGaussian() + (d < shifted ? place : 0));
        for (double[] load : loads) {
          double cause = random.nextGaussian();
          target[i] += cause;
          for (int d = 0; d < COLUMNS; d++) {
            x[i][d] += cause * load[d];
          }
        }
      }
    }
  }

  private static double accuracy(Data train, Data test, MemoryClassifier.Options options) {
    int[] predicted = MemoryClassifier.fit(train.x, train.y, options).predict(test.x);
    int right = 0;
    for (int i = 0; i < predicted.length; i++) {
      right += predicted[i] == test.y[i] ? 1 : 0;
    }
    return right / (double) predicted.length;
  }

  @Test
  void aFewColumnsThatTellAreFoundAmongNoise() {
    Data train = new Data(36, 30, 0, 1);
    Data test = new Data(60, 30, 0, 2);
    assertThat(accuracy(train, test, CLASSES)).isGreaterThan(0.85);
    assertThat(accuracy(train, test, CLASSES.withMetric(MetricForm.BETA)))
        .isLessThan(accuracy(train, test, CLASSES.withMetric(MetricForm.SCALES)));
  }

  @Test
  void causesThatMoveAllColumnsAreSeenThrough() {
    Data train = new Data(36, 60, 4, 3);
    Data test = new Data(60, 60, 4, 4);
    double map = accuracy(train, test, CLASSES.withMetric(MetricForm.MAP));
    assertThat(map).isGreaterThan(0.85);
    assertThat(map).isGreaterThan(accuracy(train, test, CLASSES.withMetric(MetricForm.SCALES)));
  }

  @Test
  void noiseGivesTheSharesOfTheClasses() {
    Data train = new Data(36, 0, 0, 5);
    MemoryClassifier model = MemoryClassifier.fit(train.x, train.y, CLASSES);
    for (double[] p : model.probabilities(new Data(20, 0, 0, 6).x)) {
      assertThat(Arrays.stream(p).max().orElseThrow()).isLessThan(0.8);
      assertThat(Arrays.stream(p).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  @Test
  void aNumberBehindAllColumnsIsPredictedMuchBetterThanByItsMean() {
    Data train = new Data(40, 0, 3, 7);
    Data test = new Data(60, 0, 3, 8);
    double[] predicted = MemoryRegressor.fit(train.x, train.target, NUMBERS).predict(test.x);
    double error = 0;
    double spread = 0;
    for (int i = 0; i < predicted.length; i++) {
      error += (predicted[i] - test.target[i]) * (predicted[i] - test.target[i]);
      spread += test.target[i] * test.target[i];
    }
    assertThat(error / spread).isLessThan(0.3);
  }

  @Test
  void aNumberThatNoColumnTellsIsPredictedByAboutItsMean() {
    Data train = new Data(40, 0, 0, 9);
    RandomStream random = new RandomStream(10);
    double[] y = new double[40];
    Arrays.setAll(y, i -> 50 + random.nextGaussian());
    for (double value :
        MemoryRegressor.fit(train.x, y, NUMBERS).predict(new Data(20, 0, 0, 11).x)) {
      assertThat(value).isBetween(48.5, 51.5);
    }
  }

  @ParameterizedTest
  @EnumSource(MetricForm.class)
  void theSameBitsForAnyThreadsAndFromAFile(MetricForm form) {
    Data train = new Data(24, 30, 2, 12);
    train.x[3][5] = Double.NaN;
    double[][] queries = new Data(5, 30, 2, 13).x;
    queries[0][8] = Double.NaN;
    MemoryClassifier model =
        MemoryClassifier.fit(train.x, train.y, CLASSES.withMetric(form).withThreads(3));
    double[][] answers = model.probabilities(queries);
    assertThat(
            MemoryClassifier.fit(train.x, train.y, CLASSES.withMetric(form)).probabilities(queries))
        .isDeepEqualTo(answers);
    JsonObject json = JsonParser.parseString(model.toJson().toString()).getAsJsonObject();
    assertThat(MemoryClassifier.fromJson(json).probabilities(queries)).isDeepEqualTo(answers);
    MemoryRegressor numbers =
        MemoryRegressor.fit(train.x, train.target, NUMBERS.withMetric(form).withThreads(3));
    json = JsonParser.parseString(numbers.toJson().toString()).getAsJsonObject();
    assertThat(MemoryRegressor.fromJson(json).predict(queries))
        .containsExactly(numbers.predict(queries));
  }

  @Test
  void aFileWhoseMetricHasOtherColumnsIsRefused() {
    Data train = new Data(24, 30, 0, 14);
    JsonObject json =
        MemoryClassifier.fit(train.x, train.y, CLASSES.withMetric(MetricForm.SCALES)).toJson();
    JsonArray metrics =
        json.getAsJsonObject("memories").getAsJsonObject("pairs").getAsJsonArray("metrics");
    metrics
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("metric")
        .getAsJsonObject("screened")
        .addProperty("columns", 7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryClassifier.fromJson(json))
        .withMessageContaining("allowed: a metric of 800 columns");
  }

  @Test
  void noPredictionIsWithoutANumber() {
    Data train = new Data(12, 30, 0, 15);
    for (double[] row : train.x) {
      Arrays.fill(row, 100, COLUMNS, 2); // constant
    }
    double[][] queries = {new double[COLUMNS], new double[COLUMNS], new double[COLUMNS]};
    Arrays.fill(queries[0], Double.NaN);
    Arrays.fill(queries[1], 1e6);
    MemoryClassifier model = MemoryClassifier.fit(train.x, train.y, CLASSES);
    for (double[] p : model.with(queries[2], 1).probabilities(queries)) {
      assertThat(p).doesNotContain(Double.NaN);
    }
    assertThat(MemoryRegressor.fit(train.x, train.target, NUMBERS).predict(queries))
        .doesNotContain(Double.NaN);
    double[][] same = new double[12][COLUMNS];
    assertThat(MemoryClassifier.fit(same, train.y, CLASSES).probabilities(same)[0])
        .doesNotContain(Double.NaN);
    double[] weights = new double[12];
    Arrays.setAll(weights, i -> i < 6 ? 1 : 0);
    assertThat(MemoryClassifier.fit(train.x, train.y, weights, CLASSES).probabilities(queries)[1])
        .doesNotContain(Double.NaN);
  }

  @Test
  void aScreeningKeepsNoMoreColumnsThanAskedAndThoseThatTell() {
    Data train = new Data(36, 30, 0, 16);
    Targets targets = Targets.ofClasses(train.y, 3);
    ScreenedMetric metric = ScreenedMetric.learn(train.x, targets, null, MetricForm.SCALES, 30, 10);
    assertThat(metric.picked().length).isBetween(25, 30);
    assertThat(Arrays.stream(metric.picked()).filter(j -> j < 30).count()).isGreaterThan(22);
    // the mean exponent of two rows, half their squared distance, is what was asked for
    float[][] images = metric.apply(train.x);
    double sum = 0;
    for (float[] a : images) {
      for (float[] b : images) {
        for (int d = 0; d < a.length; d++) {
          sum += (a[d] - b[d]) * (a[d] - b[d]) / 2.0;
        }
      }
    }
    assertThat(sum / (36 * 36)).isBetween(9.99, 10.01);
  }
}
