package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.measure.AdjustedRandIndex;
import engram.model.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every clusterer with learned memories promises of its results. */
abstract class ClustererConformance {

  abstract Clusterer clusterer();

  private static void sameToTheBit(Clusterer.Fitted a, Clusterer.Fitted b, double[][] x) {
    assertThat(a.memories()).isDeepEqualTo(b.memories());
    assertThat(a.predict(x)).isEqualTo(b.predict(x));
    assertThat(a.sizes()).isEqualTo(b.sizes());
    assertThat(a.objective()).isEqualTo(b.objective());
    assertThat(a.membership(x[1])).isEqualTo(b.membership(x[1]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theSeedAloneFixesTheModelWhateverTheThreads(int threads) {
    double[][] x = Blobs.withGaps(Blobs.overlapping(), 3);
    double[] weights = Blobs.weights(x.length, 4);
    Training manyBatches = Clusterer.SHORT.withSeed(5);
    Training oneRestartOneBatch = manyBatches.withRestarts(1).withBatchSize(120);
    for (Training training : new Training[] {manyBatches, oneRestartOneBatch}) {
      Clusterer.Fitted one = clusterer().fit(x, weights, 4, training, Progress.NONE);
      Clusterer.Fitted other =
          clusterer().fit(x, weights, 4, training.withThreads(threads), Progress.NONE);
      sameToTheBit(other, one, x);
    }
  }

  @Test
  void anotherSeedTakesAnotherWay() {
    double[][] x = Blobs.overlapping();
    assertThat(clusterer().fit(x, 4).memories())
        .isNotEqualTo(clusterer().fit(x, 4, Clusterer.SHORT.withSeed(2)).memories());
  }

  @ParameterizedTest
  @EnumSource(
      value = Start.class,
      names = {"GIVEN", "GAUSSIAN"},
      mode = EnumSource.Mode.EXCLUDE)
  void separateBlobsAreFound(Start start) {
    double[][] x = Blobs.three();
    for (RestartRule rule : RestartRule.values()) {
      Training training = Clusterer.SHORT.withInit(start).withRule(rule).withEpochs(15);
      Clusterer.Fitted model = clusterer().fit(x, 3, training);
      assertThat(AdjustedRandIndex.of(model.predict(x), Blobs.labels(90, 3))).isEqualTo(1);
      assertThat(model.sizes()).containsExactly(30, 30, 30);
      for (double[] memory : model.memories()) {
        int blob = model.predict(memory);
        int first =
            IntStream.range(0, 90)
                .filter(i -> model.predict(x[i]) == blob)
                .findFirst()
                .orElseThrow();
        for (int j = 0; j < 4; j++) {
          assertThat(memory[j])
              .as("a memory may overshoot where few steps lead to it")
              .isCloseTo(j % 3 == first % 3 ? 20 : 0, within(4.0));
        }
      }
    }
  }

  @Test
  void givenMemoriesKeepTheirPlaceInTheOrder() {
    double[][] x = Blobs.three();
    double[][] start = {x[2], x[0], x[1]};
    Clusterer.Fitted model = clusterer().fit(x, 3, Clusterer.SHORT.withMemories(start));
    assertThat(Arrays.copyOf(model.predict(x), 6)).containsExactly(1, 2, 0, 1, 2, 0);
  }

  @Test
  void labelsAreInRangeAndSizesCountThem() {
    double[][] x = Blobs.withGaps(Blobs.overlapping(), 8);
    for (DeadMemories dead : DeadMemories.values()) {
      Clusterer.Fitted model = clusterer().fit(x, 6, Clusterer.SHORT.withDeadMemories(dead));
      int[] labels = model.predict(x);
      int[] counts = new int[model.k()];
      for (int label : labels) {
        assertThat(label).isBetween(0, model.k() - 1);
        counts[label]++;
      }
      assertThat(model.sizes()).isEqualTo(counts);
      assertThat((long) model.usedClusters())
          .isEqualTo(Arrays.stream(counts).filter(count -> count > 0).count());
    }
  }

  @Test
  void membershipSumsToOneAndItsLargestIsTheLabel() {
    double[][] x = Blobs.withGaps(Blobs.overlapping(), 2);
    Clusterer.Fitted model = clusterer().fit(x, 4);
    for (double[] row : x) {
      double[] membership = model.membership(row);
      assertThat(membership).hasSize(4);
      assertThat(Arrays.stream(membership).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(membership).min().orElseThrow()).isNotNegative();
      assertThat(RestartChoice.largest(membership)).isEqualTo(model.predict(row));
    }
  }

  @Test
  void aRowIsAnsweredAloneAsAmongOthers() {
    double[][] x = Blobs.withGaps(Blobs.of(600, 5, 4, 2, 6), 2);
    Clusterer.Fitted model = clusterer().fit(x, 4);
    int[] labels = model.predict(x);
    double[][] memberships = model.membership(x);
    for (int i = 0; i < x.length; i++) {
      assertThat(model.predict(x[i])).as("row " + i).isEqualTo(labels[i]);
      assertThat(RestartChoice.largest(memberships[i])).as("row " + i).isEqualTo(labels[i]);
      assertThat(model.membership(x[i]))
          .as("row " + i)
          .containsExactly(memberships[i], within(1e-4));
    }
    assertThat(model.membership(new double[0][])).isEmpty();
    double[][] some = Arrays.copyOfRange(x, 100, 450);
    assertThat(model.predict(some)).isEqualTo(Arrays.copyOfRange(labels, 100, 450));
    assertThat(model.predict(new double[0][])).isEmpty();
  }

  @Test
  void moreRowsThanATileGoThroughTheThreadsToTheSameLabels() {
    double[][] x = Blobs.of(1500, 5, 4, 2, 6);
    Clusterer.Fitted one = clusterer().fit(x, 4, Clusterer.SHORT.withEpochs(2).withThreads(1));
    Clusterer.Fitted two = clusterer().fit(x, 4, Clusterer.SHORT.withEpochs(2).withThreads(2));
    sameToTheBit(two, one, x);
  }

  @Test
  void twiceTheDataUnitsGiveTwiceTheMemories() {
    double[][] x = Blobs.moved(Blobs.overlapping(), 64, 0);
    Training training = Clusterer.SHORT.withBatchSize(120);
    Clusterer.Fitted model = clusterer().fit(x, 4, training);
    Clusterer.Fitted twice = clusterer().fit(Blobs.moved(x, 2, 0), 4, training);
    assertThat(twice.predict(Blobs.moved(x, 2, 0))).isEqualTo(model.predict(x));
    assertThat(twice.memories()).isDeepEqualTo(Blobs.moved(model.memories(), 2, 0));
  }

  @Test
  void memoriesMoveWithTheData() {
    double[][] x = Blobs.three();
    Clusterer.Fitted model = clusterer().fit(x, 3);
    Clusterer.Fitted moved = clusterer().fit(Blobs.moved(x, 1, 1000), 3);
    assertThat(moved.predict(Blobs.moved(x, 1, 1000))).isEqualTo(model.predict(x));
    double[][] expected = Blobs.moved(model.memories(), 1, 1000);
    for (int j = 0; j < 3; j++) {
      assertThat(moved.memories()[j]).containsExactly(expected[j], within(1e-3));
    }
  }

  @Test
  void onlyTheProportionsOfTheWeightsCount() {
    double[][] x = Blobs.overlapping();
    double[] weights = Blobs.weights(x.length, 3);
    double[] twice = Arrays.stream(weights).map(w -> 2 * w).toArray();
    assertThat(clusterer().fit(x, twice, 4, Clusterer.SHORT, Progress.NONE).predict(x))
        .isEqualTo(clusterer().fit(x, weights, 4, Clusterer.SHORT, Progress.NONE).predict(x));
  }

  @Test
  void rowsWithoutWeightPullNothingAndHeavyRowsPullMore() {
    double[][] x = {{-1}, {1}, {0.5}, {-0.5}, {40}};
    double[] none = {1, 1, 1, 1, 0};
    Training slow = Clusterer.SHORT.withEpochs(100);
    double alone = clusterer().fit(x, none, 1, slow, Progress.NONE).memories()[0][0];
    assertThat(alone).isCloseTo(0, within(0.1));
    double heavy =
        clusterer().fit(x, new double[] {1, 9, 1, 1, 0}, 1, slow, Progress.NONE).memories()[0][0];
    assertThat(heavy).isGreaterThan(alone + 0.3);
  }

  @Test
  void ofOneClusterTheMemoryIsTheMean() {
    double[][] x = Blobs.moved(Blobs.of(64, 3, 2, 4, 3), 1, 100);
    Training training = Clusterer.SHORT.withEpochs(200).withBatchSize(64);
    Clusterer.Fitted model = clusterer().fit(x, 1, training);
    assertThat(model.sizes()).containsExactly(64);
    for (int j = 0; j < 3; j++) {
      int column = j;
      double mean = Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
      // Masks that differ from tile to tile leave some noise: here within one standard error.
      assertThat(model.memories()[0][j]).isCloseTo(mean, within(0.28));
    }
  }
}
