package engram.weka.deep;

import static org.assertj.core.api.Assertions.assertThat;

import engram.weka.PlainWeka;
import engram.weka.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;

/** The second package as a user has it, installed beside the first and without it. */
class InstalledDeepPackageIT {

  private static final List<String> FEW_EPOCHS =
      List.of("-pretrain-epochs", "2", "-probe-epochs", "2", "-joint-epochs", "2");

  @TempDir private Path folder;

  private static List<String> names(String property) throws IOException {
    try (ZipFile file = new ZipFile(System.getProperty(property))) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  private static List<String> jars(String property) throws IOException {
    return names(property).stream()
        .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
        .toList();
  }

  private PlainWeka installed() throws Exception {
    PlainWeka weka = new PlainWeka(folder, false);
    weka.install("engram.zip");
    assertThat(weka.install("engram.deep.zip")).doesNotContain("can't be loaded");
    return weka;
  }

  private static String[] command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("weka.Run", ".DeepClAM"));
    command.addAll(List.of(arguments));
    command.addAll(FEW_EPOCHS);
    return command.toArray(String[]::new);
  }

  @Test
  void itHoldsWhatTheFirstDoesNot() throws Exception {
    assertThat(names("engram.deep.zip"))
        .contains("Description.props", "LICENSE", "doc/guides/deep.html");
    assertThat(names("engram.deep.zip")).filteredOn(name -> name.matches("[^/]*\\.jar")).hasSize(1);
    List<String> jars = jars("engram.deep.zip");
    assertThat(jars).doesNotContainAnyElementsOf(jars("engram.zip"));
    assertThat(jars("engram.zip")).noneMatch(name -> name.matches(".*(nd4j|bytedeco|openblas).*"));
    assertThat(jars).noneMatch(name -> name.matches(".*/(weka|junit|engram-weka|engram-core).*"));
  }

  @Test
  void allNativesAreOfOnePlatform() throws Exception {
    List<String> natives =
        jars("engram.deep.zip").stream()
            .filter(name -> name.matches(".*-(linux|windows|macosx|android|ios)-\\w+\\.jar"))
            .toList();
    assertThat(natives)
        .extracting(name -> name.replaceAll("lib/([a-z0-9]+).*", "$1"))
        .containsExactlyInAnyOrder("nd4j", "openblas", "javacpp");
    assertThat(natives)
        .extracting(name -> name.replaceAll(".*-(\\w+-\\w+)\\.jar", "$1"))
        .allMatch(
            platform -> platform.equals(natives.get(0).replaceAll(".*-(\\w+-\\w+)\\.jar", "$1")));
  }

  @Test
  @Tag("nd4j")
  void itClustersAndItsModelsCanBeKept() throws Exception {
    PlainWeka weka = installed();
    Instances iris = TestData.withoutClass("iris");
    String train = weka.arff("train", new Instances(iris, 0, 100)).toString();
    String test = weka.arff("test", new Instances(iris, 100, 50)).toString();
    String model = folder.resolve("kept.model").toString();
    String trained = weka.run(command("-t", train, "-T", test, "-N", "3", "-d", model));
    assertThat(trained).contains("Memories decoded", "Clustering stats for testing data");
    assertThat(trained).doesNotContain("SLF4J").doesNotContain("INFO").doesNotContain("nd4j");
    String loaded = weka.run("weka.Run", ".DeepClAM", "-l", model, "-T", test);
    assertThat(stats(loaded)).isNotEmpty().isEqualTo(stats(trained));
    weka.run(
        "weka.Run",
        ".AddCluster",
        "-W",
        "weka.clusterers.DeepClAM " + String.join(" ", FEW_EPOCHS),
        "-i",
        train,
        "-o",
        folder.resolve("added.arff").toString());
    assertThat(Files.readString(folder.resolve("added.arff"))).contains("cluster1");
  }

  /** What is said of the clusters of the test data. */
  private static String stats(String text) {
    return text.substring(text.indexOf("Clustering stats for testing data"));
  }

  @Test
  @Tag("nd4j")
  void withoutNativesOneLineSaysWhatToInstall() throws Exception {
    PlainWeka weka = installed();
    try (Stream<Path> lib = Files.list(weka.installed("engram-deep").resolve("lib"))) {
      for (Path jar : lib.filter(InstalledDeepPackageIT::isNative).toList()) {
        Files.delete(jar);
      }
    }
    String iris = weka.arff("iris", TestData.withoutClass("iris")).toString();
    String text = weka.attempt(command("-t", iris)).text();
    assertThat(text.lines().filter(line -> line.contains("WekaException")))
        .singleElement()
        .asString()
        .contains("ND4J's native library for " + System.getProperty("os.name"))
        .contains("does not load (UnsatisfiedLinkError)")
        .contains("install the engram-deep zip that was built for this platform");
    assertThat(weka.run("weka.Run", ".ClAM", "-t", iris)).contains("Clustered Instances");
  }

  private static boolean isNative(Path jar) {
    return jar.getFileName().toString().matches(".*-(linux|windows|macosx)-\\w+\\.jar");
  }

  @Test
  void aloneItSaysWhatIsMissing() throws Exception {
    PlainWeka weka = new PlainWeka(folder, false);
    String needed =
        "The package engram-deep VERSION needs the package engram VERSION: install"
            + " engram-VERSION.zip and start Weka again.";
    String words = needed.replace("VERSION", System.getProperty("engram.version"));
    assertThat(weka.install("engram.deep.zip")).contains(words);
    String text = weka.attempt("weka.Run", ".DeepClAM", "-h").text();
    assertThat(text).contains(words).contains("Can't find scheme .DeepClAM");
    weka.install("engram.zip");
    assertThat(weka.run("weka.core.WekaPackageManager", "-offline", "-list-packages", "installed"))
        .doesNotContain(words);
  }
}
