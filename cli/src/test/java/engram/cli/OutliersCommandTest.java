package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutliersCommandTest {

  @TempDir private Path folder;
  private Path data;

  /** A ring of rows, and one in its middle. */
  @BeforeEach
  void makeData() throws IOException {
    StringBuilder text = new StringBuilder("name,a,b,kind\n");
    for (int i = 0; i < 40; i++) {
      double angle = i * Math.PI / 20;
      text.append("r").append(i).append(',').append(Math.cos(angle)).append(',');
      text.append(Math.sin(angle)).append(",ring\n");
    }
    data = folder.resolve("data.csv");
    Files.writeString(data, text + "middle,0,0,\n".replace(",\n", ",centre\n"));
  }

  @Test
  void theRowFarFromTheOthersIsTheStrangest() throws IOException {
    Path out = folder.resolve("out.csv");
    Run run = Run.of("outliers", data, "--id", "name", "--out", out, "--outlier-class", "centre");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("data: 41 rows, 2 columns, beta ")
        .contains("area under the ROC curve for class centre: 1.0000")
        .containsPattern("strangest rows +energy\\R  middle ");
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(42);
    assertThat(lines.get(0)).isEqualTo("name,energy,below");
    assertThat(lines.get(41)).startsWith("middle,").endsWith("," + 40.0 / 41);
  }

  @Test
  void betaMayBeGivenAndIsSaid() {
    Run run = Run.of("outliers", data, "--id", "name", "--beta", 3, "--json", "-");
    assertThat(run.err()).isEmpty();
    JsonObject row = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(row.keySet())
        .containsExactly("data", "rows", "columns", "beta", "outlierClass", "area");
    assertThat(row.get("beta").getAsDouble()).isEqualTo(3);
    assertThat(row.get("area").isJsonNull()).isTrue();
  }

  @Test
  void whatCannotBeUsedIsSaid() throws IOException {
    assertThat(Run.of("outliers", data, "--beta", 0).err()).contains("--beta is 0.0, allowed");
    Run run = Run.of("outliers", data, "--id", "name", "--outlier-class", "none");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("--outlier-class is none, allowed: a class of the target");
    Files.writeString(data, "a,b\n1,2\n1,2\n");
    assertThat(Run.of("outliers", data, "--no-target").exit()).isEqualTo(1);
  }
}
