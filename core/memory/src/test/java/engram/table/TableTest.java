package engram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final double NO = Double.NaN;

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.numeric("age"),
              Column.nominal("colour", List.of("red", "green")),
              Column.nominal("class", List.of("a", "b", "c"))));

  private static final Table TABLE =
      Table.of("t", SCHEMA, 2, new double[][] {{1, 0, 2}, {NO, 1, NO}, {3, NO, 0}});

  @Test
  void cellsComeBackAsTheyWentIn() {
    assertThat(TABLE.rows()).isEqualTo(3);
    assertThat(TABLE.columns()).isEqualTo(3);
    assertThat(TABLE.cell(2, 0)).isEqualTo(3);
    assertThat(TABLE.isMissing(1, 0)).isTrue();
    assertThat(TABLE.level(1, 1)).isEqualTo("green");
    assertThat(TABLE.level(2, 1)).isNull();
    assertThat(TABLE.column(0)).containsExactly(1, NO, 3);
  }

  @Test
  void missingCellsAreCountedWithoutTheTarget() {
    assertThat(TABLE.missing()).isEqualTo(2);
    assertThat(TABLE.without("class").missing()).isEqualTo(2);
    assertThat(TABLE.withTarget("age").missing()).isEqualTo(2);
  }

  @Test
  void labelsOfANominalTargetAreLevelIndicesAndMinusOneWhereMissing() {
    assertThat(TABLE.targetLabels()).containsExactly(2, -1, 0);
    assertThatThrownBy(TABLE::targetValues).isInstanceOf(DataException.class);
  }

  @Test
  void valuesOfANumericTargetAreItsNumbers() {
    Table table = TABLE.withTarget("age");
    assertThat(table.targetValues()).containsExactly(1, NO, 3);
    assertThatThrownBy(table::targetLabels)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'age'");
  }

  @Test
  void featuresLeaveTheTargetOut() {
    assertThat(TABLE.features().names()).containsExactly("age", "colour");
    assertThat(TABLE.withTarget("age").features().names()).containsExactly("colour", "class");
    assertThat(TABLE.without("class").features()).isEqualTo(TABLE.without("class").schema());
  }

  @Test
  void columnsCanBeLeftOutAndTheTargetStaysTheTarget() {
    Table table = TABLE.without("age");
    assertThat(table.schema().names()).containsExactly("colour", "class");
    assertThat(table.target()).isEqualTo(1);
    assertThat(table.targetLabels()).containsExactly(2, -1, 0);
    assertThat(TABLE.without("colour", "class").target()).isEqualTo(-1);
  }

  @Test
  void rowsCanBeSelectedInAnyOrderAndRepeated() {
    Table table = TABLE.select(2, 0, 2);
    assertThat(table.column(0)).containsExactly(3, 1, 3);
    assertThat(table.targetLabels()).containsExactly(0, 2, 0);
  }

  @Test
  void manyRowsKeepTheirPlace() {
    TableBuilder builder = Table.builder(2);
    int rows = 40_000;
    double[] row = new double[2];
    for (int i = 0; i < rows; i++) {
      row[0] = i;
      row[1] = -i;
      builder.add(row);
    }
    Schema schema = new Schema(List.of(Column.numeric("up"), Column.numeric("down")));
    builder.map(1, cell -> 2 * cell);
    Table table = builder.build("t", schema, -1);
    assertThat(table.rows()).isEqualTo(rows);
    double[] down = table.column(1);
    for (int i = 0; i < rows; i++) {
      assertThat(table.cell(i, 0)).isEqualTo(i);
      assertThat(down[i]).isEqualTo(-2.0 * i);
    }
  }

  @Test
  void rowsAreCopied() {
    double[][] x = {{1, 2}};
    Table table = Table.of("x", x);
    x[0][1] = 5;
    assertThat(table.cell(0, 1)).isEqualTo(2);
    assertThat(table.schema().names()).containsExactly("x0", "x1");
    assertThat(table.target()).isEqualTo(-1);
  }

  @Test
  void rowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Table.of("x", new double[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1 is 1 cells long, allowed: 2 cells");
  }

  @Test
  void cellThatIsNoLevelIsRefused() {
    for (double bad : new double[] {2, -1, 0.5, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Table.of("t", SCHEMA, 2, new double[][] {{1, bad, 0}}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("row 0, column 'colour'");
    }
  }

  @Test
  void schemaOrTargetThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Table.builder(2).build("t", SCHEMA, 0))
        .hasMessage("the schema has 3 columns, the rows have 2");
    assertThatThrownBy(() -> Table.builder(3).build("t", SCHEMA, 3))
        .hasMessage("target is 3, allowed are -1 to 2");
  }

  @Test
  void unknownColumnIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> TABLE.withTarget("size"))
        .isInstanceOf(DataException.class)
        .hasMessage("no column named 'size'; the columns are age, colour, class");
  }

  @Test
  void tableWithoutTargetSaysSo() {
    assertThatThrownBy(TABLE.without("class")::targetLabels)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no target");
  }

  @Test
  void columnsAreChecked() {
    assertThatThrownBy(() -> Column.nominal("c", List.of("x", "y", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'x' twice");
    assertThatThrownBy(() -> Column.numeric(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Column("n", Column.Kind.NUMERIC, List.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schema(List.of(Column.numeric("n"), Column.numeric("n"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'n'");
  }

  @Test
  void messagesOfDataExceptionsAreOneLine() {
    String message = new DataException("a\r\nb\tc\u2028d" + "\u0000").getMessage();
    assertThat(message).isEqualTo("a\\r\\nb\\tc\\u2028d\\u0000");
    assertThat(DataException.quote("x".repeat(1000))).hasSizeLessThan(80).endsWith("...'");
  }
}
