package engram.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.binary.SignFlips.Order;
import engram.binary.SignFlips.Rule;
import engram.descent.Descent;
import engram.energy.Energies;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryMemoryTest {

  private static final int D = 70; // more than one word of bits
  private static final int K = 90;

  static List<Interaction> interactions() {
    return List.of(
        Interaction.power(2),
        Interaction.power(4),
        Interaction.rectified(3),
        Interaction.rectified(20),
        Interaction.exponential(1),
        Interaction.exponential(0.05),
        Interaction.exponential(500));
  }

  private static BinaryMemory random(Interaction interaction, long seed) {
    return BinaryMemory.of(interaction, RandomSigns.patterns(K, D, new RandomStream(seed)));
  }

  private static double[] state(long seed) {
    return RandomSigns.patterns(1, D, new RandomStream(1000 + seed))[0];
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void aFlipChangesTheEnergyByWhatWasSaid(Interaction interaction) {
    BinaryMemory memory = random(interaction, 1);
    double[] s = state(1);
    Flips flips = memory.flips(s);
    RandomStream stream = new RandomStream(2);
    for (int t = 0; t < 200; t++) {
      int i = stream.nextInt(D);
      double before = memory.energy(s);
      double rise = flips.rise(i);
      flips.flip(i);
      s[i] = -s[i];
      double after = memory.energy(s);
      double size = Math.max(Math.abs(before), Math.abs(after));
      assertThat(after - before).isCloseTo(rise, within(1e-10 * size));
      assertThat(flips.sign(i)).isEqualTo((int) s[i]);
      assertThat(flips.rise(i)).isCloseTo(-rise, within(1e-10 * size));
    }
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void theEnergyFallsAtEverySweepAndRestMeansThatNoFlipHelps(Interaction interaction) {
    BinaryMemory memory = random(interaction, 3);
    for (int seed = 0; seed < 10; seed++) {
      Descent.Trace trace = RandomSigns.descent(seed).run(memory, state(seed), null);
      assertThat(trace.settled()).isTrue();
      double[] energies = trace.energies();
      for (int t = 1; t < trace.steps(); t++) {
        assertThat(energies[t]).isLessThan(energies[t - 1]);
      }
      assertThat(energies[trace.steps()]).isEqualTo(energies[trace.steps() - 1]);
      Flips flips = memory.flips(trace.state());
      for (int i = 0; i < D; i++) {
        assertThat(flips.rise(i)).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void gradientsAreDifferencesOfTheEnergy(Interaction interaction) {
    if (interaction.isExponential() && interaction.beta() > 100) {
      return; // a maximum of overlaps, which has edges
    }
    BinaryMemory memory = random(interaction, 4);
    double[] v = state(4);
    for (int i = 0; i < D; i++) {
      v[i] *= 0.5 + i / 100.0;
    }
    double[] gradient = memory.gradient(v);
    double size = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < D; i += 7) {
      double[] up = v.clone();
      double[] down = v.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      assertThat((memory.energy(up) - memory.energy(down)) / 2e-5)
          .isCloseTo(gradient[i], within(1e-5 * size));
    }
  }

  @Property(tries = 50)
  void anEvenPowerKnowsTheMirrorImageAndARectifiedOneDoesNot(
      @ForAll @IntRange(max = 1_000_000) int seed) {
    double[] s = state(seed);
    double[] mirror = Arrays.stream(s).map(each -> -each).toArray();
    BinaryMemory even = random(Interaction.power(4), seed);
    assertThat(even.energy(mirror)).isEqualTo(even.energy(s));
    double[] pattern = even.pattern(0);
    BinaryMemory rectified = random(Interaction.rectified(4), seed);
    double[] other = Arrays.stream(pattern).map(each -> -each).toArray();
    assertThat(rectified.energy(other)).isGreaterThan(rectified.energy(pattern));
  }

  @Test
  void theSquareIsTheClassicalHopfieldNetworkOfBothRules() {
    BinaryMemory memory = random(Interaction.power(2), 5);
    for (int seed = 0; seed < 20; seed++) {
      double[] start = state(seed);
      double[] byEnergy = RandomSigns.descent(seed).end(memory, start, null);
      double[] byField =
          RandomSigns.descent(new SignFlips(Order.RANDOM, Rule.FIELD, seed))
              .end(memory, start, null);
      assertThat(byField).isEqualTo(byEnergy);
    }
  }

  @Test
  void theExponentialFlipsTheSameSignsByBothRules() {
    BinaryMemory memory = random(Interaction.exponential(0.3), 6);
    for (int seed = 0; seed < 20; seed++) {
      double[] start = state(seed);
      assertThat(
              RandomSigns.descent(new SignFlips(Order.SWEEP, Rule.FIELD, 0))
                  .end(memory, start, null))
          .isEqualTo(
              RandomSigns.descent(new SignFlips(Order.SWEEP, Rule.ENERGY, 0))
                  .end(memory, start, null));
    }
  }

  @Test
  void theLogarithmOfExponentialsIsTheEnergyOfDotProducts() {
    BinaryMemory memory = random(Interaction.exponential(0.3), 7);
    double[][] patterns = new double[K][];
    Arrays.setAll(patterns, memory::pattern);
    double[] s = state(7);
    double confined = Energies.modernHopfield(0.3).over(patterns).energy(s);
    assertThat(memory.energy(s)).isCloseTo(confined - D / 2.0, within(1e-9));
  }

  @Test
  void clampedSignsStayAndTheOthersAreFilledIn() {
    BinaryMemory memory = random(Interaction.exponential(1), 8);
    double[] pattern = memory.pattern(3);
    double[] start = pattern.clone();
    boolean[] free = new boolean[D];
    for (int i = 0; i < D / 2; i++) {
      free[i] = true;
      start[i] = 1;
    }
    assertThat(RandomSigns.descent(1).end(memory, start, free)).isEqualTo(pattern);
    free[0] = false;
    start[0] = -pattern[0];
    assertThat(RandomSigns.descent(1).end(memory, start, free)[0]).isEqualTo(-pattern[0]);
  }

  @Test
  void manyStatesEndTheSameForAnyNumberOfThreads() {
    BinaryMemory memory = random(Interaction.rectified(5), 9);
    double[][] starts = RandomSigns.patterns(40, D, new RandomStream(9));
    try (Parallel one = new Parallel(1);
        Parallel three = new Parallel(3)) {
      double[][] alone = RandomSigns.descent(2).ends(memory, starts, null, one);
      assertThat(RandomSigns.descent(2).ends(memory, starts, null, three)).isDeepEqualTo(alone);
      assertThat(alone[7]).isEqualTo(RandomSigns.descent(2).end(memory, starts[7], null));
    }
  }

  @Test
  void aPathBeginsAtTheStartAndEndsAtRest() {
    BinaryMemory memory = random(Interaction.exponential(1), 10);
    double[] start = SignNoise.flipped(memory.pattern(5), 20, new RandomStream(3));
    List<double[]> path = RandomSigns.descent(3).path(memory, start, null);
    assertThat(path.get(0)).isEqualTo(start);
    assertThat(path.get(path.size() - 1))
        .isEqualTo(memory.pattern(5))
        .isEqualTo(RandomSigns.descent(3).end(memory, start, null));
    assertThat(memory.overlaps(path.get(path.size() - 1))[5]).isEqualTo(D);
  }

  @Test
  void onePatternMoreAndOneLessAreThoseStoredAtOnce() {
    double[][] patterns = RandomSigns.patterns(4, D, new RandomStream(11));
    Interaction cube = Interaction.rectified(3);
    BinaryMemory all = BinaryMemory.of(cube, patterns);
    BinaryMemory grown = BinaryMemory.of(cube, Arrays.copyOf(patterns, 3)).with(patterns[3]);
    assertThat(grown.toJson()).isEqualTo(all.toJson());
    assertThat(all.without(3).toJson())
        .isEqualTo(BinaryMemory.of(cube, Arrays.copyOf(patterns, 3)).toJson());
    assertThat(all.count()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("interactions")
  void aSavedMemoryEndsWhereItDid(Interaction interaction, @TempDir Path folder) {
    BinaryMemory memory = random(interaction, 12);
    memory.save(folder.resolve("m.json"));
    BinaryMemory loaded = BinaryMemory.load(folder.resolve("m.json"));
    assertThat(RandomSigns.descent(4).run(loaded, state(12), null).energies())
        .isEqualTo(RandomSigns.descent(4).run(memory, state(12), null).energies());
    assertThat(loaded.toString()).isEqualTo(memory.toString());
  }

  @Test
  void whatIsNoMemoryOfSignsIsRefusedByName() {
    Interaction square = Interaction.power(2);
    refuses(() -> BinaryMemory.of(square, new double[0][]), "patterns is 0 rows");
    refuses(() -> BinaryMemory.of(square, new double[][] {{}}), "patterns[0] is 0 values long");
    refuses(
        () -> BinaryMemory.of(square, new double[][] {{1, 0.5}}),
        "patterns[0][1] is 0.5, allowed: -1 or 1");
    refuses(
        () -> BinaryMemory.of(square, new double[][] {{1, 1}, {1}}),
        "patterns[1] is 1 values long, allowed: 2 values");
    BinaryMemory memory = random(square, 13);
    refuses(() -> memory.flips(new double[D]), "state[0] is 0.0, allowed: -1 or 1");
    refuses(() -> memory.flips(new double[] {1}), "state is 1 values long, allowed: 70 values");
    refuses(
        () -> RandomSigns.descent(1).end(memory, new double[D], null),
        "state[0] is 0.0, allowed: -1 or 1");
    refuses(() -> Interaction.power(3), "power is 3, allowed: even, or rectified powers");
    refuses(() -> Interaction.rectified(1), "power is 1, allowed: 2 or more");
    refuses(() -> Interaction.exponential(0), "beta is 0.0");
    refuses(() -> random(Interaction.rectified(200), 1), "power is 200, allowed: up to 165 for 70");
    refuses(() -> memory.without(K), "mu is 90, allowed: 0 to 89");
    double[][] points = {{1, 1}, {-1, 1}};
    refuses(
        () -> RandomSigns.descent(1).end(Energies.logSumExp(1).over(points), points[0], null),
        "landscape is a StoredPatterns, allowed: one of signs");
    JsonObject json = memory.toJson();
    JsonArray texts = new JsonArray();
    texts.add("+-o");
    json.add("patterns", texts);
    refuses(
        () -> BinaryMemory.fromJson(json), "model is incomplete or misshapen: a pattern holds 'o'");
  }

  private static void refuses(Runnable call, String start) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(start);
  }
}
