package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import engram.datasets.CsvReader.Options;
import engram.table.Column;
import engram.table.Table;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in the manner of other programs: every one is read as it was meant. */
class FilesOfOthersTest {

  private final List<String> notes = new ArrayList<>();

  private Table read(String text, Options options) {
    ByteArrayInputStream bytes =
        new ByteArrayInputStream(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
    return CsvReader.read(bytes, "data", options.withNotes(notes::add).withoutTarget());
  }

  /** Names and kinds of the columns, such as {@code a# kind=p/q}. */
  private static String columns(Table table) {
    return table.schema().columns().stream()
        .map(
            column ->
                column.name()
                    + (column.isNumeric()
                        ? "#"
                        : column.kind() == Column.Kind.TEXT
                            ? "..."
                            : "=" + String.join("/", column.levels())))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      value = {
        "ELKI ! # size 3\\n##\\n0.5 1.5 C_1\\n2.5 3 C_2\\n4 5.5 C_1\\n ! x0# x1# x2=C_1/C_2",
        "R, quoted ! \"a\" \"k\"\\n\"1\" 0.5 \"p\"\\n\"2\" 1.5 \"q\"\\n\"3\" 2 \"p\"\\n ! a# k=p/q",
        "R, plain ! a k\\n1 0.5 7\\n2 1.5 8\\n3 2 9\\n ! a# k#",
        "R, csv2 ! \"\";\"a\";\"k\"\\n\"1\";0,5;\"p\"\\n\"2\";1,5;\"q\"\\n\"3\";2;\"p\"\\n ! a# k=p/q",
        "pandas ! ,a,k\\n0,0.5,p\\n1,1.5,q\\n2,2.0,p\\n ! a# k=p/q",
        "Excel ! sep=;\\na;k\\n0,5;p\\n1,5;q\\n2;p\\n ! a# k=p/q",
        "quote all ! \"a\",\"k\"\\n\"0.5\",\"p\"\\n\"1.5\",\"q\"\\n\"2\",\"p\"\\n ! a# k=p/q",
        "UCI ! 0.5,?,p  \\n1.5,3,q\\n2.5,4,p\\n\\n\\n ! x0# x1# x2=p/q",
        "fixed width !    a     b k\\n 0.50   1.0 p\\n12.25  10.0 q\\n 3.00   2.5 p\\n ! a# b# k=p/q",
        "tabs and blanks ! a \t b   n\\n0.5\t 5.5  \t6\\n1.5\t 2.5 \t7\\n ! a# b# n#",
        "Fortran !   a  b\\n  0.500D+01  5.5\\n 0.250D-02  7.5\\n ! a# b#",
        "MATLAB ! % made\\n1.5 2 3\\n4.5 5 6\\n ! x0# x1# x2#",
        "gnuplot ! # x y\\n\\n1.5 2.5\\n\\n\\n5.5 6.5\\n ! x0# x1#",
        "bars ! a|k\\n0.5|p\\n1.5|q\\n2|p\\n ! a# k=p/q",
        "booleans ! a,k\\n0.5,TRUE\\n1.5,FALSE\\n2,TRUE\\n ! a# k=FALSE/TRUE",
        "exponents ! a,b\\n5E-3,1e+05\\n1.5e0,2E5\\n ! a# b#",
        "quotes ! a,k\\n1,\"the \"\"p\"\"\"\\n2,\"q\"\\n3,q\\n ! a# k=q/the \"p\"",
        "one column ! a\\n0.5\\n1.5\\n ! a#",
        "one row ! a,k\\n0.5,p\\n ! a# k=p"
      })
  void columnsAreThoseThatWereMeant(String manner, String text, String columns) {
    assertThat(columns(read(text, new Options()))).isEqualTo(columns);
  }

  @Test
  void valuesOfFixedWidthsAndFortranAreRight() {
    assertThat(read("   a     b\n 0.50   1.0\n12.25  10.0\n", new Options()).column(0))
        .containsExactly(0.5, 12.25);
    assertThat(read("  a  b\n  0.500D+01  5.5\n  0.250D-02  7\n", new Options()).column(0))
        .containsExactly(5, 0.0025);
  }

  @Test
  void pointsOfStataAndWordsOfJuliaAreMissingOnceTheyAreSaid() {
    String text = "a,b\n0.5,.\n.,2\n1.5,missing\n2.5,3\n7,8\n9,10\n11,12\n3,4\n5,6\n";
    Options options = new Options().withMissing(Set.of(".", "missing"));
    Table table = read(text, options);
    assertThat(columns(table)).isEqualTo("a# b#");
    assertThat(table.isMissing(1, 0)).isTrue();
    assertThat(notes).containsExactly("., missing taken as missing");
  }

  @Test
  void aHeaderOfNumbersOfRowsAndColumnsIsSaid() {
    read("3,2,small,big\n0.5,1.5,3,0\n2.5,3.5,4,1\n1.5,2,5,0\n", new Options());
    assertThat(notes).singleElement().asString().contains("--no-header");
  }

  @Test
  void aSignThatIsNotFoundIsSaid() {
    read("a~b\n1~x\n1~x\n1~y\n1~y\n", new Options());
    assertThat(notes)
        .containsExactly("no sign between cells found, so all is one column (--separator if not)");
    assertThat(columns(read("a~b\n1~x\n2~y\n3~x\n", new Options().withFormat(null, '~', null))))
        .isEqualTo("a# b=x/y");
  }

  @Test
  void linesLongerThanTheSampleAreReadAsTheyAreMeant() {
    int width = 20_000;
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 3; row++) {
      for (int c = 0; c < width; c++) {
        text.append(c == 0 ? "" : ";").append(row).append(',').append(c % 10 + 1);
      }
      text.append('\n');
    }
    Table table = read(text.toString(), new Options());
    assertThat(table.columns()).isEqualTo(width);
    assertThat(table.rows()).isEqualTo(3);
    assertThat(table.cell(2, 7)).isEqualTo(2.8);
  }
}
