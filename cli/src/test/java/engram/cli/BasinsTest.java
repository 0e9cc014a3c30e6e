package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import engram.basin.BasinModel;
import engram.math.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The algorithm basins of the commands cluster and compare. */
class BasinsTest {

  @TempDir private Path folder;
  private Path hills;

  /** Three round hills far apart, forty rows each, and one row far from all. */
  @BeforeEach
  void makeData() throws IOException {
    RandomStream random = new RandomStream(3);
    StringBuilder text = new StringBuilder("a,b,hill\n");
    for (int i = 0; i < 120; i++) {
      int hill = i % 3;
      double a = 10 * hill + random.nextGaussian();
      double b = hill == 1 ? 10 + random.nextGaussian() : random.nextGaussian();
      text.append(a).append(',').append(b).append(",h").append(hill).append('\n');
    }
    text.append("30,30,h0\n");
    hills = folder.resolve("hills.csv");
    Files.writeString(hills, text);
  }

  private JsonObject cluster(Object... more) {
    Object[] args = new Object[6 + more.length];
    Object[] first = {"cluster", hills, "--algorithm", "basins", "--json", "-"};
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    Run run = Run.of(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return JsonParser.parseString(run.out()).getAsJsonObject();
  }

  @Test
  void theNumberOfClustersIsFoundAndALoneRowIsNoise() throws IOException {
    Path assign = folder.resolve("assign.csv");
    Path model = folder.resolve("model.json");
    JsonObject row = cluster("--assign", assign, "--model", model);
    assertThat(row.get("k").getAsInt()).isEqualTo(3);
    assertThat(row.get("noise").getAsInt()).isEqualTo(1);
    assertThat(row.get("clustersUsed").getAsInt()).isEqualTo(3);
    assertThat(row.get("smallestCluster").getAsInt()).isEqualTo(40);
    assertThat(row.get("ari").getAsDouble()).isBetween(0.97, 0.9999);
    List<String> lines = Files.readAllLines(assign);
    assertThat(lines).hasSize(122);
    assertThat(lines.get(121)).isEqualTo("120,-1");
    JsonObject saved = JsonParser.parseString(Files.readString(model)).getAsJsonObject();
    assertThat(BasinModel.fromJson(saved.getAsJsonObject("model")).k()).isEqualTo(3);
  }

  @Test
  void theTableSaysHowManyRowsAreInNoCluster() {
    Run run = Run.of("cluster", hills, "--algorithm", "basins");
    assertThat(run.out()).contains("k = 3", "basins", "rows in no cluster (label -1): 1");
    assertThat(run.out().lines().filter(line -> line.startsWith("mode"))).hasSize(1);
  }

  @Test
  void rowsThatAreAllNoiseHaveNoScoresOfClusters() {
    JsonObject row = cluster("--min-cluster-size", 1000);
    assertThat(row.get("k").getAsInt()).isZero();
    assertThat(row.get("noise").getAsInt()).isEqualTo(121);
    assertThat(row.get("silhouette").isJsonNull()).isTrue();
    assertThat(Run.of("cluster", hills, "--algorithm", "basins", "--min-cluster-size", 1000).exit())
        .isZero();
  }

  @Test
  void kernelAndBetaAreHeeded() {
    JsonObject options = cluster("--kernel", "gaussian", "--beta", 8).getAsJsonObject("options");
    assertThat(options.get("kernel").getAsString()).isEqualTo("gaussian");
    assertThat(options.get("bandwidth").getAsDouble()).isEqualTo(0.5);
    assertThat(cluster("--beta", 0.01).get("k").getAsInt()).isEqualTo(1);
  }

  @Test
  void aComparisonGivesStraysToAClusterAndNeedsNoK() throws IOException {
    Path json = folder.resolve("r.json");
    Path report = folder.resolve("report");
    Run run =
        Run.of(
            "compare",
            hills,
            "--target",
            "hill",
            "--algorithms",
            "basins,kmeans",
            "--restarts",
            2,
            "--out",
            report,
            "--json",
            json);
    assertThat(run.err()).isEmpty();
    assertThat(report.resolve("hills-basins.png")).exists();
    JsonObject row =
        JsonParser.parseString(Files.readString(json))
            .getAsJsonObject()
            .getAsJsonArray("results")
            .get(0)
            .getAsJsonObject();
    assertThat(row.get("algorithm").getAsString()).isEqualTo("basins");
    assertThat(row.get("noise").getAsInt()).isZero();
    assertThat(Run.of("compare", "diabetes_regression", "--algorithms", "basins").exit()).isZero();
  }
}
