package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.cli.clustering.EncodedData;
import engram.datasets.Datasets;
import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.deep.Schedule;
import engram.learned.Model;
import engram.learned.TableClustering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deep clustering as an algorithm of {@code cluster} and {@code compare}. */
class DeepAlgorithmTest {

  @TempDir private Path folder;

  private static Run run(Object... args) {
    Run run =
        Run.of(
            Stream.concat(Arrays.stream(args), Stream.of("--epochs", 2, "--threads", 1)).toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return run;
  }

  @Test
  @Tag("nd4j")
  void clusterSavesTheModelOfTheLibraryAndItsLabels() throws IOException {
    Path file = folder.resolve("m.deep");
    Path assign = folder.resolve("a.csv");
    Run run =
        run(
            "cluster penguins -k 3 --algorithm deep --beta 2 --steps 4 --step-size 0.2 --batch-size 64 --seed 7 --membership"
                .split(" "),
            file,
            assign);
    assertThat(run.out()).contains("deep", "memory ", "Biscoe");

    DeepModel model = (DeepModel) ((TableClustering) Model.load(file)).model();
    assertThat(model.options())
        .isEqualTo(
            new DeepClustering.Options(3)
                .withBeta(2)
                .withSteps(4, 0.2)
                .withSchedule(Schedule.DEFAULT.withEpochs(2, 2, 2).withBatchSize(64))
                .withSeed(7)
                .withThreads(1));
    double[][] x = EncodedData.of(Datasets.load("penguins")).complete();
    int[] labels = model.predict(x);
    List<String> lines = Files.readAllLines(assign);
    assertThat(lines.get(0)).isEqualTo("row,cluster,membership0,membership1,membership2");
    assertThat(lines).hasSize(345);
    for (int i = 0; i < labels.length; i++) {
      String[] cells = lines.get(i + 1).split(",");
      assertThat(cells[1]).isEqualTo(Integer.toString(labels[i]));
      double sum = Arrays.stream(cells).skip(2).mapToDouble(Double::parseDouble).sum();
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  private static Run run(String[] words, Path model, Path assign) {
    return run(
        Stream.concat(Arrays.stream(words), Stream.of("--model", model, "--assign", assign))
            .toArray());
  }

  @Test
  @Tag("nd4j")
  void theRowHasExactlyItsFieldsAndOptionsAsTheyWereChosen() {
    JsonObject row =
        JsonParser.parseString(
                run("cluster", "iris", "-k", 3, "--algorithm", "deep", "--json", "-").out())
            .getAsJsonObject();
    assertThat(row.keySet()).containsExactlyElementsOf(ClusterCommandTest.FIELDS);
    JsonObject options = row.getAsJsonObject("options");
    assertThat(options.get("architecture").getAsString()).isEqualTo("4-32-32-3");
    assertThat(options.get("beta").getAsDouble()).as("auto, as chosen").isPositive();
    assertThat(options.get("epochs").getAsInt()).isEqualTo(6);
  }

  @Test
  @Tag("nd4j")
  void compareHasItsRowPageAndPicturesWhenNamed() throws IOException {
    Path report = folder.resolve("report");
    Path json = folder.resolve("r.json");
    run("compare", "iris", "--algorithms", "kmeans,deep", "--out", report, "--json", json);
    JsonArray rows =
        JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("results");
    assertThat(rows).as("k-means by four rules, and deep").hasSize(5);
    JsonObject deep = rows.get(4).getAsJsonObject();
    assertThat(deep.keySet()).containsExactlyElementsOf(ClusterCommandTest.FIELDS);
    assertThat(deep.get("algorithm").getAsString()).isEqualTo("deep");
    assertThat(deep.get("rule").getAsString()).isEqualTo("single");
    for (String score : List.of("ari", "nmi", "accuracy", "silhouette", "objective")) {
      assertThat(deep.get(score).getAsDouble()).as(score).isFinite();
    }
    assertThat(report.resolve("iris-deep.png")).isNotEmptyFile();
    assertThat(Files.readString(report.resolve("index.html")))
        .contains("<td>deep</td>", "Memories (numbered), decoded", "architecture 4-32-32-3");
  }

  @Test
  void optionsThatItHasNoUseForAreRefused() {
    Run run =
        Run.of(
            "cluster", "iris", "-k", 3, "--algorithm", "deep", "--restarts", 3, "--fill", "zero");
    assertThat(run.errorLine()).contains("deep does not use --fill, --restarts");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(Run.of("cluster", "iris", "-k", 3, "--algorithm", "deep", "--tune").errorLine())
        .contains("--tune is for the algorithm clam");
    assertThat(Run.of("cluster", "iris", "--algorithm", "deep").errorLine())
        .contains("Missing required option: '--clusters=N'");
    assertThat(
            Run.of("cluster", "iris", "-k", 3, "--algorithm", "deep", "--kernel", "cosine")
                .errorLine())
        .contains("deep does not use --kernel");
  }
}
