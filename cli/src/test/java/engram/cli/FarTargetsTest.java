package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets near the ends of the range of numbers: scored without overflow, or refused by cell. */
class FarTargetsTest {

  @TempDir private Path folder;

  private Path model;

  private Path table(String name, String far) throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 12; i++) {
      text.append(1.5 * i).append(',').append(i * i % 5).append(',');
      text.append(i == 7 ? far : Double.toString(2 * i)).append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @BeforeEach
  void learn() throws IOException {
    model = folder.resolve("m.json");
    Run run =
        Run.of("classify", "--train", table("known.csv", "14"), "--target", "y", "--model", model);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aTruthNearTheLargestNumberIsScoredWithoutOverflow() throws IOException {
    Path far = table("far.csv", "1e300");
    Path out = folder.resolve("out.csv");
    Run run = Run.of("predict", model, far, "--out", out);
    // One error of 1e300 among twelve: its root mean square is 1e300 / sqrt(12).
    assertThat(run.out())
        .contains("RMSE 2.8868e+299", "MAE 8.3333e+298", "R2 -0.0909")
        .doesNotContain("Infinity", "NaN");
    JsonObject row =
        JsonParser.parseString(Run.of("predict", model, far, "--json", "-").out())
            .getAsJsonObject();
    assertThat(row.getAsJsonObject("scores").keySet())
        .containsExactly("r2", "correlation", "rmse", "mae");
    Run test =
        Run.of("classify", "--train", folder.resolve("known.csv"), "--test", far, "--target", "y");
    assertThat(test.out()).contains("2.8868e+299").doesNotContain("Infinity");
  }

  @Test
  void scoresAreNullWhereNoTruthIsKnown() throws IOException {
    Path asked = Files.writeString(folder.resolve("asked.csv"), "a,b\n3,4\n");
    JsonObject row =
        JsonParser.parseString(Run.of("predict", model, asked, "--json", "-").out())
            .getAsJsonObject();
    assertThat(row.keySet()).contains("scores", "confusion");
    assertThat(row.get("scores").isJsonNull()).isTrue();
  }

  @Test
  void aTargetTooFarToLearnFromIsRefusedByItsCell() throws IOException {
    Path far = table("far.csv", "-1e101");
    for (Object[] args :
        new Object[][] {
          {"classify", far, "--target", "y"},
          {"classify", "--train", far, "--target", "y", "--model", folder.resolve("n.json")},
          {"classify", far, "--target", "y", "--memories", 3}
        }) {
      assertThat(Run.of(args).errorLine())
          .isEqualTo(
              "engram: far: row 7 (counted from 0), column 'y' is -1.0E101, too large to be learned,"
                  + " allowed: -1e100 to 1e100; divide the column");
    }
    assertThat(folder.resolve("n.json")).doesNotExist();
  }

  @Test
  void targetsAreLearnedWhateverTheirUnit() throws IOException {
    String plain = Run.of("classify", table("u.csv", "14"), "--target", "y", "--folds", 3).out();
    for (String unit : new String[] {"e90", "e-200"}) {
      StringBuilder text = new StringBuilder("a,b,y\n");
      for (int i = 0; i < 12; i++) {
        text.append(i)
            .append(',')
            .append(i * i % 5)
            .append(',')
            .append(2 * i)
            .append(unit)
            .append('\n');
      }
      Path scaled = Files.writeString(folder.resolve("u.csv"), text);
      Run run = Run.of("classify", scaled, "--target", "y", "--folds", 3);
      assertThat(line(run.out(), "memory").substring(0, 46))
          .as("R2 and correlation")
          .isEqualTo(line(plain, "memory").substring(0, 46));
    }
  }

  private static String line(String text, String word) {
    return text.lines().filter(line -> line.strip().startsWith(word)).findFirst().orElseThrow();
  }
}
