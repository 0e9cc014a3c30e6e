package engram.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import engram.math.RandomStream;
import engram.predict.MemoryClassifier;
import engram.predict.MemoryRegressor;
import engram.predict.MetricForm;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftOutTest {

  private static final MemoryClassifier.Options CLASSES =
      new MemoryClassifier.Options().withMetric(MetricForm.BETA).withThreads(1);
  private static final MemoryRegressor.Options NUMBERS =
      new MemoryRegressor.Options().withMetric(MetricForm.BETA).withThreads(1);

  private static double[][] normal(int rows, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] x = new double[rows][2];
    for (double[] row : x) {
      row[0] = random.nextGaussian();
      row[1] = random.nextGaussian();
    }
    return x;
  }

  private static int[] classes(double[][] x, long seed) {
    RandomStream random = new RandomStream(seed);
    return Arrays.stream(x).mapToInt(row -> row[0] + random.nextGaussian() > 0 ? 1 : 0).toArray();
  }

  @Test
  void foldsHoldEachRowOnceAndEachClassEvenly() {
    int[] classes = IntStream.range(0, 53).map(i -> i < 10 ? 1 : 0).toArray();
    int[][] folds = LeftOut.folds(53, classes, 4);
    assertThat(folds).hasNumberOfRows(5);
    assertThat(Arrays.stream(folds).flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, 53).toArray());
    for (int[] fold : folds) {
      assertThat(Arrays.stream(fold).filter(i -> i < 10).count()).isEqualTo(2);
    }
    assertThat(LeftOut.folds(3, new int[3], 1)).hasNumberOfRows(3);
    assertThatIllegalArgumentException().isThrownBy(() -> LeftOut.folds(1, new int[1], 1));
  }

  @Test
  void setsOfClassesHoldTheTruthOfNewRowsAsOftenAsAsked() {
    double[][] x = normal(400, 1);
    int[] y = classes(x, 2);
    Misses misses = LeftOut.of(x, y, null, CLASSES);
    MemoryClassifier model = MemoryClassifier.fit(x, y, CLASSES);
    double[][] fresh = normal(1000, 3);
    int[] truth = classes(fresh, 4);
    double[][] p = model.probabilities(fresh);
    int held = 0;
    for (int i = 0; i < truth.length; i++) {
      held += misses.classes(p[i], 0.9)[truth[i]] ? 1 : 0;
    }
    assertThat(held / 1000.0).isBetween(0.86, 0.94);
  }

  @Test
  void intervalsHoldTheTruthOfNewRowsAsOftenAsAsked() {
    double[][] x = normal(300, 5);
    double[] y = numbers(x, 6);
    Misses misses = LeftOut.of(x, y, null, NUMBERS);
    MemoryRegressor model = MemoryRegressor.fit(x, y, NUMBERS);
    double[][] fresh = normal(1000, 7);
    double[] truth = numbers(fresh, 8);
    int held = 0;
    for (int i = 0; i < truth.length; i++) {
      double[] interval = misses.interval(model.predict(fresh[i]), 0.8);
      held += interval[0] <= truth[i] && truth[i] <= interval[1] ? 1 : 0;
    }
    assertThat(held / 1000.0).isBetween(0.75, 0.85);
  }

  private static double[] numbers(double[][] x, long seed) {
    RandomStream random = new RandomStream(seed);
    return Arrays.stream(x).mapToDouble(row -> row[0] + random.nextGaussian()).toArray();
  }

  @Test
  void aClassThatTheOtherFoldsLackIsMissedWholly() {
    double[][] x = normal(21, 9);
    int[] y = IntStream.range(0, 21).map(i -> i == 20 ? 7 : i % 2).toArray();
    double[] sorted = LeftOut.of(x, y, null, CLASSES).sorted();
    assertThat(sorted[20]).isEqualTo(1);
    assertThat(sorted[0]).isLessThan(1);
  }
}
