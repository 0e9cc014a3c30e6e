package engram.cli.deep;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import engram.cli.clustering.Clustering;
import engram.cli.clustering.ClusteringRow;
import engram.cli.clustering.EncodedData;
import engram.cli.clustering.PartProgress;
import engram.cluster.KMeans;
import engram.deep.Autoencoder;
import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.measure.ClusterScores;
import engram.measure.Silhouette;
import java.util.List;

/**
 * One deep clustering and its rivals on the same rows.
 *
 * @param model the model
 * @param recall what it says about the rows
 * @param row its scores
 * @param rivals the same autoencoder with k-means on its codes, and k-means on the rows
 * @param silhouetteCodes silhouette of e(x) in the free coordinates
 * @param silhouetteMemory silhouette of f(e(x)) there, which the contraction raises by itself
 */
public record DeepRun(
    DeepModel model,
    DeepModel.Recall recall,
    ClusteringRow row,
    List<ClusteringRow> rivals,
    double silhouetteCodes,
    double silhouetteMemory) {

  private static final int RESTARTS = 20;

  /** Trains, clusters and scores. */
  public static DeepRun of(EncodedData data, DeepClustering.Options options, PartProgress share) {
    long start = System.nanoTime();
    double[][] x = data.complete();
    Autoencoder autoencoder =
        DeepClustering.pretrain(
            x,
            options,
            (done, of, loss) -> {
              share.done(done, 3L * of);
              return true;
            });
    double[][] codes = autoencoder.codes(x);
    KMeans onCodes = KMeans.fit(codes, options.k(), RESTARTS, options.seed(), options.threads());
    double pretraining = seconds(start);
    long joint = System.nanoTime();
    DeepModel model =
        DeepClustering.train(
            x,
            autoencoder,
            options,
            (done, of, loss) -> {
              share.done(of + 2L * done, 3L * of);
              return true;
            });
    DeepModel.Recall recall = model.recall(x);
    double seconds = pretraining + seconds(joint);
    long plain = System.nanoTime();
    KMeans onRows = KMeans.fit(x, options.k(), RESTARTS, options.seed(), options.threads());
    return new DeepRun(
        model,
        recall,
        row(data, "deep", recall.labels(), model.reconstruction(), seconds, options, tree(options)),
        List.of(
            row(
                data,
                "autoencoder+kmeans",
                onCodes.labels(),
                onCodes.inertia(),
                pretraining,
                options,
                restarts()),
            row(
                data,
                "kmeans",
                onRows.labels(),
                onRows.inertia(),
                seconds(plain),
                options,
                restarts())),
        silhouette(model.free(recall.codes()), recall.labels(), options),
        silhouette(model.free(recall.recalled()), recall.labels(), options));
  }

  private static JsonObject tree(DeepClustering.Options options) {
    return new Gson().toJsonTree(options).getAsJsonObject();
  }

  private static JsonObject restarts() {
    JsonObject options = new JsonObject();
    options.addProperty("restarts", RESTARTS);
    return options;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double silhouette(double[][] rows, int[] labels, DeepClustering.Options options) {
    return Silhouette.ofSample(
        rows, labels, ClusterScores.SILHOUETTE_ROWS, options.seed(), options.threads());
  }

  private static ClusteringRow row(
      EncodedData data,
      String algorithm,
      int[] labels,
      double objective,
      double seconds,
      DeepClustering.Options options,
      JsonObject tree) {
    return ClusteringRow.of(
        data,
        new Clustering(
            algorithm,
            "single",
            options.k(),
            labels,
            objective,
            seconds,
            options.seed(),
            tree,
            null,
            null),
        options.seed(),
        options.threads());
  }

  /** Returns the row for machines. */
  public JsonObject toJson() {
    JsonObject json = row.toJson();
    json.addProperty("architecture", model.autoencoder().architecture().toString());
    json.addProperty("reconstruction", model.reconstruction());
    json.addProperty("autoencoderReconstruction", model.autoencoderReconstruction());
    json.addProperty("balance", model.balance());
    json.add("silhouetteCodes", new Gson().toJsonTree(finite(silhouetteCodes)));
    json.add("silhouetteMemory", new Gson().toJsonTree(finite(silhouetteMemory)));
    JsonArray array = new JsonArray();
    rivals.forEach(rival -> array.add(rival.toJson()));
    json.add("rivals", array);
    return json;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
