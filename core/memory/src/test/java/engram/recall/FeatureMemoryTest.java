package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Energies;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureMemoryTest {

  private static final Offset<Double> ROUNDING = within(1e-13);

  private static double[][] points(int n, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] points = new double[n][4];
    for (double[] point : points) {
      for (int d = 0; d < 4; d++) {
        point[d] = .3 * stream.nextGaussian();
      }
    }
    return points;
  }

  private static RandomFeatures map(FeatureKind kind) {
    return new RandomFeatures(
        new RandomFeatures.Options(kind, 4, 3000, 2, 5), new double[] {.1, 0, -.1, 0});
  }

  private static void assertSame(FeatureMemory a, FeatureMemory b) {
    assertThat(a.stored()).isEqualTo(b.stored());
    assertThat(a.vector()).usingComparatorWithPrecision(1e-13).containsExactly(b.vector());
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void theVectorIsTheSumOfTheFeatures(FeatureKind kind) {
    double[][] patterns = points(7, 1);
    FeatureMemory memory = FeatureMemory.empty(map(kind)).with(patterns);
    double[] sum = new double[map(kind).size()];
    for (double[] pattern : patterns) {
      double[] phi = map(kind).map(pattern);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += phi[i];
      }
    }
    assertThat(memory.stored()).isEqualTo(7);
    assertThat(memory.vector()).usingComparatorWithPrecision(1e-13).containsExactly(sum);
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void theKernelSumIsTheProductWithTheVectorAndNearTheExactOne(FeatureKind kind) {
    double[][] patterns = points(7, 1);
    double[] v = points(1, 2)[0];
    FeatureMemory memory = FeatureMemory.empty(map(kind)).with(patterns);
    double[] phi = map(kind).map(v);
    double[] t = memory.vector();
    double product = 0;
    for (int i = 0; i < phi.length; i++) {
      product += phi[i] * t[i];
    }
    assertThat(memory.kernelSum(v)).isCloseTo(product, within(1e-5));
    assertThat(memory.energy(v)).isEqualTo(-StrictMath.log(memory.kernelSum(v)) / 2);
    assertThat(memory.energy(v))
        .isCloseTo(Energies.logSumExp(2).over(patterns).energy(v), within(.05));
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void addingAndRemovingIsAsIfNeverAdded(FeatureKind kind) {
    FeatureMemory before = FeatureMemory.empty(map(kind)).with(points(5, 1));
    FeatureMemory after = before.with(points(3, 2)).without(points(3, 2));
    assertSame(after, before);
    assertSame(
        before.with(points(1, 3)[0]).without(points(5, 1)),
        FeatureMemory.empty(map(kind)).with(points(1, 3)[0]));
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void mergingIsTheUnion(FeatureKind kind) {
    FeatureMemory empty = FeatureMemory.empty(map(kind));
    FeatureMemory union = empty.with(points(5, 1)).with(points(3, 2));
    assertSame(empty.with(points(5, 1)).merge(empty.with(points(3, 2))), union);
  }

  @Test
  void mergingIsRefusedAcrossMaps() {
    FeatureMemory memory = FeatureMemory.empty(map(FeatureKind.PAIRED));
    RandomFeatures.Options options = memory.features().options();
    RandomFeatures otherSeed = new RandomFeatures(options.withSeed(6), memory.features().center());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.merge(FeatureMemory.empty(otherSeed)))
        .withMessageContaining("seed=6")
        .withMessageContaining("seed=5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.merge(FeatureMemory.empty(new RandomFeatures(options))))
        .withMessageContaining("the same centre");
  }

  @Test
  void theOrderOfAddingDoesNotMatter() {
    double[][] patterns = points(9, 1);
    double[][] shuffled = new double[9][];
    int[] order = new RandomStream(3).permutation(9);
    for (int i = 0; i < 9; i++) {
      shuffled[i] = patterns[order[i]];
    }
    FeatureMemory empty = FeatureMemory.empty(map(FeatureKind.PAIRED));
    assertSame(empty.with(patterns), empty.with(shuffled));
  }

  @Test
  void addingLeavesTheMemoryAndThePatternsAsTheyWere() {
    FeatureMemory empty = FeatureMemory.empty(map(FeatureKind.PAIRED));
    double[][] patterns = points(2, 1);
    empty.with(patterns);
    empty.vector()[0] = 7;
    assertThat(patterns).isDeepEqualTo(points(2, 1));
    assertThat(empty.stored()).isZero();
    assertThat(empty.vector()).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void theGradientIsThatOfTheEnergy(FeatureKind kind) {
    FeatureMemory memory = FeatureMemory.empty(map(kind)).with(points(7, 1));
    double h = 4e-3;
    for (double[] v : points(5, 2)) {
      double[] gradient = memory.gradient(v);
      for (int d = 0; d < 4; d++) {
        double[] up = v.clone();
        double[] down = v.clone();
        up[d] += h;
        down[d] -= h;
        double difference = (memory.energy(up) - memory.energy(down)) / (2 * h);
        assertThat(gradient[d]).isCloseTo(difference, within(1e-4));
      }
    }
  }

  @Test
  void farFromThePatternsTheEnergyIsClippedAndTheGradientZero() {
    FeatureMemory memory = FeatureMemory.empty(map(FeatureKind.PAIRED), .5).with(points(1, 1)[0]);
    double[] far = {3, 3, 3, 3};
    double[] near = points(1, 1)[0];
    double[] beyond = {1e9, 0, 0, 0};
    assertThat(memory.energy(far)).isEqualTo(-StrictMath.log(.5) / 2);
    assertThat(memory.gradient(far)).containsOnly(0);
    assertThat(memory.kernelSum(beyond)).isZero();
    try (Parallel pool = new Parallel(1)) {
      FeatureMemory.Evaluation batch =
          memory.evaluate(new double[][] {far, near, beyond, near}, pool);
      assertThat(batch.clipped()).containsExactly(true, false, true, false);
      assertThat(batch.clippedFraction()).isEqualTo(.5);
      assertThat(batch.values()[0]).isEqualTo(memory.energy(far));
      assertThat(batch.values()[1]).isEqualTo(memory.energy(near));
      assertThat(memory.evaluate(new double[0][], pool).clippedFraction()).isZero();
      List<FeatureMemory.Trace> run = memory.descend(new double[][] {far, near}, null, 3, .5, pool);
      assertThat(run.get(0).state()).isEqualTo(far);
      assertThat(run.get(0).clipped()).containsOnly(true);
      assertThat(FeatureMemory.Trace.clippedFraction(run)).isEqualTo(.5);
    }
  }

  @Test
  void anEmptyMemoryIsClippedEverywhere() {
    FeatureMemory empty = FeatureMemory.empty(map(FeatureKind.PAIRED));
    double[] v = points(1, 1)[0];
    assertThat(empty.floor()).isEqualTo(1e-5);
    assertThat(empty.energy(v)).isEqualTo(-StrictMath.log(1e-5) / 2);
    assertThat(empty.gradient(v)).containsOnly(0);
  }

  @Test
  void aDescentLowersTheEnergyAndKeepsClampedCoordinatesToTheBit() {
    FeatureMemory memory = FeatureMemory.empty(map(FeatureKind.PAIRED)).with(points(7, 1));
    boolean[] free = {true, false, true, false};
    for (double[] start : points(5, 2)) {
      double[] kept = start.clone();
      FeatureMemory.Trace trace = memory.descend(start, free, 20, .3);
      assertThat(start).isEqualTo(kept);
      assertThat(trace.state()[1]).isEqualTo(start[1]);
      assertThat(trace.state()[3]).isEqualTo(start[3]);
      assertThat(trace.state()[0]).isNotEqualTo(start[0]);
      assertThat(trace.energies()).hasSize(21);
      assertThat(trace.energies()[0]).isEqualTo(memory.energy(start));
      assertThat(trace.energies()[20]).isEqualTo(memory.energy(trace.state()));
      for (int t = 0; t < 20; t++) {
        assertThat(trace.energies()[t + 1]).isLessThanOrEqualTo(trace.energies()[t] + 1e-6);
      }
    }
  }

  @Test
  void aStepIsOneStepAgainstTheGradient() {
    FeatureMemory memory = FeatureMemory.empty(map(FeatureKind.COSINE)).with(points(7, 1));
    double[] start = points(1, 2)[0];
    double[] gradient = memory.gradient(start);
    double[] end = memory.descend(start, null, 1, .4).state();
    for (int d = 0; d < 4; d++) {
      assertThat(end[d]).isCloseTo(start[d] - .4 * gradient[d], ROUNDING);
    }
    assertThat(memory.descend(start, new boolean[4], 2, .4).state()).isEqualTo(start);
    assertThat(memory.descend(start, null, 0, .4).energies()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(FeatureKind.class)
  void resultsDoNotDependOnThreadsOrOnTheOtherPoints(FeatureKind kind) {
    RandomFeatures map = new RandomFeatures(new RandomFeatures.Options(kind, 4, 5001, 2, 5));
    double[][] patterns = points(30, 1);
    double[][] starts = points(150, 2);
    FeatureMemory one = FeatureMemory.empty(map).with(patterns);
    try (Parallel pool = new Parallel(3)) {
      FeatureMemory three = FeatureMemory.empty(map).with(patterns, pool);
      assertThat(three.vector()).isEqualTo(one.vector());
      double[] energies = three.evaluate(starts, pool).values();
      List<FeatureMemory.Trace> run = three.descend(starts, null, 3, .5, pool);
      for (int p = 0; p < starts.length; p++) {
        assertThat(energies[p]).isEqualTo(one.energy(starts[p]));
        FeatureMemory.Trace alone = one.descend(starts[p], null, 3, .5);
        assertThat(run.get(p).state()).isEqualTo(alone.state());
        assertThat(run.get(p).energies()).isEqualTo(alone.energies());
      }
    }
  }

  @Test
  void energyAndDescentAreTheSameOnEveryMachine() {
    FeatureMemory memory = FeatureMemory.empty(map(FeatureKind.PAIRED)).with(points(7, 1));
    double[] start = points(1, 2)[0];
    assertThat(memory.energy(start)).isEqualTo(-.5469811240781913);
    assertThat(memory.descend(start, null, 5, .5).state())
        .containsExactly(
            -.08656708813426708, -.03633002390684611, .1370781678520999, -.1850491517092377);
  }

  @Test
  void badInputIsNamed() {
    FeatureMemory memory = FeatureMemory.empty(map(FeatureKind.PAIRED));
    double[] v = points(1, 1)[0];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.with(new double[][] {v, {1, 2, Double.NaN, 4}}))
        .withMessage("pattern 1[2] is NaN, allowed: finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.with(new double[3]))
        .withMessage("pattern 0 has 3 values, allowed: 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.without(v))
        .withMessage("patterns is 1 rows, allowed: up to 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.energy(new double[] {1, 2, 3, Double.POSITIVE_INFINITY}))
        .withMessage("v[3] is Infinity, allowed: finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.descend(v, new boolean[2], 1, 1))
        .withMessage("free is 2 flags long, allowed: 4 flags, one a coordinate, or null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.descend(v, null, -1, 1))
        .withMessage("steps is -1, allowed: 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> memory.descend(v, null, 1, 0))
        .withMessage("stepSize is 0.0, allowed: above 0, finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMemory.empty(memory.features(), 0))
        .withMessage("floor is 0.0, allowed: above 0, finite");
    FeatureMemory two = memory.with(points(2, 1));
    assertThatThrownBy(() -> two.descend(new double[] {1, 1, 0, .3}, null, 9, Double.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageEndingWith("is not finite after step 1: take smaller steps");
    assertThat(Arrays.stream(two.descend(points(1, 2)[0], null, 9, 1e200).state()))
        .allMatch(Double::isFinite);
  }
}
