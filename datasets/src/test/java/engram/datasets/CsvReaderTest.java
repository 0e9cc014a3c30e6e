package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import engram.datasets.CsvReader.Options;
import engram.table.Column;
import engram.table.Column.Kind;
import engram.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir Path folder;

  private Table read(String text, Options options) throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, text);
    return CsvReader.read(file, options);
  }

  private Table read(String text) throws IOException {
    return read(text, new Options());
  }

  /** A file of one column and its target y, which is 0.5, 1.5, ... */
  private static String column(String... cells) {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < cells.length; i++) {
      text.append(cells[i]).append(',').append(i).append(".5\n");
    }
    return text.toString();
  }

  private static String target(String... cells) {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < cells.length; i++) {
      text.append(i).append(',').append(cells[i]).append('\n');
    }
    return text.toString();
  }

  private static String[] repeat(int times, String... cells) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(List.of(cells));
    }
    return all.toArray(String[]::new);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void headerNamesTheColumnsAndTheLastIsTheTarget() throws IOException {
    Table table = read("a,b,kind\n1,2.5,yes\n-3,,no\n?,1e3,yes\n");
    assertThat(table.name()).isEqualTo("data");
    assertThat(table.schema().columns())
        .containsExactly(
            Column.numeric("a"), Column.numeric("b"), Column.nominal("kind", List.of("no", "yes")));
    assertThat(table.column(0)).containsExactly(1, -3, Double.NaN);
    assertThat(table.column(1)).containsExactly(2.5, Double.NaN, 1000);
    assertThat(table.targetLabels()).containsExactly(1, 0, 1);
    assertThat(table.missing()).isEqualTo(2);
  }

  @Test
  void targetCanBeAnotherColumnOrNone() throws IOException {
    String text = "kind,a\nyes,1.5\nno,2.5\n";
    assertThat(read(text).target()).isEqualTo(1);
    assertThat(read(text, new Options().withTarget("kind")).targetLabels()).containsExactly(1, 0);
    assertThat(read(text, new Options().withoutTarget()).target()).isEqualTo(-1);
  }

  @Test
  void packedFileReadsLikeThePlainOne() throws IOException {
    Path file = folder.resolve("data.csv.gz");
    Files.write(file, gzip("a,y\n1,x\n2,y\n"));
    assertThat(CsvReader.read(file).name()).isEqualTo("data");
    assertThat(CsvReader.read(file).column(0)).containsExactly(1, 2);
    Path misnamed = folder.resolve("data.csv");
    Files.copy(file, misnamed);
    assertThat(CsvReader.read(misnamed).column(0)).containsExactly(1, 2);
  }

  @Test
  void quotesBlanksLineEndsAndByteOrderMarkAreUnderstood() throws IOException {
    Table table =
        read("\ufeff\"a, b\",\"say \"\"hi\"\"\", y \r\n 1 , \"x\ny\" ,p\r\n\r\n2,x,\"q\"\r\n3,x,p");
    assertThat(table.schema().names()).containsExactly("a, b", "say \"hi\"", "y");
    assertThat(table.column(0)).containsExactly(1, 2, 3);
    assertThat(table.level(0, 1)).isEqualTo("x\ny");
    assertThat(table.targetLabels()).containsExactly(0, 1, 0);
  }

  @Test
  void levelsAreSortedByAlphabetOrByNumber() throws IOException {
    String text = column("b", "10", "9", "b", "10");
    assertThat(read(text).schema().column(0).levels()).containsExactly("10", "9", "b");
    Options nominal = new Options().withNominal(Set.of("x"));
    Table table = read(column("10", "9", "9.0", "10"), nominal);
    assertThat(table.schema().column(0).levels()).containsExactly("9", "9.0", "10");
    assertThat(table.column(0)).containsExactly(2, 0, 1, 2);
  }

  @Test
  void codesThatBeginLikeNumbersAreNominal() throws IOException {
    Table table = read(column("1", "2", "3a", "", "3a", "2"));
    assertThat(table.schema().column(0)).isEqualTo(Column.nominal("x", List.of("1", "2", "3a")));
    assertThat(table.column(0)).containsExactly(0, 1, 2, Double.NaN, 2, 1);
  }

  @Test
  void oneCellInFiveIsEnoughForAColumnOfCodes() throws IOException {
    Table table = read(column("1", "2", "3", "4", "x"));
    assertThat(table.schema().column(0).levels()).containsExactly("1", "2", "3", "4", "x");
  }

  @Test
  void columnIsTextIfTwoSignsOfTextAgree() throws IOException {
    String[] names = new String[40];
    String[] words = new String[40];
    for (int i = 0; i < 40; i++) {
      names[i] = "name" + i;
      words[i] = "word" + i % 20;
    }
    assertThat(kindOf(names)).isEqualTo(Kind.TEXT);
    assertThat(kindOf(words)).isEqualTo(Kind.NOMINAL);
    assertThat(kindOf("a", "b", "a")).isEqualTo(Kind.NOMINAL);
    String sentence = "a sentence of more than fifty characters that is a long one";
    assertThat(kindOf(sentence, sentence + "!", sentence + "?")).isEqualTo(Kind.TEXT);
    assertThat(kindOf(repeat(10, sentence, sentence + "!"))).isEqualTo(Kind.NOMINAL);
    Options nominal = new Options().withNominal(Set.of("x"));
    assertThat(read(column(names), nominal).schema().column(0).kind()).isEqualTo(Kind.NOMINAL);
  }

  @Test
  void featureOfUniqueTextsNamesTheRowsHoweverFew() throws IOException {
    Path file = folder.resolve("ids.csv");
    Files.writeString(file, "id,size,class\np1,1,a\np2,2,b\np3,3,c\n");
    Table table = CsvReader.read(file);
    assertThat(table.schema().column(0).kind()).isEqualTo(Kind.TEXT);
    assertThat(table.schema().column(2).kind()).isEqualTo(Kind.NOMINAL);
    Options nominal = new Options().withNominal(Set.of("id"));
    assertThat(CsvReader.read(file, nominal).schema().column(0).kind()).isEqualTo(Kind.NOMINAL);
  }

  private Kind kindOf(String... cells) throws IOException {
    return read(column(cells)).schema().column(0).kind();
  }

  @Test
  void textCellsHoldTheirText() throws IOException {
    String one = "One passage that goes on for a good deal more than fifty characters";
    Table table = read(column(one, "Two passage" + one, one));
    assertThat(table.schema().column(0).kind()).isEqualTo(Kind.TEXT);
    assertThat(table.level(2, 0)).isEqualTo(one);
    assertThat(table.level(1, 0)).isEqualTo("Two passage" + one);
  }

  @Test
  void targetOfFewWholeNumbersIsAClass() throws IOException {
    Table table = read(target("10", "2", "10", "2.0", "-1", "-1"));
    assertThat(table.targetColumn()).isEqualTo(Column.nominal("y", List.of("-1", "2", "10")));
    assertThat(table.targetLabels()).containsExactly(2, 1, 2, 1, 0, 0);
  }

  @Test
  void targetOfManyValuesOrFractionsIsNumeric() throws IOException {
    assertThat(read(target("1", "2", "1", "2.5")).targetColumn().isNumeric()).isTrue();
    assertThat(read(target("1", "2", "3")).targetColumn().isNumeric()).isTrue();
    String[] values = new String[62];
    for (int i = 0; i < 62; i++) {
      values[i] = Integer.toString(i % 31);
    }
    assertThat(read(target(values)).targetColumn().isNumeric()).isTrue();
    values[30] = values[61] = "0";
    assertThat(read(target(values)).targetColumn().isNominal()).isTrue();
  }

  @Test
  void kindOfATargetCanBeOverruled() throws IOException {
    String text = target("1", "2", "1", "2");
    assertThat(read(text, new Options().withNumeric(Set.of("y"))).targetValues())
        .containsExactly(1, 2, 1, 2);
    String fractions = target("1.50", "2", "1.50", "2");
    assertThat(read(fractions, new Options().withNominal(Set.of("y"))).targetColumn().levels())
        .containsExactly("1.50", "2");
  }

  @Test
  void otherMarksForMissingCellsCanBeGiven() throws IOException {
    Options options = new Options().withMissing(Set.of("NA", "-999"));
    assertThat(read(column("1", "NA", "-999", "", "4"), options).column(0))
        .containsExactly(1, Double.NaN, Double.NaN, Double.NaN, 4);
  }

  @Test
  void progressComesUpToTheEndOfTheFile() throws IOException {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(",0.5\n");
    }
    List<long[]> heard = new ArrayList<>();
    Table table =
        read(
            text.toString(),
            new Options()
                .withProgress((rows, bytes, size) -> heard.add(new long[] {rows, bytes, size})));
    assertThat(table.rows()).isEqualTo(20_000);
    assertThat(heard).hasSizeGreaterThan(2);
    for (int i = 1; i < heard.size(); i++) {
      assertThat(heard.get(i)[0]).isGreaterThan(heard.get(i - 1)[0]);
      assertThat(heard.get(i)[1]).isGreaterThanOrEqualTo(heard.get(i - 1)[1]);
    }
    long[] last = heard.get(heard.size() - 1);
    assertThat(last).containsExactly(20_000, text.length(), text.length());
  }
}
