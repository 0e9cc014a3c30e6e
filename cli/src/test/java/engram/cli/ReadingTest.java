package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import engram.learned.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says of the reading of files, and what a model keeps of it. */
class ReadingTest {

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private static Run done(Object... args) {
    Run run = Run.of(args);
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private static final String KNOWN =
      "a,b,k\n1,2,x\n2,1,x\n1.5,2,x\n8,9,y\n9,8,y\n8.5,-999,y\n-999,1,x\n";

  @Test
  void predictAndATestFileSayWhatWasAssumedInALine() throws IOException {
    Path known = file("known.csv", "a,b,k\n1,2,x\n2,1,x\n8,9,y\n9,8,y\n");
    Path asked = file("asked.csv", "a;b;k;\n1,5;NA;x;\n8,5;9;y;\n");
    String said =
        "asked.csv: cells parted by semicolons; decimal commas; separators at the ends of lines"
            + " passed over; NA taken as missing";
    done("classify", "--train", known, "--model", at("m"));
    assertThat(done("predict", at("m"), asked).errorLine()).endsWith(said);
    Run test = done("classify", "--train", known, "--test", asked, "--predictions", at("p"));
    assertThat(test.errorLine()).endsWith(said);
    assertThat(done("predict", at("m"), known).err()).isEmpty();
  }

  @Test
  void columnsAreNotMovedBySeparatorsAtTheEndsOfLines() throws IOException {
    Path known = file("known.csv", "a,b,k\n1,2,x\n2,1,x\n8,9,y\n9,8,y\n");
    Path plain = file("plain.csv", "a,b\n1,2\n8,9\n5,2\n");
    Path ended = file("ended.csv", "a,b\n1,2,\n8,9,\n5,2,\n");
    done("classify", "--train", known, "--model", at("m"));
    assertThat(done("predict", at("m"), ended).out())
        .isEqualTo(done("predict", at("m"), plain).out());
  }

  @Test
  void separatorsAtTheEndsOfLinesAndRemarksStayInACompletedFile() throws IOException {
    Path known = file("k.csv", "% made\na,b,k\n1.5,2,x,\n2,1,x,\n8,,y,\n9,8,y\n");
    String whole = done("complete", known, "--out", "-").out();
    assertThat(whole).matches("% made\na,b,k\n1.5,2,x,\n2,1,x,\n8,[0-9]+,y,\n9,8,y\n");
  }

  @Test
  void aModelKeepsTheWordsForMissingCells() throws IOException {
    Path known = file("known.csv", KNOWN);
    Path asked = file("asked.csv", "a,b\n-999,2\n8,-999\n");
    Path empty = file("empty.csv", "a,b\n,2\n8,\n");
    for (String command : new String[] {"classify", "cluster", "complete"}) {
      Run learned =
          switch (command) {
            case "classify" ->
                done(command, "--train", known, "--missing", "-999", "--model", at(command));
            case "cluster" ->
                done(command, known, "-k", 2, "--missing", "-999", "--model", at(command));
            default -> done(command, known, "--missing", "-999", "--model", at(command));
          };
      assertThat(learned.err()).contains("-999 taken as missing");
      Run run = done("predict", at(command), asked);
      assertThat(run.err()).contains("asked.csv: -999 taken as missing");
      assertThat(run.out()).isEqualTo(done("predict", at(command), empty).out());
      Run said = done("predict", at(command), asked, "--missing", "NA");
      assertThat(said.err()).doesNotContain("taken as missing");
      assertThat(said.out()).isNotEqualTo(run.out());
      assertThat(Model.load(at(command)).origin().reading().missing()).containsExactly("-999");
    }
    done("classify", "--train", known, "--model", at("plain"));
    assertThat(Model.load(at("plain")).origin().reading()).isNull();
    assertThat(Files.readString(at("plain"))).doesNotContain("\"reading\"");
  }

  @Test
  void aModelKeepsADecimalMarkThatWasGiven() throws IOException {
    String rows = "1;2;x\n2;1;x\n8;9;y\n9;8;y\n".repeat(60);
    Path known = file("known.csv", "a;b;k\n" + rows + "1,5;2;x\n8,5;9;y\n");
    Run guessed = Run.of("classify", "--train", known, "--model", at("m"));
    assertThat(guessed.exit()).isEqualTo(1);
    assertThat(guessed.errorLine()).contains("line 242, column 'a': '1,5'", "--decimal comma");
    done("classify", "--train", known, "--decimal", "comma", "--model", at("m"));
    assertThat(Model.load(at("m")).origin().reading().decimal()).isEqualTo(",");
    Path late = file("late.csv", "a;b\n" + "1;2\n".repeat(300) + "1,5;2\n");
    Path points = file("points.csv", "a,b\n1.5,2\n");
    done("predict", at("m"), late, "--out", at("o"));
    Run refused = Run.of("predict", at("m"), late, "--decimal", "point");
    assertThat(refused.errorLine())
        .endsWith(
            "row 300 (counted from 0), column 'a': '1,5' is not a finite number; --decimal comma if"
                + " commas are decimal marks");
    assertThat(Run.of("predict", at("m"), points).errorLine())
        .endsWith("'1.5' is not a finite number; --decimal point if points are decimal marks");
    done("predict", at("m"), points, "--decimal", "point");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--separator | xx | --separator is 'xx', allowed: comma, semicolon, tab, bar, blanks or one sign",
        "--decimal | dot | --decimal is 'dot', allowed: point, comma",
        "--encoding | foo | --encoding is 'foo', which is not known here, allowed: UTF-8,",
        "--id | a,b,a | --id names 'a' twice, allowed: once"
      })
  void aWrongWordOfAReadingOptionIsAUsageError(String option, String word, String message)
      throws IOException {
    Path known = file("known.csv", KNOWN);
    Run run = Run.of("cluster", known, "-k", 2, option, word, "--assign", at("a"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.errorLine()).contains(message);
    assertThat(at("a")).doesNotExist();
  }

  @Test
  void standardInputIsCalledSo() {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(KNOWN.replace(',', ';').getBytes(StandardCharsets.UTF_8)));
      assertThat(done("cluster", "-", "-k", 2, "--restarts", 1).errorLine())
          .isEqualTo("engram: standard input: cells parted by semicolons");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void brokenPackedFilesAreToldWithoutTheWordsOfJava() throws IOException {
    Path whole = at("whole.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write(KNOWN.repeat(50).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    byte[] damaged = bytes.clone();
    Arrays.fill(damaged, 15, 25, (byte) 0x55);
    for (String name : new String[] {"d.csv.gz", "d.arff.gz"}) {
      Files.write(at(name), Arrays.copyOf(bytes, bytes.length / 2));
      assertThat(Run.of("cluster", at(name), "-k", 2).errorLine())
          .endsWith(name + ": broken gzip data: it ends too early; get or pack the file again");
      Files.write(at(name), damaged);
      assertThat(Run.of("cluster", at(name), "-k", 2).errorLine())
          .endsWith(name + ": broken gzip data: damaged; get or pack the file again");
    }
  }

  @Test
  void filesOfOtherKindsAreToldWhateverTheirNames() throws IOException {
    Files.write(
        at("b.xlsx"), "PK\u0003\u0004..[Content_Types].xml".getBytes(StandardCharsets.UTF_8));
    Files.copy(at("b.xlsx"), at("b.csv"));
    Files.copy(at("b.xlsx"), at("b.arff"));
    for (String name : new String[] {"b.xlsx", "b.csv", "b.arff"}) {
      assertThat(Run.of("cluster", at(name), "-k", 2).errorLine())
          .contains(
              name + ": is an Excel workbook, not a text file of rows; save the table as CSV");
    }
    assertThat(Run.of("cluster", file("notes.md", KNOWN), "-k", 2).errorLine())
        .contains("notes.md: its name does not say what it is; let it end as that of a .csv");
    assertThat(Run.of("cluster", file("t.arff", KNOWN), "-k", 2).errorLine())
        .contains("t.arff: no ARFF file, it has no @relation; let the name of other text end in");
    assertThat(Run.of("cluster", folder, "-k", 2).errorLine())
        .endsWith(
            "is a folder, not a file; give a .csv, .tsv, .txt, .data or .arff file, plain or .gz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10 %", "1 000", "$5", "2024-01-05"})
  void columnsThatAreLeftOutMayBeWrittenInAnyWay(String cell) throws IOException {
    Path known =
        file(
            "known.csv",
            "p," + KNOWN.replace("\n", "\n" + cell + ",").replaceFirst("\n[^\n]*,$", "\n"));
    assertThat(Run.of("cluster", known, "-k", 2).exit()).isEqualTo(1);
    done("cluster", known, "-k", 2, "--without", "p");
    assertThat(done("cluster", known, "-k", 2, "--id", "p", "--assign", "-").out()).contains(cell);
  }

  @Test
  void aModelOfArffDatesRefusesThoseOfACsvFileAndACsvFileOfDatesIsRefused() throws IOException {
    Path arff =
        file(
            "d.arff",
            "@relation r\n@attribute d date yyyy-MM-dd\n@attribute a numeric\n"
                + "@attribute k {x,y}\n@data\n"
                + "2024-01-05,1,x\n2024-01-06,2,x\n2024-01-07,8,y\n?,9,y\n");
    Path csv = file("d.csv", "d,a,k\n2024-01-05,1,x\n2024-01-06,2,x\n2024-01-07,8,y\n,9,y\n");
    done("classify", "--train", arff, "--model", at("m"));
    assertThat(done("predict", at("m"), arff).out().lines()).hasSize(5);
    assertThat(Run.of("predict", at("m"), csv).errorLine())
        .contains("column 'd': '2024-01-05' is not a finite number");
    assertThat(Run.of("cluster", csv, "-k", 2).errorLine())
        .contains("column 'd' holds dates, like '2024-01-05', which are not read as numbers")
        .contains("--id", "--without");
    String assigned = done("cluster", csv, "-k", 2, "--id", "d", "--assign", "-").out();
    assertThat(assigned.lines()).anyMatch(line -> line.matches("2024-01-07,[01]"));
  }

  @Test
  void lineBreaksInNamesAndLevelsBreakNoLine() throws IOException {
    StringBuilder text = new StringBuilder("\"a\nb\",c,\"k\nl\"\n");
    for (int i = 0; i < 20; i++) {
      text.append(i % 2 * 7 + i % 3).append(",\"p\n").append(i % 4 / 2).append("\",");
      text.append(i % 2 == 0 ? "\"x\ny\"" : "z").append('\n');
    }
    Path known = file("known.csv", text.toString());
    String clusters = done("cluster", known, "-k", 2, "--restarts", 1).out();
    assertThat(clusters).contains("a\\nb", "p\\n").doesNotContain("a\nb", "p\n0", "p\n1");
    String classes = done("classify", known, "--folds", 2).out();
    assertThat(classes).contains("target k\\nl", "x\\ny").doesNotContain("x\ny", "k\nl");
    done("classify", "--train", known, "--model", at("m"));
    Path other = file("other.csv", "c\n\"q\n\"\n");
    assertThat(done("predict", at("m"), other).err())
        .isEqualTo(
            "engram: "
                + other
                + ": taken as missing, as there are no such columns: a\\nb\n"
                + "engram: "
                + other
                + ": column 'c': unknown levels are taken as missing: q (1 cell)\n");
  }
}
