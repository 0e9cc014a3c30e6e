package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sure predictions are: their reliability, and sets and intervals at a confidence. */
class ClassifyConfidenceTest {

  @TempDir private Path folder;

  @Test
  void theReliabilityOfClassesIsDrawnAndCounted() throws IOException {
    Path picture = folder.resolve("reliability.svg");
    Run run =
        Run.of(
            "classify",
            "iris",
            "--folds",
            2,
            "--metric",
            "beta",
            "--rivals",
            "forest",
            "--reliability",
            picture,
            "--json",
            "-");
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(picture))
        .startsWith("<?xml")
        .contains("Reliability of predictions", "RandomForest, calibration error");
    JsonObject row = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(row.get("calibrationError").getAsDouble()).isBetween(0.0, 0.2);
    int rows = 0;
    for (var bin : row.getAsJsonArray("reliability")) {
      rows += bin.getAsJsonObject().get("rows").getAsInt();
    }
    assertThat(rows).isEqualTo(150);
    assertThat(row.getAsJsonArray("rivals").get(0).getAsJsonObject().has("calibrationError"))
        .isTrue();
  }

  @Test
  void reliabilityIsForClasses() {
    Run run =
        Run.of(
            "classify", "diabetes_regression", "--reliability", folder.resolve("reliability.png"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--reliability is for classes, the target is a number");
    assertThat(folder.resolve("reliability.png")).doesNotExist();
  }

  @Test
  void setsOfClassesAreSaidWithAConfidence() throws IOException {
    Path predictions = folder.resolve("predictions.csv");
    Run run =
        Run.of(
            "classify",
            "iris",
            "--folds",
            2,
            "--metric",
            "beta",
            "--confidence",
            0.9,
            "--predictions",
            predictions,
            "--json",
            folder.resolve("row.json"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("sets at confidence 0.9: 0.\\d+ hold the truth, ");
    List<String> lines = Files.readAllLines(predictions);
    assertThat(lines.get(0)).endsWith(",set");
    int held = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      held += List.of(cells[cells.length - 1].split("\\|")).contains(cells[1]) ? 1 : 0;
    }
    JsonObject said =
        JsonParser.parseString(Files.readString(folder.resolve("row.json")))
            .getAsJsonObject()
            .getAsJsonObject("confidence");
    assertThat(said.get("held").getAsDouble()).isCloseTo(held / 150.0, within(1e-9));
    assertThat(held / 150.0).isBetween(0.85, 0.95);
  }

  @Test
  void intervalsAreKeptWithTheModelAndSaidOfNewRows() throws IOException {
    Path model = folder.resolve("model.json");
    Path answers = folder.resolve("answers.csv");
    assertThat(
            Run.of(
                    "classify",
                    "--train",
                    "../datasets/src/main/resources/engram/datasets/none.csv",
                    "--confidence",
                    2,
                    "--model",
                    model)
                .exit())
        .isEqualTo(2);
    Run learned =
        Run.of(
            "classify",
            "diabetes_regression",
            "--folds",
            2,
            "--metric",
            "beta",
            "--confidence",
            0.8,
            "--model",
            model);
    assertThat(learned.err()).isEmpty();
    assertThat(learned.out()).contains("intervals at confidence 0.8: ", "width ");
    Run used =
        Run.of("predict", model, "diabetes_regression", "--confidence", 0.5, "--out", answers);
    assertThat(used.err()).isEmpty();
    assertThat(used.out()).contains("intervals at confidence 0.5: ");
    assertThat(Files.readAllLines(answers).get(0)).isEqualTo("row,truth,prediction,lower,upper");
    String[] cells = Files.readAllLines(answers).get(7).split(",");
    double half = Double.parseDouble(cells[4]) - Double.parseDouble(cells[2]);
    assertThat(Double.parseDouble(cells[2]) - Double.parseDouble(cells[3]))
        .isCloseTo(half, within(1e-6));
    Run older = Run.of("classify", "iris", "--folds", 2, "--metric", "beta", "--model", model);
    assertThat(older.exit()).isZero();
    Run refused = Run.of("predict", model, "iris", "--confidence", 0.9, "--out", answers);
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("learn a classification or regression with --confidence");
  }
}
