package engram.smile.sidebyside;

import engram.smile.ClAM;
import engram.smile.FrameEncoder;
import engram.smile.Frames;
import engram.smile.MemoryPartition;
import engram.smile.Silhouette;
import engram.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.clustering.KMeans;
import smile.data.DataFrame;
import smile.math.MathEx;
import smile.validation.metric.AdjustedRandIndex;

/** ClAM beside Smile's k-means: the same rows, the same k, ten restarts each. */
final class ClusterSide {

  private static final int RESTARTS = 10;
  private static final int ITERATIONS = 300;

  private ClusterSide() {}

  /** What is compared of a clustering. */
  private record Result(int[] group, double distortion) {}

  static List<String> rows(Table table) {
    String[] columns = table.features().names().toArray(String[]::new);
    DataFrame frame = Frames.frame(table);
    double[][] x = FrameEncoder.fit(frame, columns).encode(frame);
    int[] truth = table.targetLabels();
    int k = (int) Arrays.stream(truth).distinct().count();
    return List.of(
        row(table, k, "Smile k-means", x, truth, () -> kMeans(x, k)),
        row(table, k, "ClAM", x, truth, () -> of(ClAM.fit(x, new ClAM.Options(k)))),
        row(table, k, "ClAM, least distortion", x, truth, () -> of(tightest(x, k))));
  }

  private static Result kMeans(double[][] x, int k) {
    CentroidClustering<double[], double[]> best =
        Clustering.run(RESTARTS, () -> KMeans.fit(x, k, ITERATIONS));
    return new Result(best.group(), best.distortion());
  }

  /** Restarts as Smile has them: single fits, of which the tightest is taken. */
  private static MemoryPartition tightest(double[][] x, int k) {
    return Clustering.run(
        RESTARTS,
        () -> {
          long seed = MathEx.randomInt(Integer.MAX_VALUE);
          return ClAM.fit(x, new ClAM.Options(k).with(o -> o.withRestarts(1).withSeed(seed)));
        });
  }

  private static Result of(MemoryPartition clusters) {
    return new Result(clusters.group(), clusters.distortion());
  }

  private static String row(
      Table table, int k, String name, double[][] x, int[] truth, Supplier<Result> fit) {
    MathEx.setSeed(1);
    long start = System.nanoTime();
    Result result = fit.get();
    double seconds = (System.nanoTime() - start) / 1e9;
    int[] sizes = new int[k];
    Arrays.stream(result.group()).forEach(label -> sizes[label]++);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.3f | %.3f | %d | %.3f | %.2f |",
        table.name(),
        k,
        name,
        AdjustedRandIndex.of(truth, result.group()),
        Silhouette.of(x, result.group()),
        Arrays.stream(sizes).min().orElseThrow(),
        result.distortion(),
        seconds);
  }
}
