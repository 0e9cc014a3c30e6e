package engram.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.density.LogSumRelu.Minimum;
import engram.descent.ClampedStep;
import engram.descent.Descent;
import engram.descent.StepSizes;
import engram.energy.Energies;
import engram.energy.Energy;
import engram.energy.Kernel;
import engram.energy.Similarity;
import engram.math.RandomStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogSumReluTest {

  static double[][] uniform(RandomStream random, int k, int d) {
    double[][] rows = new double[k][d];
    for (double[] row : rows) {
      for (int i = 0; i < d; i++) {
        row[i] = random.nextDouble();
      }
    }
    return rows;
  }

  /** A beta at which no memory is in another's support. */
  private static double separating(double[][] memories) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < memories.length; i++) {
      for (int j = 0; j < i; j++) {
        least = Math.min(least, -2 * Similarity.EUCLIDEAN.of(memories[i], memories[j]));
      }
    }
    return 2.0 / (0.2 * least);
  }

  private static double[] exactMove(double[][] memories, double beta, double[] v) {
    double step = new LogSumRelu(memories, beta).exactStep(v).orElseThrow();
    return new Descent(1, StepSizes.constant(step), 0, ClampedStep.GRADIENT)
        .run(Energies.kernel(Kernel.EPANECHNIKOV, beta).over(memories), v, null)
        .state();
  }

  private static double[] beside(double[] memory, double distance, RandomStream random) {
    double[] v = memory.clone();
    v[random.nextInt(v.length)] += random.nextDouble() < 0.5 ? distance : -distance;
    return v;
  }

  @Property(tries = 200)
  void oneExactStepRetrievesALoneMemory(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int d) {
    RandomStream random = new RandomStream(seed);
    double[][] memories = uniform(random, 6, d);
    double beta = separating(memories);
    double radius = new LogSumRelu(memories, beta).radius();
    for (double[] memory : memories) {
      double[] v = beside(memory, 0.9 * radius, random);
      assertThat(exactMove(memories, beta, v)).containsExactly(memory, within(1e-12));
      Minimum minimum = new LogSumRelu(memories, beta).retrieve(v).orElseThrow();
      assertThat(minimum.state()).containsExactly(memory);
      assertThat(minimum.novel()).isFalse();
    }
  }

  @Property(tries = 200)
  void inputsRoundedToFloatRetrieveToFloatPrecision(
      @ForAll long seed, @ForAll @IntRange(min = 4, max = 40) int d) {
    RandomStream random = new RandomStream(seed);
    double[][] memories = uniform(random, 6, d);
    double beta = separating(memories);
    double radius = new LogSumRelu(memories, beta).radius();
    double[][] rounded = uniform(new RandomStream(0), 6, d);
    for (int mu = 0; mu < 6; mu++) {
      for (int i = 0; i < d; i++) {
        rounded[mu][i] = (float) memories[mu][i];
      }
    }
    double[] v = beside(memories[0], 0.9 * radius, random);
    for (int i = 0; i < d; i++) {
      v[i] = (float) v[i];
    }
    assertThat(exactMove(rounded, (float) beta, v)).containsExactly(memories[0], within(1e-5));
  }

  @Test
  void exactStepLandsOnTheMeanOfSeveralActiveMemories() {
    double[][] memories = {{-1, 0}, {1, 0}, {0, -Math.sqrt(3)}};
    assertThat(exactMove(memories, 0.6, new double[] {0.1, -0.6}))
        .containsExactly(new double[] {0, -1 / Math.sqrt(3)}, within(1e-15));
  }

  @Property(tries = 300)
  void retrievalEndsOnAMinimumBelowItsStart(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int k,
      @ForAll @IntRange(min = 1, max = 8) int d) {
    RandomStream random = new RandomStream(seed);
    double[][] memories = uniform(random, k, d);
    double beta = (1 + 20 * random.nextDouble()) / d;
    double[] v = uniform(random, 1, d)[0];
    LogSumRelu energy = new LogSumRelu(memories, beta);
    Energy plain = Energies.kernel(Kernel.EPANECHNIKOV, beta);
    assertThat(energy.retrieve(v).isPresent()).isEqualTo(energy.active(v).length > 0);
    for (OutsideSupport outside : OutsideSupport.values()) {
      energy
          .retrieve(v, outside)
          .ifPresent(
              end -> {
                assertThat(energy.isMinimum(end.active())).isTrue();
                assertThat(energy.active(end.state())).containsExactly(end.active());
                assertThat(plain.over(memories).energy(end.state()))
                    .isLessThanOrEqualTo(plain.over(memories).energy(v) + 1e-12);
                assertThat(end.novel()).isEqualTo(end.active().length > 1);
              });
    }
  }

  @Test
  void minimaAreLowerThanAllAroundThem() {
    RandomStream random = new RandomStream(5);
    double[][] memories = uniform(random, 8, 2);
    Energy plain = Energies.kernel(Kernel.EPANECHNIKOV, 12);
    LogSumReluMinima.all(memories, 12)
        .forEach(
            minimum -> {
              double depth = plain.over(memories).energy(minimum.state());
              for (int i = 0; i < 360; i++) {
                double[] around = {
                  minimum.state()[0] + 1e-5 * Math.cos(i), minimum.state()[1] + 1e-5 * Math.sin(i)
                };
                assertThat(plain.over(memories).energy(around)).isGreaterThan(depth);
              }
            });
  }

  @Test
  void outsidePoliciesDiffer() {
    double[][] memories = {{0, 0}, {10, 0}};
    LogSumRelu energy = new LogSumRelu(memories, 2);
    double[] far = {4, 1};
    assertThat(energy.exactStep(far)).isEmpty();
    assertThat(energy.retrieve(far)).isEmpty();
    assertThat(energy.retrieve(far, OutsideSupport.NOISE)).isEmpty();
    assertThat(energy.retrieve(far, OutsideSupport.NEAREST).orElseThrow().state())
        .containsExactly(0, 0);
    assertThat(energy.retrieve(far, OutsideSupport.LOG_SUM_EXP).orElseThrow().state())
        .containsExactly(0, 0);
    assertThat(far).containsExactly(4, 1);
  }

  @Test
  void logSumExpThatSettlesOutOfReachIsNoise() {
    // The corners of a simplex: log-sum-exp has its minimum in the middle, far from all of them.
    double[][] corners = new double[12][12];
    for (int i = 0; i < 12; i++) {
      corners[i][i] = 1;
    }
    double[] v = new double[12];
    v[0] = -0.5;
    LogSumRelu energy = new LogSumRelu(corners, 3);
    assertThat(energy.radius()).isLessThan(Math.sqrt(11.0 / 12));
    assertThat(energy.retrieve(v, OutsideSupport.LOG_SUM_EXP)).isEmpty();
    assertThat(energy.retrieve(v, OutsideSupport.NEAREST)).isPresent();
  }

  @Test
  void aMemoryAtExactlyTheRadiusMakesNoMinimum() {
    LogSumRelu energy = new LogSumRelu(new double[][] {{-1}, {1}}, 0.5);
    assertThat(energy.isMinimum(0)).isFalse();
    assertThat(energy.isMinimum(0, 1)).isTrue();
    Minimum end = energy.retrieve(new double[] {-1}).orElseThrow();
    assertThat(end.state()).containsExactly(0);
    assertThat(end.active()).containsExactly(0, 1);
    assertThat(new LogSumRelu(new double[][] {{-1}, {1}}, 2).isMinimum(0, 1)).isFalse();
  }

  @Test
  void copiesOfAMemoryAreThatMemory() {
    LogSumRelu energy = new LogSumRelu(new double[][] {{1, 2}, {1, 2}, {9, 9}}, 1);
    Minimum end = energy.retrieve(new double[] {1.1, 2}).orElseThrow();
    assertThat(end.active()).containsExactly(0, 1);
    assertThat(end.novel()).isFalse();
    assertThat(energy.isMinimum(0)).isFalse();
  }

  @Test
  void memoriesAreCopiedAndChecked() {
    double[][] memories = {{1}};
    LogSumRelu energy = new LogSumRelu(memories, 1);
    memories[0][0] = 7;
    assertThat(energy.retrieve(new double[] {1.2}).orElseThrow().state()).containsExactly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogSumRelu(new double[][] {{1}, {Double.NaN}}, 1))
        .withMessage("memories[1][0] is NaN, allowed: finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogSumRelu(new double[][] {{1}, {1, 2}}, 1))
        .withMessage("memories[1] has 2 values, allowed: 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogSumRelu(new double[0][], 1))
        .withMessage("memories has 0 rows, allowed: 1 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> new LogSumRelu(memories, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> energy.active(new double[] {Double.POSITIVE_INFINITY}));
  }
}
