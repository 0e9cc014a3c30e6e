package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;

import engram.math.RandomStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnergyGradientTest {

  static List<EnergyCase> all() {
    return EnergyCase.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradientIsThatOfCentralDifferences(EnergyCase each) {
    for (int seed = 0; seed < 50; seed++) {
      RandomStream stream = new RandomStream(seed);
      int d = 1 + stream.nextInt(7);
      double[][] memories = EnergyCase.unitPatterns(1 + stream.nextInt(6), d, stream);
      double[] v = EnergyCase.normal(d, 1, stream);
      double[] gradient = each.energy().over(memories).gradient(v);
      double error = 0;
      double size = 1e-3;
      for (int i = 0; i < d; i++) {
        double slope = slope(each.energy(), v, memories, i);
        error = Math.max(error, Math.abs(gradient[i] - slope));
        size = Math.max(size, Math.abs(slope));
      }
      assertThat(error / size).as("seed " + seed).isLessThan(1e-6);
    }
  }

  private static double slope(Energy energy, double[] v, double[][] memories, int i) {
    double h = 1e-5;
    double[] up = v.clone();
    double[] down = v.clone();
    up[i] += h;
    down[i] -= h;
    return (energy.over(memories).energy(up) - energy.over(memories).energy(down))
        / (up[i] - down[i]);
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradientIsTheWeightedPullOfTheMemories(EnergyCase each) {
    RandomStream stream = new RandomStream(5);
    double[][] memories = EnergyCase.unitPatterns(4, 6, stream);
    double[] v = EnergyCase.normal(6, 0.7, stream);
    double[] weights = each.energy().separation().slopes(each.energy().over(memories).scores(v));
    double[] expected = each.energy().confined() ? v.clone() : new double[6];
    for (int mu = 0; mu < 4; mu++) {
      for (int i = 0; i < 6; i++) {
        boolean dot = each.energy().similarity() == Similarity.DOT;
        expected[i] -= weights[mu] * (memories[mu][i] - (dot ? 0 : v[i]));
      }
    }
    assertThat(each.energy().over(memories).gradient(v))
        .containsExactly(expected, org.assertj.core.api.Assertions.within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("all")
  void orderOfTheMemoriesDoesNotMatter(EnergyCase each) {
    RandomStream stream = new RandomStream(8);
    double[][] memories = EnergyCase.unitPatterns(5, 6, stream);
    double[] v = EnergyCase.normal(6, 1, stream);
    int[] order = {3, 0, 4, 2, 1};
    double[][] permuted = new double[5][];
    for (int mu = 0; mu < 5; mu++) {
      permuted[mu] = memories[order[mu]];
    }
    double value = each.energy().over(memories).energy(v);
    assertThat(each.energy().over(permuted).energy(v))
        .isCloseTo(value, org.assertj.core.api.Assertions.within(1e-13 * (1 + Math.abs(value))));
    double[] weights = each.energy().over(memories).weights(v);
    double[] weightsPermuted = each.energy().over(permuted).weights(v);
    for (int mu = 0; mu < 5; mu++) {
      assertThat(weightsPermuted[mu])
          .isCloseTo(weights[order[mu]], org.assertj.core.api.Assertions.within(1e-13));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingPassedInIsModified(EnergyCase each) {
    double[][] memories = {{1, 2}, {3, 4}};
    double[] v = {0.5, 0.25};
    each.energy().over(memories).energy(v);
    each.energy().over(memories).weights(v);
    each.energy().over(memories).gradient(v)[0] = 9;
    assertThat(v).containsExactly(0.5, 0.25);
    assertThat(memories).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
  }
}
