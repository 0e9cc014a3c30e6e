package engram.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyTransformerTest {

  private static final EnergyTransformer.Options SMALL = new EnergyTransformer.Options(6, 2, 3, 5);

  private static double[][] tokens(int n, int d, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] tokens = new double[n][d];
    for (double[] token : tokens) {
      for (int i = 0; i < d; i++) {
        token[i] = random.nextGaussian();
      }
    }
    return tokens;
  }

  @ParameterizedTest
  @CsvSource({"true,RELU", "false,RELU", "true,SOFTMAX", "false,SOFTMAX"})
  void theEnergyChangesAsItsGradientSays(boolean self, Hopfield hopfield) {
    EnergyTransformer block =
        EnergyTransformer.random(SMALL.withSelfAttention(self).withHopfield(hopfield, 1.5), 1);
    double[][] x = tokens(5, 6, 2);
    double[][] gradient = block.gradient(x);
    double[][] activations = block.activations(x);
    for (int n = 0; n < 5; n++) {
      for (int d = 0; d < 6; d++) {
        double[][] ahead = tokens(5, 6, 2);
        double[][] behind = tokens(5, 6, 2);
        ahead[n][d] += 1e-5;
        behind[n][d] -= 1e-5;
        double through = 0;
        for (int i = 0; i < 6; i++) {
          double moved = block.activations(ahead)[n][i] - block.activations(behind)[n][i];
          through += gradient[n][i] * moved;
        }
        assertThat(through).isNotCloseTo(0, within(1e-12));
        assertThat(block.energy(ahead) - block.energy(behind)).isCloseTo(through, within(1e-11));
      }
    }
    assertThat(activations[0]).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void theEnergyFallsForFifteenHundredSteps(long seed) {
    EnergyTransformer block =
        EnergyTransformer.random(new EnergyTransformer.Options(12, 2, 6, 24), seed);
    double[] energies = block.descend(tokens(100, 12, seed + 10), null, 1500, .5).energies();
    for (int t = 0; t < 1500; t++) {
      assertThat(energies[t + 1]).isLessThanOrEqualTo(energies[t] + 1e-9);
    }
    assertThat(energies[0]).isBetween(-5000.0, -2500.0);
    assertThat(energies[100]).isBetween(-9000.0, 1.3 * energies[0]);
    assertThat(energies[1500]).isLessThan(energies[100]);
  }

  @Test
  void permutedTokensDescendToPermutedTokens() {
    EnergyTransformer block = EnergyTransformer.random(SMALL, 3);
    double[][] x = tokens(5, 6, 4);
    int[] order = {3, 0, 4, 1, 2};
    double[][] permuted = new double[5][];
    for (int n = 0; n < 5; n++) {
      permuted[n] = x[order[n]];
    }
    EnergyTransformer.Trace plain = block.descend(x, null, 20, .1);
    EnergyTransformer.Trace other = block.descend(permuted, null, 20, .1);
    for (int n = 0; n < 5; n++) {
      assertThat(other.tokens()[n]).containsExactly(plain.tokens()[order[n]], within(1e-12));
    }
    assertThat(other.energies()).containsExactly(plain.energies(), within(1e-11));
  }

  @Test
  void openTokensComeBackToTheBit() {
    EnergyTransformer block = EnergyTransformer.random(SMALL, 5);
    double[][] x = tokens(4, 6, 6);
    boolean[] open = {true, false, true, false};
    EnergyTransformer.Trace trace = block.descend(x, open, 30, .1);
    assertThat(trace.tokens()[0]).isEqualTo(x[0]);
    assertThat(trace.tokens()[2]).isEqualTo(x[2]);
    assertThat(trace.tokens()[1]).isNotEqualTo(x[1]);
    for (int t = 0; t < 30; t++) {
      assertThat(trace.energies()[t + 1]).isLessThan(trace.energies()[t]);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    EnergyTransformer block = EnergyTransformer.random(SMALL, 7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> block.energy(new double[3][5]))
        .withMessage("token 0 has 5 values, allowed: 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> block.energy(new double[1][6]))
        .withMessage("the number of tokens is 1, allowed: 2 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> block.descend(new double[3][6], new boolean[2], 1, .1))
        .withMessage("open is 2 flags long, allowed: 3 flags, one a token, or null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnergyTransformer.Options(1, 1, 1, 1))
        .withMessage("dimension is 1, allowed: 2 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                EnergyTransformer.of(
                    SMALL, new float[6][6], new float[6][6], new float[4][6], 1, new float[6]))
        .withMessage("xi has 4 rows, expected 5");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                EnergyTransformer.of(
                    SMALL, new float[6][6], new float[6][6], new float[5][6], 0, new float[6]))
        .withMessage("gamma is 0.0, allowed: above 0");
  }
}
