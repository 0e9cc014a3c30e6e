package engram.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;

class MissesTest {

  private static final Misses NINE = Misses.of(new double[] {9, 1, 2, 3, 4, 5, 6, 7, 8});

  @Test
  void theMissIsTheRankedOneOfOneMoreThanAreKnown() {
    assertThat(NINE.within(0.9)).isEqualTo(9);
    assertThat(NINE.within(0.5)).isEqualTo(5);
    assertThat(NINE.within(0.51)).isEqualTo(6);
    assertThat(NINE.within(0.001)).isEqualTo(1);
  }

  @Test
  void confidencesThatSoFewMissesCannotTellAreRefused() {
    for (double confidence : new double[] {0.91, 1, 0, -1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NINE.within(confidence))
          .withMessage(
              "confidence is %s, allowed: above 0 to 0.9000, what 9 predictions of rows left out can"
                  + " tell",
              confidence);
    }
  }

  @Test
  void setsHoldWhatIsLikelyEnoughAndMayBeEmpty() {
    Misses misses = Misses.of(new double[] {0, 0.1, 0.3, 0.6});
    assertThat(misses.classes(new double[] {0.5, 0.4, 0.1}, 0.8))
        .containsExactly(true, true, false);
    assertThat(misses.classes(new double[] {0.5, 0.4, 0.1}, 0.5)).containsOnly(false);
  }

  @Test
  void intervalsLieAboutThePrediction() {
    assertThat(NINE.interval(10, 0.5)).containsExactly(5, 15);
  }

  @Test
  void missesOutOfOrderOrNegativeOrNoneAreRefused() {
    for (double[] wrong : new double[][] {{}, {2, 1}, {-1}, {Double.NaN}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Misses(wrong));
    }
  }

  /** Of exchangeable misses a new one is within with probability c, a little above for few. */
  @Test
  void aNewMissIsWithinAsOftenAsAsked() {
    RandomStream random = new RandomStream(1);
    int held = 0;
    for (int trial = 0; trial < 4000; trial++) {
      double[] known = new double[39];
      for (int i = 0; i < known.length; i++) {
        known[i] = random.nextDouble();
      }
      held += random.nextDouble() <= Misses.of(known).within(0.9) ? 1 : 0;
    }
    assertThat(held / 4000.0).isCloseTo(0.9, within(0.015));
  }
}
