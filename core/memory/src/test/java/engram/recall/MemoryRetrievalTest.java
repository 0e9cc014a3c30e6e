package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.descent.Descent;
import engram.energy.Energies;
import engram.energy.Separations;
import engram.math.RandomStream;
import org.junit.jupiter.api.Test;

class MemoryRetrievalTest {

  private static final MemoryRetrieval.Options DEFAULT = new MemoryRetrieval.Options();

  /** Rows around three corners of a square, with noise. */
  private static double[][] noisy(double noise, long seed) {
    double[][] corners = {{2, 2, -1}, {-2, 2, 1}, {2, -2, 0}};
    RandomStream random = new RandomStream(seed);
    double[][] x = new double[90][3];
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < 3; d++) {
        x[i][d] = corners[i % 3][d] + noise * random.nextGaussian();
      }
    }
    return x;
  }

  private static double error(double[][] rows, double[][] truth) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < 3; d++) {
        sum += Math.pow(rows[i][d] - truth[i][d], 2);
      }
    }
    return sum;
  }

  @Test
  void descentTakesNoiseOff() {
    double[][] x = noisy(0.3, 1);
    double[][] truth = noisy(0, 1);
    double[][] retrieved = MemoryRetrieval.fit(x, DEFAULT).retrieve(x);
    assertThat(error(retrieved, truth)).isLessThan(0.7 * error(x, truth));
  }

  @Test
  void theDescentIsThatOfTheReference() {
    double[][] x = noisy(0.3, 2);
    MemoryRetrieval memory =
        MemoryRetrieval.fit(
            x, new MemoryRetrieval.Options(1.5, 4, 0.7, 1000, 1, Separations.SOFTMAX));
    Descent descent = new Descent(4, 0.7);
    double[] start = {0.3, -0.2, 0.9};
    Descent.Trace trace = descent.run(Energies.logSumExp(1.5).over(x), start, null);
    double[] end = memory.retrieve(start);
    for (int d = 0; d < 3; d++) {
      assertThat(end[d]).isCloseTo(trace.state()[d], within(1e-12));
    }
    assertThat(memory.energy(new double[][] {start})[0])
        .isCloseTo(trace.energies()[0], within(1e-12));
  }

  @Test
  void anOutlierHasTheHighestEnergy() {
    double[][] x = noisy(0.2, 3);
    x[17] = new double[] {-2, -2, 3};
    double[] energies = MemoryRetrieval.fit(x, DEFAULT).energy(x);
    for (int i = 0; i < x.length; i++) {
      assertThat(energies[17]).isGreaterThanOrEqualTo(energies[i]);
    }
  }

  @Test
  void missingCellsAreFilledAndThreadsDoNotMatter() {
    double[][] x = noisy(0.2, 4);
    x[5][1] = Double.NaN;
    x[8][2] = Double.NaN;
    double[][] one =
        MemoryRetrieval.fit(x, new MemoryRetrieval.Options(0, 3, 0.5, 5000, 1, Separations.SOFTMAX))
            .retrieve(x);
    double[][] three =
        MemoryRetrieval.fit(x, new MemoryRetrieval.Options(0, 3, 0.5, 5000, 3, Separations.SOFTMAX))
            .retrieve(x);
    assertThat(one).isDeepEqualTo(three);
    assertThat(one[5][1]).isFinite();
    assertThat(x[5][1]).isNaN();
  }

  @Test
  void noMoreThanTheAllowedRowsAreStored() {
    MemoryRetrieval memory =
        MemoryRetrieval.fit(
            noisy(0.1, 5), new MemoryRetrieval.Options(0, 3, 0.5, 10, 1, Separations.SOFTMAX));
    assertThat(memory.size()).isEqualTo(10);
  }

  @Test
  void equalRowsAreTheirOwnRetrieval() {
    double[][] x = {{1, 2, 3}, {1, 2, 3}};
    MemoryRetrieval memory = MemoryRetrieval.fit(x, DEFAULT);
    assertThat(memory.retrieve(x)).isDeepEqualTo(x);
  }

  @Test
  void badInputIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRetrieval.fit(new double[0][], DEFAULT))
        .withMessage("x is 0 rows, allowed: 1 row or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemoryRetrieval.fit(new double[][] {{Double.NaN, 1}}, DEFAULT))
        .withMessage("column 0 of x is all missing, allowed: at least one known value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryRetrieval.Options(-1, 3, 0.5, 10, 1, Separations.SOFTMAX))
        .withMessage("beta is -1.0, allowed: 0 (auto) or above, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryRetrieval.Options(0, 3, 1.5, 10, 1, Separations.SOFTMAX))
        .withMessage("stepSize is 1.5, allowed: above 0, at most 1");
  }
}
