package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.math.DataCheck;
import engram.measure.AdjustedRandIndex;
import engram.model.Provenance;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClamTest {

  private static Clam.Options options(int k) {
    return new Clam.Options(
        k, 0, 3, 0.5, 0.25, FillValue.MEAN, Clusterer.SHORT, Separations.SOFTMAX);
  }

  private static double agreement(ClamModel model, double[][] x, int k) {
    return AdjustedRandIndex.of(model.predict(x), Blobs.labels(x.length, k));
  }

  @Test
  void defaultsFindSeparateBlobs() {
    double[][] x = Blobs.three();
    assertThat(agreement(Clam.fit(x, 3), x, 3)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"MEAN, 0", "MEAN, .5", "MEAN, .99", "ZERO, .25", "ZERO, .01"})
  void everyMaskAndFillFindsSeparateBlobs(FillValue fill, double mask) {
    double[][] x = Blobs.three();
    Clam.Options options = options(3).withFill(fill).withMaskFraction(mask).withEpochs(15);
    assertThat(agreement(Clam.fit(x, options), x, 3)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, .1", "5, .3"})
  void everyDescentFindsSeparateBlobs(int steps, double stepSize) {
    double[][] x = Blobs.three();
    Clam.Options options = options(3).withSteps(steps, stepSize).withEpochs(15);
    assertThat(agreement(Clam.fit(x, options), x, 3)).isEqualTo(1);
  }

  @Test
  void separateBlobsAreFoundWithCellsMissing() {
    double[][] x = Blobs.withGaps(Blobs.three(), 5);
    ClamModel model = Clam.fit(x, options(3).withEpochs(15));
    int[] labels = model.predict(x);
    int[] truth = Blobs.labels(90, 3);
    assertThat(AdjustedRandIndex.of(labels, truth)).isGreaterThan(0.9);
    assertThat(model.objective()).isFinite();
    assertThat(Arrays.stream(model.memories()).flatMapToDouble(Arrays::stream))
        .allMatch(Double::isFinite);
  }

  @Test
  void aMissingCellIsCompletedFromTheMemoryOfItsRow() {
    double[][] x = Blobs.three();
    ClamModel model = Clam.fit(x, options(3).withEpochs(15));
    for (int i = 0; i < 30; i++) {
      double[] gap = x[i].clone();
      gap[(i + 1) % 3] = Double.NaN;
      assertThat(model.predict(gap)).isEqualTo(model.predict(x[i]));
      assertThat(model.energy(gap)).isFinite();
    }
    double[] unknown = new double[4];
    Arrays.fill(unknown, Double.NaN);
    assertThat(model.predict(unknown)).isBetween(0, 2);
    assertThat(Arrays.stream(model.membership(unknown)).sum()).isCloseTo(1, within(1e-12));
  }

  /** Five given memories, two of them far from all rows, at a beta that pulls neither back. */
  private static ClamModel withDeadMemories(DeadMemories policy) {
    double[][] x = Blobs.three();
    double[][] start = {x[0], x[1], {500, 500, 500, 500}, x[2], {-500, 500, -500, 500}};
    return Clam.fit(x, options(5).withMemories(start).withBeta(1).withDeadMemories(policy));
  }

  @Test
  void deadMemoriesAreKept() {
    ClamModel model = withDeadMemories(DeadMemories.KEEP);
    assertThat(model.k()).isEqualTo(5);
    assertThat(model.usedClusters()).isEqualTo(3);
    assertThat(model.sizes()).containsExactly(30, 30, 0, 30, 0);
  }

  @Test
  void deadMemoriesAreDropped() {
    ClamModel model = withDeadMemories(DeadMemories.DROP);
    assertThat(model.k()).isEqualTo(model.usedClusters()).isEqualTo(3);
    assertThat(model.sizes()).containsExactly(30, 30, 30);
    assertThat(model.memories()).hasDimensions(3, 4);
    assertThat(model.membership(new double[4])).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void sizesAreThoseWithoutTheDroppedMemories(long seed) {
    double[][] x = Blobs.of(80, 3, 3, 2, seed);
    Clam.Options blurred =
        options(8).withBeta(0.5).withInit(Start.GAUSSIAN).withSeed(seed).withRestarts(1);
    ClamModel model = Clam.fit(x, blurred.withDeadMemories(DeadMemories.DROP));
    int[] counts = new int[model.k()];
    for (int label : model.predict(x)) {
      counts[label]++;
    }
    assertThat(model.k()).isLessThan(8);
    assertThat(model.sizes()).isEqualTo(counts).doesNotContain(0);
  }

  @Test
  void deadMemoriesAreReseeded() {
    ClamModel model = withDeadMemories(DeadMemories.RESEED);
    assertThat(model.k()).isEqualTo(model.usedClusters()).isEqualTo(5);
    for (double[] memory : model.memories()) {
      assertThat(Arrays.stream(memory).map(Math::abs).max().orElseThrow()).isLessThan(40);
    }
  }

  @ParameterizedTest
  @EnumSource(DeadMemories.class)
  void gaussianStartsWorkWithEveryPolicy(DeadMemories policy) {
    double[][] x = Blobs.three();
    ClamModel model =
        Clam.fit(x, options(3).withInit(Start.GAUSSIAN).withDeadMemories(policy).withEpochs(30));
    assertThat(model.usedClusters()).isBetween(policy == DeadMemories.RESEED ? 3 : 1, 3);
    assertThat(Arrays.stream(model.sizes()).sum()).isEqualTo(90);
  }

  @Test
  void betaIsTheOneGivenOrFollowsTheScaleOfTheData() {
    double[][] x = Blobs.overlapping();
    assertThat(Clam.fit(x, options(4).withBeta(0.125)).beta()).isEqualTo(0.125);
    double auto = Clam.fit(x, options(4)).beta();
    assertThat(Clam.fit(Blobs.moved(x, 4, 0), options(4)).beta()).isEqualTo(auto / 16);
    double distance = 0;
    for (double[] a : x) {
      for (double[] b : x) {
        for (int j = 0; j < 5; j++) {
          distance += (a[j] - b[j]) * (a[j] - b[j]) / (120.0 * 120);
        }
      }
    }
    assertThat(auto * distance).isCloseTo(Clam.Options.AUTO_BETA, within(1e-9));
  }

  @Test
  void trainingLowersTheObjective() {
    double[][] x = Blobs.overlapping();
    Clam.Options given =
        options(4)
            .withMemories(DataCheck.copy(Arrays.copyOf(x, 4)))
            .withRestarts(1)
            .withMaskFraction(0);
    double first = Clam.fit(x, given.withEpochs(1)).objective();
    assertThat(Clam.fit(x, given.withEpochs(30)).objective()).isLessThan(0.95 * first);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void idleEpochsEndTheTrainingEarly(int patience) {
    AtomicInteger epochs = new AtomicInteger();
    Clam.Options options =
        options(3).withRestarts(1).withEpochs(400).withEarlyStopping(0.9, patience);
    Clam.fit(Blobs.three(), null, options, (done, of, loss) -> epochs.incrementAndGet() > 0);
    // No epoch but the first takes nine tenths off the loss.
    assertThat(epochs.get()).isBetween(patience + 1, patience + 3);
  }

  @Test
  void ruleAndRestartAreReported() {
    double[][] x = Blobs.overlapping();
    Provenance agreement = Clam.fit(x, options(4)).provenance();
    assertThat(agreement.rule()).isEqualTo("agreement");
    assertThat(agreement.restart()).isBetween(0, 2);
    assertThat(agreement.agreement()).isBetween(0.0, 1.0);
    assertThat(agreement.rows()).isEqualTo(120);
    assertThat(agreement.columns()).isEqualTo(5);
    assertThat(agreement.engram()).isEqualTo(Provenance.version()).isNotEmpty();
    assertThat(Clam.fit(x, options(4).withRule(RestartRule.LOSS)).provenance().rule())
        .isEqualTo("loss");
    Provenance single = Clam.fit(x, options(4).withRestarts(1)).provenance();
    assertThat(single.rule()).isEqualTo("single");
    assertThat(single.agreement()).isNull();
  }

  @Test
  void theRestartOfLeastLossIsNoWorseThanTheFirst() {
    double[][] x = Blobs.overlapping();
    Clam.Options options = options(4).withRule(RestartRule.LOSS).withInit(Start.ROWS);
    ClamModel best = Clam.fit(x, options.withRestarts(6));
    ClamModel first = Clam.fit(x, options.withRestarts(1));
    assertThat(best.objective()).isLessThanOrEqualTo(first.objective());
  }
}
