package engram.weka.explain;

import static org.assertj.core.api.Assertions.assertThat;

import engram.weka.PlainWeka;
import engram.weka.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.core.Instances;

/** What explains answers, found and run from the installed zip by both lines of Weka. */
class InstalledPluginsIT {

  private static final String CLASSIFIER = "weka.classifiers.functions.AssociativeMemory";
  private static final String OUTPUT =
      "weka.classifiers.evaluation.output.prediction.MemoryEvidence";
  private static final String EVALUATOR = "weka.attributeSelection.MemoryScalesAttributeEval";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyPluginIsFoundAndRuns(boolean newer) throws Exception {
    PlainWeka weka = new PlainWeka(folder, newer);
    weka.install("engram.zip");
    String program = Path.of("src/test/resources/PluginTrip.java").toAbsolutePath().toString();
    assertThat(weka.run(program))
        .contains(
            "metric Calibration", "Classify button Explain", "Cluster button Energy landscape")
        .containsPattern("chooser AbstractOutput .*" + OUTPUT)
        .containsPattern("chooser ASEvaluation .*" + EVALUATOR);

    Instances iris = TestData.load("iris");
    iris.randomize(new java.util.Random(1));
    String train = weka.arff("train", new Instances(iris, 0, 100)).toString();
    String test = weka.arff("test", new Instances(iris, 100, 50)).toString();
    assertThat(weka.run("weka.Run", CLASSIFIER, "-metric", "scales", "-t", train, "-T", test))
        .contains("Attributes, by their share of the distances between memories")
        .containsPattern("Log-loss \\(bits\\) +0\\.\\d+\n *Calibration error +0\\.\\d+");
    String evidence =
        weka.run(
            "weka.Run",
            CLASSIFIER,
            "-metric",
            "scales",
            "-t",
            train,
            "-T",
            test,
            "-classifications",
            OUTPUT + " -memories 2");
    assertThat(evidence.lines().filter(line -> line.matches("\\d+,\\d:Iris.*,Iris-\\w+,0.*")))
        .hasSize(50);
    assertThat(
            weka.run(
                "weka.Run",
                ".MemoryScalesAttributeEval",
                "-i",
                train,
                "-s",
                "weka.attributeSelection.Ranker"))
        .contains("Ranked attributes:", "petal");

    Path results = folder.resolve("results.arff");
    String output =
        weka.run(
            "weka.experiment.Experiment",
            "-r",
            "-L",
            "1",
            "-U",
            "1",
            "-T",
            train,
            "-D",
            "weka.experiment.InstancesResultListener -O " + results,
            "-P",
            "weka.experiment.CrossValidationResultProducer",
            "--",
            "-X",
            "2",
            "-W",
            "weka.experiment.ClassifierSplitEvaluator",
            "--",
            "-W",
            CLASSIFIER,
            "-C",
            "1",
            "--",
            "-metric",
            "BETA");
    assertThat(results).as(output).exists();
    List<String> lines = Files.readAllLines(results);
    assertThat(lines).anyMatch(line -> line.contains("Log_loss_bits numeric"));
    assertThat(lines).anyMatch(line -> line.contains("Calibration_error numeric"));
    assertThat(lines).anyMatch(line -> line.contains("measureMemories numeric"));
  }
}
