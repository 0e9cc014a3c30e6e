package engram.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.math.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MemoryCompletionTest {

  private static final double NAN = Double.NaN;
  private static final MemoryCompletion.Options ONE =
      new MemoryCompletion.Options(1, 1, Separations.SOFTMAX);

  /** A plane curve and two linear columns, in units far apart, with a share of holes. */
  private static double[][] curve(int rows, double share, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] x = new double[rows][];
    for (int i = 0; i < rows; i++) {
      double a = 2 * random.nextDouble() - 1;
      double b = 2 * random.nextDouble() - 1;
      x[i] = new double[] {a, 1000 * b, a + b + 0.01 * random.nextGaussian(), 7 + a * a};
      int kept = random.nextInt(4);
      for (int d = 0; d < 4; d++) {
        x[i][d] = d != kept && random.nextDouble() < share ? NAN : x[i][d];
      }
    }
    return x;
  }

  private static double rmse(double[][] completed, double[][] truth, double[][] holed, int column) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < truth.length; i++) {
      if (Double.isNaN(holed[i][column])) {
        double error = completed[i][column] - truth[i][column];
        sum += error * error;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  @Test
  void followsLinesAndCurvesThatTheMeanMisses() {
    double[][] whole = curve(400, 0, 1);
    double[][] holed = new double[400][];
    for (int i = 0; i < 400; i++) {
      holed[i] = whole[i].clone();
      holed[i][i % 4] = NAN;
    }
    double[][] completed = MemoryCompletion.fit(holed, ONE).complete(holed);
    assertThat(rmse(completed, whole, holed, 1)).isLessThan(70); // the mean misses by 577
    assertThat(rmse(completed, whole, holed, 2)).isLessThan(0.08); // the mean by .82
    assertThat(rmse(completed, whole, holed, 3)).isLessThan(0.06); // the mean and any line by .30
  }

  @Test
  void linearDataWithoutNoiseIsCompletedAlmostExactly() {
    double[][] x = new double[60][];
    RandomStream random = new RandomStream(5);
    for (int i = 0; i < x.length; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      x[i] = new double[] {a, b, 3 * a - 2 * b + 1};
    }
    MemoryCompletion model = MemoryCompletion.fit(x, ONE);
    assertThat(model.complete(new double[] {0.3, -0.2, NAN})[2]).isCloseTo(2.3, within(0.1));
    assertThat(model.complete(new double[] {0.3, NAN, 2.3})[1]).isCloseTo(-0.2, within(0.1));
  }

  @Property(tries = 40)
  void anyKnownCellsComeBackToTheBitAndTheRestLiesInItsRange(
      @ForAll @IntRange(min = 1, max = 30) int rows,
      @ForAll @IntRange(min = 0, max = 15) int pattern,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    double[][] x = curve(rows, 0.3, seed);
    x[0] = curve(1, 0, seed)[0];
    double[] query = curve(1, 0, seed + 1)[0];
    for (int d = 0; d < 4; d++) {
      query[d] = (pattern >> d & 1) == 1 ? query[d] : NAN;
    }
    double[] given = query.clone();
    MemoryCompletion model = MemoryCompletion.fit(x, ONE);
    double[] completed = model.complete(query);
    assertThat(query).isEqualTo(given);
    for (int d = 0; d < 4; d++) {
      int column = d;
      if (Double.isNaN(query[d])) {
        double[] known =
            Arrays.stream(x).mapToDouble(r -> r[column]).filter(v -> !Double.isNaN(v)).toArray();
        assertThat(completed[d]).isBetween(min(known), max(known));
      } else {
        assertThat(Double.doubleToRawLongBits(completed[d]))
            .isEqualTo(Double.doubleToRawLongBits(query[d]));
      }
    }
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  @Test
  void orderOfRowsAndThreadsDoNotMatterToTheBit() {
    double[][] x = curve(300, 0.25, 3);
    double[][] expected = MemoryCompletion.fit(x, ONE).complete(x);
    double[][] shuffled = new double[x.length][];
    int[] order = new RandomStream(9).permutation(x.length);
    for (int i = 0; i < x.length; i++) {
      shuffled[i] = x[order[i]];
    }
    for (int threads : new int[] {1, 2, 4}) {
      MemoryCompletion model =
          MemoryCompletion.fit(
              shuffled, new MemoryCompletion.Options(1, threads, Separations.SOFTMAX));
      assertThat(model.complete(x)).isDeepEqualTo(expected);
    }
  }

  @Test
  void unitsAndOriginsOfColumnsDoNotMatter() {
    double[][] x = curve(150, 0.25, 4);
    double[][] other = new double[x.length][4];
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < 4; d++) {
        other[i][d] = 1024 * x[i][d] + 64 * d;
      }
    }
    double[][] a = MemoryCompletion.fit(x, ONE).complete(x);
    double[][] b = MemoryCompletion.fit(other, ONE).complete(other);
    for (int i = 0; i < x.length; i++) {
      for (int d = 0; d < 4; d++) {
        double expected = 1024 * a[i][d] + 64 * d;
        assertThat(b[i][d]).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
      }
    }
  }

  @Test
  void aStoredRowIsCompletedFromTheOthers() {
    double[][] x = curve(120, 0.2, 6);
    double[] row = {0.1, 250, NAN, 7.01};
    double[][] more = Arrays.copyOf(x, 121);
    more[120] = row;
    MemoryCompletion without = MemoryCompletion.fit(x, ONE);
    MemoryCompletion with = MemoryCompletion.fit(more, ONE);
    assertThat(with.complete(row)[2]).isCloseTo(without.complete(row)[2], within(0.02));
    double[] doubled = {0.1, 250, 0.9, 7.01};
    more[120] = doubled;
    assertThat(MemoryCompletion.fit(more, ONE).complete(row)[2])
        .as("a row that knows the missing cell is used")
        .isGreaterThan(with.complete(row)[2] + 0.05);
  }

  @Test
  void onlyRatiosOfWeightsCountAndWeightZeroIsAbsence() {
    double[][] x = curve(80, 0.2, 7);
    double[] weights = new double[80];
    double[] scaled = new double[80];
    for (int i = 0; i < 80; i++) {
      weights[i] = i < 20 ? 0 : 1 + i % 2;
      scaled[i] = 8 * weights[i];
    }
    double[][] expected = MemoryCompletion.fit(x, weights, ONE).complete(x);
    assertThat(MemoryCompletion.fit(x, scaled, ONE).complete(x)).isDeepEqualTo(expected);
    double[][] rest = Arrays.copyOfRange(x, 20, 80);
    double[] restWeights = Arrays.copyOfRange(weights, 20, 80);
    MemoryCompletion model = MemoryCompletion.fit(rest, restWeights, ONE);
    assertThat(model.size()).isEqualTo(60);
    assertThat(model.complete(x)).isDeepEqualTo(expected);
    double[][] flat = MemoryCompletion.fit(rest, ONE).complete(x);
    assertThat(Arrays.deepEquals(flat, expected)).as("weights matter").isFalse();
  }

  @Test
  void aRowWithoutKnownCellsGetsTheWeightedMeans() {
    double[][] x = {{0, 10}, {1, NAN}, {5, 30}};
    double[] empty = {NAN, NAN};
    assertThat(MemoryCompletion.fit(x, ONE).complete(empty)).containsExactly(2, 20);
    double[] weights = {1, 2, 1};
    assertThat(MemoryCompletion.fit(x, weights, ONE).complete(empty)).containsExactly(1.75, 20);
    for (double[] sample : MemoryCompletion.fit(x, ONE).samples(empty, 5, 1)) {
      assertThat(sample[0]).isBetween(0.0, 5.0);
      assertThat(sample[1]).isBetween(10.0, 30.0);
    }
  }

  @Test
  void aRowWithoutKnownCellsIsNotStored() {
    double[][] x = {{0, 10}, {NAN, NAN}, {5, 30}};
    assertThat(MemoryCompletion.fit(x, ONE).size()).isEqualTo(2);
  }

  @Test
  void constantAndRepeatedColumnsAreCompletedExactly() {
    double[][] x = curve(50, 0, 8);
    double[][] wide = new double[50][];
    for (int i = 0; i < 50; i++) {
      wide[i] = new double[] {x[i][0], 0.1, x[i][0]};
    }
    double[] completed = MemoryCompletion.fit(wide, ONE).complete(new double[] {0.4, NAN, NAN});
    assertThat(completed[1]).isEqualTo(0.1);
    assertThat(completed[2]).isCloseTo(0.4, within(0.02));
  }

  @Test
  void severalCompletionsSpreadLikeTheData() {
    RandomStream random = new RandomStream(11);
    double[][] x = new double[1000][];
    for (int i = 0; i < x.length; i++) {
      double side = random.nextDouble() < 0.5 ? -1 : 1;
      x[i] = new double[] {random.nextGaussian(), side + 0.1 * random.nextGaussian(), side};
    }
    MemoryCompletion model = MemoryCompletion.fit(x, ONE);
    double[] query = {0.2, NAN, NAN};
    double[][] samples = model.samples(query, 400, 5);
    int high = 0;
    for (double[] sample : samples) {
      assertThat(sample[0]).isEqualTo(0.2);
      assertThat(sample[1] * sample[2]).as("cells of one memory go together").isPositive();
      assertThat(Math.abs(sample[1])).isBetween(0.3, 1.7);
      high += sample[1] > 0 ? 1 : 0;
    }
    assertThat(high).isBetween(120, 280);
    assertThat(Arrays.copyOf(samples, 10)).isDeepEqualTo(model.samples(query, 10, 5));
    assertThat(model.samples(query, 10, 6)).isNotEqualTo(model.samples(query, 10, 5));
    assertThat(model.samples(new double[] {1, 2, 3}, 2, 1))
        .isDeepEqualTo(new double[][] {{1, 2, 3}, {1, 2, 3}});
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    double[][] x = curve(60, 0.2, 12);
    MemoryCompletion model = MemoryCompletion.fit(x, ONE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      MemoryCompletion copy = (MemoryCompletion) in.readObject();
      assertThat(copy.complete(x)).isDeepEqualTo(model.complete(x));
      assertThat(copy.samples(x[0], 3, 1)).isDeepEqualTo(model.samples(x[0], 3, 1));
      assertThat(copy.options()).isEqualTo(model.options());
    }
  }

  @Test
  void refusesWhatCannotBeUsed() {
    refused(() -> MemoryCompletion.fit(new double[0][], ONE), "0 rows");
    refused(() -> MemoryCompletion.fit(new double[1][0], ONE), "0 columns");
    refused(
        () -> MemoryCompletion.fit(new double[][] {{1, 2}, {1}}, ONE), "row 1 of x is 1 values");
    refused(
        () -> MemoryCompletion.fit(new double[][] {{1, NAN}, {2, NAN}}, ONE),
        "column 1 of x is all missing");
    refused(() -> MemoryCompletion.fit(new double[][] {{1, 1 / 0.0}}, ONE), "x[0][1] is Infinity");
    refused(
        () -> MemoryCompletion.fit(new double[][] {{1e300}, {-1e300}}, ONE), "too far to square");
    double[][] x = {{1, 2}, {3, 5}};
    refused(() -> MemoryCompletion.fit(x, new double[] {1}, ONE), "weights is 1 values long");
    refused(() -> MemoryCompletion.fit(x, new double[] {1, NAN}, ONE), "weights[1] is NaN");
    refused(() -> MemoryCompletion.fit(x, new double[] {0, 0}, ONE), "weights is 0 in sum");
    refused(
        () -> MemoryCompletion.fit(new double[][] {{1, 2}, {3, NAN}}, new double[] {0, 1}, ONE),
        "column 1 of x is all missing");
    refused(() -> new MemoryCompletion.Options(1, -1, Separations.SOFTMAX), "threads is -1");
    MemoryCompletion model = MemoryCompletion.fit(x, ONE);
    refused(() -> model.complete(new double[3]), "3 values long, allowed: 2");
    refused(() -> model.complete(new double[] {1, -1 / 0.0}), "x[0][1] is -Infinity");
    refused(() -> model.samples(x[0], -1, 1), "count is -1");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String m) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(m);
  }
}
