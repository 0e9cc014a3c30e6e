package engram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows are read by the columns that a model learned from, whatever a file makes of them. */
class BindingTest {

  private static final Schema FEATURES =
      new Schema(List.of(Column.numeric("size"), Column.nominal("code", List.of("1", "2.5", "x"))));
  private static final Column KIND = Column.nominal("kind", List.of("a", "b"));

  private static Table table(List<Column> columns, double[]... rows) {
    return Table.of("asked", new Schema(columns), -1, rows);
  }

  @Test
  void columnsAreFoundByNameAndOthersPassedOver() {
    Table asked =
        table(
            List.of(
                Column.text("note", List.of("n")),
                Column.nominal("code", List.of("x", "1")),
                Column.numeric("size")),
            new double[] {0, 0, 7},
            new double[] {0, 1, Double.NaN});
    Binding binding = new Binding(FEATURES, null, false);
    Table bound = binding.bind(Cells.of(asked));
    assertThat(bound.schema()).isEqualTo(FEATURES);
    assertThat(bound.column(0)).containsExactly(7, Double.NaN);
    assertThat(bound.column(1)).containsExactly(2, 0);
    assertThat(binding.missing()).isEqualTo(1);
    assertThat(binding.notes()).isEmpty();
  }

  @Test
  void numbersAreLevelsHoweverTheyAreWrittenAndLevelsAreNumbers() {
    Table asked =
        table(
            List.of(Column.numeric("code"), Column.nominal("size", List.of("3", "-4e1"))),
            new double[] {2.5, 1},
            new double[] {1, 0});
    Table bound = new Binding(FEATURES, null, false).bind(Cells.of(asked));
    assertThat(bound.column(0)).containsExactly(-40, 3);
    assertThat(bound.column(1)).containsExactly(1, 0);
  }

  @Test
  void whatIsTakenAsMissingIsCountedOverAllCalls() {
    Table asked =
        table(
            List.of(Column.nominal("code", List.of("y", "z", "x"))),
            new double[] {0},
            new double[] {1},
            new double[] {2});
    Binding binding = new Binding(FEATURES, null, false);
    binding.bind(Cells.of(asked));
    binding.bind(Cells.of(asked));
    assertThat(binding.unknownLevels()).isEqualTo(4);
    assertThat(binding.missing()).isEqualTo(10);
    assertThat(binding.notes())
        .containsExactly(
            "taken as missing, as there are no such columns: size",
            "column 'code': unknown levels are taken as missing: y, z (4 cells)");
  }

  @Test
  void anUnknownClassIsAFurtherClassAndKeepsItsPlace() {
    Table asked =
        table(
            List.of(Column.numeric("size"), Column.nominal("kind", List.of("c", "b", "d"))),
            new double[] {1, 0},
            new double[] {1, 1},
            new double[] {1, 2},
            new double[] {1, Double.NaN});
    Binding binding = new Binding(FEATURES, KIND, true);
    Table bound = binding.bind(Cells.of(asked));
    assertThat(bound.targetColumn().levels()).containsExactly("a", "b", "c", "d");
    assertThat(bound.targetLabels()).containsExactly(2, 1, 3, -1);
    assertThat(binding.bind(Cells.of(asked)).targetLabels()).containsExactly(2, 1, 3, -1);
    assertThat(binding.unknownLevels()).isZero();
    assertThat(binding.notes())
        .contains("column 'kind': unknown classes count as wrong: c, d (4 cells)");
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsRowOverAllCalls() {
    Table sound = table(List.of(Column.numeric("size")), new double[] {1}, new double[] {2});
    Table word = table(List.of(Column.nominal("size", List.of("tall"))), new double[] {0});
    Binding binding = new Binding(FEATURES, null, false);
    binding.bind(Cells.of(sound));
    assertThatThrownBy(() -> binding.bind(Cells.of(word)))
        .isInstanceOf(DataException.class)
        .hasMessage("asked: row 2 (counted from 0), column 'size': 'tall' is not a finite number");
    Table code = table(List.of(Column.nominal("code", List.of("y"))), new double[] {0});
    assertThatThrownBy(() -> new Binding(FEATURES, null, true).bind(Cells.of(code)))
        .hasMessageContaining("has the unknown level 'y'; known are 1, 2.5, x");
    Table other = table(List.of(Column.numeric("length")), new double[] {0});
    assertThatThrownBy(() -> new Binding(FEATURES, null, false).bind(Cells.of(other)))
        .hasMessage("asked: has none of the columns learned from: size, code");
  }

  @Test
  void longListsAreCountedAndLineBreaksShown() {
    List<Column> many =
        IntStream.range(0, 5000).mapToObj(i -> Column.numeric("gene\n" + i)).toList();
    Binding binding = new Binding(new Schema(many), null, false);
    binding.bind(Cells.of(table(List.of(Column.numeric("gene\n7")), new double[] {1})));
    assertThat(binding.notes())
        .containsExactly(
            "taken as missing, as there are no such columns: gene\\n0, gene\\n1, gene\\n2,"
                + " gene\\n3, gene\\n4 and 4994 more");
    Table level = table(List.of(Column.nominal("code", List.of("a\r\nb\t"))), new double[] {0});
    assertThatThrownBy(() -> new Binding(FEATURES, null, true).bind(Cells.of(level)))
        .hasMessageContaining("has the unknown level 'a\\r\\nb\\t'");
  }

  @Test
  void controlCharactersAreShownAsJavaWritesThem() {
    assertThat(DataException.shown("a\nb\r\t\u001b\u2028\u00e9\\"))
        .isEqualTo("a\\nb\\r\\t\\u001b\\u2028\u00e9\\");
    assertThat(new DataException("line\nbreak").getMessage()).isEqualTo("line\\nbreak");
  }

  @Test
  void aNumberTooLargeForTheEncoderIsRefused() {
    Table learned = table(List.of(Column.numeric("size")), new double[] {1}, new double[] {2});
    Encoder encoder = Encoder.fit(learned);
    Table far = table(List.of(Column.numeric("size")), new double[] {1e30});
    assertThatThrownBy(() -> new Binding(encoder, null, false).bind(Cells.of(far)))
        .isInstanceOf(DataException.class)
        .hasMessage("asked: row 0 (counted from 0), column 'size' is 1.0E30, too large to be used");
  }
}
