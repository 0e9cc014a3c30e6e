package engram.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

  @TempDir Path place;

  private static ReportFolder.Content report(String text, String... pictures) {
    return folder -> {
      for (String picture : pictures) {
        Files.writeString(folder.resolve(picture), text);
      }
      Files.writeString(folder.resolve(ReportFolder.PAGE), ReportFolder.MARK + text);
    };
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aReportReplacesAnEarlierOneWithAllItsFiles() throws IOException {
    Path folder = place.resolve("report");
    ReportFolder.at(folder).write(report("old", "a.png", "b.svg"));
    ReportFolder.at(folder).write(report("new", "a.png", "c.png"));
    assertThat(names(folder)).containsExactly("a.png", "c.png", "index.html");
    assertThat(folder.resolve("a.png")).hasContent("new");
    assertThat(folder.resolve(ReportFolder.PAGE)).hasContent(ReportFolder.MARK + "new");
    assertThat(names(place)).containsExactly("report");
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Path folder = Files.createDirectory(place.resolve("report"));
    ReportFolder.at(folder).write(report("new", "a.png"));
    assertThat(names(folder)).containsExactly("a.png", "index.html");
  }

  @Test
  void aLinkStaysALinkAndTheFolderItLeadsToIsFilled() throws IOException {
    Path folder = Files.createDirectory(place.resolve("real"));
    Path link = Files.createSymbolicLink(place.resolve("link"), Path.of("real"));
    ReportFolder.at(link).write(report("old", "a.png"));
    ReportFolder.at(link).write(report("new", "a.png"));
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("a.png")).hasContent("new");
  }

  @Test
  void aFailureHalfWayLeavesTheOldReportAndNothingElse() throws IOException {
    Path folder = place.resolve("report");
    ReportFolder.at(folder).write(report("old", "a.png"));
    ReportFolder.Content failing =
        draft -> {
          Files.writeString(draft.resolve("a.png"), "half");
          throw new IOException("no space left");
        };
    assertThatThrownBy(() -> ReportFolder.at(folder).write(failing))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith("no space left");
    assertThat(folder.resolve("a.png")).hasContent("old");
    assertThat(names(place)).containsExactly("report");
  }

  @Test
  void whatARunKilledWhileReplacingLeftIsAcceptedAndSwept() throws Exception {
    Path folder = place.resolve("report");
    ReportFolder.at(folder).write(report("old", "a.png", "b.png"));
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    String draft = ".report." + gone.pid() + "-" + UUID.randomUUID() + ".draft";
    // One picture had been moved, the rest and the page had not.
    report("killed", "b.png").writeTo(Files.createDirectory(place.resolve(draft)));
    Files.writeString(folder.resolve("a.png"), "killed");
    ReportFolder.at(folder).write(report("new", "a.png"));
    assertThat(names(place)).containsExactly("report");
    assertThat(names(folder)).containsExactly("a.png", "index.html");
    assertThat(folder.resolve("a.png")).hasContent("new");
  }

  @Test
  void aFolderWithAnythingElseIsRefused() throws IOException {
    Path folder = Files.createDirectory(place.resolve("mine"));
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> ReportFolder.at(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds something else than a report");
  }
}
