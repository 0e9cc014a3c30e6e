package engram.basin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import engram.cluster.Blobs;
import engram.density.KernelDensity;
import engram.energy.Kernel;
import engram.math.RandomStream;
import engram.measure.AdjustedRandIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasinClusteringTest {

  private static final BasinClustering.Options AUTO = BasinClustering.Options.DEFAULT;

  private static final String[] DESCENDING = {
    "GAUSSIAN", "EPANECHNIKOV", "COSINE", "QUARTIC", "TRIWEIGHT"
  };

  @ParameterizedTest
  @EnumSource(names = {"GAUSSIAN", "EPANECHNIKOV", "COSINE", "QUARTIC", "TRIWEIGHT"})
  void separateHillsAreFound(Kernel kernel) {
    for (int k = 2; k <= 3; k++) {
      double[][] x = Blobs.of(300, 2 * k - 2, k, 12, k);
      BasinModel model =
          BasinClustering.fit(
              x, AUTO.withKernel(kernel).withBandwidth(kernel.bandwidth(0.9, 2 * k - 2)));
      assertThat(model.k()).isEqualTo(k);
      assertThat(AdjustedRandIndex.of(Blobs.labels(300, k), model.labels())).isGreaterThan(0.97);
      assertThat(model.predict(x)).isEqualTo(model.labels());
      assertThat(model.unfinished()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GAUSSIAN", "EPANECHNIKOV", "COSINE", "QUARTIC", "TRIWEIGHT"})
  void noStepRaisesTheEnergy(Kernel kernel) {
    double[][] x = Blobs.overlapping();
    BasinMemories memories = BasinMemories.of(x, Blobs.weights(x.length, 2), 0);
    double h = kernel.bandwidth(0.7, 5);
    BasinField.Probe probe =
        new BasinField(kernel, h, memories.points(), memories.weights()).probe();
    int moves = 0;
    for (double[] start : memories.points()) {
      double[] v = start.clone();
      double before = probe.logSum(v);
      for (int t = 0; t < 40; t++) {
        moves += probe.step(v) > 1e-6 ? 1 : 0;
        double after = probe.logSum(v);
        assertThat(after).isGreaterThanOrEqualTo(before - 1e-12);
        before = after;
      }
    }
    assertThat(moves).isGreaterThan(300);
  }

  @Test
  void aStepIsTheWeightedMeanOfTheFormula() {
    double[][] x = {{0, 0}, {1, 0.5}, {0.3, -0.8}, {9, 9}};
    double[] a = {1, 2, 0.5, 1};
    BasinMemories memories = BasinMemories.of(x, a, 0);
    for (String name : DESCENDING) {
      Kernel kernel = Kernel.valueOf(name);
      double[] v = {0.4, 0.1};
      double[] expected = new double[2];
      double total = 0;
      for (int j = 0; j < 4; j++) {
        double w = a[j] * kernel.slope(-BasinModes.squared(v, x[j]) / 2.25, 0);
        total += w;
        expected[0] += w * x[j][0];
        expected[1] += w * x[j][1];
      }
      new BasinField(kernel, 1.5, memories.points(), memories.weights()).probe().step(v);
      // The Gaussian of the far memory is cut at exp(-16) and beyond.
      assertThat(v[0]).isCloseTo(expected[0] / total, within(1e-8));
      assertThat(v[1]).isCloseTo(expected[1] / total, within(1e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({"QUARTIC, 10000", "GAUSSIAN, 10000", "QUARTIC, 0"})
  void theOrderOfTheRowsAndTheThreadsDoNotMatter(Kernel kernel, int exactRows) {
    double[][] x = Blobs.of(1500, 3, 3, 5, 4);
    BasinClustering.Options options = AUTO.withKernel(kernel).withExactRows(exactRows);
    BasinModel one = BasinClustering.fit(x, options.withThreads(1));
    for (int threads : new int[] {2, 4}) {
      BasinModel other = BasinClustering.fit(x, options.withThreads(threads));
      assertThat(other.modes()).isDeepEqualTo(one.modes());
      assertThat(other.labels()).isEqualTo(one.labels());
      assertThat(other.bandwidth()).isEqualTo(one.bandwidth());
    }
    int[] order = new RandomStream(3).permutation(x.length);
    BasinModel shuffled =
        BasinClustering.fit(
            Arrays.stream(order).mapToObj(i -> x[i]).toArray(double[][]::new), options);
    assertThat(shuffled.modes()).isDeepEqualTo(one.modes());
    assertThat(shuffled.labels())
        .isEqualTo(Arrays.stream(order).map(i -> one.labels()[i]).toArray());
  }

  @Test
  void movedAndStretchedDataHaveTheSamePartition() {
    double[][] x = Blobs.of(200, 2, 2, 5, 8);
    BasinModel model = BasinClustering.fit(x, AUTO);
    BasinModel moved = BasinClustering.fit(Blobs.moved(x, 4, 100), AUTO);
    assertThat(moved.bandwidth()).isCloseTo(4 * model.bandwidth(), within(1e-9));
    assertThat(moved.labels()).isEqualTo(model.labels());
    BasinModel given =
        BasinClustering.fit(Blobs.moved(x, 4, 100), AUTO.withBandwidth(4 * model.bandwidth()));
    assertThat(given.labels()).isEqualTo(model.labels());
    assertThat(given.modes()[0][0]).isCloseTo(4 * model.modes()[0][0] + 100, within(1e-5));
  }

  @Test
  void hillsOfDifferentWidthAreFound() {
    double[][] x = Blobs.of(400, 2, 2, 0, 5);
    for (int i = 0; i < x.length; i += 2) {
      x[i][0] = 3 * x[i][0] + 15;
    }
    BasinModel model = BasinClustering.fit(x, AUTO);
    assertThat(model.k()).isEqualTo(2);
    assertThat(AdjustedRandIndex.of(Blobs.labels(400, 2), model.labels())).isGreaterThan(0.97);
  }

  @Test
  void ringsOfDifferentScaleComeTogetherByTheirPasses() {
    double[][] x = new double[600][2];
    int[] truth = new int[600];
    RandomStream stream = new RandomStream(2);
    for (int i = 0; i < 600; i++) {
      truth[i] = i % 3 == 0 ? 0 : 1;
      double radius = (truth[i] == 0 ? 2 : 10) + 0.2 * stream.nextGaussian();
      double angle = 2 * Math.PI * stream.nextDouble();
      x[i][0] = radius * StrictMath.cos(angle);
      x[i][1] = radius * StrictMath.sin(angle);
    }
    BasinClustering.Options options = AUTO.withBandwidth(2.5).withMinClusterSize(2);
    assertThat(BasinClustering.fit(x, options.withProminence(0)).k()).isGreaterThan(6);
    BasinModel joined = BasinClustering.fit(x, options.withProminence(2));
    assertThat(joined.k()).isEqualTo(2);
    assertThat(AdjustedRandIndex.of(truth, joined.labels())).isEqualTo(1);
  }

  @Test
  void aFarPointIsNoiseOrItsOwnBasinOrGoesToTheNearest() {
    double[][] x = Blobs.of(101, 2, 1, 0, 1);
    x[100] = new double[] {50, 50};
    BasinClustering.Options options = AUTO.withBandwidth(3);
    BasinModel noise = BasinClustering.fit(x, options);
    assertThat(noise.labels()[100]).isEqualTo(-1);
    assertThat(noise.noise()).isEqualTo(1);
    assertThat(noise.sizes()).containsExactly(100);
    assertThat(noise.predict(new double[] {-70, 0})).isEqualTo(-1);
    assertThat(noise.logDensity(new double[] {-70, 0})).isEqualTo(Double.NEGATIVE_INFINITY);
    BasinModel own = BasinClustering.fit(x, options.withMinClusterSize(1));
    assertThat(own.k()).isEqualTo(2);
    assertThat(own.modes()[1]).containsExactly(50, 50);
    BasinModel near = BasinClustering.fit(x, options.withStrays(StrayRows.NEAREST));
    assertThat(near.labels()).containsOnly(0);
    assertThat(near.predict(new double[] {-70, 0})).isZero();
  }

  @Test
  void rowsOfLowDensityAreNoise() {
    double[][] x = Blobs.of(500, 2, 1, 0, 6);
    BasinModel model = BasinClustering.fit(x, AUTO.withBandwidth(2).withNoiseDensity(0.1));
    double least = model.logDensity(model.modes()[0]) + Math.log(0.1);
    assertThat(model.noise()).isBetween(10, 150);
    for (int i = 0; i < x.length; i++) {
      assertThat(model.labels()[i] == 0).isEqualTo(model.logDensity(x[i]) >= least);
    }
    assertThat(model.predict(x)).isEqualTo(model.labels());
  }

  @ParameterizedTest
  @EnumSource(names = {"GAUSSIAN", "QUARTIC"})
  void logDensityIsThatOfTheKernelEstimate(Kernel kernel) {
    double[][] x = Blobs.overlapping();
    BasinModel model = BasinClustering.fit(x, AUTO.withKernel(kernel).withBandwidth(2.5));
    KernelDensity density = new KernelDensity(kernel, 2.5, x);
    for (double[] point : new double[][] {x[3], {1, 0, 1, 0, 1}, {60, 0, 0, 0, 0}}) {
      double expected = density.logDensity(point);
      if (Double.isInfinite(expected)) {
        assertThat(model.logDensity(point)).isEqualTo(expected);
      } else {
        assertThat(model.logDensity(point)).isCloseTo(expected, within(1e-7));
      }
    }
  }

  @Test
  void theDensityUnderAnotherKernelHasTheSameWidthAndReachesFar() {
    double[][] x = mixture(60, 2, 2, 8, 3);
    BasinModel model = BasinClustering.fit(x, AUTO);
    double deviation = model.bandwidth() / Kernel.QUARTIC.bandwidth(1, 2);
    KernelDensity same =
        new KernelDensity(Kernel.GAUSSIAN, Kernel.GAUSSIAN.bandwidth(deviation, 2), x);
    double[] far = {1e3, 0};
    assertThat(model.logDensity(far)).isEqualTo(Double.NEGATIVE_INFINITY);
    for (double[] point : new double[][] {x[0], x[1], far}) {
      double expected = same.logDensity(point);
      assertThat(model.logDensity(Kernel.GAUSSIAN).applyAsDouble(point))
          .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }
  }

  @Test
  void aWeightOfTwoIsTwoRowsAndOneOfZeroNone() {
    double[][] x = Blobs.of(60, 2, 2, 6, 9);
    double[] weights = new double[60];
    double[][] twice = new double[90][];
    for (int i = 0; i < 60; i++) {
      weights[i] = i % 4 < 2 ? 2 : 1;
      twice[i] = x[i];
    }
    int at = 60;
    for (int i = 0; i < 60; i++) {
      if (i % 4 < 2) {
        twice[at++] = x[i];
      }
    }
    BasinClustering.Options options = AUTO.withBandwidth(2.5).withMinClusterSize(5);
    BasinModel weighted = BasinClustering.fit(x, weights, options);
    BasinModel doubled = BasinClustering.fit(twice, options);
    assertThat(weighted.modes()).isDeepEqualTo(doubled.modes());
    assertThat(weighted.labels()).isEqualTo(Arrays.copyOf(doubled.labels(), 60));
    Arrays.fill(weights, 1);
    weights[0] = 0;
    BasinModel without = BasinClustering.fit(Arrays.copyOfRange(x, 1, 60), options);
    BasinModel zero = BasinClustering.fit(x, weights, options);
    assertThat(zero.modes()).isDeepEqualTo(without.modes());
    assertThat(zero.labels()[0]).isEqualTo(without.predict(x[0]));
  }

  @Test
  void smallestDataAreOneCluster() {
    for (double[][] x : List.of(new double[][] {{3, 4}}, new double[][] {{1}, {1}, {1}})) {
      BasinModel model = BasinClustering.fit(x, AUTO);
      assertThat(model.k()).isEqualTo(1);
      assertThat(model.labels()).containsOnly(0);
      assertThat(model.modes()[0]).isEqualTo(x[0]);
      assertThat(model.memories()).isEqualTo(1);
    }
    double[][] line = Blobs.of(150, 1, 1, 0, 3);
    for (int i = 0; i < 75; i++) {
      line[i][0] += 10;
    }
    assertThat(BasinClustering.fit(line, AUTO).k()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void theIndexMissesNothing(int d) {
    double[][] x = BasinMemories.of(Blobs.of(700, d, 3, 4, 1), null, 0).points();
    BasinIndex index = new BasinIndex(x, 1.3);
    for (double[] v : Blobs.of(50, d, 3, 4, 2)) {
      boolean[] seen = new boolean[x.length];
      index.visit(
          v,
          (from, to) -> {
            for (int at = from; at < to; at++) {
              assertThat(seen[index.order()[at]]).isFalse();
              seen[index.order()[at]] = true;
            }
          });
      for (int i = 0; i < x.length; i++) {
        assertThat(seen[i] || BasinModes.squared(v, x[i]) > 1.69).isTrue();
      }
    }
  }

  @Test
  void sharedMemoriesHardlyMoveTheDensity() {
    double[][] x = Blobs.of(5000, 2, 2, 6, 1);
    BasinModel exact = BasinClustering.fit(x, AUTO);
    BasinModel shared = BasinClustering.fit(x, AUTO.withExactRows(0));
    assertThat(shared.predict(x)).isEqualTo(shared.labels());
    assertThat(BasinModel.fromJson(shared.toJson()).predict(x)).isEqualTo(shared.labels());
    assertThat(shared.memories()).isLessThan(exact.memories() / 2);
    assertThat(shared.k()).isEqualTo(exact.k());
    assertThat(shared.logDensity(exact.modes()[0]))
        .isCloseTo(exact.logDensity(exact.modes()[0]), within(0.01));
    assertThat(AdjustedRandIndex.of(exact.labels(), shared.labels())).isGreaterThan(0.98);
  }

  @Test
  void filesAndSerialFormsReadBackToTheBit(@TempDir Path folder) throws Exception {
    double[][] x = Blobs.overlapping();
    BasinModel model = BasinClustering.fit(x, AUTO.withBandwidth(3.5));
    model.save(folder.resolve("basins.json"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (BasinModel read :
          List.of(BasinModel.load(folder.resolve("basins.json")), (BasinModel) in.readObject())) {
        assertThat(read.toJson()).isEqualTo(model.toJson());
        assertThat(read.predict(x)).isEqualTo(model.predict(x));
        assertThat(read.logDensity(x[1])).isEqualTo(model.logDensity(x[1]));
        assertThat(read.options()).isEqualTo(model.options());
      }
    }
  }

  @Test
  void badInputIsRefusedByName() {
    refuses(() -> AUTO.withBandwidth(0), "bandwidth is 0.0, allowed: above 0 and finite");
    refuses(() -> AUTO.withBandwidth(-1), "bandwidth is -1.0, allowed: above 0 and finite");
    refuses(() -> AUTO.withBandwidth(Double.NaN), "bandwidth is NaN, allowed: above 0");
    refuses(() -> AUTO.withKernel(Kernel.UNIFORM), "kernel is UNIFORM, allowed: GAUSSIAN");
    refuses(() -> AUTO.withTolerance(0), "tolerance is 0.0");
    refuses(() -> AUTO.withNoiseDensity(1), "noiseDensity is 1.0");
    double[][] hole = {{1, 2}, {3, Double.NaN}};
    refuses(() -> BasinClustering.fit(hole, AUTO), "x[1][1] is NaN, allowed: finite");
    refuses(() -> BasinClustering.fit(new double[][] {{1}, {1, 2}}, AUTO), "x[1] has 2 values");
    refuses(
        () -> BasinClustering.fit(new double[][] {{1}, {2}}, new double[] {1, -1}, AUTO),
        "weights[1] is -1.0");
    BasinModel model = BasinClustering.fit(Blobs.three(), AUTO);
    refuses(() -> model.predict(new double[] {1, 2}), "x has 2 values, allowed: 4");
  }

  private static void refuses(Runnable call, String start) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageStartingWith(start);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"150, 2, 3, 8", "300, 2, 5, 6", "1000, 1, 3, 6", "1000, 3, 6, 7", "500, 10, 4, 8"})
  void theNumberOfHillsIsFoundFor95Of100Seeds(int n, int d, int k, double gap) {
    // Seeds below 20 helped to choose the defaults.
    long right =
        IntStream.range(100, 200)
            .parallel()
            .filter(
                seed ->
                    BasinClustering.fit(mixture(n, d, k, gap, seed), AUTO.withThreads(1)).k() == k)
            .count();
    assertThat(right).isGreaterThanOrEqualTo(95);
  }

  @Tag("slow")
  @Test
  void aHundredThousandRowsAreClustered() {
    double[][] x = mixture(100_000, 2, 5, 6, 7);
    BasinModel model = BasinClustering.fit(x, AUTO);
    assertThat(model.k()).isEqualTo(5);
    assertThat(model.unfinished()).isZero();
  }

  /** Hills of standard deviation 1 at random places at least {@code gap} apart. */
  private static double[][] mixture(int n, int d, int k, double gap, long seed) {
    RandomStream stream = new RandomStream(1000 + seed);
    double[][] centres = new double[k][d];
    double box = 1.2 * gap * StrictMath.pow(k, 1.0 / d);
    for (int j = 0; j < k; box *= 1.01) {
      for (int c = 0; c < d; c++) {
        centres[j][c] = box * stream.nextDouble();
      }
      boolean apart = true;
      for (int l = 0; l < j; l++) {
        apart &= BasinModes.squared(centres[j], centres[l]) >= gap * gap;
      }
      j += apart ? 1 : 0;
    }
    double[][] x = new double[n][d];
    for (double[] row : x) {
      double[] centre = centres[stream.nextInt(k)];
      for (int c = 0; c < d; c++) {
        row[c] = centre[c] + stream.nextGaussian();
      }
    }
    return x;
  }
}
