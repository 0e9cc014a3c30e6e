package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import engram.datasets.CsvReader.Options;
import engram.table.DataException;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Separators at the ends of lines are no cells, and no column is moved by them. */
class LineEndsTest {

  private final List<String> notes = new ArrayList<>();

  private TextFile file(String text, Options options) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return TextFile.of(bytes, "data", options.withNotes(notes::add).withoutTarget());
  }

  private Table read(String text) {
    return file(text, new Options()).table();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h,w,c\n1.5,2,x,\n3,4,y,\n5,6,x,\n",
        "h,w,c,\n1.5,2,x,\n3,4,y,\n5,6,x,\n",
        "h,w,c,\n1.5,2,x\n3,4,y\n5,6,x\n",
        "h,w,c\n1.5,2,x,\n3,4,y\n5,6,x,\n",
        "h,w,c,,,\n1.5,2,x,,,\n3,4,y,,,\n5,6,x,,,\n",
        "\"h\",\"w\",\"c\",\"\"\n1.5,2,x, \n3,4,y,\n5,6,x,\"\"\n",
      })
  void theyArePassedOverWithANoteWhicheverLinesHaveThem(String text) {
    for (String sign : List.of(",", ";", "\t", "|")) {
      notes.clear();
      Table table = read(text.replace(",", sign));
      assertThat(table.schema().names()).containsExactly("h", "w", "c");
      assertThat(table.column(0)).containsExactly(1.5, 3, 5);
      assertThat(table.schema().column(2).levels()).containsExactly("x", "y");
      assertThat(notes)
          .singleElement()
          .asString()
          .endsWith("separators at the ends of lines passed over");
    }
  }

  @Test
  void theRowsAsTextHaveNoneOfThem() {
    try (TextRowsReader reader = file("a,b,\n1,2,\n3,4,,\n", new Options()).rows(9)) {
      TextRows rows = reader.next();
      assertThat(rows.names()).containsExactly("a", "b");
      assertThat(rows.written(1, 1)).isEqualTo("4");
      assertThat(reader.next()).isNull();
      assertThat(notes).containsExactly("separators at the ends of lines passed over");
    }
  }

  @Test
  void withoutAHeaderTheyArePassedOverToo() {
    Table table = read("1.5,2,\n3,4,\n5,6,\n");
    assertThat(table.schema().names()).containsExactly("x0", "x1");
    assertThat(table.column(1)).containsExactly(2, 4, 6);
  }

  @Test
  void namesOfRowsOfRStayNamesOfRows() {
    Table table = read("a,b\nr1,1,2\nr2,3,4\n");
    assertThat(table.schema().names()).containsExactly("a", "b");
    assertThat(table.column(0)).containsExactly(1, 3);
    Table ended = read("a,b\nr1,1,2,\nr2,3,4,\n");
    assertThat(ended.schema().names()).containsExactly("a", "b");
    assertThat(ended.column(1)).containsExactly(2, 4);
  }

  @Test
  void aNamedColumnWithoutValuesIsAColumn() {
    Table table = read("a,b,c\n1,2,\n3,4,\n");
    assertThat(table.schema().names()).containsExactly("a", "b", "c");
    assertThat(notes).isEmpty();
  }

  @Test
  void aColumnWithValuesButNoNameIsRefused() {
    assertThatThrownBy(() -> read("a,b,\n1,2,3\n4,5,6\n"))
        .isInstanceOf(DataException.class)
        .hasMessage("data: line 1: column 3 has no name; give it one");
  }

  @Test
  void aValueBehindTheLastColumnFarBelowIsRefused() {
    String text = "a,b\n" + "1,2,\n".repeat(300) + "1,2,7\n";
    String message =
        "data: line 302: '7' stands behind the last column, where lines above end; give the column"
            + " a name";
    assertThatThrownBy(() -> read(text)).isInstanceOf(DataException.class).hasMessage(message);
    TextRowsReader reader = file(text, new Options()).rows(1000);
    assertThatThrownBy(reader::next).isInstanceOf(DataException.class).hasMessage(message);
    reader.close();
  }

  @Test
  void rowsWithACellMoreThatBeginEmptyAreNoNamesOfRows() {
    assertThatThrownBy(() -> read("a,b\n,1,2\n,3,4\n"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 2: 3 cells found, 2 expected");
  }
}
