package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteCommandTest {

  @TempDir private Path folder;
  private Path data;
  private Path out;

  /** b is twice a, the colour tells whether a is above 4; some cells are missing. */
  @BeforeEach
  void makeData() throws IOException {
    StringBuilder text = new StringBuilder("a,b,colour,kind\n");
    for (int i = 0; i < 40; i++) {
      double a = i * 7 % 40 / 5.0;
      text.append(a).append(',');
      text.append(i % 9 == 4 ? "?" : Double.toString(2 * a)).append(',');
      text.append(i % 11 == 5 ? "" : a > 4 ? "\"dark, red\"" : "blue").append(',');
      text.append(i == 20 ? "" : a > 4 ? "high" : "low").append('\n');
    }
    data = folder.resolve("data.csv");
    Files.writeString(data, text);
    out = folder.resolve("out.csv");
  }

  @Test
  void everyCellIsFilledAndKnownCellsStay() throws IOException {
    Run run = Run.of("complete", data, "--out", out);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("data: 40 rows, 3 columns, 9 cells missing, 9 filled");
    List<String> before = Files.readAllLines(data);
    List<String> after = Files.readAllLines(out);
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.get(0)).isEqualTo("a,b,colour,kind");
    for (int row = 1; row < before.size(); row++) {
      String[] known = before.get(row).replace("\"dark, red\"", "red").split(",", -1);
      String[] cells = after.get(row).replace("\"dark, red\"", "red").split(",", -1);
      assertThat(cells).hasSize(4);
      for (int c = 0; c < 2; c++) {
        double expected = Double.parseDouble(known[0]) * (c + 1);
        boolean missing = known[c].equals("?");
        assertThat(Double.parseDouble(cells[c])).isCloseTo(expected, within(missing ? 1.5 : 0));
      }
      assertThat(cells[2]).isIn(known[2].isEmpty() ? List.of("red", "blue") : List.of(known[2]));
      assertThat(cells[3]).isIn(known[3].isEmpty() ? List.of("high", "low") : List.of(known[3]));
    }
  }

  @Test
  void dataWithoutMissingCellsComeBackAsTheyAre() throws IOException {
    Files.writeString(data, "a,b\n1,x\n-0.25,y\n1e-7,x\n123456789012,y\n");
    assertThat(Run.of("complete", data, "--out", out).exit()).isZero();
    assertThat(Files.readString(out)).isEqualTo("a,b\n1,x\n-0.25,y\n1e-7,x\n123456789012,y\n");
  }

  @Test
  void hiddenCellsAreScoredBesideMeanAndMode() {
    Run run = Run.of("complete", "penguins", "--hide", 0.2, "--json", "-");
    assertThat(run.err()).isEmpty();
    JsonObject row = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(row.keySet())
        .containsExactly(
            "data",
            "rows",
            "columns",
            "missing",
            "filled",
            "rmse",
            "meanRmse",
            "levelAccuracy",
            "modeAccuracy");
    assertThat(row.get("columns").getAsInt()).isEqualTo(6);
    assertThat(row.get("filled").getAsInt()).isEqualTo(row.get("missing").getAsInt());
    assertThat(row.get("missing").getAsInt()).isBetween(300, 500);
    assertThat(row.get("rmse").getAsDouble()).isLessThan(0.6);
    assertThat(row.get("meanRmse").getAsDouble()).isBetween(0.85, 1.15);
    assertThat(row.get("levelAccuracy").getAsDouble())
        .isGreaterThan(row.get("modeAccuracy").getAsDouble());
    assertThat(Run.of("complete", "penguins", "--hide", 0.2, "--json", "-", "--threads", 3).out())
        .isEqualTo(run.out());
  }

  @Test
  void withoutHidingTheScoresAreNull() {
    Run run = Run.of("complete", data, "--out", out, "--json", "-");
    JsonObject row = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(row.get("missing").getAsInt()).isEqualTo(9);
    assertThat(row.get("rmse").isJsonNull()).isTrue();
    assertThat(row.get("levelAccuracy").isJsonNull()).isTrue();
  }

  @Test
  void badInputGetsOneLineAndLeavesNothing() throws IOException {
    assertThat(Run.of("complete", folder.resolve("no.csv"), "--out", out).errorLine())
        .endsWith("no such file");
    assertThat(Run.of("complete", "no.csv", "--out", folder.resolve("none/f")).errorLine())
        .startsWith("engram: --out: there is no folder");
    Files.writeString(data, "a,b,c\n,,x\n,,y\n");
    assertThat(Run.of("complete", data, "--out", out).errorLine())
        .contains("column 'a': all cells are missing");
    Files.writeString(data, "c\nx\ny\nx\n");
    assertThat(Run.of("complete", data, "--hide", 0.5).errorLine())
        .contains("data: ", "has no column besides its target");
    assertThat(out).doesNotExist();
  }

  @Test
  void rivalsFillTheSameHiddenCells() {
    Run run = Run.of("complete", data, "--hide", 0.2, "--rivals", "mean,knn,forest");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("method +RMSE +levels right +seconds")
        .contains("  memory ", "  mean or mode ", "  10 neighbours ", "  forest, iterated ");
    JsonObject row =
        JsonParser.parseString(
                Run.of("complete", data, "--hide", 0.2, "--rivals", "mean", "--json", "-").out())
            .getAsJsonObject();
    JsonObject mean = row.getAsJsonArray("rivals").get(0).getAsJsonObject();
    assertThat(mean.keySet()).containsExactly("algorithm", "rmse", "levelAccuracy", "seconds");
    assertThat(mean.get("rmse").getAsDouble())
        .isCloseTo(row.get("meanRmse").getAsDouble(), within(1e-9));
    assertThat(mean.get("levelAccuracy")).isEqualTo(row.get("modeAccuracy"));
  }

  @Test
  void rivalsNeedHiddenCells() {
    Run run = Run.of("complete", data, "--out", out, "--rivals", "mean");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--rivals fill cells that are hidden, give --hide");
    assertThat(out).doesNotExist();
  }
}
