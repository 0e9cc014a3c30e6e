package engram.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import engram.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkupTest {

  private static final String NAME = "a\u0001b<&\"'\u001b[31m\u007f\u0085\ufffe ]]>";

  @TempDir Path folder;

  @Test
  void whatXmlDoesNotAllowIsReplacedAndAllElseStays() {
    assertThat(Markup.allowed("a\u0000b\u001f\ud800c\uffff\u009f")).isEqualTo("a�b��c��");
    String fine = "tab\t line\n é 日本 😀 <&>";
    assertThat(Markup.allowed(fine)).isEqualTo(fine);
  }

  @Test
  void escapedTextEndsNoElementAndNoQuotedValue() {
    assertThat(Markup.escape("<b a=\"1\" c='2'>&"))
        .isEqualTo("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
  }

  /** Columns, levels and the data set itself have names of control characters and markup. */
  private Path data() throws IOException {
    String quoted = '"' + NAME.replace("\"", "\"\"") + '"';
    StringBuilder csv = new StringBuilder(quoted + ",\"2 " + quoted.substring(1) + ",class\n");
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      csv.append(random.nextGaussian() + i % 3 * 5).append(',').append(random.nextGaussian());
      csv.append(',').append(i % 3 == 0 ? quoted : "level" + i % 3).append('\n');
    }
    return Files.writeString(folder.resolve("d\u0001<&>'\".csv"), csv, StandardCharsets.UTF_8);
  }

  @Test
  void namesOfControlCharactersAndMarkupBreakNoPageAndNoPicture() throws Exception {
    Path report = folder.resolve("report");
    Run run = Run.of("compare", data(), "--restarts", 1, "--epochs", 3, "--out", report);
    assertThat(run.err()).isEmpty();
    Run.of("landscape", data(), "--raw", "--out", report.resolve("e.svg"));
    List<Path> pictures;
    try (Stream<Path> files = Files.list(report)) {
      pictures = files.filter(file -> file.toString().endsWith(".svg")).toList();
    }
    assertThat(pictures).hasSizeGreaterThan(3);
    for (Path picture : pictures) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      // The document type of SVG is at an address that a test does not ask.
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.newDocumentBuilder().parse(picture.toFile());
    }
    String page = Files.readString(report.resolve("index.html"));
    assertThat(page).contains("d\\u0001&lt;&amp;&gt;&#39;&quot;").doesNotContain("\u0001", "<&");
  }
}
