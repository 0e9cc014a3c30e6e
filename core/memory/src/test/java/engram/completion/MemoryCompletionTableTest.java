package engram.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import engram.energy.Separations;
import engram.math.RandomStream;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Schema;
import engram.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryCompletionTableTest {

  private static final double NAN = Double.NaN;
  private static final MemoryCompletion.Options ONE =
      new MemoryCompletion.Options(1, 1, Separations.SOFTMAX);
  private static final Column SIZE = Column.numeric("size");
  private static final Column KIND = Column.nominal("kind", List.of("small", "medium", "large"));
  private static final Column NEXT = Column.nominal("next", List.of("m", "l", "s"));
  private static final Column CLASS = Column.nominal("class", List.of("a", "b"));
  private static final Schema SCHEMA = new Schema(List.of(SIZE, KIND, CLASS, NEXT));

  /** Sizes about 0, 100 and 200 (most often 100) with the kind, and the kind in other words. */
  private static Table sizes(int rows, long seed) {
    RandomStream random = new RandomStream(seed);
    double[][] cells = new double[rows][];
    for (int i = 0; i < rows; i++) {
      int kind = List.of(0, 1, 1, 2).get(random.nextInt(4));
      double size = 100 * kind + 5 * random.nextGaussian();
      cells[i] = new double[] {size, kind, random.nextInt(2), (kind + 2) % 3};
    }
    return Table.of("sizes", SCHEMA, 2, cells);
  }

  @Test
  void numbersComeInUnitsOfTheDataAndLevelsAreTheRightOnes() {
    Table whole = sizes(200, 1);
    Table holed = CompletionScore.hide(whole, 0.25, 2);
    Table completed = MemoryCompletionTable.fit(holed, ONE).complete(holed);
    CompletionScore score = CompletionScore.of(whole, holed, completed);
    assertThat(score.levelAccuracy()).isGreaterThan(0.97);
    assertThat(score.modeAccuracy()).isBetween(0.4, 0.6);
    assertThat(score.rmse()).isLessThan(0.2);
    assertThat(score.meanRmse()).isBetween(0.8, 1.2);
    assertThat(score.missing()).isEqualTo(holed.missing()).isEqualTo(score.filled());
    assertThat(completed.missing()).isZero();
    for (int c = 0; c < whole.columns(); c++) {
      for (int i = 0; i < whole.rows(); i++) {
        if (!holed.isMissing(i, c)) {
          assertThat(completed.cell(i, c)).isEqualTo(whole.cell(i, c));
        }
      }
    }
    assertThat(completed.schema()).isEqualTo(whole.schema());
    assertThat(completed.target()).isEqualTo(2);
  }

  @Test
  void theTargetIsNeitherUsedNorFilled() {
    Table whole = sizes(60, 3);
    double[][] cells = new double[60][];
    for (int i = 0; i < 60; i++) {
      cells[i] =
          new double[] {i < 5 ? NAN : whole.cell(i, 0), whole.cell(i, 1), NAN, whole.cell(i, 3)};
    }
    Table unlabelled = Table.of("sizes", SCHEMA, 2, cells);
    Table completed = MemoryCompletionTable.fit(unlabelled, ONE).complete(unlabelled);
    assertThat(completed.column(2)).containsOnly(NAN);
    assertThat(completed.column(0)).doesNotContain(NAN);
  }

  @Test
  void aRowWithoutKnownCellsGetsMeanAndMode() {
    Table whole = sizes(100, 4);
    double[][] one = {{NAN, NAN, 0, NAN}};
    Table completed =
        MemoryCompletionTable.fit(whole, ONE).complete(Table.of("one", SCHEMA, 2, one));
    double mean = java.util.Arrays.stream(whole.column(0)).average().orElseThrow();
    assertThat(completed.cell(0, 0)).isCloseTo(mean, within(1e-9));
    assertThat(completed.level(0, 1)).isEqualTo("medium");
    assertThat(completed.level(0, 3)).isEqualTo("m");
  }

  @Test
  void columnsAreBoundByNameAndLevelsThatATableDidNotHaveAreAdded() {
    MemoryCompletionTable model = MemoryCompletionTable.fit(sizes(200, 5), ONE);
    Column kind = Column.nominal("kind", List.of("medium", "small"));
    Column note = Column.numeric("note");
    Schema schema = new Schema(List.of(NEXT, note, kind, SIZE));
    Table query =
        Table.of("query", schema, -1, new double[][] {{1, NAN, NAN, 201}, {NAN, 1, 1, 2}});
    Table completed = model.complete(query);
    assertThat(completed.level(0, 2)).isEqualTo("large");
    assertThat(completed.schema().column("kind").levels())
        .containsExactly("medium", "small", "large");
    assertThat(completed.level(1, 2)).isEqualTo("small");
    assertThat(completed.level(1, 0)).isEqualTo("s");
    assertThat(completed.isMissing(0, 1)).as("a column it has not seen").isTrue();
  }

  @Test
  void severalCompletionsHaveValidLevelsThatVaryWhereTheDataDo() {
    MemoryCompletionTable model = MemoryCompletionTable.fit(sizes(300, 6), ONE);
    Table query =
        Table.of("query", SCHEMA, 2, new double[][] {{NAN, NAN, 0, NAN}, {101, NAN, 0, NAN}});
    List<Table> samples = model.samples(query, 50, 7);
    assertThat(samples).hasSize(50);
    assertThat(samples).allSatisfy(t -> assertThat(t.missing()).isZero());
    assertThat(samples).allSatisfy(t -> assertThat(t.level(1, 1)).isEqualTo("medium"));
    assertThat(samples.get(0).column(0)).isEqualTo(model.samples(query, 1, 7).get(0).column(0));
  }

  @Test
  void levelsOfSamplesFollowTheirFrequencies() {
    double[][] cells = new double[400][];
    RandomStream random = new RandomStream(8);
    for (int i = 0; i < cells.length; i++) {
      double level = random.nextDouble() < 0.25 ? 0 : 1;
      cells[i] = new double[] {random.nextGaussian(), level, 0, i % 3};
    }
    MemoryCompletionTable model =
        MemoryCompletionTable.fit(Table.of("coin", SCHEMA, 2, cells), ONE);
    Table query = Table.of("query", SCHEMA, 2, new double[][] {{0.1, NAN, 0, 1}});
    long rare = model.samples(query, 400, 1).stream().filter(t -> t.cell(0, 1) == 0).count();
    assertThat(rare).isBetween(40L, 170L);
  }

  @Test
  void refusesWhatTheEncoderRefuses() {
    double[][] cells = {{NAN, 0, 0, 1}, {NAN, 1, 1, 1}};
    assertThatThrownBy(() -> MemoryCompletionTable.fit(Table.of("t", SCHEMA, 2, cells), ONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'size'");
    MemoryCompletionTable model = MemoryCompletionTable.fit(sizes(20, 9), ONE);
    Column kind = Column.nominal("kind", List.of("huge"));
    Table query =
        Table.of("q", new Schema(List.of(SIZE, kind, NEXT)), -1, new double[][] {{1, 0, NAN}});
    assertThatThrownBy(() -> model.complete(query))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("huge");
    assertThatThrownBy(() -> model.complete(query.without("size")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'size'");
  }
}
