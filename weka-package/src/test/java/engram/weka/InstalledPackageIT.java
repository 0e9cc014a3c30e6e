package engram.weka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;
import weka.core.converters.ArffSaver;

/**
 * The package as a user has it: installed from the zip, without a network, into an empty WEKA_HOME,
 * and run by virtual machines that have plain Weka on their class path and nothing of ours.
 */
class InstalledPackageIT {

  private static final List<String> CLUSTERERS =
      List.of("ClAM", "EnergyBasins", "SoftKMeansMemory");
  private static final String CLASSIFIER = "weka.classifiers.functions.AssociativeMemory";

  @TempDir private Path folder;

  /** The jars of a Weka: 3.8.7 with what it needs, or 3.9.7 in its place. */
  private static List<Path> jars(boolean newer) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("weka.home")))) {
      all.filter(jar -> !newer || !jar.getFileName().toString().startsWith("weka-stable"))
          .forEach(jars::add);
    }
    if (newer) {
      try (Stream<Path> all = Files.list(Path.of(System.getProperty("weka.dev.home")))) {
        all.forEach(jars::add);
      }
    }
    return jars;
  }

  private String java(List<Path> jars, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.add("-Dweka.packageManager.offline=true");
    command.add("-DWEKA_HOME=" + folder.resolve("home"));
    command.add("-cp");
    command.add(
        jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator)));
    command.addAll(Arrays.asList(arguments));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(output);
    assertThat(text).as(String.join(" ", arguments)).doesNotContain("xception");
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private Path arff(String name, Instances data) throws IOException {
    Path file = folder.resolve(name + ".arff");
    ArffSaver saver = new ArffSaver();
    saver.setInstances(data);
    saver.setFile(file.toFile());
    saver.writeBatch();
    return file;
  }

  private void install(List<Path> jars) throws Exception {
    java(
        jars,
        "weka.core.WekaPackageManager",
        "-offline",
        "-install-package",
        System.getProperty("engram.zip"));
    assertThat(
            java(jars, "weka.core.WekaPackageManager", "-offline", "-list-packages", "installed"))
        .contains("engram", System.getProperty("engram.version"));
  }

  @Test
  void itIsSmallAndHasNoNativeCode() throws Exception {
    Path zip = Path.of(System.getProperty("engram.zip"));
    assertThat(Files.size(zip)).isLessThan(5_000_000);
    try (java.util.zip.ZipFile file = new java.util.zip.ZipFile(zip.toFile())) {
      List<String> names = file.stream().map(java.util.zip.ZipEntry::getName).toList();
      assertThat(names).contains("Description.props", "doc/weka.md", "LICENSE");
      assertThat(names).noneMatch(name -> name.contains("nd4j") || name.matches(".*\\.(so|dll)"));
      assertThat(names.stream().filter(name -> name.matches("[^/]*\\.jar"))).hasSize(1);
    }
  }

  @Test
  void everySchemeRunsFromTheCommandLineAndTheModelsCanBeKept() throws Exception {
    List<Path> jars = jars(false);
    install(jars);
    String penguins = arff("penguins", TestData.load("penguins")).toString();
    Instances iris = TestData.load("iris");
    iris.randomize(new java.util.Random(1));
    String train = arff("train", new Instances(iris, 0, 100)).toString();
    String test = arff("test", new Instances(iris, 100, 50)).toString();
    String model = folder.resolve("kept.model").toString();

    for (String clusterer : CLUSTERERS) {
      String run = "." + clusterer;
      String trained = java(jars, "weka.Run", run, "-t", train, "-T", test, "-d", model);
      assertThat(trained).contains("Clustered Instances", "Clustering stats for testing data");
      String loaded = java(jars, "weka.Run", run, "-l", model, "-T", test);
      assertThat(loaded).contains("Clustered Instances");
      assertThat(java(jars, "weka.Run", run, "-t", penguins, "-c", "last"))
          .contains("Classes to Clusters");
      java(
          jars,
          "weka.Run",
          ".AddCluster",
          "-W",
          "weka.clusterers." + clusterer,
          "-i",
          train,
          "-o",
          folder.resolve("added.arff").toString());
      assertThat(Files.readString(folder.resolve("added.arff"))).contains("cluster1");
    }
    // With -x Weka looks for the class of a clusterer among its own only, so it stands in a
    // wrapper.
    for (List<String> wrapped :
        List.of(List.of("ClAM", "-N", "3"), List.of("EnergyBasins", "-strays", "NEAREST"))) {
      List<String> command =
          new ArrayList<>(
              List.of("weka.Run", ".MakeDensityBasedClusterer", "-t", train, "-x", "3", "-W"));
      command.add("weka.clusterers." + wrapped.get(0));
      command.add("--");
      command.addAll(wrapped.subList(1, 3));
      assertThat(java(jars, command.toArray(String[]::new))).contains("fold CV Log Likelihood");
    }

    assertThat(java(jars, "weka.Run", CLASSIFIER, "-t", train, "-T", test, "-d", model))
        .contains("Correctly Classified Instances");
    assertThat(java(jars, "weka.Run", CLASSIFIER, "-l", model, "-T", test))
        .contains("Correctly Classified Instances");
    assertThat(java(jars, "weka.Run", CLASSIFIER, "-metric", "beta", "-t", penguins, "-x", "3"))
        .contains("Stratified cross-validation");
    for (String filter : List.of("MemoryCompletion", "MemoryRetrieval")) {
      assertThat(
              java(
                  jars,
                  "weka.Run",
                  ".FilteredClassifier",
                  "-F",
                  "weka.filters.unsupervised.attribute." + filter,
                  "-W",
                  "weka.classifiers.trees.J48",
                  "-t",
                  penguins,
                  "-x",
                  "3"))
          .contains("Stratified cross-validation");
    }
    java(
        jars,
        "weka.Run",
        ".MemoryRetrieval",
        "-energy",
        "-i",
        train,
        "-o",
        folder.resolve("energy.arff").toString());
    assertThat(Files.readString(folder.resolve("energy.arff"))).contains("@attribute energy");
  }

  @Test
  void knowledgeFlowAndExperimenterRunThem() throws Exception {
    List<Path> jars = jars(false);
    install(jars);
    Path iris = arff("iris", TestData.load("iris"));

    Path flow = folder.resolve("clam.kf");
    Files.writeString(flow, KnowledgeFlow.clamOn(iris, folder.resolve("flow.txt")));
    java(jars, "weka.knowledgeflow.FlowRunner", flow.toString());
    assertThat(Files.readString(folder.resolve("flow.txt"))).contains("ClAM", "Memories");

    List<String> classified =
        experiment(
            jars, iris, "ClassifierSplitEvaluator", CLASSIFIER, "-C", "1", "--", "-metric", "BETA");
    assertThat(classified).filteredOn(line -> line.contains("AssociativeMemory")).hasSize(2);
    List<String> clustered =
        experiment(
            jars,
            iris,
            "DensityBasedClustererSplitEvaluator",
            "weka.clusterers.EnergyBasins",
            "--",
            "-strays",
            "NEAREST");
    assertThat(clustered).filteredOn(line -> line.contains("EnergyBasins")).hasSize(2);
  }

  /** Runs two folds, and returns the lines of the results. */
  private List<String> experiment(
      List<Path> jars, Path data, String evaluator, String scheme, String... options)
      throws Exception {
    Path results = folder.resolve("results.arff");
    List<String> command =
        new ArrayList<>(List.of("weka.experiment.Experiment", "-r", "-L", "1", "-U", "1", "-T"));
    command.add(data.toString());
    command.add("-D");
    command.add("weka.experiment.InstancesResultListener -O " + results);
    command.addAll(List.of("-P", "weka.experiment.CrossValidationResultProducer", "--"));
    command.addAll(List.of("-X", "2", "-W", "weka.experiment." + evaluator, "--", "-W", scheme));
    command.addAll(List.of(options));
    String output = java(jars, command.toArray(String[]::new));
    assertThat(results).as(output).exists();
    return Files.readAllLines(results).stream()
        .filter(line -> !line.startsWith("@") && line.contains(","))
        .toList();
  }

  @Test
  void theNewerLineOfWekaRunsItToo() throws Exception {
    List<Path> jars = jars(true);
    install(jars);
    Path iris = arff("iris", TestData.load("iris"));
    for (String clusterer : CLUSTERERS) {
      assertThat(java(jars, "weka.Run", "." + clusterer, "-t", iris.toString(), "-c", "last"))
          .contains("Classes to Clusters");
    }
    assertThat(
            java(jars, "weka.Run", CLASSIFIER, "-metric", "beta", "-t", iris.toString(), "-x", "2"))
        .contains("Stratified cross-validation");
  }

  @Test
  void itIsUninstalled() throws Exception {
    List<Path> jars = jars(false);
    install(jars);
    assertThat(folder.resolve("home/packages/engram")).isDirectory();
    java(jars, "weka.core.WekaPackageManager", "-offline", "-uninstall-package", "engram");
    assertThat(folder.resolve("home/packages/engram")).doesNotExist();
  }
}
