package engram.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import engram.learned.Model;
import engram.learned.TableClustering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clusters are told of: the means of their rows, which count by their weights. */
class ClusterRowsTest extends PredictCase {

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
