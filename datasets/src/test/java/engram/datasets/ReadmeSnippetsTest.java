package engram.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.descent.Descent;
import engram.energy.Energies;
import engram.energy.Landscape;
import engram.learned.Model;
import engram.learned.TableClassifier;
import engram.measure.AdjustedRandIndex;
import engram.predict.MemoryClassifier;
import engram.table.Encoder;
import engram.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the README, compiled and run; each line of them has to stand in the README. */
class ReadmeSnippetsTest {

  @Test
  void clustersRowsOfNumbers() {
    double[][] x = {{0, 0}, {0, 1}, {9, 9}, {9, 8}, {0, 9}, {1, 9}};

    double[][] z = Encoder.standardize(x);
    ClamModel model = Clam.fit(z, new Clam.Options(3));
    int[] labels = model.predict(z);
    double[][] memories = model.memories();

    assertThat(memories).hasDimensions(3, 2);
    assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1, 2, 2}, labels)).isEqualTo(1);
    assertThat(model.toString()).contains("k = 3");
  }

  @Test
  void classifiesABundledSetWithNominalColumnsAndMissingCells() {
    Table table = Datasets.load("penguins");
    double[][] z = Encoder.fit(table).encode(table);
    var model = MemoryClassifier.fit(z, table.targetLabels(), new MemoryClassifier.Options());

    assertThat(model.predict(z[0])).isEqualTo(table.targetLabels()[0]);
    assertThat(Arrays.stream(model.probabilities(z[0])).sum()).isCloseTo(1, within(1e-12));
    assertThat(model.explain(z[0], 3)).hasSize(3);
  }

  @Test
  void keepsWhatIsLearnedOfAFileAndUsesItOnOtherRows(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("known.csv");
    Path nextMonth = folder.resolve("new.csv");
    Path kind = folder.resolve("kind.json");
    Files.writeString(file, "size,kind\n1,small\n2,small\n8,big\n9,big\n");
    Files.writeString(nextMonth, "note,size\nx,1.5\nx,8.5\n");

    Table known = CsvReader.read(file);
    TableClassifier.fit(known, new MemoryClassifier.Options()).save(kind);
    Table answers = Model.load(kind).predict(CsvReader.read(nextMonth));

    assertThat(answers.level(0, 0)).isEqualTo("small");
    assertThat(answers.level(1, 0)).isEqualTo("big");
  }

  @Test
  void completesAPatternByClampedDescent() {
    Landscape landscape = Energies.logSumExp(4.0).over(new double[][] {{1, 1}, {-1, -1}});
    Descent descent = new Descent(10, 0.5);
    boolean[] free = {false, true};
    Descent.Trace trace = descent.run(landscape, new double[] {0.9, 0}, free);

    assertThat(trace.state()[0]).isEqualTo(0.9);
    assertThat(trace.state()[1]).isBetween(0.9, 1.0);
    assertThat(trace.energies()[trace.steps()]).isLessThan(trace.energies()[0]);
  }

  @Test
  void everyCodeLineOfTheReadmeStandsInThisTest() throws IOException {
    String here =
        packed(Files.readString(Path.of("src/test/java/engram/datasets/ReadmeSnippetsTest.java")));
    List<String> code =
        Arrays.stream(inJava(Files.readString(Path.of("../README.md"))).split("```java\n"))
            .skip(1)
            .flatMap(block -> block.substring(0, block.indexOf("```")).lines())
            .filter(line -> !line.startsWith("System.out.println"))
            .toList();

    assertThat(code)
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(here).contains(packed(line)));
  }

  /** What comes before the hosts, whose snippets their own modules hold. */
  private static String inJava(String readme) {
    return readme.substring(0, readme.indexOf("## In Smile"));
  }

  /** The formatter breaks lines where the README does not. */
  private static String packed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
