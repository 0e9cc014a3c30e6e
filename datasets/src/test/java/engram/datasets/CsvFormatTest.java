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
    assertThat(read("a,b\n\"1,500\",x\n\"2,250\",y\n").schema().column(0).isNumeric()).isFalse();
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
