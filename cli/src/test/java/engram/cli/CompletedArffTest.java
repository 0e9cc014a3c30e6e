package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;

/** ARFF files and packed ones with their missing cells filled. */
class CompletedArffTest {

  private static final String HEADER =
      "% made by hand, @data\n@RELATION 'my r'\n\n@attribute size real % cm\n@attribute day DATE"
          + " \"yyyy-MM-dd HH:mm\"\n@attribute 'the kind' {x,\"y z\", 'it\\'s'}\n@Data\n\n";
  private static final String WHOLE =
      HEADER
          + "1.50, \"2020-01-01 10:00\",x\n% between\n  2,'2020-01-02 10:00' , x % behind, it's\n\n"
          + "0007\t\"2020-01-03 10:00\"\t\"y z\", {2}\n8,\"2020-01-04 10:00\",'it\\'s'";

  @TempDir private Path folder;
  private Path data;
  private Path out;

  @BeforeEach
  void places() {
    data = folder.resolve("data.arff");
    out = folder.resolve("out.arff");
  }

  private String completed(String text, Object... more) throws IOException {
    Files.writeString(data, text);
    Object[] words = new Object[4 + more.length];
    System.arraycopy(new Object[] {"complete", data, "--out", out}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    Run run = Run.of(words);
    assertThat(run.exit()).as(run.err()).isZero();
    return Files.readString(out);
  }

  private static String unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anArffFileWithoutMissingCellsComesBackByteForByte() throws IOException {
    assertThat(completed(WHOLE)).isEqualTo(WHOLE);
    assertThat(completed("\ufeff" + WHOLE.replace("\n", "\r\n") + "\r\n\r\n% end"))
        .isEqualTo("\ufeff" + WHOLE.replace("\n", "\r\n") + "\r\n\r\n% end");
    assertThat(Run.of("complete", data, "--in-place").exit()).isZero();
    assertThat(data).hasSameBinaryContentAs(out);
  }

  @Test
  void onlyMissingCellsAreFilledAndWekaReadsThem() throws Exception {
    String holes =
        WHOLE + "\n? , \"2020-01-02 12:00\",x\n2.5,?,x % ?\n7.5,\"2020-01-04 09:00\",?\n";
    String after = completed(holes);
    assertThat(after).startsWith(WHOLE + "\n");
    assertThat(after.substring(WHOLE.length()))
        .matches(
            "\n\\d[.\\d]* , \"2020-01-02 12:00\",x\n2.5,'2020-01-0\\d \\d\\d:\\d\\d',x % \\?\n"
                + "7.5,\"2020-01-04 09:00\",(x|'y z'|'it\\\\'s')\n");
    Instances read = new Instances(new StringReader(after));
    assertThat(read).hasSize(7).noneMatch(row -> row.hasMissingValue());
  }

  @Test
  void aSparseFileStaysSparse() throws IOException {
    String text =
        "@relation r\n@attribute a numeric\n@attribute b numeric\n@attribute c {x,y}\n@data\n"
            + "{0 1, 1 2}\n{}\n{ 0 5,1 10 , 2 y }\n{0 ?, 1 8, 2 y}\n{0 4,2 ?}, {3}\n{0 6, 1 12,2 y}\n";
    String after = completed(text);
    assertThat(
            after
                .replaceFirst("0 [\\d.]+, 1 8", "0 ?, 1 8")
                .replaceFirst("0 4,2 [xy]}", "0 4,2 ?}"))
        .isEqualTo(text);
    assertThat(after).doesNotContain("?");
  }

  @Test
  void aNameThatEndsInCsvGetsCsvWithDatesAsTheyAreWritten() throws IOException {
    completed(WHOLE + "\n?,?,x\n");
    Path csv = folder.resolve("o.csv");
    assertThat(Run.of("complete", data, "--out", csv).exit()).isZero();
    assertThat(Files.readString(csv))
        .matches(
            "size,day,the kind\n1.50,2020-01-01 10:00,x\n2,2020-01-02 10:00,x\n"
                + "0007,2020-01-03 10:00,y z\n8,2020-01-04 10:00,it's\n"
                + "[\\d.]+,2020-01-0\\d \\d\\d:\\d\\d,x\n");
  }

  @Test
  void aDateLeftOutOfASparseRowIsADateInCsv() throws IOException {
    Files.writeString(
        data,
        "@relation r\n@attribute a numeric\n@attribute d date yyyy-MM-dd\n@attribute k {x,y}\n"
            + "@data\n{0 1}\n{0 2,1 '1970-01-03',2 y}\n{0 ?,2 y}\n{1 1970-01-05}\n");
    Path csv = folder.resolve("o.csv");
    assertThat(Run.of("complete", data, "--out", csv).exit()).isZero();
    assertThat(Files.readString(csv))
        .matches("a,d,k\n1,1970-01-01,x\n2,1970-01-03,y\n[\\d.]+,1970-01-01,y\n0,1970-01-05,x\n");
  }

  @Test
  void otherDataBecomeNoArffFile() throws IOException {
    Path csv = Files.writeString(folder.resolve("d.csv"), "a,b\n1,x\n,y\n2,x\n");
    assertThat(Run.of("complete", csv, "--out", out).errorLine())
        .contains("--out: " + out + " would hold CSV text");
    assertThat(Run.of("complete", "iris", "--out", folder.resolve("o.arff.gz")).errorLine())
        .contains("would hold CSV text");
    assertThat(Run.of("datasets", "export", "iris", "--out", folder.resolve("i.xlsx")).errorLine())
        .contains("would hold CSV text");
    assertThat(out).doesNotExist();
  }

  @Test
  void aCompletionModelKeepsTheFormOfItsDataAndOtherAnswersAreNoArff() throws IOException {
    completed(WHOLE);
    Path model = folder.resolve("model.json");
    assertThat(Run.of("complete", data, "--model", model).exit()).isZero();
    Files.writeString(data, HEADER + "?,\"2020-01-02 12:00\",x\n3,?,x\n");
    assertThat(Run.of("predict", model, data, "--out", out).exit()).isZero();
    assertThat(Files.readString(out).substring(HEADER.length()))
        .matches("[\\d.]+,\"2020-01-02 12:00\",x\n3,'2020-01-0\\d \\d\\d:\\d\\d',x\n");
    Files.writeString(data, HEADER.replace(", 'it\\'s'", "").replace("x,", "") + "3,?,?\n");
    Files.delete(out);
    assertThat(Run.of("predict", model, data, "--out", out).err())
        .contains("data: row 1, column 'the kind': its attribute does not allow 'x'");
    Path classes = folder.resolve("classes.json");
    assertThat(Run.of("classify", "--train", "iris", "--model", classes).exit()).isZero();
    assertThat(Run.of("predict", classes, "iris", "--out", out).errorLine())
        .contains("would hold CSV text");
    assertThat(out).doesNotExist();
  }

  @Test
  void packedOutputsArePacked() throws IOException {
    Path csv = Files.writeString(folder.resolve("d.csv"), "a,b\n1,x\n2,y\n3,x\n");
    Path packed = folder.resolve("o.csv.gz");
    assertThat(Run.of("complete", csv, "--out", packed).exit()).isZero();
    assertThat(unpacked(packed)).isEqualTo("a,b\n1,x\n2,y\n3,x\n");
    assertThat(Run.of("complete", packed, "--in-place").exit()).isZero();
    assertThat(unpacked(packed)).isEqualTo("a,b\n1,x\n2,y\n3,x\n");
    Path renamed = Files.copy(packed, folder.resolve("renamed.csv"));
    assertThat(Run.of("complete", renamed, "--in-place").exit()).isZero();
    assertThat(unpacked(renamed)).isEqualTo("a,b\n1,x\n2,y\n3,x\n");
    Files.writeString(data, WHOLE);
    Path arff = folder.resolve("o.arff.gz");
    assertThat(Run.of("complete", data, "--out", arff).exit()).isZero();
    assertThat(unpacked(arff)).isEqualTo(WHOLE);
    Path rows = folder.resolve("i.tsv.gz");
    assertThat(Run.of("datasets", "export", "iris", "--out", rows).exit()).isZero();
    assertThat(unpacked(rows)).startsWith("sepallength\tsepalwidth\t").hasLineCount(151);
    Path clusters = folder.resolve("c.csv.gz");
    Path scores = folder.resolve("s.json.gz");
    Run run =
        Run.of("cluster", rows, "-k", 3, "--restarts", 1, "--assign", clusters, "--json", scores);
    assertThat(run.exit()).isZero();
    assertThat(unpacked(clusters)).startsWith("row,cluster\n0,");
    assertThat(unpacked(scores)).startsWith("{").endsWith("}\n");
    assertThat(Run.of("cluster", rows, "-k", 3, "--model", folder.resolve("m.json.gz")).errorLine())
        .contains("--model: ", "models are not packed");
  }
}
