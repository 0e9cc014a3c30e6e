package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyCommandTest extends ClassifyCase {

  @Test
  void predictionsHoldEveryRowWithProbabilitiesThatSumToOne() throws IOException {
    Path out = folder.resolve("p.csv");
    Run run = Run.of("classify", groups(), "--folds", 4, "--predictions", out);
    assertThat(run.exit()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).isEqualTo("row,truth,prediction,\"kind=la,rge\",kind=small");
    assertThat(lines).hasSize(13);
    assertThat(lines.get(2)).startsWith("1,\"la,rge\",\"la,rge\",");
    for (String line : lines.subList(1, 13)) {
      String[] cells = line.replace("la,rge", "large").split(",");
      assertThat(Double.parseDouble(cells[3]) + Double.parseDouble(cells[4]))
          .isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void aNumericTargetIsARegression() throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 40; i++) {
      double a = i * 7 % 40 / 10.0;
      double b = i * 11 % 40 / 10.0;
      text.append(a).append(',').append(b).append(',').append(2 * a - b + 0.5).append('\n');
    }
    Path data = folder.resolve("plane.csv");
    Files.writeString(data, text);
    Path out = folder.resolve("p.csv");
    JsonObject row =
        json(Run.of("classify", data, "--folds", 4, "--json", "-", "--predictions", out));
    assertThat(row.keySet()).contains("r2", "correlation", "rmse", "mae", "seconds");
    assertThat(row.get("r2").getAsDouble()).isGreaterThan(0.95);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).isEqualTo("row,truth,prediction");
    double squares = 0;
    for (String line : lines.subList(1, 41)) {
      String[] cells = line.split(",");
      squares += Math.pow(Double.parseDouble(cells[1]) - Double.parseDouble(cells[2]), 2);
    }
    assertThat(row.get("rmse").getAsDouble()).isCloseTo(Math.sqrt(squares / 40), within(1e-9));
  }

  @Test
  void whichClassWasTakenForWhichIsShownAndCounted() {
    Run run = Run.of("classify", "iris", "--folds", 5);
    assertThat(run.out())
        .contains("mean of folds", "+- over folds", "precision", "recall", "versicolor");
    JsonObject row = json(Run.of("classify", "iris", "--folds", 5, "--json", "-"));
    JsonObject confusion = row.getAsJsonObject("confusion");
    int rows = 0;
    int right = 0;
    for (int t = 0; t < 3; t++) {
      for (int p = 0; p < 3; p++) {
        int count = confusion.getAsJsonArray("counts").get(t).getAsJsonArray().get(p).getAsInt();
        rows += count;
        right += t == p ? count : 0;
      }
    }
    assertThat(rows).isEqualTo(150);
    assertThat((double) right / rows).isEqualTo(row.get("accuracy").getAsDouble());
    assertThat(confusion.getAsJsonArray("recall").get(0).getAsDouble()).isEqualTo(1);
    JsonObject fold = row.getAsJsonObject("perFold").getAsJsonObject("accuracy");
    assertThat(fold.get("mean").getAsDouble())
        .isCloseTo(row.get("accuracy").getAsDouble(), within(1e-12));
    assertThat(fold.get("deviation").getAsDouble()).isBetween(0.0, 0.1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,c\\n1,x\\n2,x\\n3,x\\n4,x\\n5,x\\n      | the target 'c' has one class, allowed: 2 or more",
        "a,c\\n,x\\n,y\\n,x\\n,y\\n                | column 'a': all cells are missing",
        "a,c\\n1,x\\n2,y\\n3,x\\n4,y\\n            | --folds is 10, allowed: 2 to the number of rows with a known target, 4",
        "a,c\\n1,x\\n2,y\\n3,\\n4,\\n              | the target 'c' is known in 2 rows, allowed: 3 or more",
        "c\\nx\\ny\\nx\\ny\\nx\\n                  | has no column besides its target",
      })
  void dataThatCannotBeLearnedFromGetOneLine(String content, String message) throws IOException {
    Path data = file("d.csv", content.split("\\\\n"));
    Run run = Run.of("classify", data, "--json", folder.resolve("row.json"));
    assertThat(run.errorLine()).containsPattern("d(\\.csv)?: ").contains(message);
    assertThat(run.exit()).isEqualTo(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(data);
    }
  }

  @Test
  void aColumnKnownInOneFoldOnlyIsNoObstacle() throws IOException {
    Path data = file("d.csv", "a,b,c", "1,5,x", "2,,y", "1,,x", "2,,y", "1,,x", "2,,y");
    Run run = Run.of("classify", data, "--folds", 3);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  @Test
  void classesMissingFromATrainingPartHaveProbabilityZero() throws IOException {
    Path data = file("d.csv", "a,c", "1,x", "2,y", "1.1,x", "2.1,y", "1.2,x", "2.2,y", "9,z");
    Path out = folder.resolve("p.csv");
    JsonObject row =
        json(Run.of("classify", data, "--folds", 7, "--json", "-", "--predictions", out));
    assertThat(Files.readAllLines(out).get(7)).startsWith("6,z,").endsWith(",0.0");
    // The logarithm of 1e-6 is -13.8, one row of seven.
    assertThat(row.get("logLoss").getAsDouble()).isBetween(13.8 / 7, 13.8 / 7 + 1);
  }

  @Test
  void filesThatAreNotThereOrCannotBeWrittenAreNamed() throws IOException {
    assertThat(Run.of("classify", folder.resolve("no.csv")).errorLine()).endsWith("no such file");
    assertThat(
            Run.of("classify", "--train", groups(), "--test", folder.resolve("no.csv")).errorLine())
        .endsWith("no such file");
    for (String option : new String[] {"--predictions", "--json"}) {
      // The data do not exist: whoever looked at them first would say so.
      assertThat(Run.of("classify", "no.csv", option, folder.resolve("none/f")).errorLine())
          .startsWith("engram: " + option + ": there is no folder");
    }
  }
}
