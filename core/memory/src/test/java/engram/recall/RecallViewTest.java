package engram.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import engram.math.Parallel;
import engram.math.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallViewTest {

  private static final double NAN = Double.NaN;

  private static double[][] rows(int n, int d, long seed) {
    RandomStream stream = new RandomStream(seed);
    double[][] rows = new double[n][d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        rows[i][j] = 1000 + 4 * (i % 3) + stream.nextGaussian();
      }
    }
    return rows;
  }

  private static RecallView view(double[][] x, double[] weights, int q) {
    return view(x, weights, q, RecallView.MOST, 1);
  }

  private static RecallView view(double[][] x, double[] weights, int q, int most, int threads) {
    try (Parallel pool = new Parallel(threads)) {
      return RecallView.of(x, weights, q, 0, most, new RandomStream(1), pool);
    }
  }

  private static double[][] recall(RecallView view, double[]... rows) {
    try (Parallel pool = new Parallel(1)) {
      return view.recall(rows, pool);
    }
  }

  /** The formula, in double and over all pairs, of rows without copies. */
  private static double[][] byHand(double[][] x, int q) {
    int n = x.length;
    double[][] squares = new double[n][n];
    Integer[][] order = new Integer[n][];
    double[] scales = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int d = 0; d < x[i].length; d++) {
          squares[i][j] += (x[i][d] - x[j][d]) * (x[i][d] - x[j][d]);
        }
      }
      double[] own = squares[i];
      order[i] = new Integer[n];
      Arrays.setAll(order[i], j -> j);
      Arrays.sort(order[i], (a, b) -> Double.compare(own[a], own[b]));
      scales[i] = Math.sqrt(own[order[i][Math.min(6, n - 1)]]);
    }
    double[][] now = x;
    for (int step = 0; step < 3; step++) {
      double[][] next = new double[n][x[0].length];
      for (int i = 0; i < n; i++) {
        double total = 0;
        for (int j = 0; j < Math.min(q, n); j++) {
          int other = order[i][j];
          double weight = Math.exp(-squares[i][other] / (scales[i] * scales[other]));
          total += weight;
          for (int d = 0; d < x[0].length; d++) {
            next[i][d] += weight * now[other][d];
          }
        }
        for (int d = 0; d < x[0].length; d++) {
          next[i][d] /= total;
        }
      }
      now = next;
    }
    return now;
  }

  @Test
  void rowsAreRecalledAsTheFormulaSays() {
    for (int q : new int[] {1, 3, 10, 20}) {
      for (int n : new int[] {90, 12, 4}) {
        double[][] x = rows(n, 5, q);
        double[][] hand = byHand(x, q);
        double[][] recalled = recall(view(x, null, q), x);
        for (int i = 0; i < n; i++) {
          assertThat(recalled[i]).containsExactly(hand[i], within(1e-4));
        }
      }
    }
  }

  @Test
  void columnsOfGroupsCountMoreAndTheRowsSpreadAsBefore() {
    double[][] x = rows(100, 2, 12);
    for (int i = 0; i < 100; i++) {
      x[i][1] = i % 2;
      x[i][0] = i == 0 ? 2000 : x[i][0];
    }
    RecallView view;
    try (Parallel pool = new Parallel(1)) {
      view = RecallView.of(x, null, 1, 1, new RandomStream(1), pool);
    }
    double[] factors = view.inUnitsOfView(new double[][] {{1, 1}})[0];
    double[] spread = new double[2];
    double[] ranges = new double[2];
    for (int d = 0; d < 2; d++) {
      int column = d;
      double mean = Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
      spread[d] =
          Arrays.stream(x).mapToDouble(r -> Math.pow(r[column] - mean, 2)).average().orElseThrow();
      ranges[d] =
          Arrays.stream(x).mapToDouble(r -> r[column]).max().orElseThrow()
              - Arrays.stream(x).mapToDouble(r -> r[column]).min().orElseThrow();
    }
    assertThat(factors[1] / factors[0])
        .isCloseTo(
            Math.sqrt(spread[1]) / ranges[1] / (Math.sqrt(spread[0]) / ranges[0]), within(1e-9));
    assertThat(factors[0] * factors[0] * spread[0] + factors[1] * factors[1] * spread[1])
        .isCloseTo(spread[0] + spread[1], within(1e-6));
    double[][] back = view.inUnitsOfColumns(recall(view, x));
    for (int i = 0; i < 100; i++) {
      assertThat(back[i]).containsExactly(x[i], within(1e-3));
    }
  }

  @Test
  void aRowIsRecalledAloneAndAmongOthersToTheBitForAnyNumberOfThreads() {
    double[][] x = rows(700, 6, 2);
    x[5][2] = NAN;
    double[][] together = recall(view(x, null, 10, 300, 1), x);
    RecallView other = view(x, null, 10, 300, 3);
    for (int i = 0; i < x.length; i += 50) {
      assertThat(recall(other, x[i])[0]).isEqualTo(together[i]);
    }
    assertThat(other.size()).isEqualTo(300);
  }

  @Test
  void rowsThatAreStoredAndRowsThatAreNotAreRecalledAlike() {
    double[][] x = rows(120, 6, 11);
    x[7][3] = NAN;
    RecallView view = view(x, null, 10);
    double[][] beside = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      beside[i] = x[i].clone();
      beside[i][0] += 1e-4; // a float has steps of 5e-7 where rows are about 4
    }
    double[][] stored = recall(view, x);
    double[][] searched = recall(view, beside);
    double[][] mixed = recall(view, x[0], beside[1], x[2], beside[3], x[7]);
    for (int i = 0; i < x.length; i++) {
      assertThat(searched[i]).containsExactly(stored[i], within(1e-2));
    }
    assertThat(mixed)
        .isDeepEqualTo(new double[][] {stored[0], searched[1], stored[2], searched[3], stored[7]});
  }

  @Test
  void copiesAreOneNeighborOfTheirWeight() {
    double[][] x = rows(40, 3, 3);
    double[][] twice = Arrays.copyOf(x, 60);
    double[] weights = new double[40];
    Arrays.fill(weights, 1);
    for (int i = 40; i < 60; i++) {
      twice[i] = x[i - 40].clone();
      weights[i - 40] = 2;
    }
    RecallView copies = view(twice, null, 10);
    assertThat(copies.size()).isEqualTo(40);
    double[][] weighted = recall(view(x, weights, 10), x);
    double[][] copied = recall(copies, x);
    for (int i = 0; i < 40; i++) {
      assertThat(copied[i]).containsExactly(weighted[i], within(1e-5));
      assertThat(recall(view(x, null, 10), x)[i]).isNotEqualTo(weighted[i]);
    }
  }

  @Test
  void manyCopiesHaveAScale() {
    double[][] x = new double[60][];
    for (int i = 0; i < x.length; i++) {
      x[i] = new double[] {i % 3, i % 2};
    }
    double[][] recalled = recall(view(x, null, 10), x);
    for (double[] row : recalled) {
      assertThat(row).doesNotContain(NAN);
    }
    assertThat(recalled[0]).isEqualTo(recalled[6]);
    assertThat(recalled[0][0]).isLessThan(recalled[2][0]);
  }

  @Test
  void rowsOfWeightZeroRecallNothing() {
    double[][] x = rows(30, 3, 4);
    double[] weights = new double[30];
    Arrays.fill(weights, 0, 20, 1);
    RecallView view = view(x, weights, 5);
    assertThat(view.size()).isEqualTo(20);
  }

  @Test
  void oneDistinctRowIsRecalledAsItself() {
    RecallView one = view(new double[][] {{2, 3}, {2, 3}}, null, 10);
    assertThat(recall(one, new double[] {2, 3})[0]).containsExactly(2, 3);
    assertThat(recall(one, new double[] {9, 9})[0]).containsExactly(2, 3);
  }

  @Test
  void constantColumnsStayAsTheyAre() {
    double[][] x = rows(30, 3, 5);
    for (double[] row : x) {
      row[1] = 7;
    }
    for (double[] row : recall(view(x, null, 10), x)) {
      assertThat(row[1]).isEqualTo(7);
    }
  }

  @Test
  void missingCellsAreRecalledFromTheNeighborsThatKnowThem() {
    double[][] x = rows(60, 4, 6);
    double known = x[0][3];
    x[0][3] = NAN;
    assertThat(recall(view(x, null, 10), x)[0][3]).isCloseTo(known, within(3.0));
    double[][] lonely = {{0, 1, NAN}, {1, 2, NAN}, {900, NAN, 5}, {NAN, NAN, NAN}};
    double[][] recalled = recall(view(lonely, null, 2), lonely);
    assertThat(recalled[0][2]).isNaN();
    assertThat(recalled[2][2]).isEqualTo(5);
    assertThat(recalled[3]).containsOnly(NAN);
  }

  @Test
  void aRowFarFromAllIsRecalledByTheNearest() {
    double[][] x = rows(50, 3, 7);
    double[] far = recall(view(x, null, 10), new double[] {1e14, -1e14, 0})[0];
    assertThat(far).doesNotContain(NAN);
    for (double value : far) {
      assertThat(value).isBetween(990.0, 1020.0);
    }
  }

  @Test
  void aViewIsReadAsItWasWrittenToTheBit() throws Exception {
    double[][] x = rows(50, 4, 8);
    x[3][1] = NAN;
    RecallView view = view(x, null, 10);
    JsonObject json = view.toJson();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(view);
    }
    Object stored =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    for (Object read : List.of(RecallView.fromJson(json), stored)) {
      assertThat(read).isEqualTo(view);
      assertThat(recall((RecallView) read, x)).isEqualTo(recall(view, x));
    }
  }

  @Test
  void misshapenTreesAreRefused() {
    JsonObject json = view(rows(9, 2, 9), null, 3).toJson();
    json.addProperty("neighbors", 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecallView.fromJson(json))
        .withMessage("neighbors is 0, allowed: 1 or more");
  }
}
