package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code complete} writes is what it read, but for the cells that were missing. */
class CompletedFormTest {

  @TempDir private Path folder;

  private byte[] completed(String name, byte[] content, Object... more) throws IOException {
    Path data = Files.write(folder.resolve(name), content);
    Path out = folder.resolve("out-" + name);
    Object[] words = new Object[4 + more.length];
    System.arraycopy(new Object[] {"complete", data, "--out", out}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    Run run = Run.of(words);
    assertThat(run.exit()).as(run.err()).isZero();
    return Files.readAllBytes(out);
  }

  private void assertKept(String name, byte[] content, Object... more) throws IOException {
    Charset bytes = StandardCharsets.ISO_8859_1;
    String after = new String(completed(name, content, more), bytes);
    assertThat(after).isEqualTo(new String(content, bytes));
    Path data = folder.resolve(name);
    Object[] words = new Object[3 + more.length];
    System.arraycopy(new Object[] {"complete", data, "--in-place"}, 0, words, 0, 3);
    System.arraycopy(more, 0, words, 3, more.length);
    assertThat(Run.of(words).exit()).isZero();
    assertThat(Files.readAllBytes(data)).isEqualTo(content);
  }

  private void assertKept(String name, String content, Object... more) throws IOException {
    assertKept(name, content.getBytes(StandardCharsets.UTF_8), more);
  }

  private String filled(String name, String content, Object... more) throws IOException {
    byte[] bytes = completed(name, content.getBytes(StandardCharsets.UTF_8), more);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aTextWithoutMissingCellsComesBackByteForByte() throws IOException {
    assertKept("plain.csv", "a,b\n1,x\n2,y\n3,x\n");
    assertKept("noEnd.csv", "a,b\n1,x\n2,y\n3,x");
    assertKept("crlf.csv", "a,b\r\n1,x\r\n2,y\r\n3,x\r\n");
    assertKept("mac.csv", "a,b\r1,x\r2,y\r3,x\r");
    assertKept("mixed.csv", "a,b\r\n1,x\n\n2,y\r\n\r\n3,x\n\n");
    assertKept("blanks.csv", "a , b\n 1,x \n\t2 , y\n3,  x\n");
    assertKept("quoted.csv", "\"a\",b\n\"1\",\"x\"\n\"2\" , \"y \"\n 3,\"x\"\n");
    assertKept(
        "doubled.csv", "a,\"b \"\"c\"\"\"\n1,\"x,\"\"1\"\"\"\n2,\"y\nz\"\n3,\"x,\"\"1\"\"\"\n");
    assertKept("german.csv", "a;b;c\n1,50;x;007\n2,0;y;1e3\n3,25;x;+5\n");
    assertKept("sep.csv", "sep=;\r\na;b\r\n1;x\r\n2;y\r\n3;x\r\n");
    assertKept("tabs.tsv", "a\tb\n1\tx\n2\ty y\n3\tx\n");
    assertKept("runs.txt", "  a   b\n  1   2.50\n10\t3.5  \n  3   4\n\n  5 6");
    assertKept("remarks.csv", "# made by hand\n#\na,b\n1,x\n# half\n2,y\n3,x\n# end");
    assertKept("r.txt", "\"a\" \"b\" \"c\"\n\"r1\" 1 5 .5\n\"r2\" 2 6 .6\n\"r 3\" 3 7 .7\n");
    assertKept("r.csv", "\"a\",\"b\"\n\"r1\",1,\"x\"\n\"r2\",2,\"y\"\n\"r3\",3,\"x\"\n");
    assertKept("pandas.csv", ",a,b\n0,1,x\n1,2,y\n2,3,x\n");
    assertKept("marked.csv", "\ufeffa,b\n1,\u00f6\n2,y\n3,\u00f6\n");
    assertKept("one.csv", "a\n1\n\n2\n\n3\n", "--no-target");
    assertKept("long.csv", "a,b\n12345678901234567890,x\n1e300,y\n0.1000,x\n");
    assertKept("apostrophe.csv", "a,b\n1,=x\n2,y\n3,=x\n");
    assertKept("cells.csv", "1,x,7\n2,y,8\n3,x,9\n", "--no-header");
    String wide = "a;b\r\n1,5;\u00f6\r\n2,5;\u0142\r\n3,5;\u00f6\r\n";
    assertKept("little.csv", ("\ufeff" + wide).getBytes(StandardCharsets.UTF_16LE));
    assertKept("big.csv", ("\ufeff" + wide).getBytes(StandardCharsets.UTF_16BE));
    assertKept("named.csv", wide.getBytes(StandardCharsets.UTF_16BE), "--encoding", "UTF-16");
    Charset western = Charset.forName("windows-1252");
    assertKept(
        "west.csv", wide.replace("\u0142", "x").getBytes(western), "--encoding", "windows-1252");
  }

  @Test
  void anyTextWithoutMissingCellsComesBackByteForByte() throws IOException {
    String[] ends = {"\n", "\r\n", "\r"};
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      char separator = ",;\t|".charAt(random.nextInt(4));
      String end = ends[random.nextInt(3)];
      boolean remarks = random.nextInt(3) == 0;
      StringBuilder text = new StringBuilder(remarks ? "# first" + end : "");
      text.append("a").append(separator).append("b").append(separator).append("c");
      for (int row = 0; row < 12; row++) {
        text.append(end);
        if (random.nextInt(5) == 0) {
          text.append(remarks && random.nextBoolean() ? "# it's" + separator + " remark" : "")
              .append(end);
        }
        text.append(cell(random, Integer.toString(row))).append(separator);
        text.append(cell(random, Integer.toString(random.nextInt(3)))).append(separator);
        text.append(cell(random, row % 2 == 0 ? "up \u00e4" : "it's" + separator + end + "\"d\""));
      }
      text.append(random.nextBoolean() ? end : "");
      assertThat(filled("any" + seed + ".csv", text.toString(), "--missing", "?"))
          .isEqualTo(text.toString());
    }
  }

  @Test
  void onlyMissingCellsChangeAndAreWrittenAsTheFileIs() throws IOException {
    String german = "# Werk 3\r\nx;y;art\r\n1,5;3,0;\"gut\"\r\n2,5;5,0;\"gut\"\r\n\r\n";
    String holes =
        german + "3,5; NA ;\"gut\"\r\n;9,0;\"schlecht\"\r\n5,5;11,0;NA\r\n6,5;13,0;\"schlecht\"";
    String after = filled("german.csv", holes);
    assertThat(after)
        .matches(
            Pattern.quote(german)
                + "3,5; 7 ;\"gut\"\r\n\\d,\\d+;9,0;\"schlecht\"\r\n"
                + "5,5;11,0;\"(gut|schlecht)\"\r\n6,5;13,0;\"schlecht\"");
    assertThat(filled("runs.txt", "a  b\n1  2\n 2   NA \n3  6\n4  8\n"))
        .matches("a {2}b\n1 {2}2\n 2 {3}\\d \n3 {2}6\n4 {2}8\n");
    assertThat(filled("quoted.csv", "a,b\n\"1\",x\n\"\",y\n\"3\",x\n"))
        .matches("a,b\n\"1\",x\n\"\\d\",y\n\"3\",x\n");
    assertThat(filled("bare.csv", "a,b\n\"1\",x\n,y\n\"3\",\"x\"\n\"4\",y\n"))
        .matches("a,b\n\"1\",x\n\"\\d\",y\n\"3\",\"x\"\n\"4\",y\n");
  }

  @Test
  void aFilledLevelIsQuotedWhereItNeedsTo() throws IOException {
    String text = "a,b\n1,\"x, \"\"1\"\"\"\n2,\"x, \"\"1\"\"\"\n3,\n4,\"x, \"\"1\"\"\"\n";
    assertThat(filled("comma.csv", text)).isEqualTo(text.replace("3,", "3,\"x, \"\"1\"\"\""));
    String commas = "a,b\n\"1,5\",x\n,x\n\"2,5\",y\n";
    assertThat(filled("commas.csv", commas))
        .matches("a,b\n\"1,5\",x\n\"\\d(,\\d+)?\",x\n\"2,5\",y\n");
  }

  @Test
  void aFilledNumberHasNoExponent() throws IOException {
    assertThat(filled("great.csv", "a,b\n4000000000000000,x\n4000000000000000,x\n,x\n"))
        .isEqualTo("a,b\n4000000000000000,x\n4000000000000000,x\n4000000000000000,x\n");
    assertThat(filled("small.csv", "a,b\n.00025,x\n.00025,x\n,x\n")).endsWith("\n0.00025,x\n");
    assertThat(filled("point.csv", "a,b\n12345678.5,x\n12345678.5,x\n,x\n"))
        .endsWith("\n12345678.5,x\n");
  }

  @Test
  void withSpreadsheetFormulasAloneAreChanged() throws IOException {
    String text = "=a;b;c\r\n1,0;=x;\"q\"\r\n-2,0;\"@y\";\"q\"\r\n3,0;;\"q\"\r\n4,0;=x;\"q\"\r\n";
    assertThat(filled("formulas.csv", text, "--spreadsheet"))
        .isEqualTo(
            text.replace("=a", "'=a")
                .replace("=x", "'=x")
                .replace("@y", "'@y")
                .replace(";;", ";'=x;"));
  }

  @Test
  void aLevelThatTheEncodingLacksIsRefusedAndNothingWritten() throws IOException {
    Path known =
        Files.writeString(folder.resolve("known.csv"), "a,b\n1,\u0142\n2,\u0142\n3,\u0142\n");
    Path model = folder.resolve("model.json");
    assertThat(Run.of("complete", known, "--no-target", "--model", model).exit()).isZero();
    Path data = folder.resolve("west.csv");
    Files.write(data, "a,b\n1,\u00f6\n2,\n".getBytes(StandardCharsets.ISO_8859_1));
    Path out = folder.resolve("o.csv");
    Run run = Run.of("predict", model, data, "--out", out, "--encoding", "ISO-8859-1");
    assertThat(run.errorLine())
        .contains("row 2, column 'b': '\u0142' cannot be written as ISO-8859-1");
    assertThat(out).doesNotExist();
  }

  private static String cell(Random random, String content) {
    boolean must = content.length() > 3;
    String blanks = " ".repeat(random.nextInt(3));
    String text = content.replace("\"", "\"\"");
    boolean quotes = must || random.nextInt(3) == 0;
    return blanks + (quotes ? '"' + text + '"' : text) + " ".repeat(random.nextInt(2));
  }
}
