package engram.completion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import engram.energy.Separations;
import engram.math.RandomStream;
import engram.math.Wide;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Completion of tables with many more columns than rows. */
class WideCompletionTest {

  private static final int ROWS = 30;
  private static final int COLUMNS = 600;
  private static final MemoryCompletion.Options ONE =
      new MemoryCompletion.Options(1, 1, Separations.SOFTMAX);

  /** A few causes move all columns, besides noise, in units of 100 around 1000. */
  private static double[][] caused(int causes, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] loads = new double[causes][COLUMNS];
    for (double[] load : loads) {
      Arrays.setAll(load, d -> random.nextGaussian());
    }
    double[][] x = new double[ROWS][COLUMNS];
    for (double[] row : x) {
      Arrays.setAll(row, d -> 1000 + 100 * random.nextGaussian());
      for (double[] load : loads) {
        double cause = random.nextGaussian();
        for (int d = 0; d < COLUMNS; d++) {
          row[d] += 100 * cause * load[d];
        }
      }
    }
    return x;
  }

  private static double[][] holed(double[][] x) {
    RandomStream random = new RandomStream(77);
    double[][] holed = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      holed[i] =
          DoubleStream.of(x[i]).map(v -> random.nextDouble() < 0.05 ? Double.NaN : v).toArray();
    }
    return holed;
  }

  @Test
  void aTableIsWideBeyondFiveHundredColumnsIfRowsAreFewer() {
    assertThat(Wide.is(30, 600)).isTrue();
    assertThat(Wide.is(600, 600)).isFalse();
    assertThat(Wide.is(30, 500)).isFalse();
  }

  @Test
  void hiddenCellsOfColumnsWithCommonCausesAreCompletedMuchBetterThanByTheirMean() {
    CompletionScore score = CompletionScore.measure(table(caused(3, 1)), 0.05, 1, ONE);
    assertThat(score.filled()).isEqualTo(score.missing());
    assertThat(score.rmse()).isLessThan(0.75 * score.meanRmse());
  }

  @Test
  void hiddenCellsOfNoiseAreCompletedByAboutTheirMean() {
    CompletionScore score = CompletionScore.measure(table(caused(0, 2)), 0.05, 1, ONE);
    assertThat(score.rmse()).isLessThan(1.005 * score.meanRmse());
  }

  private static Table table(double[][] x) {
    List<Column> columns = new ArrayList<>();
    for (int d = 0; d < COLUMNS; d++) {
      columns.add(Column.numeric("c" + d));
    }
    return Table.of("wide", new Schema(columns), -1, x);
  }

  @Test
  void theSameBitsForAnyThreadsAndAnyOrderOfTheRows() {
    double[][] x = holed(caused(2, 5));
    double[][] queries = Arrays.copyOf(x, 9);
    double[][] one = MemoryCompletion.fit(x, ONE).complete(queries);
    MemoryCompletion.Options three = new MemoryCompletion.Options(1, 3, Separations.SOFTMAX);
    double[][] turned = new double[ROWS][];
    Arrays.setAll(turned, i -> x[ROWS - 1 - i]);
    assertThat(MemoryCompletion.fit(turned, three).complete(queries)).isDeepEqualTo(one);
  }

  @Test
  void aModelFromItsFileCompletesToTheBitAndDrawsSamplesThatVary() {
    double[][] x = holed(caused(2, 6));
    MemoryCompletion model = MemoryCompletion.fit(x, ONE);
    MemoryCompletion read =
        MemoryCompletion.fromJson(
            JsonParser.parseString(model.toJson().toString()).getAsJsonObject());
    assertThat(read.complete(x)).isDeepEqualTo(model.complete(x));
    double[][] samples = model.samples(x[0], 8, 3);
    assertThat(read.samples(x[0], 8, 3)).isDeepEqualTo(samples);
    int hole = CompletionCells.of(x[0]).missing()[0];
    assertThat(Arrays.stream(samples).mapToDouble(s -> s[hole]).distinct().count())
        .isGreaterThan(3);
  }

  @Test
  void noCellIsLeftWithoutANumberHoweverLittleIsKnown() {
    double[][] x = holed(caused(2, 7));
    for (double[] row : x) {
      row[5] = 4; // says nothing
      row[6] = Double.NaN;
    }
    x[3][6] = 12; // known once
    MemoryCompletion model = MemoryCompletion.fit(x, ONE);
    double[] nothing = new double[COLUMNS];
    Arrays.fill(nothing, Double.NaN);
    double[] little = nothing.clone();
    little[9] = 1e6;
    for (double[] row : new double[][] {nothing, little, x[0], x[3]}) {
      double[] completed = model.complete(row);
      assertThat(completed).doesNotContain(Double.NaN);
      assertThat(completed[5]).isEqualTo(4);
      assertThat(completed[6]).isEqualTo(12);
    }
  }
}
