package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import engram.datasets.CsvReader.Options;
import engram.table.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderErrorTest {
  @TempDir Path folder;

  private String errorOf(byte[] bytes, String name, Options options) {
    Path file = folder.resolve(name);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Throwable thrown = catchThrowable(() -> CsvReader.read(file, options));
    assertThat(thrown).isInstanceOf(DataException.class);
    assertThat(thrown.getMessage()).startsWith(file + ": ").doesNotContain("\n");
    return thrown.getMessage().substring(file.toString().length() + 2);
  }

  private String errorOf(String text, Options options) {
    return errorOf(text.getBytes(StandardCharsets.UTF_8), "data.csv", options);
  }

  private String errorOf(String text) {
    return errorOf(text, new Options());
  }

  @Test
  void fileThatIsNotThere() {
    Path file = folder.resolve("none.csv");
    assertThatThrownBy(() -> CsvReader.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": no such file");
    assertThatThrownBy(() -> CsvReader.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(folder + ": is a folder, not a file");
  }

  @Test
  void fileWithoutRows() {
    assertThat(errorOf("")).isEqualTo("the file is empty");
    assertThat(errorOf("\n\n")).isEqualTo("the file is empty");
    assertThat(errorOf(new byte[0], "data.csv.gz", new Options())).isEqualTo("the file is empty");
    assertThat(errorOf("a,b\n")).isEqualTo("there is only a header line and no row");
  }

  @Test
  void badHeader() {
    assertThat(errorOf("a,b,a\n1,2,3\n")).isEqualTo("line 1: column 3 has the name 'a' again");
    assertThat(errorOf("a, ,c\n1,2,3\n")).isEqualTo("line 1: column 2 has no name");
  }

  @Test
  void raggedRow() {
    assertThat(errorOf("a,b\n1,2\n\n1\n")).isEqualTo("line 4: 1 cells found, 2 expected");
    assertThat(errorOf("a,b\n1,2,3\n")).isEqualTo("line 2: 3 cells found, 2 expected");
  }

  private static final String NO_NUMBER =
      " is not a number, as other cells of the column are; correct it, leave it empty if its value"
          + " is missing, or have the column read as nominal";

  @Test
  void fewTextsAmongNumbers() {
    assertThat(errorOf("a,y\n1,p\n2,q\n3,p\n4,q\n5,p\nx7,q\n"))
        .isEqualTo("line 7, column 'a': 'x7'" + NO_NUMBER);
    assertThat(errorOf("a,y\nn.d.,p\n2,q\n3,p\n4,q\n5,p\n6,p\n"))
        .isEqualTo("line 2, column 'a': 'n.d.'" + NO_NUMBER);
  }

  @Test
  void manyTextsAmongMeasuredNumbers() {
    StringBuilder text = new StringBuilder("a,y\n");
    for (int i = 0; i < 32; i++) {
      text.append(i).append(".5,p\nn.d.,q\n");
    }
    assertThat(errorOf(text.toString())).isEqualTo("line 3, column 'a': 'n.d.'" + NO_NUMBER);
    assertThat(errorOf(text.toString().replaceFirst("0.5", "n.d.")))
        .isEqualTo("line 2, column 'a': 'n.d.'" + NO_NUMBER);
  }

  @Test
  void numbersThatAreNotFinite() {
    for (String word : new String[] {"inf", "-Inf", "Infinity", "+INFINITY", "1e999"}) {
      assertThat(errorOf("a,y\n1,p\n" + word + ",q\n2,p\n"))
          .isEqualTo(
              "line 3, column 'a': '"
                  + word
                  + "' is not a finite number; leave the cell empty if its value is missing");
      assertThat(errorOf("a,y\n" + word + ",p\n" + word + ",q\n")).startsWith("line 2, column 'a'");
    }
  }

  @Test
  void optionsThatNameNoColumn() {
    String text = "a,b\n1,2\n";
    String expected = "no column named 'c'; the columns are a, b";
    assertThat(errorOf(text, new Options().withTarget("c"))).isEqualTo(expected);
    assertThat(errorOf(text, new Options().withNominal(Set.of("c")))).isEqualTo(expected);
    assertThat(errorOf(text, new Options().withNumeric(Set.of("c")))).isEqualTo(expected);
    assertThatThrownBy(() -> new Options().withNominal(Set.of("a")).withNumeric(Set.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void textInAColumnToBeReadAsNumbers() {
    assertThat(errorOf("a,b\n1,2\nx,3\n", new Options().withNumeric(Set.of("a"))))
        .isEqualTo(
            "line 3, column 'a': 'x' is not a finite number, and the column is to be read as"
                + " numeric");
  }

  @Test
  void badQuotes() {
    assertThat(errorOf("a,b\n1,\"x\n2,y\n"))
        .isEqualTo("line 2: Unclosed quoted field at end of input");
    assertThat(errorOf("a,b\n1,\"x\"z\n"))
        .isEqualTo("line 2: Unexpected character after closing quote: 'z' (0x7a)");
  }

  @Test
  void bytesThatAreNotUtf8() {
    byte[] bytes = "a,b\n1,x\n2,é\n3,x\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(errorOf(bytes, "data.csv", new Options()))
        .isEqualTo("line 3: not UTF-8 text; name its encoding with --encoding");
  }

  @Test
  void brokenGzip() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(stored)) {
      Random random = new Random(1);
      out.write("a,b\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 1000; i++) {
        out.write(
            (random.nextInt() + "," + random.nextInt() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = stored.toByteArray();
    Options options = new Options();
    assertThat(errorOf(Arrays.copyOf(bytes, bytes.length / 2), "data.csv.gz", options))
        .isEqualTo("broken gzip data: it ends too early");
    assertThat(errorOf(Arrays.copyOf(bytes, 5), "data.csv.gz", options))
        .startsWith("broken gzip data: ");
    byte[] damaged = bytes.clone();
    damaged[bytes.length - 6] ^= 1;
    assertThat(errorOf(damaged, "data.csv.gz", options)).startsWith("broken gzip data: ");
    assertThat(errorOf("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "data.csv.gz", options))
        .isEqualTo("broken gzip data: not in gzip format");
  }

  @Test
  void longAndStrangeCellsAreQuotedInOneShortLine() {
    String cell = "\"" + "x\ny".repeat(500) + "\"";
    String message = errorOf("a,y\n1,p\n2,p\n3,p\n4,p\n5,p\n" + cell + ",q\n");
    assertThat(message).startsWith("line 7, column 'a': 'x\\nyx\\ny").hasSizeLessThan(300);
  }
}
