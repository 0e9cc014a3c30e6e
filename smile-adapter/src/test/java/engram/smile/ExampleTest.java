package engram.smile;

import static org.assertj.core.api.Assertions.assertThat;

import engram.datasets.Datasets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program in the folder examples. */
class ExampleTest {

  @TempDir private Path folder;

  @Test
  void thePenguinPipelineRuns() throws Exception {
    Path file = penguins(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Class.forName("PenguinPipeline")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {file.toString()});
    } finally {
      System.setOut(before);
    }
    String out = bytes.toString(StandardCharsets.UTF_8);
    assertThat(number("ClAM +ARI ([0-9.]+)", out)).isGreaterThan(0.5);
    assertThat(number("k-means +ARI ([0-9.]+)", out)).isGreaterThan(0.4);
    assertThat(number("accuracy ([0-9.]+)", out)).isGreaterThan(0.95);
    assertThat(out).contains("the same answers: true", "the first is a Adelie");
  }

  /** Writes the bundled penguins as a CSV file. */
  static Path penguins(Path folder) throws IOException {
    Path file = folder.resolve("penguins.csv");
    try (InputStream in =
        new GZIPInputStream(Datasets.class.getResourceAsStream("penguins.csv.gz"))) {
      Files.copy(in, file);
    }
    return file;
  }

  private static double number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in\n" + text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
