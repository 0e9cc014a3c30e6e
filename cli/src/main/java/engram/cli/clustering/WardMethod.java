package engram.cli.clustering;

import com.google.gson.JsonObject;
import java.util.List;
import weka.clusterers.HierarchicalClusterer;
import weka.core.Instances;
import weka.core.SelectedTag;

/**
 * Weka's agglomerative clustering with Ward linkage. Its memory grows with the square of the rows.
 *
 * @param seed not used by the clustering, but part of its result
 */
public record WardMethod(long seed) implements Method {

  private static final int MOST_ROWS = 3000;
  private static final String WARD = "WARD";

  @Override
  public String title() {
    return "Ward";
  }

  @Override
  public int mostRows() {
    return MOST_ROWS;
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    Seconds seconds = new Seconds();
    int[] labels = WekaData.run("Ward linkage", () -> fit(WekaData.of(data), k));
    return List.of(
        new Clustering(
            "ward",
            "single",
            k,
            labels,
            Double.NaN,
            seconds.passed(),
            seed,
            new JsonObject(),
            null,
            null));
  }

  private static int[] fit(Instances rows, int k) throws Exception {
    HierarchicalClusterer tree = new HierarchicalClusterer();
    tree.setNumClusters(k);
    tree.setLinkType(new SelectedTag(WARD, HierarchicalClusterer.TAGS_LINK_TYPE));
    tree.setDistanceFunction(WekaData.distance());
    tree.buildClusterer(rows);
    int[] labels = new int[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = tree.clusterInstance(rows.get(i));
    }
    return labels;
  }
}
