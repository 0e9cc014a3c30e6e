package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script in a checkout of its own, with a Java and a Maven that only say what they do.
 */
@Tag("slow")
class LauncherTest {

  private static final Path SHELL = Path.of("/bin/sh");

  @TempDir private Path folder;
  private Path home;
  private Path tools;

  @BeforeEach
  void makeCheckout() throws IOException {
    assumeTrue(Files.isExecutable(SHELL));
    home = Files.createDirectory(folder.resolve("check out"));
    tools = Files.createDirectory(folder.resolve("tools"));
    Files.copy(Path.of("..", "engram"), home.resolve("engram"));
    home.resolve("engram").toFile().setExecutable(true);
    for (String module : new String[] {"core", "core/memory", "core/deep", "datasets", "cli"}) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
    }
    Files.writeString(home.resolve("pom.xml"), "<project>\n<version>1.2.3</version>\n</project>");
    for (String tool :
        new String[] {"dirname", "readlink", "sed", "head", "find", "mkdir", "mv", "rm", "sleep"}) {
      tool(tool, "exec " + find(tool) + " \"$@\"");
    }
    tool(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\"' >&2; exit; fi\n"
            + "for word in \"$@\"; do echo \"<$word>\"; done");
    tool(
        "mvn",
        "echo noise of the build\nmkdir -p cli/target\n: > cli/target/engram-cli-1.2.3.jar\n");
  }

  private static Path find(String tool) {
    return List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private void tool(String name, String script) throws IOException {
    Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    tools.resolve(name).toFile().setExecutable(true);
  }

  private Run launch(Path script, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("ENGRAM_JAVA_OPTS", "-Xmx1g -Dx=y");
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private void setTime(Path file, int secondsAgo) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
  }

  /** Makes everything older than what a build leaves. */
  private void age() throws IOException {
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(f -> !f.toString().contains("target")).toList()) {
        setTime(file, 100);
      }
    }
  }

  @Test
  void itBuildsOnFirstUseAndThenRunsTheJar() throws Exception {
    Run first = launch(home.resolve("engram"), "cluster", "a b.csv");
    assertThat(first.err()).startsWith("engram: first use, building").contains("noise");
    assertThat(first.out())
        .contains("<-Djava.awt.headless=true>", "<-Dengram.terminal=false>", "<-Xmx1g>", "<-Dx=y>")
        .contains("/cli/target/engram-cli-1.2.3.jar:", "<engram.cli.Main>\n<cluster>\n<a b.csv>\n");
    age();
    Run second = launch(home.resolve("engram"), "cluster");
    assertThat(second.err()).isEmpty();
    assertThat(second.exit()).isZero();
  }

  @Test
  void itBuildsAgainWhenASourceOrAPomIsNewer() throws Exception {
    launch(home.resolve("engram"));
    age();
    Path source = home.resolve("core/memory/src/main/A.java");
    Files.writeString(source, "class A {}");
    setTime(source, -100);
    assertThat(launch(home.resolve("engram")).err()).contains("the sources have changed");
    Files.delete(source);
    age();
    assertThat(launch(home.resolve("engram")).err()).isEmpty();
    setTime(home.resolve("datasets/pom.xml"), -100);
    assertThat(launch(home.resolve("engram")).err()).contains("the sources have changed");
  }

  @Test
  void aNewerJavaIsToldWhatNd4jDoesAndAnOlderIsNot() throws Exception {
    String[] told = {
      "<--enable-native-access=ALL-UNNAMED>", "<--sun-misc-unsafe-memory-access=allow>"
    };
    assertThat(launch(home.resolve("engram"), "deep").out()).doesNotContain(told);
    tool(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"25.0.1\"' >&2; exit; fi\n"
            + "for word in \"$@\"; do echo \"<$word>\"; done");
    assertThat(launch(home.resolve("engram"), "deep").out()).contains(told);
  }

  @Test
  void itWorksThroughSymbolicLinks() throws Exception {
    Path direct = Files.createSymbolicLink(folder.resolve("direct"), home.resolve("engram"));
    Path relative = Files.createSymbolicLink(tools.resolve("relative"), Path.of("../direct"));
    assertThat(launch(direct).out()).contains("<engram.cli.Main>");
    assertThat(launch(relative).out()).contains("<engram.cli.Main>");
  }

  @Test
  void whatIsMissingIsSaidInOneLine() throws Exception {
    Files.move(tools.resolve("mvn"), tools.resolve("mvn.away"));
    Run run = launch(home.resolve("engram"));
    assertThat(run.errorLine()).contains("no mvn on the PATH");
    assertThat(run.exit()).isEqualTo(1);

    tool("java", "echo 'java version \"1.8.0_300\"' >&2");
    assertThat(launch(home.resolve("engram")).errorLine())
        .contains("Java 17 or newer is needed", "is version 1");
    Files.delete(tools.resolve("java"));
    assertThat(launch(home.resolve("engram")).errorLine()).contains("no java on the PATH");
  }

  @Test
  void aFailedBuildStopsIt() throws Exception {
    tool("mvn", "echo broken; exit 1");
    Run run = launch(home.resolve("engram"));
    assertThat(run.err()).contains("broken", "engram: the build failed");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  private void builtNow() throws IOException {
    Path target = Files.createDirectories(home.resolve("cli/target"));
    Files.writeString(target.resolve("engram-cli-1.2.3.jar"), "");
  }

  private Path lock(String owner) throws IOException {
    Path lock = Files.createDirectories(home.resolve("cli/target/launcher-lock"));
    Files.writeString(lock.resolve("pid"), owner + "\n");
    return lock;
  }

  @Test
  void twoFirstLaunchesAtOnceBuildOnce() throws Exception {
    tool(
        "mvn",
        "echo built >> ../builds\nsleep 2\nmkdir -p cli/target\n: > cli/target/engram-cli-1.2.3.jar");
    String script = home.resolve("engram").toString();
    List<Process> launches = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ProcessBuilder builder = new ProcessBuilder(script, "x").directory(folder.toFile());
      builder.environment().clear();
      builder.environment().put("PATH", tools.toString());
      builder.redirectOutput(folder.resolve("out" + i).toFile());
      builder.redirectError(folder.resolve("err" + i).toFile());
      launches.add(builder.start());
    }
    for (int i = 0; i < 3; i++) {
      assertThat(launches.get(i).waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(folder.resolve("out" + i))).contains("<x>");
      assertThat(Files.readString(folder.resolve("err" + i))).containsOnlyOnce("engram: ");
    }
    assertThat(Files.readAllLines(folder.resolve("builds"))).containsExactly("built");
    assertThat(home.resolve("cli/target/launcher-lock")).doesNotExist();
  }

  @Test
  void theLockOfAKilledLaunchIsRemoved() throws Exception {
    Process gone = new ProcessBuilder(SHELL.toString(), "-c", ":").start();
    gone.waitFor();
    Path lock = lock(Long.toString(gone.pid()));
    Run run = launch(home.resolve("engram"));
    assertThat(run.err()).startsWith("engram: first use, building");
    assertThat(lock).doesNotExist();
    assertThat(lock.resolveSibling("launcher-stamp")).exists();
  }

  @Test
  void escapeCodesOfTheBuildAreTakenAway() throws Exception {
    tool("mvn", "printf '\\033[1;31mbroken\\033[m\\033[0m'; exit 1");
    Run run = launch(home.resolve("engram"));
    assertThat(run.err()).contains("broken").doesNotContain("\033");
  }

  @Test
  void aCheckoutThatCannotBeWrittenRunsWhatIsBuiltThere() throws Exception {
    builtNow();
    assumeTrue(readOnly(home.resolve("cli/target")));
    Run run = launch(home.resolve("engram"), "cluster");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("<cluster>");
  }

  @Test
  void aCheckoutThatCannotBeWrittenAndIsNotBuiltIsSaidInOneLine() throws Exception {
    assumeTrue(readOnly(home.resolve("cli")));
    assertThat(launch(home.resolve("engram")).errorLine())
        .contains("it is not built yet", "cli cannot be written");
  }

  private static boolean readOnly(Path folder) {
    return folder.toFile().setWritable(false) && !Files.isWritable(folder);
  }

  @Test
  void withoutALocaleNamesAreUtf8() throws Exception {
    tool(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\"' >&2; exit; fi\n"
            + "echo \"LC_ALL=$LC_ALL\"");
    assertThat(launch(home.resolve("engram")).out()).isEqualTo("LC_ALL=C.UTF-8\n");
    // A locale that the environment names and the system does not have.
    tool("locale", "echo ANSI_X3.4-1968");
    assertThat(launch(home.resolve("engram")).out()).isEqualTo("LC_ALL=C.UTF-8\n");
    tool("locale", "echo UTF-8");
    assertThat(launch(home.resolve("engram")).out()).isEqualTo("LC_ALL=\n");
  }

  @Test
  void theClassesArchivedAfterABuildAreUsedByTheSameJavaOnly() throws Exception {
    String java =
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.%d\"' >&2; exit; fi%n"
            + "for word in \"$@\"; do echo \"<$word>\"; done%n"
            + "case $1 in -XX:ArchiveClassesAtExit=*) : >\"${1#*=}\" ;; esac";
    tool("java", java.formatted(1));
    launch(home.resolve("engram"));
    age();
    Run same = launch(home.resolve("engram"));
    assertThat(same.out()).contains("cli/target/launcher-classes>\n<-Xlog:disable>\n<-Xmx1g>");
    tool("java", java.formatted(2));
    assertThat(launch(home.resolve("engram")).out()).doesNotContain("launcher-classes", "-Xlog");
  }
}
