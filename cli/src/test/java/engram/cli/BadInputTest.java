package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void makeFolderForResults() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
  }

  private Run cluster(Path data, Object... more) {
    Object[] args = new Object[10 + more.length];
    Object[] first = {
      "cluster",
      data,
      "-k",
      "2",
      "--assign",
      results.resolve("assign.csv"),
      "--model",
      results.resolve("model.json"),
      "--json",
      results.resolve("row.json")
    };
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    return Run.of(args);
  }

  private void assertNothingWritten() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                | the file is empty",
        "a,b,c\\n                          | only a header line and no row",
        "a,b,c\\n1,2,x\\n3,4\\n            | line 3: 2 cells found, 3 expected",
        "a,b,c\\n1,2,\\n3,4,?\\n           | column 'c': all cells are missing",
        "a,b,c\\n1,inf,x\\n3,2,y\\n5,7,y\\n4,6,x\\n2,2,x\\n6,2,x\\n | line 2, column 'b': 'inf' is not a finite number",
        "a,b,c\\n1,2,x\\n1,2,y\\n          | k is 2, allowed: 1 to the number of distinct rows, 1",
        "c\\nx\\ny\\n                      | has no column besides its target",
      })
  void aFileThatCannotBeUsedGetsOneLineAndLeavesNothing(String content, String message)
      throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, content.replace("\\n", "\n"));
    Run run = cluster(file);
    assertThat(run.errorLine()).contains(message).contains("data");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertNothingWritten();
  }

  @Test
  void aNumericColumnWithAFewTextsIsNamedUnlessItIsNominal() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(',').append(i == 7 ? "oops" : i * i).append(",x\n");
    }
    Path file = folder.resolve("data.csv");
    Files.writeString(file, text);
    Run run = cluster(file);
    assertThat(run.errorLine()).contains("line 9").contains("column 'b'").contains("oops");
    assertNothingWritten();
    assertThat(cluster(file, "--nominal", "b").exit()).isZero();
  }

  @Test
  void constantColumnsAreAccepted() throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, "a,b,c\n1,7,x\n3,7,y\n4,7,x\n");
    assertThat(cluster(file).exit()).isZero();
  }

  @Test
  void filesThatAreNotThereAreNamed() throws IOException {
    for (String name : new String[] {"no.csv", "no.csv.gz", "no.arff"}) {
      Run run = cluster(folder.resolve(name));
      assertThat(run.errorLine()).endsWith(name + ": no such file");
      assertThat(run.exit()).isEqualTo(1);
    }
    assertThat(Run.of("cluster", "irsi", "-k", 2).errorLine())
        .contains("no data set 'irsi'", ".arff", "iris, wine");
    assertThat(cluster(folder).errorLine()).contains("is a folder, not a file");
    assertNothingWritten();
  }

  @Test
  void arffErrorsNameTheFile() throws IOException {
    Path file = folder.resolve("data.arff");
    Files.writeString(file, "@relation r\n@attribute a numeric\n@attribute c {x,y}\n@data\n1,z\n");
    assertThat(cluster(file).errorLine()).contains("data.arff", "line 5");
    Files.writeString(file, "@relation r\n@attribute a numeric\n@attribute c {x,y}\n@data\n");
    assertThat(cluster(file).errorLine()).contains("data.arff: there is no row");
    Files.writeString(
        file, "@relation r\n@attribute a numeric\n@attribute c {x,y}\n@data\n1,x,{w}\n");
    assertThat(cluster(file).errorLine()).contains("data.arff: ").doesNotContain("For input");
    Files.writeString(
        file, "@relation r\n@attribute a numeric\n@attribute c {x,y}\n@data\n{6 1}\n");
    assertThat(cluster(file).errorLine()).contains("no attribute has this number", "line 5");
    Files.writeString(file, "something else");
    assertThat(cluster(file).exit()).isEqualTo(1);
    assertNothingWritten();
  }

  @Test
  void textColumnsAreNamedAndCanBeLeftOut() throws IOException {
    Path file = folder.resolve("data.arff");
    Files.writeString(
        file,
        "@relation r\n@attribute a numeric\n@attribute s string\n@attribute c {x,y}\n@data\n"
            + "1,hello,x\n?,world,y\n3,!,x\n");
    assertThat(cluster(file).errorLine()).contains("column 's' is text").contains("--without");
    assertThat(cluster(file, "--without", "s").exit()).isZero();
    assertThat(cluster(file, "--without", "t").errorLine()).contains("no column named 't'");
  }

  @Test
  void columnsThatAreNotThereAreNamed() {
    assertThat(Run.of("cluster", "iris", "-k", 3, "--target", "kind").errorLine())
        .contains("no column named 'kind'", "sepallength");
    assertThat(Run.of("cluster", "iris", "-k", 3, "--nominal", "class").errorLine())
        .contains("iris", "--encoding are for text files");
  }

  @Test
  void placesThatCannotBeWrittenToAreRefusedBeforeTheDataAreRead() {
    // The data do not exist: whoever looked at them first would say so.
    Path nowhere = folder.resolve("none/file");
    for (String option : new String[] {"--assign", "--model", "--json"}) {
      Run run = Run.of("cluster", "no.csv", "-k", 2, option, nowhere);
      assertThat(run.errorLine()).startsWith("engram: " + option + ": there is no folder");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(Run.of("cluster", "no.csv", "-k", 2, option, folder).errorLine())
          .contains("is a folder, not a file");
    }
    assertThat(Run.of("compare", "no.csv", "--out", nowhere).errorLine())
        .startsWith("engram: --out: there is no folder");
    assertThat(Run.of("compare", "no.csv", "--json", nowhere).errorLine())
        .startsWith("engram: --json: there is no folder");
    assertThat(Run.of("datasets", "--json", nowhere).errorLine())
        .startsWith("engram: --json: there is no folder");
  }

  @Test
  void missingCellsCannotBeTuned() {
    assertThat(Run.of("cluster", "penguins", "-k", 3, "--tune").errorLine())
        .contains("--tune needs data without missing cells");
  }

  @Test
  void anInterruptedRunSaysSoAndLeavesNothing() throws Exception {
    Run[] run = new Run[1];
    Thread thread =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              run[0] = Run.of("cluster", "iris", "-k", 3, "--json", results.resolve("row.json"));
            });
    thread.start();
    thread.join();
    assertThat(run[0].errorLine()).isEqualTo("engram: interrupted");
    assertThat(run[0].exit()).isEqualTo(1);
    assertNothingWritten();
  }
}
