package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several completions of one file. */
class CompleteDrawsTest {

  private static final int ROWS = 60;

  @TempDir private Path folder;
  private Path data;
  private Path out;

  /** b is a and something that cannot be known; every fifth is missing, and one kind. */
  @BeforeEach
  void makeData() throws IOException {
    StringBuilder text = new StringBuilder("a;b;kind\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(i % 20).append(";").append(i % 5 == 2 ? "" : i % 20 + i * 37 % 11);
      text.append(";").append(i == 7 ? "" : i % 20 > 9 ? "high" : "low").append("\n");
    }
    data = folder.resolve("data.csv");
    Files.writeString(data, text);
    out = folder.resolve("out.csv");
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @Test
  void eachDrawIsAFileWithTheSameKnownCellsAndOthersInTheHoles() throws IOException {
    assertThat(Run.of("complete", data, "--out", out, "--draws", 3).exit()).isZero();
    List<String> known = lines("data.csv");
    for (int draw = 1; draw <= 3; draw++) {
      List<String> rows = lines("out." + draw + ".csv");
      assertThat(rows).hasSize(ROWS + 1);
      for (int i = 0; i <= ROWS; i++) {
        String[] before = known.get(i).split(";", -1);
        String[] after = rows.get(i).split(";", -1);
        for (int c = 0; c < 3; c++) {
          assertThat(after[c]).isNotEmpty();
          assertThat(after[c]).satisfies(cell -> assertThat(cell).doesNotContain("."));
          if (!before[c].isEmpty()) {
            assertThat(after[c]).isEqualTo(before[c]);
          }
        }
      }
    }
    assertThat(lines("out.1.csv")).isNotEqualTo(lines("out.2.csv"));
    assertThat(lines("out.1.csv")).isNotEqualTo(lines("out.csv"));
  }

  @Test
  void theFileItselfAndTheFirstDrawsDoNotDependOnTheirNumber() throws IOException {
    assertThat(Run.of("complete", data, "--out", out, "--draws", 2).exit()).isZero();
    String first = Files.readString(folder.resolve("out.1.csv"));
    Path other = folder.resolve("other.csv");
    assertThat(Run.of("complete", data, "--out", other, "--draws", 4, "--threads", 3).exit())
        .isZero();
    assertThat(folder.resolve("other.1.csv")).hasContent(first);
    assertThat(Run.of("complete", data, "--out", folder.resolve("alone.csv")).exit()).isZero();
    assertThat(folder.resolve("alone.csv")).hasSameTextualContentAs(out);
    assertThat(Run.of("complete", data, "--out", out, "--draws", 2, "--seed", 9).exit()).isZero();
    assertThat(Files.readString(folder.resolve("out.1.csv"))).isNotEqualTo(first);
  }

  @Test
  void hiddenNumbersLieBetweenTheEndsOfTheDrawsAboutAsOftenAsExpected() {
    Run run = Run.of("complete", "iris", "--hide", 0.2, "--draws", 19, "--json", "-");
    JsonObject spread =
        JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonObject("spread");
    assertThat(spread.get("expected").getAsDouble()).isEqualTo(0.9);
    assertThat(spread.get("held").getAsDouble()).isBetween(0.82, 0.97);
    assertThat(spread.get("levelsFound").isJsonNull()).isTrue();
    assertThat(Run.of("complete", "iris", "--hide", 0.2, "--draws", 19).out())
        .contains("hidden numbers between the ends of 19 draws: 0.")
        .contains(", expected 0.900");
  }

  @Test
  void packedFilesKeepTheirEnding() {
    Path packed = folder.resolve("out.csv.gz");
    assertThat(Run.of("complete", data, "--out", packed, "--draws", 1).exit()).isZero();
    assertThat(folder.resolve("out.1.csv.gz")).exists();
  }

  @Test
  void whatCannotBeIsRefusedBeforeAnythingIsWritten() throws IOException {
    assertThat(Run.of("complete", data, "--out", out, "--draws", -1).errorLine())
        .contains("--draws is -1, allowed: 0 to 1000");
    assertThat(Run.of("complete", data, "--hide", 0.1, "--draws", 1).errorLine())
        .contains("--draws is 1, allowed with --hide: 2 or more");
    assertThat(Run.of("complete", data, "--out", "-", "--draws", 2).errorLine())
        .contains("--draws writes files beside --out");
    assertThat(Run.of("complete", data, "--model", out, "--draws", 2).errorLine())
        .contains("give one of them");
    Path copy = Files.copy(data, folder.resolve("out.2.csv"));
    assertThat(Run.of("complete", copy, "--out", out, "--draws", 2).errorLine())
        .contains("is the file that is read");
    assertThat(IntStream.of(1, 3).mapToObj(i -> folder.resolve("out." + i + ".csv")))
        .noneMatch(Files::exists);
    assertThat(out).doesNotExist();
  }
}
