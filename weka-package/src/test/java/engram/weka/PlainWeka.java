package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weka.core.Instances;
import weka.core.converters.ArffSaver;

/**
 * Weka as a user has it: virtual machines with plain Weka on their class path and nothing of ours,
 * an empty WEKA_HOME of their own, and no network.
 */
public final class PlainWeka {

  private final Path folder;
  private final List<Path> jars = new ArrayList<>();

  /**
   * Weka in a folder.
   *
   * @param folder empty; data, models and WEKA_HOME stand in it
   * @param newer 3.9.7 in place of 3.8.7
   */
  public PlainWeka(Path folder, boolean newer) throws IOException {
    this.folder = folder;
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("weka.home")))) {
      all.filter(jar -> !newer || !jar.getFileName().toString().startsWith("weka-stable"))
          .forEach(jars::add);
    }
    if (newer) {
      try (Stream<Path> all = Files.list(Path.of(System.getProperty("weka.dev.home")))) {
        all.forEach(jars::add);
      }
    }
  }

  /** Returns where an installed package stands. */
  public Path installed(String name) {
    return folder.resolve("home/packages").resolve(name);
  }

  /**
   * Runs a main class.
   *
   * @return what it printed, errors included
   */
  public Outcome attempt(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.add("-Dweka.packageManager.offline=true");
    command.add("-DWEKA_HOME=" + folder.resolve("home"));
    command.add("-cp");
    command.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.addAll(Arrays.asList(arguments));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  /** Runs a main class, which has to end well and without a word of an exception. */
  public String run(String... arguments) throws IOException, InterruptedException {
    Outcome outcome = attempt(arguments);
    assertThat(outcome.text()).as(String.join(" ", arguments)).doesNotContain("xception");
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    return outcome.text();
  }

  /**
   * Installs a package.
   *
   * @param property system property that names its zip
   */
  public String install(String property) throws IOException, InterruptedException {
    return run(
        "weka.core.WekaPackageManager",
        "-offline",
        "-install-package",
        System.getProperty(property));
  }

  /** Writes data to a file. */
  public Path arff(String name, Instances data) throws IOException {
    Path file = folder.resolve(name + ".arff");
    ArffSaver saver = new ArffSaver();
    saver.setInstances(data);
    saver.setFile(file.toFile());
    saver.writeBatch();
    return file;
  }

  /**
   * How a virtual machine ended.
   *
   * @param exit its exit code
   * @param text what it printed
   */
  public record Outcome(int exit, String text) {}
}
