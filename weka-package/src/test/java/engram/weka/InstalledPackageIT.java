package engram.weka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.core.Instances;

/**
 * The package as a user has it: installed from the zip, without a network, into an empty WEKA_HOME,
 * and run by virtual machines that have plain Weka on their class path and nothing of ours.
 */
class InstalledPackageIT {

  private static final List<String> CLUSTERERS =
      List.of("ClAM", "EnergyBasins", "SoftKMeansMemory");
  private static final String CLASSIFIER = "weka.classifiers.functions.AssociativeMemory";

  @TempDir private Path folder;

  private PlainWeka installed(boolean newer) throws Exception {
    PlainWeka weka = new PlainWeka(folder, newer);
    weka.install("engram.zip");
    assertThat(weka.run("weka.core.WekaPackageManager", "-offline", "-list-packages", "installed"))
        .contains("engram", System.getProperty("engram.version"));
    return weka;
  }

  @Test
  void itIsSmallAndHasNoNativeCode() throws Exception {
    Path zip = Path.of(System.getProperty("engram.zip"));
    assertThat(Files.size(zip)).isLessThan(2_000_000);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<String> names = file.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains("Description.props", "Explorer.props", "doc/guides/weka.html", "LICENSE");
      assertThat(names).noneMatch(name -> name.contains("nd4j") || name.matches(".*\\.(so|dll)"));
      assertThat(names.stream().filter(name -> name.matches("[^/]*\\.jar"))).hasSize(1);
    }
  }

  @Test
  void noLinkOfItsPagesIsDead() throws Exception {
    Pattern link = Pattern.compile("(?:href|src)=\"([^\"#]+)");
    try (ZipFile file = new ZipFile(System.getProperty("engram.zip"))) {
      for (ZipEntry page : Collections.list(file.entries())) {
        String text = new String(file.getInputStream(page).readAllBytes(), UTF_8);
        for (MatchResult each :
            link.matcher(page.getName().endsWith(".html") ? text : "").results().toList()) {
          String to = each.group(1);
          Path target = Path.of(page.getName()).resolveSibling(to).normalize();
          if (!to.contains(":")) {
            assertThat(file.getEntry(target.toString())).as(page + " to " + to).isNotNull();
          }
        }
      }
    }
  }

  @Test
  void everySchemeRunsFromTheCommandLineAndTheModelsCanBeKept() throws Exception {
    PlainWeka weka = installed(false);
    String penguins = weka.arff("penguins", TestData.load("penguins")).toString();
    Instances iris = TestData.load("iris");
    iris.randomize(new java.util.Random(1));
    String train = weka.arff("train", new Instances(iris, 0, 100)).toString();
    String test = weka.arff("test", new Instances(iris, 100, 50)).toString();
    String model = folder.resolve("kept.model").toString();

    for (String clusterer : CLUSTERERS) {
      String run = "." + clusterer;
      String trained = weka.run("weka.Run", run, "-t", train, "-T", test, "-d", model);
      assertThat(trained).contains("Clustered Instances", "Clustering stats for testing data");
      String loaded = weka.run("weka.Run", run, "-l", model, "-T", test);
      assertThat(loaded).contains("Clustered Instances");
      assertThat(weka.run("weka.Run", run, "-t", penguins, "-c", "last"))
          .contains("Classes to Clusters");
      weka.run(
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
      assertThat(weka.run(command.toArray(String[]::new))).contains("fold CV Log Likelihood");
    }

    assertThat(weka.run("weka.Run", CLASSIFIER, "-t", train, "-T", test, "-d", model))
        .contains("Correctly Classified Instances");
    assertThat(weka.run("weka.Run", CLASSIFIER, "-l", model, "-T", test))
        .contains("Correctly Classified Instances");
    assertThat(weka.run("weka.Run", CLASSIFIER, "-metric", "beta", "-t", penguins, "-x", "3"))
        .contains("Stratified cross-validation");
    for (String filter : List.of("MemoryCompletion", "MemoryMembership", "MemoryRetrieval")) {
      assertThat(
              weka.run(
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
    weka.run(
        "weka.Run",
        ".MemoryRetrieval",
        "-energy",
        "-i",
        train,
        "-o",
        folder.resolve("energy.arff").toString());
    assertThat(Files.readString(folder.resolve("energy.arff"))).contains("@attribute energy");
    String memberships = folder.resolve("memberships.arff").toString();
    String clam = "weka.clusterers.ClAM -N 3";
    weka.run("weka.Run", ".MemoryMembership", "-W", clam, "-i", train, "-o", memberships);
    assertThat(Files.readString(Path.of(memberships))).contains("@attribute pCluster_2");
  }

  @Test
  void knowledgeFlowAndExperimenterRunThem() throws Exception {
    PlainWeka weka = installed(false);
    Path iris = weka.arff("iris", TestData.load("iris"));

    Path flow = folder.resolve("clam.kf");
    Files.writeString(flow, KnowledgeFlow.clamOn(iris, folder.resolve("flow.txt")));
    weka.run("weka.knowledgeflow.FlowRunner", flow.toString());
    assertThat(Files.readString(folder.resolve("flow.txt"))).contains("ClAM", "Memories");

    List<String> classified =
        experiment(
            weka, iris, "ClassifierSplitEvaluator", CLASSIFIER, "-C", "1", "--", "-metric", "BETA");
    assertThat(classified).filteredOn(line -> line.contains("AssociativeMemory")).hasSize(2);
    List<String> clustered =
        experiment(
            weka,
            iris,
            "DensityBasedClustererSplitEvaluator",
            "weka.clusterers.EnergyBasins",
            "--",
            "-strays",
            "NEAREST");
    assertThat(clustered).filteredOn(line -> line.contains("EnergyBasins")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept.xml", "kept.exp"})
  void anExperimentOfClusterersIsKeptReadBackAndRun(String name) throws Exception {
    PlainWeka weka = installed(false);
    Path iris = weka.arff("iris", TestData.load("iris"));
    String program = Path.of("src/test/resources/ExperimentTrip.java").toAbsolutePath().toString();
    String file = folder.resolve(name).toString();
    weka.run(
        program,
        file,
        iris.toString(),
        "weka.clusterers.SimpleKMeans -N 3",
        "weka.clusterers.ClAM -N 3 -rule loss",
        "weka.clusterers.EnergyBasins -kernel triweight");
    Path results = folder.resolve("results.arff");
    assertThat(weka.run(program, file, results.toString()))
        .contains("ClAM", "-rule LOSS", "EnergyBasins", "-kernel TRIWEIGHT");
    List<String> lines = Files.readAllLines(results);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("iris,") && line.contains("weka.clusterers.ClAM,"))
        .hasSize(2);
    assertThat(lines).anyMatch(line -> line.contains("Adjusted_rand_index numeric"));
  }

  /** Runs two folds, and returns the lines of the results. */
  private List<String> experiment(
      PlainWeka weka, Path data, String evaluator, String scheme, String... options)
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
    String output = weka.run(command.toArray(String[]::new));
    assertThat(results).as(output).exists();
    return Files.readAllLines(results).stream()
        .filter(line -> !line.startsWith("@") && line.contains(","))
        .toList();
  }

  @Test
  void theNewerLineOfWekaRunsItToo() throws Exception {
    PlainWeka weka = installed(true);
    Path iris = weka.arff("iris", TestData.load("iris"));
    for (String clusterer : CLUSTERERS) {
      assertThat(weka.run("weka.Run", "." + clusterer, "-t", iris.toString(), "-c", "last"))
          .contains("Classes to Clusters");
    }
    assertThat(
            weka.run("weka.Run", CLASSIFIER, "-metric", "beta", "-t", iris.toString(), "-x", "2"))
        .contains("Stratified cross-validation");
  }

  @Test
  void itIsUninstalled() throws Exception {
    PlainWeka weka = installed(false);
    assertThat(weka.installed("engram")).isDirectory();
    weka.run("weka.core.WekaPackageManager", "-offline", "-uninstall-package", "engram");
    assertThat(weka.installed("engram")).doesNotExist();
  }
}
