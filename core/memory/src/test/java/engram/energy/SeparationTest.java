package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.descent.Descent;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every separation. */
class SeparationTest {

  private static final int STARTS = 2000;

  static List<Separation> all() {
    return Stream.concat(
            Separations.all().stream(),
            Stream.of(new Entmax(1.25), new Entmax(3), new NormMax(5), new TopK(2), new TopK(1)))
        .toList();
  }

  static List<Separation> shiftable() {
    return all().stream().filter(Separation::shiftable).toList();
  }

  /** With the flat kernel, which moves nothing. */
  static List<Separation> descending() {
    return Stream.concat(all().stream(), Stream.of(new KernelSeparation(Kernel.UNIFORM))).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void weightsAreADistribution(Separation separation) {
    RandomStream stream = new RandomStream(1);
    for (int i = 0; i < 500; i++) {
      double[] weights = separation.weights(scores(stream));
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
      assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("shiftable")
  void weightsAreTheSlopesOfThePotential(Separation separation) {
    RandomStream stream = new RandomStream(2);
    for (int i = 0; i < 200; i++) {
      double[] scores = scores(stream);
      double[] weights = separation.weights(scores);
      for (int mu = 0; mu < scores.length; mu++) {
        double h = 1e-6;
        double[] up = moved(scores, mu, h);
        double[] down = moved(scores, mu, -h);
        double slope = (separation.value(up) - separation.value(down)) / (2 * h);
        assertThat(weights[mu]).isCloseTo(slope, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shiftable")
  void aConstantAddedToAllScoresIsAddedToThePotential(Separation separation) {
    RandomStream stream = new RandomStream(3);
    for (int i = 0; i < 200; i++) {
      double[] scores = scores(stream);
      double[] shifted = Arrays.stream(scores).map(each -> each + 37).toArray();
      assertThat(separation.value(shifted)).isCloseTo(separation.value(scores) + 37, within(1e-12));
      assertThat(separation.weights(shifted))
          .containsExactly(separation.weights(scores), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("descending")
  void energyNeverRisesInAStepOfSizeOne(Separation separation) {
    RandomStream stream = new RandomStream(4);
    for (int i = 0; i < STARTS; i++) {
      int d = 1 + stream.nextInt(6);
      double[][] memories = new double[1 + stream.nextInt(8)][];
      Arrays.setAll(memories, mu -> EnergyCase.normal(d, 1, stream));
      double beta = StrictMath.exp(-2.3 + 5.8 * stream.nextDouble());
      Landscape landscape = Energies.euclidean(separation, beta).over(memories);
      double[] energies =
          new Descent(3, 1).run(landscape, EnergyCase.normal(d, 1, stream), null).energies();
      for (int t = 1; t < energies.length; t++) {
        assertThat(energies[t])
            .as("start " + i + ", step " + t)
            .isLessThanOrEqualTo(energies[t - 1] + 1e-12 * (1 + Math.abs(energies[t - 1])));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shiftable")
  void stepsShorterThanTwoFallByAtLeastWhatTheTheoremSays(Separation separation) {
    RandomStream stream = new RandomStream(5);
    for (int i = 0; i < STARTS; i++) {
      int d = 1 + stream.nextInt(6);
      double[][] memories = new double[1 + stream.nextInt(8)][];
      Arrays.setAll(memories, mu -> EnergyCase.normal(d, 1, stream));
      double beta = StrictMath.exp(-2.3 + 5.8 * stream.nextDouble());
      double size = 0.02 + 1.96 * stream.nextDouble();
      Landscape landscape = Energies.euclidean(separation, beta).over(memories);
      double[] start = EnergyCase.normal(d, 1, stream);
      double[] target = landscape.fixedPoint(start);
      double square = 0;
      for (int j = 0; j < d; j++) {
        square += (target[j] - start[j]) * (target[j] - start[j]);
      }
      double[] energies = new Descent(1, size).run(landscape, start, null).energies();
      assertThat(energies[1])
          .isLessThanOrEqualTo(energies[0] - size * (1 - size / 2) * square + 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sparsemax, 1",
    "normmax, 1",
    "normmax:infinity, 1",
    "entmax, 2",
    "entmax:1.25, 4",
    "top-k:1, 0"
  })
  void fromTheMarginOnTheLargestScoreGetsAll(String word, double margin) {
    Separation separation = Separations.named(word);
    assertThat(separation.margin()).isEqualTo(margin);
    double[] scores = {0.3 + margin, 0.3, 0.1, -2};
    assertThat(separation.weights(scores)).containsExactly(1, 0, 0, 0);
    if (margin > 0) {
      scores[1] += 0.001 * margin;
      assertThat(separation.weights(scores)[0]).isLessThan(1);
    }
  }

  @Test
  void aStoredPatternIsAnsweredToTheBitWhereTheOthersAreFarEnough() {
    RandomStream stream = new RandomStream(6);
    for (String word : new String[] {"sparsemax", "entmax"}) {
      Separation separation = Separations.named(word);
      for (int i = 0; i < STARTS; i++) {
        double[][] memories = new double[5][];
        Arrays.setAll(memories, mu -> EnergyCase.normal(4, 1, stream));
        double nearest = Double.POSITIVE_INFINITY;
        for (int mu = 1; mu < 5; mu++) {
          nearest = Math.min(nearest, -2 * Similarity.EUCLIDEAN.of(memories[0], memories[mu]));
        }
        double distance = Math.sqrt(nearest);
        double off = 0.4 * distance * stream.nextDouble();
        double beta = 2 * separation.margin() / (distance * (distance - 2 * off)) * (1 + 1e-12);
        double[] query = memories[0].clone();
        query[stream.nextInt(4)] += off;
        assertThat(Energies.euclidean(separation, beta).over(memories).fixedPoint(query))
            .containsExactly(memories[0]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nanGivesNanAndNothingIsModified(Separation separation) {
    double[] scores = {-0.1, -0.5, -0.2};
    separation.weights(scores);
    separation.value(scores);
    separation.weightsCurve(scores, new double[] {1, 2, 3});
    assertThat(scores).containsExactly(-0.1, -0.5, -0.2);
    assertThat(separation.weights(new double[] {-0.1, Double.NaN, -0.3})).contains(Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theWordNamesIt(Separation separation) {
    assertThat(Separations.named(separation.word())).isEqualTo(separation);
    assertThat(Separations.named(separation.word().toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(separation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uniform", "soft", "", "entmax:", "entmax:x", "top-k:2.5", "softmax:2"})
  void anotherWordIsRefusedWithTheList(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Separations.named(word))
        .withMessageStartingWith("separation is '" + word + "'")
        .withMessageContaining("allowed: softmax, sparsemax, entmax, normmax, top-k, gaussian");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Separations.named("entmax:1"))
        .withMessage("alpha of entmax is 1.0, allowed: above 1, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Separations.named("top-k:0"))
        .withMessage("k of top-k is 0, allowed: 1 or more");
  }

  @Test
  void aHighPowerNeitherOverflowsNorVanishes() {
    double[][] memories = new double[3][784];
    RandomStream stream = new RandomStream(7);
    for (double[] memory : memories) {
      Arrays.setAll(memory, d -> stream.nextDouble() < 0.5 ? -1 : 1);
    }
    double[] start = memories[1].clone();
    for (int d = 0; d < 200; d++) {
      start[d] = -start[d];
    }
    Descent.Trace trace =
        new Descent(5, 1).run(Energies.confinedPolynomial(110).over(memories), start, null);
    assertThat(trace.energies()[5]).isFinite().isNegative();
    assertThat(trace.state()).containsExactly(memories[1], within(1e-9));
  }

  private static double[] scores(RandomStream stream) {
    double[] scores = new double[1 + stream.nextInt(9)];
    Arrays.setAll(scores, mu -> -2 * stream.nextDouble());
    return scores;
  }

  private static double[] moved(double[] scores, int mu, double by) {
    double[] moved = scores.clone();
    moved[mu] += by;
    return moved;
  }
}
