package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyCommandTest {

  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, List.of(lines));
    return file;
  }

  /** Two groups that one column tells apart, with one cell missing. */
  private Path groups() throws IOException {
    StringBuilder text = new StringBuilder("size,colour,kind\n");
    for (int i = 0; i < 12; i++) {
      text.append(i == 3 ? "" : i % 2 * 10 + 0.1 * i)
          .append(i % 3 == 0 ? ",red," : ",blue,")
          .append(i % 2 == 0 ? "small\n" : "\"la,rge\"\n");
    }
    Path file = folder.resolve("groups.csv");
    Files.writeString(file, text);
    return file;
  }

  private static JsonObject json(Run run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  @Tag("slow")
  void irisIsClassifiedAsWellAsByItsRivalsOnTheSameFolds() {
    JsonObject row =
        json(Run.of("classify", "iris", "--metric", "beta", "--rivals", "ibk", "--json", "-"));
    assertThat(row.keySet())
        .contains("data", "rows", "algorithm", "folds", "accuracy", "kappa", "logLoss", "seconds");
    assertThat(row.get("rows").getAsInt()).isEqualTo(150);
    assertThat(row.get("folds").getAsInt()).isEqualTo(10);
    assertThat(row.get("accuracy").getAsDouble()).isBetween(0.93, 1.0);
    assertThat(row.get("logLoss").getAsDouble()).isLessThan(0.2);
    // What Weka's own evaluation says of IBk -X -K 15 with seed 1.
    JsonObject ibk = row.getAsJsonArray("rivals").get(0).getAsJsonObject();
    assertThat(ibk.get("accuracy").getAsDouble()).isCloseTo(0.9533, within(1e-4));
  }

  @Test
  void theTableHasALineForEachLearnerAndTheFoldsFollowTheSeed() throws IOException {
    Path data = groups();
    Run run = Run.of("classify", data, "--folds", 3, "--rivals", "ibk,forest,svm,boosting");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("groups: 12 rows, 2 columns, target kind, 2 classes, 3 folds\n")
        .contains(
            "accuracy",
            "kappa",
            "log-loss",
            "memory",
            "IBk",
            "RandomForest",
            "SVM",
            "boosted trees");
    Path one = folder.resolve("one.csv");
    Path again = folder.resolve("again.csv");
    Path threads = folder.resolve("threads.csv");
    Run.of("classify", data, "--folds", 3, "--predictions", one);
    Run.of("classify", data, "--folds", 3, "--predictions", again);
    Run.of("classify", data, "--folds", 3, "--predictions", threads, "--threads", 3);
    assertThat(again).hasSameTextualContentAs(one);
    assertThat(threads).hasSameTextualContentAs(one);
  }

  @ParameterizedTest
  @CsvSource({"quick", "normal", "thorough"})
  void everyEffortLearnsWhatItsModelFileAnswers(String effort) throws IOException {
    Path model = folder.resolve("model.json");
    Run kept = Run.of("classify", "--train", groups(), "--model", model, "--effort", effort);
    assertThat(kept.err()).isEmpty();
    assertThat(Files.readString(model))
        .contains("\"effort\":\"" + effort.toUpperCase(Locale.ROOT) + "\"");
    Run asked = Run.of("predict", model, groups());
    assertThat(asked.err()).isEmpty();
    assertThat(asked.out().lines()).hasSize(13);
  }

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
  void learnedMemoriesPredictToo() throws IOException {
    Path data = groups();
    JsonObject row =
        json(
            Run.of(
                "classify",
                data,
                "--folds",
                3,
                "--memories",
                2,
                "--epochs",
                20,
                "--learn-beta",
                "--json",
                "-"));
    JsonObject options = row.getAsJsonObject("options");
    assertThat(row.get("accuracy").getAsDouble()).isGreaterThan(0.9);
    assertThat(options.get("form").getAsString()).isEqualTo("learned");
    assertThat(options.get("k").getAsInt()).isEqualTo(2);
    assertThat(options.get("epochs").getAsInt()).isEqualTo(20);
    assertThat(options.get("learnBeta").getAsBoolean()).isTrue();
    assertThat(options.has("metric")).isFalse();
    Run auto = Run.of("classify", data, "--folds", 3, "--form", "learned", "--learn-scales");
    assertThat(auto.err()).isEmpty();
    assertThat(auto.out()).contains("learned memories");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--form pairs --memories 3 --epochs 5 | --memories, --epochs is for --form learned",
        "--steps 2                            | --steps is for --form learned",
        "--memories 3 --metric beta           | --metric is of pairs, leave it out with learned",
        "--memories 3 --effort quick          | --effort is of pairs with --metric auto",
        "--metric map --effort thorough       | --effort is of pairs with --metric auto",
        "--memories -3                        | --memories is -3, allowed: 0 (auto) or more",
        "--memories 3 --step-size 2           | --step-size is 2.0, allowed: above 0, at most 1",
        "--form few                           | this version has no 'few', allowed: pairs, learned",
      })
  void optionsThatTheMemoriesHaveNoUseForAreRefused(String options, String message) {
    Run run = Run.of((Object[]) ("classify iris " + options).split(" +"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(message);
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
  void aTestFileIsBoundByNamesAndMayLackItsTarget() throws IOException {
    Path test = file("new.csv", "note,colour,size", "x,red,0.2", "y,,10", "z,blue,9");
    Path out = folder.resolve("p.csv");
    JsonObject row =
        json(
            Run.of(
                "classify",
                "--train",
                groups(),
                "--test",
                test,
                "--predictions",
                out,
                "--json",
                "-"));
    assertThat(row.get("folds").isJsonNull()).isTrue();
    assertThat(row.get("accuracy").isJsonNull()).isTrue();
    assertThat(row.get("rows").getAsInt()).isEqualTo(3);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(1)).startsWith("0,,small,");
    assertThat(lines.get(2)).startsWith("1,,\"la,rge\",");
    assertThat(lines.get(3)).startsWith("2,,\"la,rge\",");
  }

  @Test
  void aRowWithoutAnyFeatureIsPredictedFromTheOthers() throws IOException {
    Path test = file("new.csv", "colour,size,kind", ",,small", "red,0.1,small");
    Run run = Run.of("classify", "--train", groups(), "--test", test, "--json", "-");
    assertThat(json(run).get("logLoss").getAsDouble()).isBetween(0.0, 2.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length,kind\\n1,small\\n             | has none of the columns learned from: size, colour",
        "size,colour\\nx,red\\ny,red\\nx,red\\n | column 'size': 'x' is not a finite number",
      })
  void aTestFileThatDoesNotFitGetsOneLine(String content, String message) throws IOException {
    Path test = file("new.csv", content.split("\\\\n"));
    Path out = folder.resolve("p.csv");
    Run run = Run.of("classify", "--train", groups(), "--test", test, "--predictions", out);
    assertThat(run.errorLine()).contains("new.csv", message);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void anUnknownLevelIsMissingAndToldInALine() throws IOException {
    Path test = file("new.csv", "size,colour,kind", "1,green,small", "2,red,small");
    Path out = folder.resolve("p.csv");
    Run run = Run.of("classify", "--train", groups(), "--test", test, "--predictions", out);
    assertThat(run.errorLine())
        .endsWith("new.csv: column 'colour': unknown levels are taken as missing: green (1 cell)");
    assertThat(Files.readAllLines(out)).hasSize(3);
  }

  @Test
  void anUnknownClassCountsAsWrong() throws IOException {
    Path test = file("new.csv", "size,colour,kind", "0.1,red,huge", "0.1,red,small");
    Path out = folder.resolve("p.csv");
    Run run =
        Run.of(
            "classify", "--train", groups(), "--test", test, "--predictions", out, "--json", "-");
    assertThat(run.err()).contains("unknown classes count as wrong: huge (1 cell)");
    JsonObject row = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(row.get("accuracy").getAsDouble()).isEqualTo(0.5);
    assertThat(row.get("logLoss").getAsDouble()).isGreaterThan(6);
    assertThat(Files.readAllLines(out).get(1)).startsWith("0,huge,");
  }

  @Test
  void anAbsentColumnIsMissingAndToldInALine() throws IOException {
    Path test = file("new.csv", "colour,kind", "red,small");
    Run run = Run.of("classify", "--train", groups(), "--test", test);
    assertThat(run.exit()).isZero();
    assertThat(run.errorLine()).endsWith("as there are no such columns: size");
  }

  @Test
  void theKindsOfTheTrainingTableRuleForTheTestFile() throws IOException {
    Path train = file("t.csv", "zip,c", "01,x", "02,y", "01,x", "02,y", "01,x", "02,y");
    Path test = file("new.csv", "zip", "02", "01");
    Path out = folder.resolve("p.csv");
    Run run =
        Run.of(
            "classify", "--train", train, "--nominal", "zip", "--test", test, "--predictions", out);
    assertThat(run.exit()).isZero();
    assertThat(Files.readAllLines(out).get(1)).startsWith("0,,y,");
    assertThat(Files.readAllLines(out).get(2)).startsWith("1,,x,");
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

  @Test
  void aLevelThatIsANumberIsFoundHoweverItIsWritten() throws IOException {
    Path train = file("t.csv", "a,c", "1,x", "2,x", "3,y", "1,x", "2,x", "3,y", "3,y", "1,x");
    Path test = file("new.csv", "a", "3.0", "1.00");
    Path out = folder.resolve("p.csv");
    Run run =
        Run.of(
            "classify", "--train", train, "--nominal", "a", "--test", test, "--predictions", out);
    assertThat(run.err()).isEmpty();
    assertThat(Files.readAllLines(out).get(1)).startsWith("0,,y,");
    assertThat(Files.readAllLines(out).get(2)).startsWith("1,,x,");
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
