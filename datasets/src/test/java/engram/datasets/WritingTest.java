package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.datasets.CsvReader.Options;
import engram.table.Column;
import engram.table.DataException;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was meant as numbers is read as numbers or refused, and never taken as levels or texts. */
class WritingTest {

  private static Table read(String text, Options options) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return CsvReader.read(bytes, "data", options.withoutTarget());
  }

  private static String rows(int count, IntFunction<String> cell) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(cell.apply(i)).append(";").append(i % 2 == 0 ? "x" : "y").append('\n');
    }
    return text.toString();
  }

  @Test
  void aRowThatBeginsAsRemarksDoIsNotDropped() {
    String remark = "# from the balance\nc,b,k\nred,2,x\n";
    assertThatThrownBy(() -> read(remark + "#ff0000,4,y\nred,3,x\n", new Options()))
        .hasMessageContaining(
            "line 4: begins with # as remarks do, and has as many cells as a row");
    assertThatThrownBy(() -> read("# log\na b c\n1 2 x\n#N/A 3 x\n4 5 y\n", new Options()))
        .hasMessageContaining("line 4: begins with #");
    assertThat(read(remark + "\"#ff0000\",4,y\n", new Options()).rows()).isEqualTo(2);
    assertThat(read(remark + "# 4,5,6\n##,,\n#\n#one,two\nblue,3,x\n", new Options()).rows())
        .as("remarks by a blank, another sign, nothing, or another number of cells")
        .isEqualTo(2);
  }

  @Test
  void aColumnThatOnlyCountsTheRowsIsUsedAndSaid() {
    List<String> notes = new ArrayList<>();
    Options told = new Options().withNotes(notes::add);
    read("X;c\n" + rows(12, i -> "" + (i + 1)), told);
    assertThat(notes)
        .anyMatch(
            note -> note.startsWith("column 'X' counts the rows, from 1 to 12, and is taken"));
    notes.clear();
    read("X;c\n" + rows(12, i -> "" + (i < 11 ? i : 12)), told);
    read("X;c\n" + rows(9, i -> "" + i), told);
    read("X;c\n" + rows(12, i -> "" + (i + 2)), told);
    read("X;c\n" + rows(12, i -> "" + i), told.withNominal(Set.of("X")));
    read("X;c\n" + rows(12, i -> "" + i), told.withNumeric(Set.of("X")));
    assertThat(notes).noneMatch(note -> note.contains("counts the rows"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~.234,56",
        "1 ~4",
        "1\u00a0~4",
        "1'~4.5",
        "~ %",
        "~\u00a0%",
        "$~",
        "~,50 \u20ac",
        "EUR ~",
        "(~.5)",
        "~,25-",
        "~ kg",
        "~\u00a0kg",
        "~cm",
        "1,~3,456"
      })
  void cellsThatAreAllDifferentAreRefusedAsNumbersAndNotAsNamesOfRows(String cell) {
    String text = "a;k\n" + rows(9, i -> cell.replace("~", Integer.toString(i + 10)));
    assertThatThrownBy(() -> read(text, new Options()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'a': ")
        .hasMessageContaining("looks like a number in a writing that is not read")
        .hasMessageContaining("--nominal");
    Table table = read(text, new Options().withNominal(Set.of("a")));
    assertThat(table.schema().column(0).levels()).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~-~9", "1.~.3", "10.0.0.~", "~a", "a ~", "v~", "~th", "<~"})
  void codesThatOnlyHoldDigitsAreLevels(String cell) {
    Table table =
        read(
            "a;k\n" + rows(30, i -> cell.replace("~", Integer.toString(i % 5 + 1))), new Options());
    assertThat(table.schema().column(0).kind()).isEqualTo(Column.Kind.NOMINAL);
  }

  @Test
  void twoLevelsWithAUnitAreLevels() {
    Table table =
        read("a;k\n" + rows(30, i -> i % 2 == 0 ? "36 months" : "60 months"), new Options());
    assertThat(table.schema().column(0).levels()).containsExactly("36 months", "60 months");
  }

  @Test
  void noBreakSpacesAroundACellAreBlanks() {
    Table table = read("a\u00a0;k\n\u00a05;x\u00a0\n7\u00a0;\u202fx\n\u00a0;y\n", new Options());
    assertThat(table.schema().names()).containsExactly("a", "k");
    assertThat(table.column(0)).containsExactly(5, 7, Double.NaN);
    assertThat(table.schema().column(1).levels()).containsExactly("x", "y");
  }

  @Test
  void decimalCommasThatBeginBehindTheSampleAreRefusedUntilTheyAreSaid() {
    // Few numbers and many commas, so that they would pass for levels.
    String text = "a;k\n" + rows(300, i -> "" + i % 5) + rows(300, i -> i % 5 + ",5");
    assertThatThrownBy(() -> read(text, new Options()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data: line 302, column 'a': '0,5' is no number as numbers are read here: --decimal"
                + " comma if commas are decimal marks, --nominal if the column holds levels");
    Table table = read(text, new Options().withDecimal(','));
    assertThat(table.cell(301, 0)).isEqualTo(1.5);
    assertThat(read(text, new Options().withNominal(Set.of("a"))).schema().column(0).levels())
        .hasSize(10);
  }

  @Test
  void pointsAmongDecimalCommasAreRefusedAndNotRead() {
    String text = "a;k\n" + rows(300, i -> i % 5 + ",5") + rows(300, i -> i % 5 + ".250");
    assertThatThrownBy(() -> read(text, new Options()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 302, column 'a': '0.250' is no number")
        .hasMessageContaining("--decimal point");
    String groups = "a;k\n1.234;x\n2.500;y\n3.100;x\n";
    assertThatThrownBy(() -> read(groups, new Options().withDecimal(',')))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'1.234' looks like a number");
    assertThat(read(groups, new Options()).column(0)).containsExactly(1.234, 2.5, 3.1);
  }

  @Test
  void aGivenDecimalMarkRulesOverTheGuess() {
    String text = "a,k\n\"1,5\",x\n\"2,5\",y\n";
    assertThat(read(text, new Options()).column(0)).containsExactly(1.5, 2.5);
    assertThatThrownBy(() -> read(text, new Options().withDecimal('.')))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'1,5' looks like a number");
    assertThatThrownBy(() -> new Options().withDecimal(';'))
        .hasMessageContaining("decimal is ';', allowed: a point or a comma");
  }

  @Test
  void quotedThousandsAreNoDecimalCommas() {
    assertThatThrownBy(() -> read("a,k\n\"1,600\",x\n\"10,900\",y\n\"2,400\",x\n", new Options()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'1,600' looks like a number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-0~",
        "2024-03-0~T12:30:00Z",
        "2024-03-0~ 12:30:00.5",
        "0~.03.2024",
        "3/~/24",
        "~ Mar 2024",
        "0~-MAR-24",
        "March ~, 2024",
        "2024-0~",
        "0~.01.24",
        "0~-11-24",
        "Jan-2~",
        "~. Mai 2024",
        "0~. Dez. 2024",
        "may 202~",
        "2024010~T10:00",
        "2024010~T100030Z",
        "2024-W0~",
        "2024W0~-3",
        "2024-Q~",
        "Q~ 2024",
        "Fri, ~ Jan 2024 10:00:00 GMT",
        "1/~/2024, 10:15 PM",
        "8:0~"
      })
  void datesAreTextsEvenWhereTheyRepeat(String date) {
    Table table =
        read(
            "a;k\n" + rows(40, i -> date.replace("~", Integer.toString(i % 4 + 1))), new Options());
    assertThat(table.schema().column(0).kind()).isEqualTo(Column.Kind.TEXT);
    assertThat(Writing.isDate(table.level(0, 0))).isTrue();
  }

  @Test
  void datesOfMixedWritingsAreTextsAndWhatIsNoneAmongThemIsRefused() {
    String dates = "a;k\n05.01.24;x\n2024-01-06;y\n7 Jan 2024;x\n~;y\n05.01.24;y\n";
    assertThat(read(dates.replace("~", ""), new Options()).schema().column(0).kind())
        .isEqualTo(Column.Kind.TEXT);
    assertThatThrownBy(() -> read(dates.replace("~", "soon"), new Options()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'a': 'soon' is no date or time")
        .hasMessageContaining("--missing", "--nominal");
    assertThat(
            read(dates.replace("~", "soon"), new Options().withNominal(Set.of("a")))
                .schema()
                .column(0)
                .isNominal())
        .isTrue();
    String words = "a;k\nmay;x\nsunday;y\nsoon;x\nmay;y\nsoon;y\n8:00;x\n";
    assertThat(read(words, new Options()).schema().column(0).isNominal()).isTrue();
  }

  @Test
  void levelsAndNumbersAreNoDates() {
    for (String text :
        List.of(
            "20240301",
            "1-5",
            "12",
            "a",
            "",
            "2023/24",
            "1.2.10",
            "10:5",
            "may",
            "Q1",
            "W05",
            "mar-kt",
            "mark-12",
            "45.13.24",
            "dec",
            "sunday",
            "A-24")) {
      assertThat(Writing.isDate(text)).as(text).isFalse();
    }
  }
}
