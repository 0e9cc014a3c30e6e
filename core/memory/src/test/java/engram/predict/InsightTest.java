package engram.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.math.AxisDamping;
import engram.math.RandomStream;
import engram.member.Effort;
import engram.member.Insight;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What predictors tell of how they answer. */
class InsightTest {

  private static final MemoryClassifier.Options CLASSES =
      new MemoryClassifier.Options().withThreads(1);
  private static final MemoryRegressor.Options NUMBERS =
      new MemoryRegressor.Options().withThreads(1);

  private final Pairs pairs = new Pairs(120, 4, 41).withHoles(5);
  private final Pairs queries = new Pairs(5, 4, 42).withHoles(6);

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  @ParameterizedTest
  @EnumSource(Effort.class)
  void theSharesOfThePartsAndTheRelevancesAddUpToOne(Effort effort) {
    Insight[] insights = {
      MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withEffort(effort)).insight(),
      MemoryRegressor.fit(pairs.x, pairs.target, NUMBERS.withEffort(effort)).insight()
    };
    for (Insight insight : insights) {
      assertThat(insight.parts().stream().mapToDouble(Insight.Part::share).sum())
          .isCloseTo(1, within(1e-6));
      assertThat(insight.parts().get(0).share())
          .isEqualTo(insight.parts().stream().mapToDouble(Insight.Part::share).max().orElse(0));
      assertThat(sum(insight.relevances())).isCloseTo(1, within(1e-9));
      assertThat(Arrays.stream(insight.relevances()).min().orElse(-1)).isNotNegative();
    }
  }

  @Test
  void gapsOfOneTemperatureAreTheExponentsOfTheMemories() {
    MemoryClassifier model =
        MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withMetric(MetricForm.SINGLE));
    for (double[] x : queries.x) {
      MemoryClassifier.Evidence[] evidence = model.explain(x, 30);
      double nearest = sum(model.insight().gaps(x, evidence[0].row()));
      for (MemoryClassifier.Evidence each : evidence) {
        assertThat(sum(model.insight().gaps(x, each.row())) - nearest)
            .isCloseTo(StrictMath.log(evidence[0].weight() / each.weight()), within(1e-3));
      }
    }
  }

  @Test
  void theNearestMemoriesWeighMost() {
    MemoryClassifier model =
        MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withMetric(MetricForm.BETA));
    double before = 0;
    for (MemoryClassifier.Evidence each : model.explain(queries.x[0], 20)) {
      double gap = sum(model.insight().gaps(queries.x[0], each.row()));
      assertThat(gap).isGreaterThanOrEqualTo(before - 1e-5);
      before = gap;
    }
  }

  @Test
  void gapsOfAMapAddUpToHalfTheSquaredDistanceOfTheImages() {
    Pairs whole = new Pairs(50, 4, 43);
    float[][] map = {{1, -2, 0.5f, 0}, {0, 1, 3, -1}};
    RankScale ranks = RankScale.of(whole.x, null);
    float h = (float) Math.sqrt(0.5);
    AxisDamping damping = new AxisDamping(new float[][] {{h, 0, h, 0}}, new float[] {0.6f});
    int[] picked = {0, 1, 3};
    ScreenedMetric screened = new ScreenedMetric(4, picked, new float[] {1, 2, 3}, damping);
    List<Metric> metrics =
        List.of(
            new Metric(map, null),
            new Metric(map, ranks),
            new Metric(null, null, screened, null),
            new Metric(null, ranks, screened, null));
    for (Metric metric : metrics) {
      float[][] images = metric.apply(new double[][] {whole.x[0], whole.x[1]});
      double half = 0;
      for (int r = 0; r < images[0].length; r++) {
        half += Math.pow(images[0][r] - images[1][r], 2) / 2;
      }
      assertThat(sum(metric.gaps(whole.x[0], whole.x[1]))).isCloseTo(half, within(1e-4 * half));
    }
  }

  @Test
  void nearnessIsByHowMuchAMemoryIsNearerThanTheMean() {
    MemoryRegressor model = MemoryRegressor.fit(pairs.x, pairs.target, NUMBERS);
    Insight insight = model.insight();
    double[] x = queries.x[0];
    double mean = 0;
    for (int j = 0; j < model.size(); j++) {
      mean += sum(insight.gaps(x, j)) / model.size();
    }
    int nearest = model.explain(x, 1)[0].memory();
    assertThat(sum(insight.nearness(x, 3, nearest)[1]))
        .isCloseTo(mean - sum(insight.gaps(x, nearest)), within(1e-9))
        .isPositive();
  }

  @Test
  void columnsThatTellTheClassCountMost() {
    double[] relevances =
        MemoryClassifier.fit(pairs.x, pairs.y, CLASSES.withMetric(MetricForm.SCALES))
            .insight()
            .relevances();
    assertThat(relevances[0]).isGreaterThan(relevances[1]);
    assertThat(relevances[1]).isGreaterThan(2 * Math.max(relevances[2], relevances[3]));
  }

  @Test
  void aWideTableCountsItsPickedColumnsOnly() {
    RandomStream random = new RandomStream(3);
    double[][] x = new double[60][700];
    int[] y = new int[60];
    for (int i = 0; i < x.length; i++) {
      y[i] = i % 2;
      for (int d = 0; d < x[i].length; d++) {
        x[i][d] = random.nextGaussian() + (d < 5 ? 3 * y[i] : 0);
      }
    }
    MemoryClassifier model = MemoryClassifier.fit(x, y, CLASSES);
    double[] relevances = model.insight().relevances();
    assertThat(sum(relevances)).isCloseTo(1, within(1e-9));
    Set<Integer> largest = new HashSet<>();
    Arrays.stream(Memories.weightiest(relevances, 5)).forEach(largest::add);
    assertThat(largest).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(model.insight().gaps(x[0], 0)).containsOnly(0.0);
  }

  @Test
  void aLearnedMemoryIsNotTakenAwayByMissingCells() {
    MemoryClassifier model =
        MemoryClassifier.fit(
            pairs.x,
            pairs.y,
            CLASSES
                .withForm(MemoryForm.LEARNED)
                .withK(5)
                .withLearning(new Learning().withEpochs(5).withLearnScales(true)));
    double[] gaps = model.insight().gaps(new double[] {1, Double.NaN, 0, 2}, 3);
    assertThat(gaps[1]).isZero();
    assertThat(gaps[0]).isPositive();
    assertThat(sum(model.insight().relevances())).isCloseTo(1, within(1e-9));
  }

  @Test
  void theSpreadIsTheLeastProbabilityTimesTheClasses() {
    MemoryClassifier model = MemoryClassifier.fit(pairs.x, pairs.y, CLASSES);
    double least = model.spread() / 3;
    for (double[] p : model.probabilities(pairs.x)) {
      assertThat(Arrays.stream(p).min().orElse(0)).isGreaterThanOrEqualTo(least - 1e-12);
    }
  }
}
