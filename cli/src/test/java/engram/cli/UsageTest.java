package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import engram.datasets.CsvReader;
import engram.datasets.Datasets;
import engram.table.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare",
        "cluster",
        "classify",
        "complete",
        "deep",
        "landscape",
        "transformer",
        "datasets"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    Run run = Run.of(command, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Example").contains("  engram " + command);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 96);
  }

  @Test
  void withoutACommandTheCommandsAreListed() {
    Run run = Run.of();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "compare",
            "cluster",
            "classify",
            "complete",
            "predict",
            "deep",
            "landscape",
            "transformer",
            "datasets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo | there is no 'foo', allowed: compare, cluster, classify, complete, predict, deep, outliers, landscape, transformer, recall, capacity, datasets, help",
        "help foo | there is no 'foo', allowed: compare",
        "help cluster iris | cluster has no commands of its own, leave out 'iris'",
        "datasets exprt iris | there is no 'exprt', allowed: export",
        "datasets export | Missing required parameter: 'NAME'",
        "cluster iris | Missing required option: '--clusters=N'",
        "cluster iris -k 0 | Invalid value for option '--clusters': '0', allowed: auto, or a number of 1 or more",
        "cluster iris -k x | Invalid value for option '--clusters': 'x', allowed: auto, or a number of 1 or more",
        "cluster iris -k auto --algorithm basins | basins finds the number of clusters by itself, leave out -k",
        "cluster iris wine -k 3 | Unmatched argument at index 2: 'wine'",
        "cluster iris -k 3 --foo | Unknown option: '--foo'",
        "cluster iris -k 3 --algorithm dbscan | '--algorithm': this version has no 'dbscan', allowed: clam, basins, soft, kmeans, deep",
        "cluster iris -k 3 --algorithm basins | basins finds the number of clusters by itself, leave out -k",
        "cluster iris --algorithm basins --steps 3 --restarts 2 | basins does not use --steps, --restarts",
        "cluster iris --algorithm basins --kernel uniform | this version has no 'uniform', allowed: gaussian, epanechnikov, cosine, quartic, triweight",
        "cluster iris --algorithm basins --prominence -1 | --prominence is -1.0, allowed: 0 or more",
        "cluster iris --algorithm basins --noise-density 1 | --noise-density is 1.0, allowed: 0 to below 1",
        "cluster iris -k 3 --kernel cosine | clam does not use --kernel",
        "cluster iris -k 3 --init given | '--init': this version has no 'given', allowed: kmeans-plus-plus, kmeans, rows, gaussian",
        "cluster iris -k 3 --beta cold | '--beta': 'cold', allowed: auto, or a number above 0",
        "cluster iris -k 3 --beta -1 | '--beta': '-1', allowed: auto, or a number above 0",
        "cluster iris -k 3 --steps 0 | --steps is 0, allowed: 1 to 10000",
        "cluster iris -k 3 --steps 10001 | --steps is 10001, allowed: 1 to 10000",
        "deep iris -k 3 --steps 2000000000 | --steps is 2000000000, allowed: 0 to 10000",
        "transformer digits8x8 --steps 2000000000 | --steps is 2000000000, allowed: 1 to 10000",
        "classify iris --form learned --steps 2000000000 | --steps is 2000000000, allowed: 1 to 10000",
        "cluster iris -k 3 --step-size 2 | --step-size is 2.0, allowed: above 0, at most 1",
        "cluster iris -k 3 --mask-fraction 1 | --mask-fraction is 1.0, allowed: 0 to below 1",
        "cluster iris -k 3 --restarts 0 | --restarts is 0, allowed: 1 to 1000000",
        "cluster iris -k 3 --restarts 2000000000 | --restarts is 2000000000, allowed: 1 to 1000000",
        "cluster iris -k 3 --algorithm kmeans --restarts 0 | --restarts is 0, allowed: 1 to 1000000",
        "cluster iris -k 3 --threads -1 | --threads is -1, allowed: 0 or more",
        "cluster iris -k 3 --rule silhouette | '--rule': this version has no 'silhouette', allowed: agreement, loss",
        "cluster iris -k 3 --membership | --membership needs --assign",
        "cluster iris -k 3 --target class --no-target | are mutually exclusive",
        "cluster iris -k 3 --algorithm soft --tune | --tune is for the algorithm clam",
        "cluster iris -k 3 --tune --beta 2 --rule loss | leave out --beta, --rule",
        "cluster iris -k 3 --algorithm kmeans --beta 2 --epochs 3 | kmeans does not use --beta, --epochs",
        "cluster iris -k 3 --algorithm soft --steps 2 | soft does not use --steps",
        "classify | give DATA, or --train with --test, --model or both",
        "classify iris --train a.csv --test b.csv | give DATA, or --train with --test, --model or both",
        "classify --train a.csv | --train alone needs --model, to keep what is learned",
        "classify iris --folds 1 | --folds is 1, allowed: 2 or more",
        "classify --train a.csv --test b.csv --folds 3 | leave it out with --train",
        "classify iris --no-target | classify needs a target",
        "classify iris --metric cosine | this version has no 'cosine', allowed: auto, beta, scales, map",
        "classify iris --rivals knn | this version has no 'knn', allowed: ibk, forest, svm, boosting",
        "classify iris --effort much | this version has no 'much', allowed: quick, normal, thorough",
        "classify iris --threads -1 | --threads is -1, allowed: 0",
        "classify iris --json x --predictions x | two options name the same file",
        "complete iris | give one or more of --out, --in-place, --model and --hide",
        "complete iris --in-place | --in-place needs a file, iris is none",
        "complete iris --hide 0 | --hide is 0.0, allowed: above 0 to 0.9",
        "complete iris --hide 0.95 | --hide is 0.95, allowed: above 0 to 0.9",
        "complete iris --hide x | Invalid value for option '--hide'",
        "transformer digits8x8 --test 1 | --test is 1.0, allowed: above 0 to 0.9",
        "transformer digits8x8 --patch 3 | --patch is 3, allowed: a divisor of both sides of the image, 8 x 8",
        "transformer digits8x8 --patch 8 | --patch is 8, which leaves one patch",
        "transformer digits8x8 --epochs -1 | --epochs is -1, allowed: 0 or more",
        "transformer digits8x8 --step-size 0 | --step-size is 0.0, allowed: above 0, finite",
        "transformer digits8x8 --mask middle | this version has no 'middle', allowed: random, lower, upper, left, right",
        "transformer digits8x8 --hopfield power | this version has no 'power', allowed: relu, softmax",
        "transformer digits8x8 --rows 5 | --rows is 5, allowed: 10 or more",
        "transformer digits8x8 --out strip.svg | --out is strip.svg, allowed: a name that ends in .png",
        "predict m.json | Missing required parameter: 'DATA'",
        "predict m.json iris --unknown drop | --unknown is drop, allowed: missing, refuse",
        "predict m.json iris --explain -1 | --explain is -1, allowed: 0 or more",
        "compare iris -k 0 | Invalid value for option '--clusters': '0', allowed: auto, or a number of 1 or more",
        "compare iris --rivals ward,dbscan | this version has no 'dbscan', allowed: em, ward",
        "compare iris --algorithms clam,dbscan | this version has no 'dbscan', allowed: clam, basins, soft, kmeans, deep",
        "compare diabetes_regression | diabetes_regression has no classes to count; give -k",
      })
  void aWrongCommandLineGetsOneLineAndExitTwo(String command, String message) {
    Run run = Run.of((Object[]) command.split(" "));
    assertThat(run.errorLine()).contains(message).endsWith("--help)");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void verboseShowsTheStackTrace() {
    Run quiet = Run.of("cluster", "nowhere.csv", "-k", 2);
    Run verbose = Run.of("cluster", "nowhere.csv", "-k", 2, "--verbose");
    assertThat(quiet.errorLine()).isEqualTo("engram: nowhere.csv: no such file");
    assertThat(verbose.err()).startsWith(quiet.err()).contains("\tat engram.");
    assertThat(verbose.exit()).isEqualTo(1);
  }

  @Test
  void datasetsListsEverySetWithItsShape() {
    Run run = Run.of("datasets");
    assertThat(run.out()).containsPattern("iris +classification +150 +4 +3 +0 ");
    assertThat(run.out().lines().count()).isEqualTo(14);
  }

  @Test
  void helpOfACommandIsThatOfItsOption() {
    assertThat(Run.of("help", "cluster")).isEqualTo(Run.of("cluster", "--help"));
    assertThat(Run.of("help", "datasets", "export"))
        .isEqualTo(Run.of("datasets", "export", "--help"));
    assertThat(Run.of("help")).isEqualTo(Run.of("--help"));
  }

  @Test
  void anExportedDataSetIsReadAsTheBundledOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("penguins.csv");
    assertThat(Run.of("datasets", "export", "penguins", "--out", file))
        .isEqualTo(new Run(0, "", ""));
    assertThat(Run.of("datasets", "export", "penguins").out()).isEqualTo(Files.readString(file));
    Table bundled = Datasets.load("penguins");
    Table read =
        CsvReader.read(file, new CsvReader.Options().withTarget(bundled.targetColumn().name()));
    assertThat(read.schema()).isEqualTo(bundled.schema());
    for (int c = 0; c < bundled.columns(); c++) {
      assertThat(read.column(c)).containsExactly(bundled.column(c));
    }
  }

  @Test
  void anUnknownDataSetToExportIsToldWithThoseThereAre() {
    Run run = Run.of("datasets", "export", "foo");
    assertThat(run.errorLine()).contains("no bundled data set 'foo'; there are iris, wine");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void slowArithmeticIsToldOnceByCommandsThatComputeOnly() {
    assertThat(slow("datasets")).isEmpty();
    assertThat(slow("cluster", "--help")).isEmpty();
    assertThat(slow("cluster", "nowhere.csv", "-k", "2").lines().toList())
        .hasSize(2)
        .first(STRING)
        .startsWith("engram: this processor has no fused multiply-add");
  }

  private static String slow(String... words) {
    StringWriter err = new StringWriter();
    CommandLine line = Main.line(new PrintWriter(new StringWriter()), new PrintWriter(err));
    line.setExecutionStrategy(SlowArithmetic.telling(line.getErr(), () -> true));
    line.execute(words);
    return err.toString();
  }
}
