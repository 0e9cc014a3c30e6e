package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where outputs may go. */
class DestinationTest {

  private static final String ROWS = "a,b\n1,x\n2,y\n,x\n4,y\n";

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void makeData() throws IOException {
    data = Files.writeString(folder.resolve("data.csv"), ROWS);
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target);
  }

  private void assertRefused(String message, Object... words) throws IOException {
    Run run = Run.of(words);
    assertThat(run.errorLine()).contains(message);
    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).isEmpty();
    assertThat(data).hasContent(ROWS);
  }

  @Test
  void twoOutputsThatAreOneFileAreRefused() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path other = link("other", inner);
    String same = "two options name the same file";
    assertRefused(
        same, "complete", data, "--out", inner.resolve("o.csv"), "--json", other.resolve("o.csv"));
    Path there = Files.writeString(folder.resolve("there.csv"), "kept");
    Path hard = Files.createLink(folder.resolve("hard"), there);
    assertRefused(same, "complete", data, "--out", there, "--model", hard);
    assertRefused(same, "complete", data, "--out", there, "--json", link("soft", there));
    assertRefused(
        same,
        "cluster",
        data,
        "-k",
        2,
        "--assign",
        link("ahead.csv", folder.resolve("none.csv")),
        "--summary",
        folder.resolve("none.csv"));
    assertRefused(same, "complete", data, "--out", "-", "--json", "/dev/stdout");
    assertThat(there).hasContent("kept");
    try (var files = Files.list(inner)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatIsReadIsNotWritten() throws IOException {
    Path hard = Files.createLink(folder.resolve("hard.csv"), data);
    Path soft = link("soft.csv", data);
    for (Path same : List.of(hard, soft, folder.resolve("./data.csv"))) {
      String message = "is the file that is read; name another one";
      assertRefused(message, "complete", data, "--out", same);
      assertRefused(message, "complete", data, "--in-place", "--model", same);
      assertRefused(message, "compare", data, "-k", 2, "--json", same);
      assertRefused(message, "landscape", data, "--out", folder.resolve("e.png"), "--json", same);
      assertRefused(message, "transformer", data, "--json", same);
      assertRefused(message, "classify", "--train", data, "--model", same);
    }
    Path model = folder.resolve("model.json");
    assertThat(Run.of("complete", data, "--model", model).exit()).isZero();
    assertRefused(
        "is the file that is read", "predict", model, data, "--out", link("m.csv", model));
  }

  @Test
  void aFileWithoutPermissionToWriteStays() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r--r--r--"));
    assertRefused("--in-place: no permission to write to " + data, "complete", data, "--in-place");
    assertRefused("--json: no permission", "cluster", "iris", "-k", 3, "--json", data);
  }

  @Test
  void aLinkThatLeadsToNothingStaysALink() throws IOException {
    Path target = folder.resolve("target.csv");
    Path link = link("link.csv", target);
    assertThat(Run.of("complete", data, "--out", link).exit()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(target)).startsWith("a,b\n1,x\n2,y\n");
    Path lost = link("lost.csv", folder.resolve("none/o.csv"));
    assertRefused("--out: there is no folder", "complete", data, "--out", lost);
    Path loop = link("loop.csv", folder.resolve("loop.csv"));
    assertRefused("a link leads to itself", "complete", data, "--out", loop);
  }

  @Test
  void anEmptyNameIsAWrongCommandLine() {
    for (String option : List.of("--out", "--json", "--model")) {
      Run run = Run.of("complete", data, option, "");
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.errorLine())
          .contains("'" + option + "': is '', allowed: a name, - for standard output");
    }
  }

  @Test
  void standardOutputHasMoreNamesThanOne() {
    String expected = Run.of("complete", data, "--out", "-").out();
    assertThat(expected).startsWith("a,b\n1,x\n");
    assertThat(Run.of("complete", data, "--out", "/dev/stdout").out()).isEqualTo(expected);
    assertThat(Run.of("complete", data, "--out", "/dev/fd/1").out()).isEqualTo(expected);
  }

  @Test
  void tablesAreNotWrittenUnderTheNamesOfOtherKinds() throws IOException {
    for (String name : List.of("o.xlsx", "o.json", "o.PARQUET", "o.csv.zip", "o.json.gz")) {
      Path file = folder.resolve(name);
      assertRefused("would hold CSV text", "complete", data, "--out", file);
      assertRefused("would hold CSV text", "cluster", data, "-k", 2, "--assign", file);
      assertThat(file).doesNotExist();
    }
    for (String name : List.of("rows", "rows.dat", "rows.2026-11")) {
      Path file = folder.resolve(name);
      assertThat(Run.of("complete", data, "--out", file).exit()).isZero();
      assertThat(file).content().startsWith("a,b\n1,x\n");
    }
  }

  @Test
  void tablesUnderATabbedNameHaveTabs() throws IOException {
    Path rows = folder.resolve("rows.tsv");
    assertThat(Run.of("datasets", "export", "iris", "--out", rows).exit()).isZero();
    assertThat(Files.readAllLines(rows))
        .hasSize(151)
        .allMatch(line -> line.split("\t").length == 5);
  }
}
