package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model says of the rows it was learned from what was said when it was learned. */
class LearnedAnswersTest extends PredictCase {

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
}
