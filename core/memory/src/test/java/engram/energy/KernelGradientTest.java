package engram.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.math.RandomStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Gradients and adjoints of the kernel energies against central differences, off their kinks. */
class KernelGradientTest {

  private static final double STEP = 1e-5;
  private static final double MARGIN = 0.01;

  /** A state among memories, all in a cube of side 1, and a direction. */
  private record Scene(double[][] memories, double[] state, double[] direction) {

    static Scene of(long seed, int k, int d) {
      RandomStream random = new RandomStream(seed);
      double[][] memories = new double[k][];
      for (int mu = 0; mu < k; mu++) {
        memories[mu] = point(random, d);
      }
      return new Scene(memories, point(random, d), point(random, d));
    }

    private static double[] point(RandomStream random, int d) {
      double[] row = new double[d];
      for (int i = 0; i < d; i++) {
        row[i] = random.nextDouble() - 0.5;
      }
      return row;
    }

    boolean clearOfKinks(double[] v, double beta) {
      boolean reached = false;
      for (double[] xi : memories) {
        double u = Math.sqrt(-beta * Similarity.EUCLIDEAN.of(v, xi));
        if (Math.abs(u - 1) < MARGIN || u < 0.05) {
          return false;
        }
        reached |= u < 0.7;
      }
      return reached;
    }

    double slope(Energy energy) {
      return Similarity.DOT.of(direction, energy.over(memories).gradient(state));
    }

    /** The slope's difference quotient by one coordinate of the state or of a memory. */
    double difference(Energy energy, double[] point, int i) {
      double kept = point[i];
      point[i] = kept + STEP;
      double up = slope(energy);
      point[i] = kept - STEP;
      double down = slope(energy);
      point[i] = kept;
      return (up - down) / (2 * STEP);
    }

    double end(Descent descent, Energy energy, boolean[] free) {
      return Similarity.DOT.of(direction, descent.end(energy.over(memories), state, free));
    }
  }

  @Property(tries = 400)
  void gradientIsTheDerivativeOfTheEnergy(
      @ForAll Kernel kernel,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int k,
      @ForAll @IntRange(min = 1, max = 4) int d) {
    Scene at = Scene.of(seed, k, d);
    double beta = 0.5 + 4 * new RandomStream(seed).fork(1).nextDouble();
    Assume.that(at.clearOfKinks(at.state, beta));
    Energy energy = Energies.kernel(kernel, beta);
    double[] gradient = energy.over(at.memories).gradient(at.state);
    for (int i = 0; i < d; i++) {
      double[] up = at.state.clone();
      double[] down = at.state.clone();
      up[i] += STEP;
      down[i] -= STEP;
      double slope = energy.over(at.memories).energy(up) - energy.over(at.memories).energy(down);
      assertThat(gradient[i]).isCloseTo(slope / (2 * STEP), within(1e-6));
    }
  }

  @Property(tries = 400)
  void adjointIsTheDerivativeOfTheGradient(
      @ForAll Kernel kernel,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int k,
      @ForAll @IntRange(min = 1, max = 4) int d) {
    Scene at = Scene.of(seed, k, d);
    double beta = 0.5 + 4 * new RandomStream(seed).fork(1).nextDouble();
    Assume.that(at.clearOfKinks(at.state, beta));
    Energy energy = Energies.kernel(kernel, beta);
    double[] byState = new double[d];
    double[][] byMemory = new double[k][d];
    double byBeta =
        energy.over(at.memories).addGradientAdjoint(at.state, at.direction, 1, byState, byMemory);
    for (int i = 0; i < d; i++) {
      assertThat(byState[i]).isCloseTo(at.difference(energy, at.state, i), near(byState[i]));
      for (int mu = 0; mu < k; mu++) {
        assertThat(byMemory[mu][i])
            .isCloseTo(at.difference(energy, at.memories[mu], i), near(byMemory[mu][i]));
      }
    }
    double up = at.slope(energy.withBeta(beta + STEP));
    double down = at.slope(energy.withBeta(beta - STEP));
    assertThat(byBeta).isCloseTo((up - down) / (2 * STEP), near(byBeta));
  }

  private static org.assertj.core.data.Offset<Double> near(double value) {
    return within(1e-4 * (1 + Math.abs(value)));
  }

  @Property(tries = 200)
  void adjointOfADescentIsTheDerivativeOfWhereItEnds(
      @ForAll Kernel kernel,
      @ForAll ClampedStep update,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int steps) {
    Scene at = Scene.of(seed, 4, 3);
    double beta = 0.5 + new RandomStream(seed).fork(1).nextDouble();
    Energy energy = Energies.kernel(kernel, beta);
    Descent descent = new Descent(steps, StepSizes.constant(0.1), 0, update);
    boolean[] free = {true, false, true};
    for (int t = 0; t <= steps; t++) {
      Assume.that(at.clearOfKinks(at.state, beta));
      Descent first = new Descent(t, StepSizes.constant(0.1), 0, update);
      Assume.that(at.clearOfKinks(first.end(energy.over(at.memories), at.state, free), beta));
    }
    Descent.Adjoint adjoint =
        descent.adjoint(energy.over(at.memories), at.state, free, at.direction);
    for (int i = 0; i < 3; i++) {
      double kept = at.state[i];
      at.state[i] = kept + STEP;
      double up = at.end(descent, energy, free);
      at.state[i] = kept - STEP;
      double down = at.end(descent, energy, free);
      at.state[i] = kept;
      double slope = (up - down) / (2 * STEP);
      assertThat(adjoint.start()[i]).isCloseTo(slope, near(slope));
    }
  }

  @Property(tries = 300)
  void gaussianFallsWithEveryStepOfSizeOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int k) {
    Scene at = Scene.of(seed, k, 2);
    double beta = 1 + 8 * new RandomStream(seed).fork(1).nextDouble();
    double[] energies =
        new Descent(20, 1)
            .run(Energies.kernel(Kernel.GAUSSIAN, beta).over(at.memories), at.state, null)
            .energies();
    for (int t = 1; t < energies.length; t++) {
      assertThat(energies[t]).isLessThanOrEqualTo(energies[t - 1] + 1e-12);
    }
  }
}
