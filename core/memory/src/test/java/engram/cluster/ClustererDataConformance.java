package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.math.DataCheck;
import engram.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every clusterer with learned memories takes, refuses and leaves alone. */
abstract class ClustererDataConformance {

  private static final double NAN = Double.NaN;

  abstract Clusterer clusterer();

  private void refuses(double[][] x, double[] weights, int k, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusterer().fit(x, weights, k, Clusterer.SHORT, Progress.NONE))
        .withMessage(message);
  }

  @Test
  void dataThatCannotBeClusteredAreRefusedWithTheirPlace() {
    double inf = Double.NEGATIVE_INFINITY;
    refuses(new double[0][], null, 1, "x is 0 rows, allowed: 1 row or more");
    refuses(new double[3][0], null, 1, "x is 0 columns, allowed: 1 column or more");
    refuses(
        new double[][] {{1, 2}, {3}},
        null,
        1,
        "row 1 of x is 1 values long, allowed: 2 values as in row 0");
    refuses(
        new double[][] {{1, 2}, {3, inf}},
        null,
        1,
        "x[1][1] is -Infinity, allowed: finite, or NaN for missing");
    refuses(
        new double[][] {{1, NAN}, {3, NAN}},
        null,
        1,
        "column 1 of x is all missing, allowed: at least one known value");
  }

  @Test
  void moreClustersThanDistinctRowsAreRefused() {
    double[][] x = {{1, 2}, {1, 2}, {3, 4}, {1, NAN}, {1, NAN}};
    refuses(x, null, 4, "k is 4, allowed: 1 to the number of distinct rows, here 3");
    refuses(
        x,
        new double[] {1, 1, 0, 1, 1},
        3,
        "k is 3, allowed: 1 to the number of distinct rows, here 2");
    refuses(
        new double[][] {{0.0}, {-0.0}},
        null,
        2,
        "k is 2, allowed: 1 to the number of distinct rows, here 1");
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    double[][] x = {{1}, {2}, {3}};
    refuses(x, new double[] {1, 1}, 2, "weights is 2 values long, allowed: one per row, 3");
    refuses(x, new double[] {1, -1, 1}, 2, "weights[1] is -1.0, allowed: 0 or more, finite");
    refuses(x, new double[] {1, 1, NAN}, 2, "weights[2] is NaN, allowed: 0 or more, finite");
    refuses(x, new double[3], 2, "weights is 0 in sum, allowed: a positive sum");
  }

  @Test
  void startMemoriesOfAnotherWidthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                clusterer()
                    .fit(
                        Blobs.three(),
                        2,
                        Clusterer.SHORT.withMemories(new double[][] {{1, 2}, {3, 4}})))
        .withMessage("memories is 2 values a row, allowed: 4 as in the data");
  }

  @Test
  void questionsOfAnotherShapeAreRefused() {
    Clusterer.Fitted model = clusterer().fit(Blobs.three(), 3);
    double[] wide = {1, 2, 3, 4, 5};
    String message = "row 0 of x is 5 values long, allowed: 4 values as in the training data";
    assertThatIllegalArgumentException().isThrownBy(() -> model.predict(wide)).withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.membership(wide))
        .withMessage(message);
    double[][] infinite = {{1, 2, 3, 4}, {1, Double.POSITIVE_INFINITY, 3, 4}};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.predict(infinite))
        .withMessage("x[1][1] is Infinity, allowed: finite, or NaN for missing");
  }

  @Test
  void nothingPassedInIsModifiedAndNothingReturnedIsShared() {
    double[][] x = Blobs.withGaps(Blobs.overlapping(), 3);
    double[] weights = Blobs.weights(x.length, 3);
    double[][] start = {x[0].clone(), {1, 1, 1, 1, 1}};
    double[][] before = DataCheck.copy(x);
    double[] weightsBefore = weights.clone();
    Training training = Clusterer.SHORT.withMemories(start);
    start[0][0] = 1e6;
    Clusterer.Fitted model = clusterer().fit(x, weights, 2, training, Progress.NONE);
    assertThat(Arrays.deepEquals(x, before)).isTrue();
    assertThat(weights).isEqualTo(weightsBefore);
    assertThat(model.memories()[0][0]).as("a copy was kept").isLessThan(100);

    int[] labels = model.predict(x);
    model.memories()[0][0] = 1e9;
    model.sizes()[0] = -7;
    training.memories()[0][0] = 1e9;
    assertThat(model.memories()[0][0]).isLessThan(100);
    assertThat(model.sizes()[0]).isPositive();
    assertThat(training.memories()[0][0]).isLessThan(100);
    assertThat(model.predict(x)).isEqualTo(labels).isNotSameAs(labels);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "3, 1", "3, 40"})
  void constantColumnsOneColumnAndOneRowAreTaken(int columns, int rows) {
    double[][] x = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(x[i], 4);
      x[i][0] = i;
    }
    int k = Math.min(2, rows);
    Clusterer.Fitted model = clusterer().fit(x, k);
    assertThat(Arrays.stream(model.sizes()).sum()).isEqualTo(rows);
    assertThat(model.usedClusters()).isEqualTo(k);
    for (double[] memory : model.memories()) {
      for (int j = 1; j < columns; j++) {
        assertThat(memory[j]).isEqualTo(4);
      }
    }
  }

  @Test
  void everyRowCanHaveAClusterOfItsOwn() {
    double[][] x = {{0, 0}, {10, 0}, {0, 10}, {10, 10}, {30, 30}};
    Clusterer.Fitted model = clusterer().fit(x, 5, Clusterer.SHORT.withInit(Start.ROWS));
    assertThat(model.usedClusters()).isEqualTo(5);
    assertThat(model.sizes()).containsOnly(1);
  }

  @Test
  void resultsAreFiniteOrRefusedForValuesOfAnySize() {
    for (double scale : new double[] {1e-30, 1e-12, 1e12, 1e30, 1e200}) {
      double[][] x = Blobs.moved(Blobs.three(), scale, 0);
      try {
        Clusterer.Fitted model = clusterer().fit(x, 3);
        assertThat(Arrays.stream(model.memories()).flatMapToDouble(Arrays::stream))
            .as("scale " + scale)
            .allMatch(Double::isFinite);
        assertThat(model.objective()).as("scale " + scale).isFinite();
        assertThat(model.usedClusters()).as("scale " + scale).isEqualTo(3);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("allowed");
      }
    }
  }

  @Test
  void weightsBeyondFloatAreRefused() {
    double[][] x = Blobs.three();
    double[] huge = new double[90];
    Arrays.fill(huge, 1e200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clusterer().fit(x, huge, 3, Clusterer.SHORT, Progress.NONE))
        .withMessageContaining("weights");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void progressIsToldOfEveryEpochOfEveryRestart(int threads) {
    List<Integer> done = new ArrayList<>();
    Progress listener =
        (part, of, objective) -> {
          assertThat(of).isEqualTo(8 * 3);
          assertThat(objective).isFinite().isPositive();
          done.add(part);
          return true;
        };
    clusterer().fit(Blobs.three(), null, 3, Clusterer.SHORT.withThreads(threads), listener);
    assertThat(done).hasSize(24).isSorted().doesNotHaveDuplicates().endsWith(24);
  }

  @Test
  void progressCanEndTheTrainingWithAModel() {
    AtomicInteger calls = new AtomicInteger();
    double[][] x = Blobs.three();
    Clusterer.Fitted model =
        clusterer()
            .fit(
                x,
                null,
                3,
                Clusterer.SHORT.withEpochs(500),
                (p, of, o) -> calls.incrementAndGet() < 4);
    assertThat(calls.get()).as("one more for each restart that had not begun").isLessThan(4 + 3);
    assertThat(model.predict(x)).hasSize(90);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anInterruptEndsTheFitAndStaysSet(int threads) {
    AtomicInteger calls = new AtomicInteger();
    Thread caller = Thread.currentThread();
    Progress interrupting =
        (part, of, objective) -> {
          if (calls.incrementAndGet() == 5) {
            caller.interrupt();
          }
          return true;
        };
    Training endless = Clusterer.SHORT.withEpochs(1_000_000).withThreads(threads);
    assertThatThrownBy(() -> clusterer().fit(Blobs.three(), null, 3, endless, interrupting))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
