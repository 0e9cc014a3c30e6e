package engram.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  private static WholeFile.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.toList();
    }
  }

  @Test
  void contentAppearsAndReplacesWhatWasThere() throws IOException {
    Path file = folder.resolve("a.json");
    WholeFile.write(file, text("a long first content"));
    assertThat(file).hasContent("a long first content");
    WholeFile.write(file, text("short"));
    assertThat(file).hasContent("short");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aFailureHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write " + file + ": no space left");
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void anyOtherExceptionOfTheContentLeavesNothingEither() throws IOException {
    Path file = folder.resolve("new.json");
    IllegalStateException failure = new IllegalStateException("content");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(files()).isEmpty();
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("missing").resolve("a.json");
    assertThatThrownBy(() -> WholeFile.write(file, text("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write " + file + ": its folder does not exist");
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void aFolderInItsPlaceIsNotReplaced() throws IOException {
    Path file = Files.createDirectory(folder.resolve("a.json"));
    Files.writeString(file.resolve("inside"), "kept");
    assertThatThrownBy(() -> WholeFile.write(file, text("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot write " + file + ": ");
    assertThat(file.resolve("inside")).hasContent("kept");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aFileWhereTheFolderShouldBeIsAnError() throws IOException {
    Path notFolder = folder.resolve("plain");
    Files.writeString(notFolder, "old");
    assertThatThrownBy(() -> WholeFile.write(notFolder.resolve("a.json"), text("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot write " + notFolder.resolve("a.json") + ": ");
    assertThat(notFolder).hasContent("old");
    assertThat(files()).containsExactly(notFolder);
  }

  @Test
  void aReadOnlyFolderIsAnErrorAndKeepsItsFile() throws IOException {
    assumeFalse(!folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = folder.resolve("a.json");
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(folder), "permissions do not bind this user");
      assertThatThrownBy(() -> WholeFile.write(file, text("new")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("cannot write " + file + ": access denied");
      assertThat(file).hasContent("old");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aLinkIsFollowedAlsoWhereNothingStandsYet() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("inner/new.json"));
    Path again = Files.createSymbolicLink(folder.resolve("again"), Path.of("link"));
    WholeFile.write(again, text("x"));
    assertThat(inner.resolve("new.json")).hasContent("x");
    assertThat(link).isSymbolicLink();
    assertThat(again).isSymbolicLink();
    assertThat(WholeFile.place(again)).isEqualTo(inner.toRealPath().resolve("new.json"));
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertThatThrownBy(() -> WholeFile.write(loop, text("x")))
        .hasMessage("cannot write " + loop + ": a link leads to itself");
    assertThat(loop).isSymbolicLink();
  }

  @Test
  void openFilesAreWrittenThrough() {
    assertThat(WholeFile.isThrough(Path.of("/dev/fd/63"))).isTrue();
    assertThat(WholeFile.isThrough(Path.of("/dev/stdout"))).isTrue();
    assertThat(WholeFile.isThrough(Path.of("/proc/self/fd/3"))).isTrue();
    assertThat(WholeFile.isThrough(folder.resolve("fd"))).isFalse();
    assertThat(WholeFile.isThrough(folder.resolve("none/1"))).isFalse();
  }

  @Test
  void permissionsAreThoseOfAnyNewFile() throws IOException {
    assumeFalse(!folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path usual = folder.resolve("usual");
    Files.writeString(usual, "x");
    Path file = folder.resolve("a.json");
    WholeFile.write(file, text("x"));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void permissionsOfAFileThatIsReplacedStay() throws IOException {
    assumeFalse(!folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = folder.resolve("secret.json");
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    WholeFile.write(file, text("new"));
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aLinkStaysALinkAndWhatItLeadsToIsReplaced() throws IOException {
    Path file = folder.resolve("real.json");
    Files.writeString(file, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("real.json"));
    WholeFile.write(link, text("new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void aPipeIsWrittenThroughAndStaysAPipe() throws Exception {
    assumeFalse(!folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    WholeFile.write(pipe, text("through"));
    assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("through");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  private Path draft(String name, long pid) throws IOException {
    return Files.writeString(
        folder.resolve("." + name + "." + pid + "-" + UUID.randomUUID() + ".draft"), "half");
  }

  /** A process id that no process has. */
  private static long gone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  @Test
  void draftsThatAKilledRunLeftAreRemoved() throws Exception {
    draft("a.json", gone());
    draft("a.json", ProcessHandle.current().pid());
    Path file = folder.resolve("a.json");
    WholeFile.write(file, text("x"));
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aDraftWhoseProcessIdCameAgainIsRemoved() throws Exception {
    Path old = draft("a.json", ProcessHandle.current().parent().orElseThrow().pid());
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    WholeFile.write(folder.resolve("a.json"), text("x"));
    assertThat(old).doesNotExist();
  }

  @Test
  void draftsOfRunningProcessesOfOtherTargetsAndOfOtherNamesStay() throws Exception {
    long gone = gone();
    List<Path> kept =
        List.of(
            draft("a.json", ProcessHandle.current().parent().orElseThrow().pid()),
            draft("b.json", gone),
            draft("aXjson", gone),
            Files.writeString(folder.resolve(".a.json." + gone + "-1.draft"), "mine"),
            Files.writeString(folder.resolve("a.json." + gone + ".draft"), "mine"));
    WholeFile.write(folder.resolve("a.json"), text("x"));
    assertThat(files()).containsAll(kept);
  }

  @Test
  void aDraftAtWorkIsNotTakenForAnAbandonedOne() {
    Path file = folder.resolve("a.json");
    WholeFile.write(
        file,
        out -> {
          WholeFile.write(file, text("inner"));
          out.write("outer".getBytes(StandardCharsets.UTF_8));
        });
    assertThat(file).hasContent("outer");
  }

  @Test
  void aNameAsLongAsTheSystemAllowsIsWritten() throws IOException {
    Path file = folder.resolve("n".repeat(250) + ".json");
    WholeFile.write(file, text("x"));
    assertThat(files()).containsExactly(file);
  }
}
