package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of a test file, in the columns of the rows learned from. */
class ClassifyTestFileTest extends ClassifyCase {

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
}
