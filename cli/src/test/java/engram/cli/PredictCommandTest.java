package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was learned is used on other rows. */
class PredictCommandTest extends PredictCase {

  @Test
  void columnsAreFoundByNameAndWhatIsTakenAsMissingIsSaid() throws IOException {
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    Path asked = file("asked.csv", "new,colour,weight", "x,green,5", "y,blue,1", "z,green,1");
    Run run = done("predict", at("m"), asked, "--out", at("b"), "--json", at("j"));
    assertThat(run.err())
        .contains("no such columns: size", "unknown levels are taken as missing: green (2 cells)");
    JsonObject json = JsonParser.parseString(Files.readString(at("j"))).getAsJsonObject();
    assertThat(json.get("rows").getAsInt()).isEqualTo(3);
    assertThat(json.get("missing").getAsInt()).isEqualTo(5);
    assertThat(json.get("unknownLevels").getAsInt()).isEqualTo(2);
    assertThat(json.get("scores").isJsonNull()).isTrue();
    assertThat(json.getAsJsonObject("model").get("type").getAsString()).isEqualTo("classification");
    Run strict = Run.of("predict", at("m"), asked, "--unknown", "refuse", "--out", at("c"));
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.errorLine()).contains("row 0", "column 'colour'", "unknown level 'green'");
    assertThat(at("c")).doesNotExist();
  }

  @Test
  void truthIsScoredWhereItIsKnown() throws IOException {
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    Path asked = file("asked.csv", "size,weight,colour,kind", "9,5,blue,big", "9,5,blue,huge");
    Run run = done("predict", at("m"), asked, "--out", at("b"), "--json", at("j"));
    assertThat(run.err()).contains("unknown classes count as wrong: huge");
    assertThat(run.out()).contains("accuracy 0.5000", "precision");
    JsonObject json = JsonParser.parseString(Files.readString(at("j"))).getAsJsonObject();
    assertThat(json.getAsJsonObject("scores").get("accuracy").getAsDouble()).isEqualTo(0.5);
    assertThat(Files.readAllLines(at("b")).get(2)).startsWith("1,huge,big,");
  }

  @Test
  void storedRowsBehindAnAnswerAreNamed() throws IOException {
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    Run run = done("predict", at("m"), known, "--id", "id", "--explain", 2);
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).endsWith("memory1,answer1,weight1,memory2,answer2,weight2");
    String[] cells = lines.get(1).split(",");
    assertThat(cells[5]).matches("p0[0-9]{2}");
    assertThat(cells[6]).isEqualTo("big");
    assertThat(Double.parseDouble(cells[7])).isBetween(0.0, 1.0);
    assertThat(Double.parseDouble(cells[10])).isBetween(0.0, Double.parseDouble(cells[7]));
  }

  @Test
  void aNumberThatCannotBeHeldIsRefusedWithItsRowInTheWholeFile() throws IOException {
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    String[] lines = new String[5002];
    Arrays.fill(lines, "9,5,blue");
    lines[0] = "size,weight,colour";
    lines[5001] = "9,3.4e38,blue";
    Path asked = file("asked.csv", lines);
    Run run = Run.of("predict", at("m"), asked, "--out", at("b"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errorLine()).contains("row 5000 ", "column 'weight' is 3.4E38, too large");
    assertThat(at("b")).doesNotExist();
  }

  @Test
  void whatIsNoModelOrWasChangedIsRefusedInALine() throws IOException {
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    Files.writeString(at("n"), Files.readString(at("m")).replaceFirst("[1-8]\\.", "9."));
    for (Path file : List.of(known, at("n"), at("none"))) {
      Run run = Run.of("predict", file, known, "--out", at("b"));
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.errorLine()).contains(file.getFileName().toString());
      assertThat(at("b")).doesNotExist();
    }
    done("cluster", known, "-k", 2, "--without", "id", "--restarts", 2, "--model", at("c"));
    JsonObject inner =
        JsonParser.parseString(Files.readString(at("c")))
            .getAsJsonObject()
            .getAsJsonObject("model");
    engram.model.ModelFile.write(at("inner"), inner);
    Run run = Run.of("predict", at("inner"), known);
    assertThat(run.errorLine()).contains("'clam' without the columns it was learned from");
  }

  @Test
  void theInputAndTheModelAreNeverOverwritten() throws IOException {
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    String before = Files.readString(known);
    for (Path out : List.of(known, at("m"))) {
      Run run = Run.of("predict", at("m"), known, "--out", out);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.errorLine()).contains("is the file that is read");
    }
    Run over = Run.of("cluster", known, "-k", 2, "--without", "id", "--assign", known);
    assertThat(over.errorLine()).contains("--assign", "is the file that is read");
    assertThat(Files.readString(known)).isEqualTo(before);
    done("complete", known, "--id", "id", "--in-place");
    assertThat(Files.readString(known)).isNotEqualTo(before).doesNotContain("NA");
  }

  @Test
  void cellsThatASpreadsheetWouldRunGetAnApostropheOnRequest() throws IOException {
    Path asked = file("asked.csv", "id,weight,colour", "=SUM(A1),1,red", "-5.5,1,red", "@x,1,red");
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    done("predict", at("m"), asked, "--id", "id", "--spreadsheet", "--out", at("b"));
    List<String> lines = Files.readAllLines(at("b"));
    assertThat(lines.get(1)).startsWith("'=SUM(A1),");
    assertThat(lines.get(2)).startsWith("-5.5,");
    assertThat(lines.get(3)).startsWith("'@x,");
    done("predict", at("m"), asked, "--id", "id", "--out", at("c"));
    assertThat(Files.readAllLines(at("c")).get(1)).startsWith("=SUM(A1),");
  }

  @Test
  void aFileInAnotherWritingIsCompletedInThatWriting() throws IOException {
    StringBuilder text = new StringBuilder("sep=;\nname;größe;anzahl\n");
    for (int i = 0; i < 30; i++) {
      text.append("n").append(i).append(';').append(i % 5 == 2 ? "" : i + ",50");
      text.append(';').append(i % 7 == 3 ? "NA" : "0" + i).append('\n');
    }
    Path data = folder.resolve("european.csv");
    Files.writeString(data, text, java.nio.charset.StandardCharsets.ISO_8859_1);
    done(
        "complete",
        data,
        "--encoding",
        "ISO-8859-1",
        "--id",
        "name",
        "--no-target",
        "--out",
        at("o"));
    List<String> lines = Files.readAllLines(at("o"), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(lines).startsWith("sep=;", "name;größe;anzahl", "n0;0,50;00");
    assertThat(lines.get(4)).matches("n2;[0-9]+(,[0-9]+)?;02");
    assertThat(lines.get(5)).matches("n3;3,50;[0-9]+");
  }
}
