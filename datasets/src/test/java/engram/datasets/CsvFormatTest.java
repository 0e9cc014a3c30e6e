package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.datasets.CsvReader.Options;
import engram.table.DataException;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the writings that people have are read, and what was assumed is said. */
class CsvFormatTest {

  private final List<String> notes = new ArrayList<>();

  private Table read(String text, Charset encoding, Options options) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(encoding));
    return CsvReader.read(bytes, "data", options.withNotes(notes::add).withoutTarget());
  }

  private Table read(String text) {
    return read(text, StandardCharsets.UTF_8, new Options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {"; ! semicolons", "'\t' ! tabs", "| ! bars"})
  void anotherSeparatorIsFoundAndSaid(String sign, String name) {
    Table table = read("a~b~c\n1.5~2~x\n2~3~y, z\n".replace("~", sign));
    assertThat(table.schema().names()).containsExactly("a", "b", "c");
    assertThat(table.column(0)).containsExactly(1.5, 2);
    assertThat(notes).containsExactly("cells parted by " + name);
  }

  @Test
  void decimalCommasAreNumbers() {
    Table table = read("length;width\n1,5;2\n-0,25;3,125\n");
    assertThat(table.column(0)).containsExactly(1.5, -0.25);
    assertThat(table.column(1)).containsExactly(2, 3.125);
    assertThat(notes).containsExactly("cells parted by semicolons; decimal commas");
  }

  @Test
  void quotedDecimalCommasAreNumbersUnlessTheyMayBeThousands() {
    assertThat(read("a,b\n\"1,5\",x\n\"2,25\",y\n").column(0)).containsExactly(1.5, 2.25);
    assertThatThrownBy(() -> read("a,b\n\"1,500\",x\n\"2,250\",y\n"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'a': '1,500' looks like a number in a writing that is not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 000", "10 %", "$5.50", "(3)", "1'000.5", "12%"})
  void numbersInAnotherWritingAreRefusedWithWhatWasSeen(String cell) {
    String text = "a,b\n" + cell + ",x\n" + cell + ",y\n7,x\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'" + cell + "' looks like a number")
        .hasMessageContaining("--nominal");
    Table levels = read(text, StandardCharsets.UTF_8, new Options().withNominal(Set.of("a")));
    assertThat(levels.schema().column(0).levels()).containsExactlyInAnyOrder(cell, "7");
  }

  @Test
  void fortranExponentsAreNumbersBehindAPointAlone() {
    Table table = read("a,b\n1.5D-02,12D3\n2.5d+01,12D3\n");
    assertThat(table.column(0)).containsExactly(0.015, 25);
    assertThat(table.schema().column(1).levels()).containsExactly("12D3");
  }

  @Test
  void namesOfRowsAsREWritesThemAreLeftOutAndSaid() {
    Table table = read("\"a\" \"b\"\n\"row 1\" 1.5 2\n\"row 2\" 2.5 3\n");
    assertThat(table.schema().names()).containsExactly("a", "b");
    assertThat(table.column(0)).containsExactly(1.5, 2.5);
    assertThat(String.join("", notes)).contains("taken for names of the rows and left out");
  }

  @Test
  void anIndexAsPandasWritesItIsLeftOutAndSaid() {
    Table table = read(",a,b\n0,1.5,x\n1,2.5,x\n");
    assertThat(table.schema().names()).containsExactly("a", "b");
    assertThat(String.join("", notes)).contains("taken for names of the rows and left out");
  }

  @Test
  void aLineThatNamesTheSeparatorIsHeeded() {
    assertThat(read("sep=;\na;b\n1,5;2\n2,5;3\n").column(0)).containsExactly(1.5, 2.5);
    assertThat(read("sep=|\na|b\n1|2\n").schema().names()).containsExactly("a", "b");
  }

  @Test
  void linesOfRemarksArePassedOverWhereTheFileBeginsWithOne() {
    Table table = read("# made by hand\n#\n1.5 2.5 in\n3.5 4.5 out\n# the end\n");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.column(1)).containsExactly(2.5, 4.5);
    assertThat(String.join("", notes)).contains("begin with # passed over");
    assertThat(read("#a,b\n1,2\n3,4\n").schema().names()).containsExactly("#a", "b");
    assertThat(read("a,b\n#1,2\n#2,4\n").rows()).isEqualTo(2);
  }

  @Test
  void levelsThatArePartlyNumbersAreSaid() {
    read("q,w\n1,a\n2,a\n-,b\n1,b\n");
    assertThat(notes)
        .containsExactly(
            "column 'q' is read as levels, since 1 of its cells are not numbers: '-' (--missing if"
                + " they mean that)");
  }

  @Test
  void rowsAsTextKeepEveryCellAsItIsWritten() {
    byte[] bytes = "id;x\n007; 1,50\n\"a;b\";NA\n".getBytes(StandardCharsets.UTF_8);
    TextFile file = TextFile.of(new ByteArrayInputStream(bytes), "data", new Options());
    try (TextRowsReader reader = file.rows(10)) {
      TextRows rows = reader.next();
      assertThat(rows.names()).containsExactly("id", "x");
      assertThat(rows.written(0, 0)).isEqualTo("007");
      assertThat(rows.written(0, 1)).isEqualTo(" 1,50");
      assertThat(rows.number(0, 1)).isEqualTo(1.5);
      assertThat(rows.written(1, 0)).isEqualTo("a;b");
      assertThat(rows.isMissing(1, 1)).isTrue();
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void aCommaStaysTheSeparatorWhereItGivesRows() {
    assertThat(read("a,b\nx;y,1\nz;u,2\n").columns()).isEqualTo(2);
    assertThat(notes).isEmpty();
  }

  @Test
  void runsOfBlanksPartCells() {
    Table table = read("  a   b\n 1.0  2\n3    4.5 \n");
    assertThat(table.column(1)).containsExactly(2, 4.5);
    assertThat(notes).containsExactly("cells parted by blanks");
  }

  @Test
  void aFirstLineOfFractionsIsNoHeader() {
    Table table = read("5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,2.9,virginica\n");
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.schema().names()).containsExactly("x0", "x1", "x2");
    assertThat(notes).containsExactly("no header, columns named x0, x1, ...");
  }

  @Test
  void yearsAreAHeaderWithAWord() {
    Table table = read("country,2019,2020\nA,1,2\nB,3,4\n");
    assertThat(table.schema().names()).containsExactly("country", "2019", "2020");
    assertThat(notes).hasSize(1).first().asString().contains("header", "--no-header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "na", "N/A", "#N/A", "NaN", "null", "None", "?", ""})
  void wordsForMissingCellsAreMissingInAnyCase(String word) {
    Table table = read("a,b\n1," + word + "\n" + word + ",x\n3,y\n");
    assertThat(table.column(0)).containsExactly(1, Double.NaN, 3);
    assertThat(table.column(1)).containsExactly(Double.NaN, 0, 1);
  }

  @Test
  void otherWordsReplaceTheList() {
    Table table =
        read("a,b\n-,NA\n2,x\n", StandardCharsets.UTF_8, new Options().withMissing(Set.of("-")));
    assertThat(table.column(0)).containsExactly(Double.NaN, 2);
    assertThat(table.schema().column(1).levels()).containsExactly("NA", "x");
  }

  @Test
  void marksOfUtf16AndAGivenEncodingAreHeeded() {
    assertThat(read("\ufeffa,b\n1,ö\n", StandardCharsets.UTF_16LE, new Options()).level(0, 1))
        .isEqualTo("ö");
    assertThat(read("\ufeffa,b\n1,ö\n", StandardCharsets.UTF_16BE, new Options()).level(0, 1))
        .isEqualTo("ö");
    Charset western = Charset.forName("windows-1252");
    Options given = new Options().withFormat(western, null, null);
    assertThat(read("a,b\n1,ö\n", western, given).level(0, 1)).isEqualTo("ö");
    assertThatThrownBy(() -> read("a,b\n1,ö\n", western, new Options()))
        .isInstanceOf(DataException.class)
        .hasMessage("data: line 2: not UTF-8 text; name its encoding with --encoding");
  }

  @Test
  void aByteThatTheGivenEncodingDoesNotHaveIsToldInALine() {
    byte[] bytes = {'a', ',', 'b', '\n', '1', ',', (byte) 0x81, '\n'};
    Options given = new Options().withFormat(Charset.forName("windows-1252"), null, null);
    assertThatThrownBy(() -> CsvReader.read(new ByteArrayInputStream(bytes), "data", given))
        .isInstanceOf(DataException.class)
        .hasMessage("data: not windows-1252 text; name its encoding with --encoding");
  }

  @Test
  void aTypographersMinusIsAMinus() {
    assertThat(read("a,b\n\u22121.5,x\n2,y\n").column(0)).containsExactly(-1.5, 2);
  }
}
