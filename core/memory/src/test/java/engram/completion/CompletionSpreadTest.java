package engram.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.math.RandomStream;
import engram.table.Column;
import engram.table.Schema;
import engram.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionSpreadTest {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.numeric("a"), Column.nominal("b", List.of("x", "y")), Column.numeric("same")));

  private static Table table(double[]... rows) {
    return Table.of("t", SCHEMA, -1, rows);
  }

  @Test
  void truthsBetweenTheEndsAndLevelsAmongTheDrawsAreCounted() {
    double hole = Double.NaN;
    Table whole = table(new double[][] {{1, 0, 7}, {2, 1, 7}, {3, 1, 7}, {4, 0, 7}});
    Table holed =
        table(new double[][] {{hole, hole, hole}, {hole, hole, 7}, {hole, 1, 7}, {4, 0, 7}});
    Table low = table(new double[][] {{0, 1, 7}, {2, 0, 7}, {4, 1, 7}, {4, 0, 7}});
    Table high = table(new double[][] {{3, 0, 8}, {2.5, 0, 7}, {5, 1, 7}, {4, 0, 7}});
    CompletionSpread spread = CompletionSpread.of(whole, holed, List.of(low, high));
    assertThat(spread).isEqualTo(new CompletionSpread(2, 1 / 3.0, 3, 2 / 3.0, 2, 0.5));
  }

  @Test
  void oneCompletionHasNoTwoEnds() {
    Table whole = table(new double[][] {{1, 0, 7}});
    assertThatThrownBy(() -> CompletionSpread.of(whole, whole, List.of(whole)))
        .hasMessage("the number of completions is 1, allowed: 2 or more");
  }

  /** With as many columns as a quarter of the neighbours their own part must be taken out. */
  @Test
  void drawsOfALinearTableWithNoiseAreAsWideAsTheNoise() {
    RandomStream random = new RandomStream(4);
    double[][] rows = new double[200][9];
    for (double[] row : rows) {
      double sum = 0;
      for (int d = 0; d < 8; d++) {
        row[d] = random.nextGaussian();
        sum += row[d];
      }
      row[8] = sum + random.nextGaussian();
    }
    MemoryCompletion model = MemoryCompletion.fit(rows, new MemoryCompletion.Options());
    double variance = 0;
    int count = 0;
    for (int q = 0; q < 40; q++) {
      double[] query = rows[q].clone();
      query[8] = Double.NaN;
      double[][] samples = model.samples(query, 25, q);
      double mean = 0;
      for (double[] sample : samples) {
        mean += sample[8] / samples.length;
      }
      for (double[] sample : samples) {
        variance += (sample[8] - mean) * (sample[8] - mean) / (samples.length - 1);
      }
      count++;
    }
    assertThat(Math.sqrt(variance / count)).isCloseTo(1, within(0.25));
  }
}
