package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.measure.ClusterScores;
import java.util.Arrays;

/**
 * A clustering with its scores: one row of a result.
 *
 * @param data the data set
 * @param clustering the clustering
 * @param scores its scores
 */
public record ClusteringRow(EncodedData data, Clustering clustering, ClusterScores scores) {

  /** Scores a clustering. */
  public static ClusteringRow of(EncodedData data, Clustering clustering, long seed, int threads) {
    return new ClusteringRow(data, clustering, data.scores(clustering.labels(), seed, threads));
  }

  /** Returns whether the smallest cluster holds under a fifth of an even share of the rows. */
  public boolean crumbs() {
    return clustering.k() > 0 && scores.sizes().crumbs(clustering.k());
  }

  /** Returns the number of rows in no cluster. */
  public int noise() {
    return (int) Arrays.stream(clustering.labels()).filter(label -> label < 0).count();
  }

  /** Returns how much each row belongs to each cluster, as its model says of these rows later. */
  double[][] membership() {
    FoundMemories memories = clustering.memories();
    return memories == null || memories.membership() == null
        ? clustering.model().membership(data.complete())
        : memories.membership().get();
  }

  /** Returns the row for machines; what cannot be said is null. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("data", data.name());
    json.addProperty("rows", data.rows());
    json.addProperty("columns", data.columns());
    json.addProperty("k", clustering.k());
    json.addProperty("algorithm", clustering.algorithm());
    json.addProperty("rule", clustering.rule());
    json.addProperty("clustersUsed", scores.sizes().clustersUsed());
    json.addProperty("smallestCluster", scores.sizes().smallestCluster());
    if (clustering.algorithm().equals("basins")) {
      json.addProperty("noise", noise());
    }
    json.add("effectiveClusters", JsonNumber.of(scores.sizes().effectiveClusters()));
    json.add("silhouette", JsonNumber.of(scores.silhouette()));
    json.add("daviesBouldin", JsonNumber.of(scores.daviesBouldin()));
    json.add("calinskiHarabasz", JsonNumber.of(scores.calinskiHarabasz()));
    json.add("ari", JsonNumber.of(scores.ari()));
    json.add("nmi", JsonNumber.of(scores.nmi()));
    json.add("accuracy", JsonNumber.of(scores.accuracy()));
    json.add("objective", JsonNumber.of(clustering.objective()));
    json.add("seconds", JsonNumber.of(clustering.seconds()));
    json.addProperty("seed", clustering.seed());
    json.add("options", clustering.options());
    return json;
  }
}
