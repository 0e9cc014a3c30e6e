package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for memberships: every clustering has them, and says of rows later what it said. */
class MembershipTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-k 3 --restarts 2",
        "-k 3 --algorithm soft --restarts 2",
        "-k 3 --algorithm kmeans --restarts 3",
        "--algorithm basins",
        "--algorithm basins --noise-density 0.05"
      })
  void predictSaysWhatClusterSaid(String how) throws IOException {
    Path said = folder.resolve("said.csv");
    Path model = folder.resolve("m.json");
    String command =
        "cluster penguins " + how + " --membership --assign " + said + " --model " + model;
    assertThat(Run.of((Object[]) command.split(" ")).err()).isEmpty();
    Path later = folder.resolve("later.csv");
    assertThat(Run.of("predict", model, "penguins", "--membership", "--out", later).err())
        .isEmpty();
    List<String> lines = Files.readAllLines(said);
    assertThat(Files.readAllLines(later)).isEqualTo(lines);
    assertThat(lines.get(0)).startsWith("row,cluster,membership0,membership1");
    for (String line : lines.subList(1, lines.size())) {
      double sum = 0;
      String[] cells = line.split(",");
      for (int i = 2; i < cells.length; i++) {
        sum += Double.parseDouble(cells[i]);
      }
      assertThat(sum).as(line).isBetween(1 - 1e-5, 1 + 1e-5);
    }
  }

  @Test
  void whatHasNoMembershipRefusesTheOption() {
    Path model = folder.resolve("m.json");
    Path out = folder.resolve("out.csv");
    Run.of(
        "classify",
        "--train",
        "diabetes_regression",
        "--form",
        "learned",
        "--memories",
        3,
        "--epochs",
        1,
        "--model",
        model);
    for (String option : List.of("--membership", "--probabilities")) {
      Run run = Run.of("predict", model, "diabetes_regression", option, "--out", out);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.errorLine())
          .contains(
              "--probabilities and --membership are for clusters and classes, "
                  + model
                  + " is a regression, leave them out");
    }
    Run.of("complete", "iris", "--model", model);
    assertThat(Run.of("predict", model, "iris", "--membership", "--out", out).errorLine())
        .contains(model + " is a completion, leave them out");
    assertThat(Run.of("predict", model, "iris", "--explain", 1, "--out", out).errorLine())
        .contains("--explain is for predictions and clusters");
    assertThat(out).doesNotExist();
  }

  @Test
  void classesHaveTheirProbabilitiesWithAndWithoutTheOption() throws IOException {
    Path model = folder.resolve("m.json");
    Run.of("classify", "--train", "iris", "--memories", 3, "--epochs", 1, "--model", model);
    String plain = Run.of("predict", model, "iris").out();
    assertThat(Run.of("predict", model, "iris", "--probabilities").out()).isEqualTo(plain);
  }

  @Test
  void helpSaysTheRule() {
    assertThat(Run.of("predict", "--help").out().replaceAll("\\s+", " "))
        .contains("Classes always have their probabilities; numbers and completions have none");
    assertThat(Run.of("cluster", "--help").out().replaceAll("\\s+", " "))
        .contains("of k-means 1 for the nearest mean");
  }
}
