package engram.hebb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.binary.BinaryMemory;
import engram.binary.Flips;
import engram.binary.Interaction;
import engram.binary.RandomSigns;
import engram.binary.SignNoise;
import engram.descent.Descent;
import engram.math.RandomStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningRuleTest {

  private static final int D = 100;

  static Stream<LearningRule> rules() {
    return Stream.of(
        new Hebb(),
        new Covariance(),
        new Storkey(),
        new PseudoInverse(),
        new Perceptron(),
        new Oja(),
        new Unlearning(1));
  }

  private static double[][] patterns(int k, long seed) {
    return RandomSigns.patterns(k, D, new RandomStream(seed));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void fewPatternsAreRecalledFromNoise(LearningRule rule) {
    double[][] patterns = patterns(4, 1);
    SynapticMemory memory = rule.learn(patterns);
    assertThat(RandomSigns.exact(memory, patterns, 10, 20, new RandomStream(2)))
        .isGreaterThanOrEqualTo(0.9);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void synapsesAreSymmetricAndEveryFlipLowersTheEnergy(LearningRule rule) {
    SynapticMemory memory = rule.learn(patterns(12, 3));
    double[][] w = memory.weights();
    for (int i = 0; i < D; i++) {
      for (int j = 0; j < D; j++) {
        assertThat(w[i][j]).isEqualTo(w[j][i]);
      }
    }
    double[] s = patterns(1, 4)[0];
    Flips flips = memory.flips(s);
    RandomStream stream = new RandomStream(5);
    for (int t = 0; t < 100; t++) {
      int i = stream.nextInt(D);
      double before = memory.energy(s);
      double rise = flips.rise(i);
      flips.flip(i);
      s[i] = -s[i];
      assertThat(memory.energy(s) - before).isCloseTo(rise, within(1e-9 * (1 + Math.abs(before))));
    }
    Descent.Trace trace = RandomSigns.descent(1).run(memory, s, null);
    assertThat(trace.settled()).isTrue();
    for (int t = 1; t < trace.steps(); t++) {
      assertThat(trace.energies()[t]).isLessThan(trace.energies()[t - 1]);
    }
    Flips rest = memory.flips(trace.state());
    for (int i = 0; i < D; i++) {
      assertThat(rest.rise(i)).isNotNegative();
      assertThat(rest.pull(i)).isNotEqualTo(-rest.sign(i));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void gradientsAreDifferencesOfTheEnergy(LearningRule rule) {
    SynapticMemory memory = rule.learn(patterns(5, 6));
    double[] v = patterns(1, 7)[0];
    double[] gradient = memory.gradient(v);
    for (int i = 0; i < D; i += 13) {
      double[] up = v.clone();
      double[] down = v.clone();
      up[i] += 0.5;
      down[i] -= 0.5;
      assertThat(memory.energy(up) - memory.energy(down))
          .isCloseTo(gradient[i], within(1e-8 * (1 + Math.abs(memory.energy(v)))));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aSavedMemoryIsTheSame(LearningRule rule, @TempDir Path folder) {
    SynapticMemory memory = rule.learn(patterns(5, 8));
    memory.save(folder.resolve("m.json"));
    SynapticMemory loaded = SynapticMemory.load(folder.resolve("m.json"));
    assertThat(loaded.weights()).isDeepEqualTo(memory.weights());
    assertThat(loaded.biases()).isEqualTo(memory.biases());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void storingOneByOneIsLearningAllAtOnce(LearningRule rule) {
    if (rule instanceof IncrementalRule one) {
      double[][] patterns = patterns(6, 9);
      SynapticMemory memory = SynapticMemory.empty(D);
      for (double[] pattern : patterns) {
        memory = one.store(memory, pattern);
      }
      assertThat(memory.weights()).isDeepEqualTo(rule.learn(patterns).weights());
    }
    assertThat(rule.incremental()).isEqualTo(rule instanceof IncrementalRule);
  }

  @Test
  void hebbForgetsToTheBit() {
    Hebb hebb = new Hebb();
    double[][] patterns = patterns(30, 10);
    SynapticMemory before = hebb.learn(patterns);
    double[] more = patterns(1, 11)[0];
    SynapticMemory after = hebb.forget(hebb.store(before, more), more);
    assertThat(after.weights()).isDeepEqualTo(before.weights());
    SynapticMemory none = before;
    for (double[] pattern : patterns) {
      none = hebb.forget(none, pattern);
    }
    assertThat(none.weights()).isDeepEqualTo(SynapticMemory.empty(D).weights());
  }

  @Test
  void hebbIsTheSquareOfADenseMemory() {
    double[][] patterns = patterns(8, 12);
    SynapticMemory matrix = new Hebb().learn(patterns);
    BinaryMemory dense = BinaryMemory.of(Interaction.power(2), patterns);
    for (int seed = 0; seed < 10; seed++) {
      double[] start = patterns(1, 20 + seed)[0];
      // sum h^2 = s W s + K D, and the matrix has half of it
      assertThat(2 * matrix.energy(start)).isEqualTo(dense.energy(start) + 8 * D);
      assertThat(RandomSigns.descent(seed).end(matrix, start, null))
          .isEqualTo(RandomSigns.descent(seed).end(dense, start, null));
    }
  }

  @Test
  void covarianceWithAKnownMeanStoresOneByOne() {
    double[] mean = new double[D];
    Arrays.fill(mean, -0.6);
    Covariance rule = new Covariance(mean);
    double[][] patterns = sparse(5, 13);
    SynapticMemory memory = rule.learn(patterns);
    SynapticMemory one = SynapticMemory.empty(D);
    for (double[] pattern : patterns) {
      one = rule.store(one, pattern);
    }
    assertThat(one.weights()).isDeepEqualTo(memory.weights());
    assertThat(rule.incremental()).isTrue();
    refuses(() -> new Covariance().store(memory, patterns[0]), "mean is not given");
  }

  /** A fifth of the signs are 1. */
  private static double[][] sparse(int k, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] patterns = new double[k][2 * D];
    for (double[] pattern : patterns) {
      for (int i = 0; i < pattern.length; i++) {
        pattern[i] = stream.nextInt(5) == 0 ? 1 : -1;
      }
    }
    return k == 5
        ? Arrays.stream(patterns).map(p -> Arrays.copyOf(p, D)).toArray(double[][]::new)
        : patterns;
  }

  @Test
  void biasedPatternsNeedTheCovariance() {
    double[][] patterns = sparse(10, 14);
    RandomStream stream = new RandomStream(15);
    assertThat(RandomSigns.exact(new Covariance().learn(patterns), patterns, 10, 40, stream))
        .isGreaterThan(.9);
    assertThat(RandomSigns.exact(new Hebb().learn(patterns), patterns, 10, 40, stream))
        .isLessThan(.1);
  }

  @Test
  void rulesHoldAsManyPatternsAsMeasured() {
    RandomStream stream = new RandomStream(16);
    double[][] many = patterns(25, 17);
    assertThat(RandomSigns.exact(new Storkey().learn(many), many, 10, 50, stream))
        .isGreaterThan(.85);
    double[][] more = patterns(35, 18);
    assertThat(RandomSigns.exact(new PseudoInverse().learn(more), more, 10, 50, stream))
        .isGreaterThan(.9);
    assertThat(RandomSigns.exact(new Perceptron().learn(more), more, 10, 50, stream))
        .isGreaterThan(.8);
    assertThat(RandomSigns.exact(new Hebb().learn(many), many, 10, 50, stream)).isLessThan(.3);
  }

  @Test
  void thePseudoInverseKeepsCorrelatedPatternsAtRestAndIgnoresCopies() {
    RandomStream stream = new RandomStream(19);
    double[] common = patterns(1, 20)[0];
    double[][] patterns = new double[20][];
    Arrays.setAll(patterns, mu -> SignNoise.flipped(common, 15, stream));
    SynapticMemory memory = new PseudoInverse().learn(patterns);
    for (double[] pattern : patterns) {
      assertThat(RandomSigns.descent(1).end(memory, pattern, null)).isEqualTo(pattern);
    }
    assertThat(new PseudoInverse().store(memory, patterns[3]).weights())
        .isDeepEqualTo(memory.weights());
    SynapticMemory hebb = new Hebb().learn(patterns);
    assertThat(RandomSigns.exact(hebb, patterns, 0, 20, stream)).isLessThan(.2);
  }

  @Test
  void thePerceptronReachesItsStability() {
    double[][] patterns = patterns(30, 21);
    double[][] w = new Perceptron().learn(patterns).weights();
    for (double[] pattern : patterns) {
      for (int i = 0; i < D; i++) {
        double field = 0;
        for (int j = 0; j < D; j++) {
          field += w[i][j] * pattern[j];
        }
        assertThat(pattern[i] * field).isGreaterThanOrEqualTo(1);
      }
    }
  }

  @Test
  void ojaForgetsTheOldestAndKnowsTheLatest() {
    double[][] patterns = patterns(100, 22);
    SynapticMemory memory = new Oja(.1).learn(patterns);
    RandomStream stream = new RandomStream(23);
    double[][] latest = {patterns[99], patterns[98]};
    double[][] oldest = {patterns[0], patterns[1]};
    assertThat(RandomSigns.exact(memory, latest, 10, 20, stream)).isGreaterThan(.8);
    assertThat(RandomSigns.exact(memory, oldest, 10, 20, stream)).isZero();
  }

  @Test
  void dreamsMakeRoom() {
    double[][] patterns = patterns(20, 24);
    RandomStream stream = new RandomStream(25);
    double none =
        RandomSigns.exact(new Unlearning(0, .01, 1).learn(patterns), patterns, 5, 60, stream);
    double many =
        RandomSigns.exact(new Unlearning(30, .01, 1).learn(patterns), patterns, 5, 60, stream);
    assertThat(none).isLessThan(.7);
    assertThat(many).isGreaterThan(.85).isGreaterThan(none);
  }

  @Test
  void aRuleSaysWhatANerveWouldAsk() {
    assertThat(rules().filter(LearningRule::local).map(LearningRule::word))
        .containsExactly("hopfield", "covariance", "storkey", "perceptron", "oja", "unlearning");
    assertThat(rules().filter(LearningRule::incremental).map(LearningRule::word))
        .containsExactly("hopfield", "storkey", "pseudo-inverse", "oja");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsNoPatternIsRefusedByName(LearningRule rule) {
    refuses(() -> rule.learn(new double[0][]), "patterns is 0 rows");
    refuses(() -> rule.learn(new double[][] {{1, 0}}), "patterns[0][1] is 0.0, allowed: -1 or 1");
    refuses(
        () -> rule.learn(new double[][] {{1, -1}, {1}}),
        "patterns[1] is 1 values long, allowed: 2");
    assertThat(rule.learn(new double[][] {{1}}).energy(new double[] {1})).isFinite();
  }

  @Test
  void synapsesThatAreNotSymmetricAreRefused() {
    refuses(
        () -> SynapticMemory.of(new double[][] {{0, 1}, {2, 0}}, new double[2]),
        "weights[1][0] is 2.0, allowed: 1.0, as across the diagonal");
    refuses(
        () -> SynapticMemory.of(new double[][] {{0, 1}, {1, 0}}, new double[1]),
        "biases has 1 values, allowed: 2");
    refuses(() -> SynapticMemory.empty(0), "dimensions is 0");
    refuses(() -> new Oja(1), "rate is 1.0, allowed: above 0, below 1");
    refuses(() -> new Perceptron(0, 1), "stability is 0.0");
    refuses(() -> new Unlearning(-1, .1, 1), "dreams is -1");
  }

  private static void refuses(Runnable call, String start) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(start);
  }
}
