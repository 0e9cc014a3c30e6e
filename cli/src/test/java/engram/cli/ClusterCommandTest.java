package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.cluster.SoftKMeansModel;
import engram.datasets.Datasets;
import engram.energy.Separation;
import engram.energy.Separations;
import engram.model.ModelFile;
import engram.table.Encoder;
import engram.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCommandTest {

  static final List<String> FIELDS =
      List.of(
          "data",
          "rows",
          "columns",
          "k",
          "algorithm",
          "rule",
          "clustersUsed",
          "smallestCluster",
          "effectiveClusters",
          "silhouette",
          "daviesBouldin",
          "calinskiHarabasz",
          "ari",
          "nmi",
          "accuracy",
          "objective",
          "seconds",
          "seed",
          "options");

  @TempDir private Path folder;

  private static JsonObject row(Object... args) {
    List<Object> all = new ArrayList<>(List.of("cluster"));
    all.addAll(List.of(args));
    all.addAll(List.of("--json", "-"));
    Run run = Run.of(all.toArray());
    assertThat(run.err()).isEmpty();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  private static int[] labels(Path assign) throws IOException {
    List<String> lines = Files.readAllLines(assign);
    return lines.stream().skip(1).mapToInt(line -> Integer.parseInt(line.split(",")[1])).toArray();
  }

  @Test
  void theLabelsAreThoseOfTheLibrary() throws IOException {
    Path assign = folder.resolve("a.csv");
    assertThat(Run.of("cluster", "iris", "-k", 3, "--assign", assign).exit()).isZero();
    double[][] x = Encoder.fit(Datasets.load("iris")).encode(Datasets.load("iris"));
    assertThat(labels(assign)).isEqualTo(Clam.fit(x, 3).predict(x));
    assertThat(Files.readAllLines(assign)).startsWith("row,cluster").hasSize(151);
  }

  @Test
  void aNumberIsCountedWhereItIsAuto() throws IOException {
    Path rows = folder.resolve("groups.csv");
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 4 * 10 + i % 7 * 0.1)
          .append(',')
          .append(i % 2 * 9 + i % 5 * 0.1)
          .append('\n');
    }
    Files.writeString(rows, text);
    assertThat(row(rows, "-k", "auto").get("k").getAsInt()).isEqualTo(4);
    assertThat(row(rows, "-k", "auto", "--algorithm", "kmeans").get("k").getAsInt()).isEqualTo(4);
    Run compared = Run.of("compare", rows, "-k", "auto");
    assertThat(compared.exit()).isZero();
    assertThat(compared.out()).contains("k = 4");
  }

  @Test
  void everyOptionReachesTheModel() throws IOException {
    Path model = folder.resolve("m.json");
    Run run =
        Run.of(
            "cluster",
            "wine",
            "-k",
            4,
            "--beta",
            0.5,
            "--steps",
            2,
            "--step-size",
            0.25,
            "--mask-fraction",
            0.3,
            "--fill",
            "zero",
            "--epochs",
            6,
            "--batch-size",
            32,
            "--learning-rate",
            0.07,
            "--tolerance",
            0.01,
            "--patience",
            2,
            "--init",
            "rows",
            "--dead-memories",
            "keep",
            "--restarts",
            2,
            "--rule",
            "loss",
            "--seed",
            9,
            "--threads",
            2,
            "--model",
            model);
    assertThat(run.err()).isEmpty();
    Clam.Options expected =
        new Clam.Options(4)
            .withBeta(0.5)
            .withSteps(2, 0.25)
            .withMaskFraction(0.3)
            .withFill(engram.cluster.FillValue.ZERO)
            .withEpochs(6)
            .withBatchSize(32)
            .withLearningRate(0.07)
            .withEarlyStopping(0.01, 2)
            .withInit(engram.cluster.Start.ROWS)
            .withDeadMemories(engram.cluster.DeadMemories.KEEP)
            .withRestarts(2)
            .withRule(engram.cluster.RestartRule.LOSS)
            .withSeed(9)
            .withThreads(2);
    ClamModel read = ClamModel.fromJson(ModelFile.read(model).getAsJsonObject("model"));
    assertThat(read.options()).isEqualTo(expected);
  }

  @Test
  void everySeparationGivesTheLabelsOfTheCore() throws IOException {
    Table table = Datasets.load("iris");
    double[][] x = Encoder.fit(table).encode(table);
    Path assign = folder.resolve("separated.csv");
    for (Separation separation : Separations.all()) {
      Run run =
          Run.of("cluster", "iris", "-k", 3, "--separation", separation.word(), "--assign", assign);
      assertThat(run.err()).isEmpty();
      int[] expected = Clam.fit(x, new Clam.Options(3).withSeparation(separation)).predict(x);
      List<String> lines = Files.readAllLines(assign);
      for (int i = 0; i < expected.length; i++) {
        assertThat(lines.get(1 + i)).as(separation.word()).isEqualTo(i + "," + expected[i]);
      }
    }
  }

  @Test
  void theModelFileEncodesAndClustersNewTables() throws IOException {
    Path model = folder.resolve("m.json");
    Path assign = folder.resolve("a.csv");
    for (String algorithm : new String[] {"clam", "soft"}) {
      Run.of(
          "cluster",
          "penguins",
          "-k",
          3,
          "--algorithm",
          algorithm,
          "--model",
          model,
          "--assign",
          assign);
      JsonObject json = ModelFile.read(model);
      Table table = Datasets.load("penguins");
      double[][] x = Encoder.fromJson(json.getAsJsonObject("encoder")).encode(table);
      JsonObject saved = json.getAsJsonObject("model");
      int[] labels =
          algorithm.equals("clam")
              ? ClamModel.fromJson(saved).predict(x)
              : SoftKMeansModel.fromJson(saved).predict(x);
      assertThat(labels(assign)).as(algorithm).isEqualTo(labels);
    }
  }

  @Test
  void theRowHasExactlyItsFields() {
    for (String algorithm : new String[] {"clam", "soft", "kmeans"}) {
      JsonObject row = row("iris", "-k", 3, "--algorithm", algorithm);
      assertThat(row.keySet()).containsExactlyElementsOf(FIELDS);
      assertThat(row.get("algorithm").getAsString()).isEqualTo(algorithm);
      assertThat(row.get("rows").getAsInt()).isEqualTo(150);
      assertThat(row.get("columns").getAsInt()).isEqualTo(4);
      assertThat(row.get("clustersUsed").getAsInt()).isEqualTo(3);
      assertThat(row.get("ari").getAsDouble()).isBetween(0.4, 1.0);
      assertThat(row.getAsJsonObject("options").get("restarts").getAsInt()).isEqualTo(10);
    }
  }

  @Test
  void theRuleIsThatOfTheAlgorithmUnlessGiven() {
    assertThat(row("iris", "-k", 3).get("rule").getAsString()).isEqualTo("agreement");
    assertThat(row("iris", "-k", 3, "--rule", "loss").get("rule").getAsString()).isEqualTo("loss");
    Object[] means = {"iris", "-k", 3, "--algorithm", "kmeans"};
    assertThat(row(means).get("rule").getAsString()).isEqualTo("inertia");
    assertThat(
            row("iris", "-k", 3, "--algorithm", "kmeans", "--rule", "agreement")
                .get("rule")
                .getAsString())
        .isEqualTo("agreement");
    assertThat(row("iris", "-k", 3, "--restarts", 1).get("rule").getAsString()).isEqualTo("single");
    assertThat(row("iris", "-k", 2, "--tune").get("rule").getAsString()).isEqualTo("silhouette");
  }

  @Test
  void whatCannotBeSaidIsNull() {
    JsonObject row = row("iris", "-k", 1, "--no-target");
    for (String field : new String[] {"ari", "nmi", "accuracy", "silhouette", "daviesBouldin"}) {
      assertThat(row.get(field).isJsonNull()).as(field).isTrue();
    }
    assertThat(row.get("columns").getAsInt()).isEqualTo(5);
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() throws IOException {
    Path one = folder.resolve("1.csv");
    Path two = folder.resolve("2.csv");
    for (String algorithm : new String[] {"clam", "soft", "kmeans"}) {
      Object[] args = {"cluster", "digits8x8", "-k", 10, "--restarts", 2, "--algorithm", algorithm};
      Run.of(plus(args, "--threads", 1, "--assign", one));
      Run.of(plus(args, "--threads", 2, "--assign", two));
      assertThat(two).as(algorithm).hasSameTextualContentAs(one);
    }
  }

  private static Object[] plus(Object[] args, Object... more) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void membershipsSumToOneAndPointToTheCluster() throws IOException {
    Path assign = folder.resolve("a.csv");
    Run.of("cluster", "iris", "-k", 3, "--assign", assign, "--membership");
    List<String> lines = Files.readAllLines(assign);
    assertThat(lines.get(0)).isEqualTo("row,cluster,membership0,membership1,membership2");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      double sum = 0;
      double largest = 0;
      for (int c = 2; c < 5; c++) {
        sum += Double.parseDouble(cells[c]);
        largest = Math.max(largest, Double.parseDouble(cells[c]));
      }
      assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
      assertThat(Double.parseDouble(cells[2 + Integer.parseInt(cells[1])])).isEqualTo(largest);
    }
  }

  @Test
  void csvArffAndBundledDataGiveTheSameClusters() throws IOException {
    Table iris = Datasets.load("iris");
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < iris.rows(); row++) {
      for (int column = 0; column < 4; column++) {
        rows.append(iris.cell(row, column)).append(',');
      }
      rows.append(iris.level(row, 4)).append('\n');
    }
    Path csv = folder.resolve("iris.csv");
    Path arff = folder.resolve("iris.arff");
    Files.writeString(csv, "a,b,c,d,kind\n" + rows);
    Files.writeString(
        arff,
        "@relation iris\n@attribute a numeric\n@attribute b numeric\n@attribute c numeric\n"
            + "@attribute d numeric\n@attribute kind {Iris-setosa,Iris-versicolor,Iris-virginica}\n"
            + "@data\n"
            + rows);
    JsonObject bundled = row("iris", "-k", 3);
    for (Path file : new Path[] {csv, arff}) {
      JsonObject read = row(file, "-k", 3);
      for (String field : new String[] {"data", "ari", "silhouette", "objective", "options"}) {
        assertThat(read.get(field)).as(file + " " + field).isEqualTo(bundled.get(field));
      }
    }
  }

  @Test
  void anotherTargetIsLeftOutAndScoresWhereItHasClasses() throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, "kind,a,b\nx,1,5.5\nx,2,4.25\ny,11,3.5\ny,12,2.5\n?,13,2.75\n");
    JsonObject row = row(file, "-k", 2, "--target", "kind");
    assertThat(row.get("ari").getAsDouble()).isEqualTo(1);
    assertThat(row.get("columns").getAsInt()).isEqualTo(2);
    Run numeric = Run.of("cluster", file, "-k", 2, "--without", "kind");
    assertThat(numeric.out()).contains("the target 'b' is left out");
    assertThat(Run.of("cluster", file, "-k", 2, "--no-target").out()).doesNotContain("left out");
  }

  @Test
  void memoriesAreShownInTheUnitsOfTheData() {
    String out = Run.of("cluster", "penguins", "-k", 3).out();
    assertThat(out).containsPattern("(?m)^memory +rows +\\S+ +\\S+");
    assertThat(out).contains("Biscoe");
    assertThat(Run.of("cluster", "iris", "-k", 3, "--algorithm", "kmeans").out())
        .containsPattern("(?m)^mean +rows");
  }
}
