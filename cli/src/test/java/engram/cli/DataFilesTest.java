package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data files as people have them, from the command line. */
class DataFilesTest {

  private static final String ARFF =
      "@relation r\n@attribute a numeric\n@attribute b numeric\n@attribute c {x,y}\n@data\n"
          + "1,2,x\n2,1,x\n8,9,y\n9,8,y\n";
  private static final String CSV = "a,b,c\n1,2,x\n2,1,x\n8,9,y\n9,8,y\n";

  @TempDir private Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Run cluster(Object data, Object... more) {
    Object[] words = new Object[6 + more.length];
    System.arraycopy(new Object[] {"cluster", data, "-k", 2, "--restarts", 2}, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    return Run.of(words);
  }

  private static void assertFourRows(Run run) {
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("4 rows, 2 columns, k = 2, 2 classes");
  }

  @Test
  void anArffFileMayBePackedOrBeginWithAMark() throws IOException {
    Path packed = folder.resolve("packed.arff.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(utf8(ARFF));
    }
    assertFourRows(cluster(packed));
    assertFourRows(cluster(file("marked.arff", utf8("\ufeff" + ARFF))));
  }

  @Test
  @Timeout(60)
  void anArffFileCutAnywhereEndsInOneLineOrIsRead() throws IOException {
    for (int length = 1; length < ARFF.length(); length++) {
      Run run = cluster(file("cut.arff", utf8(ARFF.substring(0, length))));
      if (run.exit() != 0) {
        assertThat(run.errorLine()).contains("cut");
      }
    }
  }

  @Test
  void standardInputIsAFile() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(utf8(CSV)));
      assertFourRows(cluster("-"));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void otherEndingsAndAnEncodingAreRead() throws IOException {
    assertFourRows(cluster(file("data.tsv", utf8(CSV.replace(',', '\t')))));
    assertFourRows(cluster(file("data.data", utf8(CSV.replace(',', ' ')))));
    byte[] western = CSV.replace("x", "\u00f6").getBytes(Charset.forName("windows-1252"));
    assertFourRows(cluster(file("data.txt", western), "--encoding", "windows-1252"));
  }

  @Test
  void whatIsNotPlainIsSaidInALine() throws IOException {
    Run run = cluster(file("data.csv", utf8(CSV.replace(',', ';'))));
    assertFourRows(run);
    assertThat(run.errorLine()).endsWith("data.csv: cells parted by semicolons");
    assertThat(cluster(file("plain.csv", utf8(CSV))).err()).isEmpty();
  }

  @Test
  void aColumnWithoutValuesIsLeftOutWithALine() throws IOException {
    Run run = cluster(file("data.csv", utf8("a,e,b,c\n1,,2,x\n2,NA,1,x\n8,,9,y\n9,,8,y\n")));
    assertFourRows(run);
    assertThat(run.err()).contains("data.csv: left out, as all cells are missing: e");
  }

  @Test
  void optionsOverrideWhatIsFound() throws IOException {
    Path file = file("data.csv", utf8("1#2#x\n2#1#x\n8#9#y\n9#8#y\n"));
    assertFourRows(cluster(file, "--separator", "#", "--no-header"));
    assertThat(cluster(file, "--separator", "##").errorLine())
        .contains("--separator is '##', allowed: comma, semicolon, tab, bar, blanks or one sign");
    Path rating = file("rating.csv", utf8("a,r\n1,1\n2,2\n3,3\n4,1\n5,2\n6,3\n7,1\n8,2\n"));
    assertThat(Run.of("classify", rating, "--numeric", "r", "--folds", 2).out())
        .contains("8 rows, 1 columns, target r, 2 folds");
  }
}
