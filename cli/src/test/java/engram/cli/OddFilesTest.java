package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read, but of which a reader should know something. */
class OddFilesTest {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Run done(Object... args) {
    Run run = Run.of(args);
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  @Test
  void rowsOfSeparatorsOnlyAreTold() throws IOException {
    Path data = file("d.csv", "a,b\n1,2\n2,1\n,\n8,9\n?,NA\n9,8\n");
    assertThat(done("cluster", data, "-k", 2).err())
        .contains("2 rows hold no value, the first in line 4; delete such lines");
  }

  @Test
  void wholeNumbersBeyondWhatIsKeptAreToldUnlessTheyNameRows() throws IOException {
    Path data =
        file(
            "d.csv",
            "n,a,k\n9007199254740992,1,x\n9007199254740993,2,x\n9007199254740994,8,y\n"
                + "9007199254740995,9,y\n");
    String said =
        "column 'n' holds whole numbers of more digits than are kept, like '900719925474099";
    assertThat(done("cluster", data, "-k", 2).err()).contains(said + "3'").contains("--id");
    assertThat(done("cluster", data, "-k", 2, "--without", "n").err()).isEmpty();
    Run named = done("cluster", data, "-k", 2, "--id", "n", "--assign", "-");
    assertThat(named.err()).isEmpty();
    assertThat(named.out()).contains("9007199254740993,");
  }

  @Test
  void theIndexThatPandasWroteTwiceNamesRows() throws IOException {
    Path data = file("d.csv", "Unnamed: 0,a,k\n0,1,x\n1,2,x\n2,8,y\n3,9,y\n");
    Run run = done("cluster", data, "-k", 2);
    assertThat(run.err()).contains("taken for names of the rows and left out");
    assertThat(run.out()).contains("4 rows, 1 columns");
    assertThat(done("cluster", data, "-k", 2, "--id", "Unnamed: 0", "--assign", "-").out())
        .startsWith("Unnamed: 0,cluster\n0,");
    Path unnamed = file("u.csv", ",a,k\np,1,x\nq,2,x\nr,8,y\ns,9,y\n");
    assertThat(done("cluster", unnamed, "-k", 2, "--id", "row.names", "--assign", "-").out())
        .startsWith("row.names,cluster\np,");
  }

  @Test
  void namesOfRowsBeforeBlanksAreFoundWhereMostCellsAreWords() throws IOException {
    Path data = file("d.txt", "h c k\nr1 3 red x\nr2 4 blue x\nr3 9 red y\nr4 NA red y\n");
    Run run = done("cluster", data, "-k", 2);
    assertThat(run.err()).contains("cells parted by blanks", "names of the rows");
    assertThat(run.out()).contains("4 rows, 2 columns");
  }

  @Test
  void aClassThatACompletionDoesNotKnowStaysAndOthersAreFilled() throws IOException {
    Path known = file("known.csv", "a,b,k\n1,2,x\n2,1,x\n8,9,y\n9,8,y\n1,1,x\n9,9,y\n");
    Path model = folder.resolve("m.json");
    done("complete", known, "--model", model);
    Path asked = file("asked.csv", "a,b,k\n1,?,z\n9,9,?\n?,1,x\n");
    Run run = done("predict", model, asked, "--out", "-");
    assertThat(run.out()).matches("a,b,k\n1,\\d,z\n9,9,y\n\\d,1,x\n");
  }

  @Test
  void datesOfAnArffFileAreToldToBeMilliseconds() throws IOException {
    Path days = file("days.csv", "d,a,k\n1,1,x\n2,2,x\n3,8,y\n4,9,y\n");
    Path dates =
        file(
            "d.arff",
            "@relation r\n@attribute d date yyyy-MM-dd\n@attribute a numeric\n"
                + "@attribute k {x,y}\n@data\n1970-01-02,1,x\n1970-01-03,9,y\n");
    Path model = folder.resolve("m.json");
    done("classify", "--train", days, "--model", model);
    String said = "d.arff: dates count as milliseconds since 1970: 'd'";
    assertThat(done("predict", model, dates).errorLine()).endsWith(said);
    assertThat(done("cluster", dates, "-k", 2).errorLine()).endsWith(said);
    assertThat(done("cluster", dates, "-k", 2, "--without", "d").err()).isEmpty();
  }

  @Test
  void wordsForMissingOfTheModelAreToldToHaveNoMeaningInAnArffFile() throws IOException {
    Path known = file("known.csv", "a,b,k\n1,2,x\n2,1,x\n8,9,y\n9,-9,y\n");
    Path asked =
        file(
            "d.arff",
            "@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n1,-9\n9,9\n");
    Path model = folder.resolve("m.json");
    done("classify", "--train", known, "--missing", "-9,NA", "--model", model);
    assertThat(done("predict", model, asked).errorLine())
        .contains("d.arff: the model was learned from text with --missing -9,NA; this data set");
  }

  @Test
  void refusalsSayWhichFileAndWhatToDo() throws IOException {
    Path huge = file("huge.csv", "a,b,k\n1e300,2,x\n-1e300,1,x\n1e300,9,y\n9,8,y\n");
    assertThat(Run.of("complete", huge, "--hide", 0.2).errorLine())
        .contains("huge: column 'a' reaches too far to be squared", "divide its cells");
    Path six = file("six.csv", "a,b,k\n1,2,x\n2,1,x\n8,9,y\n9,8,y\n7,7,y\n1,1,x\n");
    assertThat(Run.of("classify", six, "--folds", 2, "--confidence", 0.999).errorLine())
        .contains("six: --confidence is 0.999, allowed: above 0 to 0.75", "give more rows");
    Path model = folder.resolve("m.json");
    assertThat(
            Run.of("classify", "--train", six, "--model", model, "--confidence", 0.99).errorLine())
        .contains("six: --confidence is 0.99, allowed: above 0 to 0.8571");
    assertThat(model).doesNotExist();
    done("classify", six, "--folds", 2, "--confidence", 0.7);
    assertThat(Run.of("classify", file("one.csv", "a,k\n1,x\n"), "--folds", 2).errorLine())
        .contains("is known in 1 row, allowed: 3 or more; give a file with more");
    Path same = file("same.csv", "a,b,k\n1,2,x\n1,2,x\n1,2,x\n");
    assertThat(Run.of("outliers", same).errorLine())
        .contains("same: ", "rows that differ, or a beta that is given");
    done("outliers", same, "--beta", 1);
  }

  @Test
  void aModelThatNamesAColumnTwiceIsRefusedByName() throws IOException {
    Path data = file("d.csv", "a,b,k\n1,2,x\n2,1,x\n8,9,y\n9,8,y\n");
    Path model = folder.resolve("m.json");
    done("classify", "--train", data, "--model", model);
    JsonObject json = JsonParser.parseString(Files.readString(model)).getAsJsonObject();
    json.remove("digest");
    json.getAsJsonObject("encoder")
        .getAsJsonArray("columns")
        .get(1)
        .getAsJsonObject()
        .addProperty("name", "a");
    ModelFile.write(model, json);
    assertThat(Run.of("predict", model, data).errorLine()).contains("m.json", "'a'");
  }

  @Test
  void aModelOfMoreStepsThanAMachineHoldsIsRefused() throws IOException {
    Path model = folder.resolve("m.json");
    done("cluster", "iris", "-k", 3, "--restarts", 1, "--model", model);
    JsonObject json = JsonParser.parseString(Files.readString(model)).getAsJsonObject();
    json.remove("digest");
    json.getAsJsonObject("model").getAsJsonObject("fitted").addProperty("steps", 2000000000);
    ModelFile.write(model, json);
    assertThat(Run.of("predict", model, "iris").errorLine())
        .contains("m.json", "steps is 2000000000, allowed: 0 to 10000");
  }

  @Test
  void levelsThatLookLikeNumbersAreShownAsTheyAreWritten() throws IOException {
    Path data =
        file("d.csv", "z,a,k\n0017,1,x\n0017,2,x\n0042,8,y\n0042,9,y\n0017,1,x\n0042,7,y\n");
    assertThat(done("cluster", data, "-k", 2, "--nominal", "z").out()).contains(" 0017", " 0042");
  }

  @Test
  void noLineOfATableOfScoresEndsInABlank() {
    assertThat(done("classify", "iris", "--folds", 2, "--effort", "quick").out().lines())
        .filteredOn(line -> line.contains(" folds "))
        .hasSize(2)
        .noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void filesOfAnOutputFolderAreNoOtherOutputs() {
    assertThat(
            Run.of("deep", "iris", "-k", 3, "--out", folder, "--json", folder.resolve("codes.png"))
                .errorLine())
        .contains("two options name the same file: " + folder.resolve("codes.png"));
    assertThat(Run.of("classify", "iris", "--reliability", "r.txt").errorLine())
        .contains("--reliability is r.txt, allowed: a name that ends in .png or .svg");
  }

  @Test
  void bytesThatAreNoTextAreRefusedBelowALineThatNamesTheSeparatorToo() throws IOException {
    byte[] text = "sep=;\na;b;k\n1;2;x\n2;1;x\n8;9;y\n".getBytes(StandardCharsets.UTF_8);
    text[13] = (byte) 0xe9;
    Path data = Files.write(folder.resolve("d.csv"), text);
    assertThat(Run.of("cluster", data, "-k", 2).errorLine())
        .contains("d.csv: line 3: not UTF-8 text; name its encoding with --encoding");
  }
}
