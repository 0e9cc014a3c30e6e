package engram.descent;

import static org.assertj.core.api.Assertions.assertThat;

import engram.energy.Energies;
import engram.energy.Energy;
import engram.energy.EnergyCase;
import engram.math.RandomStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Energy never rises along an unclamped descent with a step size in (0, 1]. */
class DescentEnergyTest {

  @Property(tries = 200)
  void boundedEnergiesNeverRise(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int k,
      @ForAll @IntRange(min = 1, max = 12) int d,
      @ForAll @DoubleRange(min = 0.01, max = 1) double stepSize,
      @ForAll @DoubleRange(min = 0.05, max = 30) double beta,
      @ForAll @DoubleRange(min = 0.01, max = 20) double spread) {
    RandomStream stream = new RandomStream(seed);
    double[][] memories = new double[k][];
    for (int mu = 0; mu < k; mu++) {
      memories[mu] = EnergyCase.normal(d, 2, stream);
    }
    double[] start = EnergyCase.normal(d, spread, stream);
    Energy[] energies = {
      Energies.logSumExp(beta),
      Energies.modernHopfield(beta),
      Energies.confinedPolynomial(2 + k % 4)
    };
    for (Energy energy : energies) {
      neverRises(new Descent(30, stepSize).run(energy.over(memories), start, null));
    }
  }

  @Property(tries = 100)
  void polynomialEnergiesNeverRiseForAFewStepsOnUnitPatterns(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int k,
      @ForAll @IntRange(min = 1, max = 12) int d,
      @ForAll @DoubleRange(min = 0.01, max = 1) double stepSize) {
    RandomStream stream = new RandomStream(seed);
    double[][] memories = EnergyCase.unitPatterns(k, d, stream);
    double[] start = EnergyCase.unitPatterns(1, d, stream)[0];
    for (int n = 2; n <= 4; n++) {
      neverRises(
          new Descent(3, stepSize)
              .run(Energies.rectifiedPolynomial(n).over(memories), start, null));
    }
    neverRises(new Descent(3, stepSize).run(Energies.polynomial(4).over(memories), start, null));
  }

  @Property(tries = 60)
  void clampedDescentsOfBoundedEnergiesDoNotRiseEither(@ForAll long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] memories = EnergyCase.unitPatterns(5, 6, stream);
    boolean[] free = new boolean[6];
    for (int i = 0; i < 6; i++) {
      free[i] = stream.nextInt(2) == 0;
    }
    for (EnergyCase each : EnergyCase.all()) {
      if (each.bounded()) {
        double[] start = EnergyCase.normal(6, 2, stream);
        neverRises(new Descent(20, 1).run(each.energy().over(memories), start, free));
      }
    }
  }

  private static void neverRises(Descent.Trace trace) {
    double[] energies = trace.energies();
    for (int t = 1; t < energies.length; t++) {
      double rounding = 1e-12 * (1 + Math.abs(energies[t - 1]));
      assertThat(energies[t]).as("step " + t).isLessThanOrEqualTo(energies[t - 1] + rounding);
    }
  }
}
