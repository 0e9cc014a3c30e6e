package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.datasets.CsvReader;
import engram.learned.Model;
import engram.learned.TableClassifier;
import engram.learned.TableClustering;
import engram.learned.TableCompletion;
import engram.learned.TableRegressor;
import engram.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was learned is used on other rows, and says of them what it said when it was learned. */
class PredictCommandTest {

  @TempDir Path folder;
  private Path known;

  /** Two groups, with an id, numbers with holes, levels and a class. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(4);
    List<String> lines = new ArrayList<>(List.of("id,size,weight,colour,kind"));
    for (int i = 0; i < 60; i++) {
      boolean large = i % 2 == 0;
      String size = i % 9 == 4 ? "" : "" + ((large ? 9 : 3) + random.nextInt(3));
      lines.add(
          String.format(
              java.util.Locale.ROOT,
              "p%03d,%s,%.3f,%s,%s",
              i,
              size,
              (large ? 5 : 1) + random.nextGaussian(),
              i % 7 == 3 ? "NA" : random.nextInt(4) == 0 == large ? "red" : "blue",
              large ? "big" : "small"));
    }
    known = file("known.csv", lines.toArray(String[]::new));
  }

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, Arrays.asList(lines));
    return file;
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static Run done(Object... args) {
    Run run = Run.of(args);
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  /** Learns from the rows, predicts them, and writes both. */
  private void classified(Object... more) {
    List<Object> args = new ArrayList<>(List.of("classify", "--train", known, "--test", known));
    args.addAll(List.of("--predictions", at("a"), "--model", at("m")));
    args.addAll(Arrays.asList(more));
    done(args.toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"clam", "soft", "kmeans", "basins"})
  void clustersOfTheRowsLearnedFromAreTheSame(String algorithm) throws IOException {
    List<Object> args = new ArrayList<>(List.of("cluster", known, "--id", "id"));
    args.addAll(List.of("--algorithm", algorithm, "--model", at("m"), "--assign", at("a")));
    args.addAll(algorithm.equals("basins") ? List.of() : List.of("-k", 2, "--restarts", 2));
    done(args.toArray());
    done("predict", at("m"), known, "--id", "id", "--out", at("b"));
    assertThat(Files.readAllLines(at("b"))).isEqualTo(Files.readAllLines(at("a")));
    assertThat(Files.readAllLines(at("b")).get(1)).startsWith("p000,");
    assertThat(Model.load(at("m"))).isInstanceOf(TableClustering.class);
  }

  @Test
  void aScalingIsKeptInTheModel() throws IOException {
    done("cluster", "wine", "-k", 3, "--scaling", "mid", "--model", at("m"), "--assign", at("a"));
    done("predict", at("m"), "wine", "--out", at("b"));
    assertThat(Files.readAllLines(at("b"))).isEqualTo(Files.readAllLines(at("a")));
    done("cluster", "wine", "-k", 3, "--model", at("n"));
    assertThat(Model.load(at("m")).encoder().toJson())
        .isNotEqualTo(Model.load(at("n")).encoder().toJson());
  }

  @ParameterizedTest
  @ValueSource(strings = {"clam", "soft"})
  void whatRecallsRowsIsKeptInTheModel(String algorithm) throws IOException {
    done(
        "cluster",
        known,
        "--without",
        "id",
        "--algorithm",
        algorithm,
        "-k",
        2,
        "--views",
        "recall",
        "--restarts",
        1,
        "--model",
        at("m"),
        "--assign",
        at("a"));
    done("predict", at("m"), known, "--out", at("b"));
    assertThat(Files.readAllLines(at("b"))).isEqualTo(Files.readAllLines(at("a")));
    assertThat(Files.readString(at("m"))).contains("\"view\":{\"neighbors\":20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "recall"})
  void membershipsAreTheSame(String views) throws IOException {
    done(
        "cluster",
        known,
        "--views",
        views,
        "-k",
        2,
        "--without",
        "id",
        "--restarts",
        2,
        "--model",
        at("m"),
        "--assign",
        at("a"),
        "--membership");
    done("predict", at("m"), known, "--membership", "--out", at("b"));
    assertThat(Files.readAllLines(at("b"))).isEqualTo(Files.readAllLines(at("a")));
  }

  @Test
  void classesAreThoseOfATestFile() throws IOException {
    Path asked = file("asked.csv", "kind,colour,weight,size,id", "big,blue,5,9,x1", ",red,1,,x2");
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    done("classify", "--train", known, "--id", "id", "--test", asked, "--predictions", at("a"));
    done("predict", at("m"), asked, "--id", "id", "--out", at("b"));
    assertThat(Files.readAllLines(at("b"))).isEqualTo(Files.readAllLines(at("a")));
    assertThat(Files.readAllLines(at("b")).get(0))
        .isEqualTo("id,truth,prediction,kind=big,kind=small");
    assertThat(Model.load(at("m"))).isInstanceOf(TableClassifier.class);
  }

  @Test
  void aModelWrittenBesideATestIsTheOneThatWasTested() throws IOException {
    classified("--id", "id");
    done("predict", at("m"), known, "--id", "id", "--out", at("b"));
    assertThat(Files.readAllLines(at("b"))).isEqualTo(Files.readAllLines(at("a")));
  }

  @Test
  void aCrossValidationWritesTheModelOfAllRows() throws IOException {
    done("classify", known, "--id", "id", "--folds", 3, "--model", at("m"));
    done("classify", "--train", known, "--id", "id", "--model", at("n"));
    assertThat(Files.readString(at("m"))).isEqualTo(Files.readString(at("n")));
  }

  @Test
  void numbersAreThoseOfATestFile() throws IOException {
    classified("--without", "id", "--target", "weight");
    Run run = done("predict", at("m"), known, "--out", at("b"), "--json", at("j"));
    assertThat(Files.readAllLines(at("b"))).isEqualTo(Files.readAllLines(at("a")));
    assertThat(run.out()).contains("R2");
    assertThat(Model.load(at("m"))).isInstanceOf(TableRegressor.class);
  }

  @Test
  void completionsAreTheSameAndOtherCellsAreAsWritten() throws IOException {
    done("complete", known, "--id", "id", "--out", at("a"), "--model", at("m"));
    done("predict", at("m"), known, "--out", at("b"));
    assertThat(Files.readString(at("b"))).isEqualTo(Files.readString(at("a")));
    List<String> before = Files.readAllLines(known);
    List<String> after = Files.readAllLines(at("a"));
    for (int row = 0; row < before.size(); row++) {
      String[] from = before.get(row).split(",", -1);
      String[] to = after.get(row).split(",", -1);
      for (int c = 0; c < from.length; c++) {
        boolean missing = from[c].isEmpty() || from[c].equals("NA");
        assertThat(to[c])
            .matches(missing ? c == 1 ? "[0-9]+" : "red|blue" : "\\Q" + from[c] + "\\E");
      }
    }
    assertThat(Model.load(at("m"))).isInstanceOf(TableCompletion.class);
  }

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
  void javaReadsTheSameFileAndSaysTheSame() throws IOException {
    done("classify", "--train", known, "--id", "id", "--model", at("m"));
    done("predict", at("m"), known, "--out", at("b"));
    Table table =
        CsvReader.read(known, new CsvReader.Options().withNominal(java.util.Set.of("id")));
    Table answers = Model.load(at("m")).predict(table);
    List<String> lines = Files.readAllLines(at("b"));
    for (int row = 0; row < table.rows(); row++) {
      String[] cells = lines.get(row + 1).split(",");
      assertThat(answers.level(row, 0)).isEqualTo(cells[2]);
      assertThat((float) answers.cell(row, 1)).isEqualTo(Float.parseFloat(cells[3]));
    }
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
  void aSummaryHoldsMeansAndDeviationsOfTheRowsOfEachCluster() throws IOException {
    done(
        "cluster",
        known,
        "-k",
        2,
        "--id",
        "id",
        "--restarts",
        2,
        "--assign",
        at("a"),
        "--summary",
        at("s"),
        "--all-columns");
    List<String> rows = Files.readAllLines(known);
    List<String> labels = Files.readAllLines(at("a"));
    double[] sum = new double[2];
    double[] squares = new double[2];
    int[] count = new int[2];
    for (int i = 1; i < rows.size(); i++) {
      int label = Integer.parseInt(labels.get(i).split(",")[1]);
      double weight = Double.parseDouble(rows.get(i).split(",", -1)[2]);
      sum[label] += weight;
      squares[label] += weight * weight;
      count[label]++;
    }
    List<String> lines = Files.readAllLines(at("s"));
    assertThat(lines.get(0)).isEqualTo("cluster,rows,what,size,weight,colour");
    for (int k = 0; k < 2; k++) {
      double mean = sum[k] / count[k];
      String[] means = lines.get(2 + 3 * k).split(",");
      String[] deviations = lines.get(3 + 3 * k).split(",");
      assertThat(means).startsWith("" + k, "" + count[k], "mean");
      assertThat(Double.parseDouble(means[4])).isCloseTo(mean, within(1e-9));
      assertThat(Double.parseDouble(deviations[4]))
          .isCloseTo(Math.sqrt(squares[k] / count[k] - mean * mean), within(1e-9));
      assertThat(Double.parseDouble(deviations[5])).isBetween(0.5, 1.0);
    }
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

  @Test
  void weightsOfAnArffFileCount() throws IOException {
    String head = "@relation r\n@attribute x numeric\n@attribute c {a,b}\n@data\n";
    Path weighted = at("w.arff");
    Path plain = at("p.arff");
    Files.writeString(weighted, head + "1,a,{30}\n2,a\n2.5,b\n9,b\n8,b\n");
    Files.writeString(plain, head + "1,a\n2,a\n2.5,b\n9,b\n8,b\n");
    for (String algorithm : List.of("clam", "soft", "kmeans")) {
      Run run = done("cluster", weighted, "-k", 2, "--algorithm", algorithm, "--json", at("a"));
      assertThat(run.err()).contains("the weights of the rows count");
      done("cluster", weighted, "-k", 2, "--algorithm", algorithm, "--model", at("m"));
      done("cluster", plain, "-k", 2, "--algorithm", algorithm, "--model", at("n"));
      double[][] heavy = ((TableClustering) Model.load(at("m"))).model().centers();
      double[][] even = ((TableClustering) Model.load(at("n"))).model().centers();
      double lowHeavy = Math.min(heavy[0][0], heavy[1][0]);
      assertThat(lowHeavy).as(algorithm).isLessThan(Math.min(even[0][0], even[1][0]));
    }
  }
}
