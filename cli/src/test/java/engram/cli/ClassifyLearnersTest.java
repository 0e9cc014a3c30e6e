package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What learns the target: stored or learned memories at each effort, and the rivals. */
class ClassifyLearnersTest extends ClassifyCase {

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
}
