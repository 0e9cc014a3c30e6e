package engram.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.measure.ClusterSizes;
import engram.measure.Silhouette;
import engram.model.Progress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamTuneTest {

  private static final Clam.Grid SMALL =
      new Clam.Grid(new double[] {10, 40}, new double[] {0, 0.2}, new double[] {0.1}, 1, 1);

  private static Clam.Options options(int threads) {
    return new Clam.Options(
        3,
        0,
        3,
        0.5,
        0.25,
        FillValue.MEAN,
        Clusterer.SHORT.withThreads(threads).withEpochs(6),
        Separations.SOFTMAX);
  }

  @Test
  void everyCombinationIsTriedAndTheBestIsChosen() {
    double[][] x = Blobs.of(90, 4, 3, 4, 2);
    AtomicInteger told = new AtomicInteger();
    Clam.Tuned tuned =
        Clam.tune(
            x,
            null,
            options(1),
            SMALL,
            (done, of, silhouette) -> {
              assertThat(done).isEqualTo(told.incrementAndGet());
              assertThat(of).isEqualTo(SMALL.fits());
              return true;
            });
    assertThat(told).hasValue(SMALL.fits());
    assertThat(tuned.trials()).hasSize(4 + Clam.Grid.ROUND);
    Clam.Trial best = tuned.trials().get(0);
    assertThat(best.accepted()).isTrue();
    for (Clam.Trial trial : tuned.trials()) {
      assertThat(trial.silhouette() <= best.silhouette() || !trial.accepted()).isTrue();
    }
    int[] labels = tuned.model().predict(x);
    assertThat(best.silhouette()).isCloseTo(Silhouette.of(x, labels), within(1e-12));
    assertThat(best.effectiveClusters())
        .isCloseTo(ClusterSizes.of(labels).effectiveClusters(), within(1e-12));
    assertThat(tuned.model().provenance().rule()).isEqualTo("silhouette");
    assertThat(Clam.fit(x, best.options()).memories())
        .as("the same options give the same model again")
        .isDeepEqualTo(tuned.model().memories());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void theSearchDoesNotDependOnTheThreads(int threads) {
    double[][] x = Blobs.overlapping();
    Clam.Tuned one = Clam.tune(x, null, options(1), SMALL, Progress.NONE);
    Clam.Tuned more = Clam.tune(x, null, options(threads), SMALL, Progress.NONE);
    assertThat(more.model().memories()).isDeepEqualTo(one.model().memories());
    assertThat(more.trials())
        .extracting(Clam.Trial::silhouette)
        .isEqualTo(one.trials().stream().map(Clam.Trial::silhouette).toList());
  }

  @Test
  void progressCanEndTheSearch() {
    Clam.Tuned tuned =
        Clam.tune(Blobs.three(), null, options(1), SMALL, (done, of, silhouette) -> done < 2);
    assertThat(tuned.trials()).hasSizeBetween(2, 3);
    assertThat(tuned.model().k()).isEqualTo(3);
  }

  @Test
  void givenMemoriesAreTheStartOfEveryFitOfTheGrid() {
    double[][] x = Blobs.three();
    Clam.Options given = options(1).withMemories(new double[][] {x[0], x[1], x[2]});
    Clam.Grid grid =
        new Clam.Grid(new double[] {10, 40}, new double[] {0}, new double[] {0.1}, 1, 0);
    Clam.Tuned tuned = Clam.tune(x, null, given, grid, Progress.NONE);
    assertThat(tuned.trials())
        .allMatch(trial -> trial.options().training().init() == Start.GIVEN)
        .allMatch(trial -> trial.accepted());
  }

  @Test
  void aGridWithNothingToTryIsRefused() {
    double[] none = {};
    double[] one = {1};
    double[] mask = {0};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clam.Grid(none, mask, one, 1, 0))
        .withMessage("betaFactors is empty, allowed: one value or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clam.Grid(one, none, one, 1, 0))
        .withMessage("maskFractions is empty, allowed: one value or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clam.Grid(one, mask, none, 1, 0))
        .withMessage("learningRates is empty, allowed: one value or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clam.Grid(one, mask, one, 0, 0))
        .withMessage("repeats is 0, allowed: 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clam.Grid(one, mask, one, 1, -1))
        .withMessage("rounds is -1, allowed: 0 or more");
  }
}
