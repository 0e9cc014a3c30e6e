package engram.universal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.binary.RandomSigns;
import engram.binary.SignNoise;
import engram.descent.Descent;
import engram.math.RandomStream;
import engram.measure.RankedArea;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bidirectional memories, sequences and Minerva 2, with the figures known of them. */
class HeteroMemoryTest {

  /** Both parts exact from 10 % flips in x, D_x = 100, D_y = 50. */
  @ParameterizedTest
  @CsvSource({"3, .95, 1", "7, .8, 1", "20, 0, .25"})
  void aBidirectionalMemoryHoldsFewPairs(int k, double least, double most) {
    int exact = 0;
    int asked = 0;
    for (int seed = 0; seed < 10; seed++) {
      RandomStream stream = new RandomStream(seed);
      double[][] x = RandomSigns.patterns(k, 100, stream);
      double[][] y = RandomSigns.patterns(k, 50, stream);
      BidirectionalMemory memory = BidirectionalMemory.of(x, y);
      for (int mu = 0; mu < k; mu++, asked++) {
        double[] found = memory.recall(SignNoise.flipped(x[mu], 10, stream));
        boolean both =
            Arrays.equals(memory.second(found), y[mu])
                && Arrays.equals(Arrays.copyOf(found, 100), x[mu]);
        exact += both ? 1 : 0;
      }
    }
    assertThat(exact / (double) asked).isBetween(least, most);
  }

  @Test
  void theEnergyOfAPairNeverRisesAndIsTheProductOfItsOverlaps() {
    RandomStream stream = new RandomStream(20);
    double[][] x = RandomSigns.patterns(6, 30, stream);
    double[][] y = RandomSigns.patterns(6, 20, stream);
    BidirectionalMemory memory = BidirectionalMemory.of(x, y);
    double[] state = RandomSigns.patterns(1, 50, stream)[0];
    double expected = 0;
    for (int mu = 0; mu < 6; mu++) {
      double a = 0;
      double b = 0;
      for (int i = 0; i < 30; i++) {
        a += x[mu][i] * state[i];
      }
      for (int j = 0; j < 20; j++) {
        b += y[mu][j] * state[30 + j];
      }
      expected -= a * b;
    }
    assertThat(memory.landscape().energy(state)).isCloseTo(expected, within(1e-9));
    Descent.Trace trace = RandomSigns.descent(1).run(memory.landscape(), state, null);
    for (int t = 1; t <= trace.steps(); t++) {
      assertThat(trace.energies()[t]).isLessThanOrEqualTo(trace.energies()[t - 1]);
    }
  }

  /** Cyclic sequences of D = 100, without any error for a whole round. */
  @ParameterizedTest
  @CsvSource({
    "1, 5, true",
    "1, 40, false",
    "2, 100, true",
    "2, 600, false",
    "3, 1500, true",
    "0, 3000, true"
  })
  void sequencesAreAsLongAsTheirDegreeAllows(int degree, int length, boolean whole) {
    int right = 0;
    for (int seed = 0; seed < 3; seed++) {
      double[][] patterns = RandomSigns.patterns(length, 100, new RandomStream(40 + seed));
      SequenceMemory memory = SequenceMemory.of(patterns, true, degree);
      double[][] states = memory.follow(patterns[0], length);
      boolean all = Arrays.equals(states[length], patterns[0]);
      for (int t = 0; t < length; t++) {
        all &= Arrays.equals(states[t], patterns[t]);
      }
      right += all ? 1 : 0;
    }
    assertThat(right).isBetween(whole ? 2 : 0, whole ? 3 : 1);
  }

  @Test
  void aSequenceThatDoesNotTurnBackStaysAtItsEnd() {
    double[][] patterns = RandomSigns.patterns(4, 60, new RandomStream(50));
    double[][] states = SequenceMemory.of(patterns, false, 0).follow(patterns[0], 6);
    assertThat(states[3]).isEqualTo(patterns[3]);
    assertThat(states[6]).isEqualTo(patterns[3]);
  }

  /** D = 23, 60 traces: intensity of old and new probes, their ranked area, content. */
  @ParameterizedTest
  @CsvSource({".3, .039, .72", ".6, .239, .91", "1, 1.002, .998"})
  void minervaKnowsOldFromNew(double learning, double old, double area) {
    RandomStream stream = new RandomStream(60);
    double[] intensities = new double[400];
    boolean[] known = new boolean[400];
    double sum = 0;
    for (int r = 0; r < 200; r++) {
      double[][] patterns = RandomSigns.patterns(61, 23, stream);
      double[][] traces = new double[60][];
      Arrays.setAll(traces, mu -> MinervaMemory.encoded(patterns[mu], learning, stream));
      MinervaMemory memory = MinervaMemory.of(traces);
      intensities[2 * r] = memory.intensity(patterns[0]);
      known[2 * r] = true;
      intensities[2 * r + 1] = memory.intensity(patterns[60]);
      sum += intensities[2 * r];
    }
    assertThat(sum / 200).isCloseTo(old, within(.03));
    assertThat(RankedArea.of(intensities, known)).isCloseTo(area, within(.06));
  }

  @Test
  void theContentOfAnEchoIsWhatWasStored() {
    RandomStream stream = new RandomStream(70);
    double[][] patterns = RandomSigns.patterns(10, 40, stream);
    double[] content =
        MinervaMemory.of(patterns).content(SignNoise.flipped(patterns[3], 4, stream));
    for (int d = 0; d < 40; d++) {
      assertThat(Math.signum(content[d])).isEqualTo(patterns[3][d]);
    }
  }

  @Test
  void whatCannotBeStoredIsRefused() {
    refuses(
        () -> MinervaMemory.of(new double[][] {{2}}), "traces[0][0] is 2.0, allowed: -1, 0 or 1");
    refuses(() -> SequenceMemory.of(new double[][] {{1}}, true, 1), "patterns is 1 rows");
    refuses(
        () -> BidirectionalMemory.of(new double[][] {{1}}, new double[0][]),
        "y is 0 rows, allowed: 1");
    refuses(
        () -> BidirectionalMemory.of(new double[][] {{.5}}, new double[][] {{1}}),
        "x[0][0] is 0.5, allowed: -1 or 1");
  }

  private static void refuses(Runnable call, String start) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(start);
  }
}
