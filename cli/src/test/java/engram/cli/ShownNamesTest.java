package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names with line feeds and control characters stay in their line where people read them. */
class ShownNamesTest {

  @TempDir private Path folder;

  private Path data;

  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder("\"si\nze\",we\u0007ight,\"ki\nnd\"\n");
    for (int i = 0; i < 20; i++) {
      text.append(i % 4 * 10 + i).append(',').append(i * 7 % 5).append(',');
      text.append(i % 4 < 2 ? "\"sm\nall\"\n" : "\"bi\tg\"\n");
    }
    data = Files.writeString(folder.resolve("known.csv"), text);
  }

  private static void holds(String text, String... names) {
    assertThat(text).contains(names);
    assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
    assertThat(text.lines()).noneMatch(line -> line.startsWith("nd") || line.startsWith("all"));
  }

  @Test
  void classesAndTargetsAreShownEscaped() {
    Path model = folder.resolve("m.json");
    Run run = Run.of("classify", data, "--folds", 2, "--memories", 2, "--epochs", 2);
    holds(run.out(), "target ki\\nnd, 2 classes", "sm\\nall", "bi\\tg");
    Run.of("classify", "--train", data, "--memories", 2, "--epochs", 2, "--model", model);
    Run asked = Run.of("predict", model, data, "--out", folder.resolve("o.csv"));
    holds(asked.out(), "sm\\nall", "bi\\tg");
  }

  @Test
  void columnsOfClustersAreShownEscaped() {
    Run run = Run.of("cluster", data, "-k", 2, "--restarts", 2);
    holds(run.out(), "si\\nze", "we\\u0007ight");
  }

  @Test
  void reportsAndPicturesShowThemEscaped() throws IOException {
    Path report = folder.resolve("report");
    assertThat(
            Run.of("compare", data, "-k", 2, "--restarts", 2, "--epochs", 2, "--out", report).err())
        .isEmpty();
    String classes = Files.readString(report.resolve("known-classes.svg"));
    assertThat(classes).contains("ki\\nnd", "sm\\nall");
    assertThat(Files.readString(report.resolve("index.html"))).doesNotContain("\u0007");
    Path picture = folder.resolve("l.svg");
    assertThat(Run.of("landscape", data, "--out", picture).exit()).isZero();
    assertThat(Files.readString(picture))
        .contains("si\\nze, standardised")
        .doesNotContain("\u0007");
  }
}
