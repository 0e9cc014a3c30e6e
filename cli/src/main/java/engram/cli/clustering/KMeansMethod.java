package engram.cli.clustering;

import com.google.gson.JsonObject;
import engram.cluster.CentroidModel;
import engram.cluster.ClusterMeans;
import engram.cluster.RestartChoice;
import engram.cluster.ViewRows;
import engram.cluster.Views;
import engram.math.Parallel;
import engram.measure.ClusterScores;
import engram.measure.Silhouette;
import engram.table.ColumnMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import weka.clusterers.SimpleKMeans;
import weka.core.Instances;
import weka.core.SelectedTag;

/**
 * Weka's SimpleKMeans with a k-means++ start, restarted with the seeds {@code seed} to {@code seed
 * + restarts - 1}, run to convergence or 300 iterations. Its fast distance calculation is on: it
 * leaves the clusters as they are and spares time.
 *
 * @param rules how to choose among the restarts, one clustering each: {@code inertia}, {@code
 *     silhouette} (on at most {@value ClusterScores#SILHOUETTE_ROWS} rows) or {@code agreement}
 * @param restarts number of runs
 * @param views whether the rows are clustered once more as ClAM sees them, and chosen by agreement
 * @param seed first seed
 * @param threads threads to use, 0 = one per processor
 */
public record KMeansMethod(List<String> rules, int restarts, Views views, long seed, int threads)
    implements Method {

  private static final int ITERATIONS = 300;

  @Override
  public String title() {
    return "k-means";
  }

  @Override
  public List<Clustering> cluster(EncodedData data, int k, PartProgress share) {
    Seconds seconds = new Seconds();
    List<int[]> fits = fits(data, List.<double[][]>of(data.complete()), k, share);
    double fitting = seconds.passed();
    List<Clustering> chosen = new ArrayList<>();
    for (String rule : rules) {
      Seconds choosing = new Seconds();
      int best = restarts == 1 ? 0 : choose(rule, data, fits);
      double total = fitting + choosing.passed();
      chosen.add(clustering(restarts == 1 ? "single" : rule, data, k, fits.get(best), total));
      if (restarts == 1) {
        break;
      }
    }
    if (views == Views.RECALL) {
      chosen.add(ofViews(data, k, share));
    }
    return chosen;
  }

  /** The rival on the views that ClAM's restarts see, in the same turns and by the same rule. */
  private Clustering ofViews(EncodedData data, int k, PartProgress share) {
    Seconds seconds = new Seconds();
    List<double[][]> rows;
    try (Parallel pool = new Parallel(threads)) {
      rows =
          ViewRows.of(data.x(), data.weights(), views, k, seed, pool).stream()
              .map(view -> ColumnMeans.of(view.x()).fill(view.x()))
              .toList();
    }
    List<int[]> fits = fits(data, rows, k, share);
    int[] labels = fits.get(restarts == 1 ? 0 : RestartChoice.byAgreement(fits));
    return new Clustering(
        "kmeans",
        "agreement-views",
        k,
        labels,
        ClusterMeans.inertia(data.complete(), labels),
        seconds.passed(),
        seed,
        options(),
        null,
        null);
  }

  private JsonObject options() {
    JsonObject options = new JsonObject();
    options.addProperty("init", "kmeans-plus-plus");
    options.addProperty("iterations", ITERATIONS);
    options.addProperty("restarts", restarts);
    return options;
  }

  private Clustering clustering(String rule, EncodedData data, int k, int[] found, double seconds) {
    CentroidModel model = ClusterMeans.model(data.complete(), found, data.weights());
    int[] labels = model.predict(data.complete()); // as found, but where a run was cut short
    double inertia = ClusterMeans.inertia(data.complete(), labels);
    return new Clustering(
        "kmeans", rule, k, labels, inertia, seconds, seed, options(), null, model);
  }

  /** One fit a restart, in turns on each of some rows. */
  private List<int[]> fits(EncodedData data, List<double[][]> seen, int k, PartProgress share) {
    int[][] fits = new int[restarts][];
    int workers = Math.min(restarts, Parallel.resolve(threads));
    AtomicInteger done = new AtomicInteger();
    List<Instances> rows =
        seen.stream().map(x -> WekaData.of(data.name(), x, data.weights())).toList();
    try (Parallel pool = new Parallel(workers)) {
      pool.run(
          restarts,
          (r, worker) -> {
            fits[r] =
                fit(rows.get(r % rows.size()), k, r, workers == 1 ? Parallel.resolve(threads) : 1);
            synchronized (done) {
              share.done(done.incrementAndGet(), restarts);
            }
          });
    }
    return List.of(fits);
  }

  private int[] fit(Instances rows, int k, int restart, int slots) {
    return WekaData.run(
        "k-means",
        () -> {
          SimpleKMeans means = new SimpleKMeans();
          means.setNumClusters(k);
          means.setSeed((int) (seed + restart));
          means.setInitializationMethod(
              new SelectedTag(SimpleKMeans.KMEANS_PLUS_PLUS, SimpleKMeans.TAGS_SELECTION));
          means.setDistanceFunction(WekaData.distance());
          means.setMaxIterations(ITERATIONS);
          means.setPreserveInstancesOrder(true);
          means.setDontReplaceMissingValues(true);
          means.setFastDistanceCalc(true);
          means.setNumExecutionSlots(slots);
          means.buildClusterer(rows);
          return means.getAssignments();
        });
  }

  private int choose(String rule, EncodedData data, List<int[]> fits) {
    return switch (rule) {
      case "agreement" -> RestartChoice.byAgreement(fits);
      case "inertia" ->
          RestartChoice.largest(
              fits.stream().mapToDouble(f -> -ClusterMeans.inertia(data.complete(), f)).toArray());
      case "silhouette" ->
          RestartChoice.largest(fits.stream().mapToDouble(f -> silhouette(data, f)).toArray());
      default -> throw new IllegalArgumentException("rule is " + rule);
    };
  }

  private double silhouette(EncodedData data, int[] labels) {
    return Silhouette.ofSample(
        data.complete(), labels, ClusterScores.SILHOUETTE_ROWS, seed, threads);
  }
}
