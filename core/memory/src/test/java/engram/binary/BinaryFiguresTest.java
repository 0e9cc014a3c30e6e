package engram.binary;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many random patterns a memory holds, against the theory of tutorial eq. 2.10 to 2.17. */
class BinaryFiguresTest {

  /** The share of bits of stored patterns that eq. 2.3 changes in one step. */
  private static double[] oneStep(Interaction interaction, int d, int k, long bits) {
    RandomStream stream = new RandomStream(7);
    long wrong = 0;
    long all = 0;
    while (all < bits) {
      double[][] patterns = RandomSigns.patterns(k, d, stream);
      BinaryMemory memory = BinaryMemory.of(interaction, patterns);
      for (int mu = 0; mu < Math.min(k, 200) && all < bits; mu++) {
        Flips flips = memory.flips(patterns[mu]);
        for (int i = 0; i < d; i++) {
          wrong += flips.pull(i) == -flips.sign(i) ? 1 : 0;
        }
        all += d;
      }
    }
    return new double[] {wrong / (double) all, all};
  }

  /**
   * Q is the tail of the crosstalk as a normal (2.14, corrected to its leading order); measured
   * errors differ from it by what that leaves out, more for n = 4.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 200, 30, .0045, 1.25",
    "2, 200, 37, .0095, 1.2",
    "2, 200, 50, .0222, 1.2",
    "4, 40, 640, .0083, 1.6",
    "4, 40, 1200, .0402, 1.5"
  })
  void aBitOfAStoredPatternFlipsAsOftenAsTheCrosstalkSays(
      int n, int d, int k, double q, double factor) {
    double[] found = oneStep(Interaction.power(n), d, k, 60_000);
    double doubt = 4 * Math.sqrt(q / found[1]);
    assertThat(found[0]).isBetween(q / factor - doubt, q * factor + doubt);
  }

  @ParameterizedTest
  @CsvSource({"2, 200, 37, .0006", "2, 200, 50, .0025", "3, 60, 400, .0065", "4, 40, 1200, .0046"})
  void rectifyingCutsTheCrosstalk(int n, int d, int k, double expected) {
    double[] found = oneStep(Interaction.rectified(n), d, k, 60_000);
    assertThat(found[0]).isBetween(expected / 2 - .0002, expected * 1.6 + .0002);
  }

  /** With K patterns beyond 2^(D/2): a bit flips where a pattern differs in that bit alone. */
  @Test
  void theExponentialHoldsFourTimesTwoToHalfTheBits() {
    double[] found = oneStep(Interaction.exponential(1), 24, 16_384, 60_000);
    // Two patterns one bit apart: K / 2^D for each bit, and half of these ties go either way.
    assertThat(found[0]).isLessThan(.0015);
    assertThat(oneStep(Interaction.exponential(1), 20, 1024, 60_000)[0]).isLessThan(1e-3);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 10, .98, 1",
    "5, 20, .97, 1",
    "10, 10, .90, 1",
    "14, 10, .6, .88",
    "30, 20, 0, .03"
  })
  void squaresRecallToAboutATenthOfTheBits(int k, int flips, double least, double most) {
    double sum = 0;
    for (int seed = 0; seed < 20; seed++) {
      RandomStream stream = new RandomStream(100 + seed);
      double[][] patterns = RandomSigns.patterns(k, 100, stream);
      BinaryMemory memory = BinaryMemory.of(Interaction.power(2), patterns);
      sum += RandomSigns.exact(memory, patterns, flips, 20, stream);
    }
    assertThat(sum / 20).isBetween(least, most);
  }

  @ParameterizedTest
  @CsvSource({"RECTIFIED, 3, 400, .88", "RECTIFIED, 4, 3000, .95", "EXPONENTIAL, 2, 10000, 1"})
  void higherPowersRecallMoreThanTheyHaveBits(Interaction.Kind kind, int n, int k, double least) {
    RandomStream stream = new RandomStream(3);
    double[][] patterns = RandomSigns.patterns(k, 100, stream);
    BinaryMemory memory = BinaryMemory.of(new Interaction(kind, n, 1), patterns);
    assertThat(RandomSigns.exact(memory, patterns, 10, 50, stream)).isGreaterThanOrEqualTo(.98);
    assertThat(RandomSigns.exact(memory, patterns, 20, 50, stream)).isGreaterThanOrEqualTo(least);
  }
}
