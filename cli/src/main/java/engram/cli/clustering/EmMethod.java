package engram.cli.clustering;

import com.google.gson.JsonObject;
import java.util.List;
import weka.clusterers.EM;
import weka.core.Instance;
import weka.core.Instances;

/**
 * Weka's EM: a mixture of Gaussians with diagonal covariances, one run, which starts from the best
 * of ten k-means runs of its own. It runs on one thread: on more, Weka adds the parts of its sums
 * as they come, and the result differs with their number.
 *
 * @param seed the seed
 */
public record EmMethod(long seed) implements Method {

  private static final int ITERATIONS = 100;

  @Override
  public String title() {
    return "EM";
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    Seconds seconds = new Seconds();
    EM mixture = new EM();
    Instances rows = WekaData.of(data);
    int[] labels = WekaData.run("EM", () -> fit(mixture, rows, k));
    double passed = seconds.passed();
    double likelihood = WekaData.run("EM", () -> likelihood(mixture, rows));
    JsonObject options = new JsonObject();
    options.addProperty("iterations", ITERATIONS);
    return List.of(
        new Clustering("em", "single", k, labels, likelihood, passed, seed, options, null, null));
  }

  private int[] fit(EM mixture, Instances rows, int k) throws Exception {
    mixture.setNumClusters(k);
    mixture.setSeed((int) seed);
    mixture.setMaxIterations(ITERATIONS);
    mixture.setNumExecutionSlots(1);
    mixture.buildClusterer(rows);
    int[] labels = new int[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = mixture.clusterInstance(rows.get(i));
    }
    return labels;
  }

  /** Mean log density of a row. */
  private static double likelihood(EM mixture, Instances rows) throws Exception {
    double sum = 0;
    for (Instance row : rows) {
      sum += mixture.logDensityForInstance(row);
    }
    return sum / rows.size();
  }
}
