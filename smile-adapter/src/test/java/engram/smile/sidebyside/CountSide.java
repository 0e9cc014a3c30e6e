package engram.smile.sidebyside;

import engram.datasets.CsvReader;
import engram.datasets.Datasets;
import engram.smile.ClAM;
import engram.smile.FrameEncoder;
import engram.smile.Frames;
import engram.smile.MemoryPartition;
import engram.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import smile.clustering.CentroidClustering;
import smile.clustering.GMeans;
import smile.clustering.XMeans;
import smile.data.DataFrame;
import smile.math.MathEx;
import smile.validation.metric.AdjustedRandIndex;

/**
 * The number of clusters that ClAM counts beside those of Smile's X-means and G-means, on the same
 * standardised rows. Prints a line a set for docs/experiments/clustering.md.
 */
public final class CountSide {

  private static final int MOST = 30;
  private static final int ITERATIONS = 100;

  private CountSide() {}

  /**
   * Prints the table.
   *
   * @param args names of bundled sets, or CSV files
   */
  public static void main(String[] args) {
    System.out.println("| set | classes | k = auto | ARI | X-means | ARI | G-means | ARI |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    Arrays.stream(args).forEach(CountSide::line);
  }

  private static void line(String name) {
    Table table = name.contains(".csv") ? CsvReader.read(Path.of(name)) : Datasets.load(name);
    DataFrame frame = Frames.frame(table);
    double[][] x =
        FrameEncoder.fit(frame, table.features().names().toArray(String[]::new)).encode(frame);
    int[] truth = table.targetLabels();
    MathEx.setSeed(1);
    MemoryPartition counted = ClAM.fit(x, new ClAM.Options(0));
    CentroidClustering<double[], double[]> xMeans = XMeans.fit(x, MOST, ITERATIONS);
    CentroidClustering<double[], double[]> gMeans = GMeans.fit(x, MOST, ITERATIONS);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.3f | %d | %.3f | %d | %.3f |%n",
        table.name(),
        Arrays.stream(truth).distinct().count(),
        counted.k(),
        AdjustedRandIndex.of(truth, counted.group()),
        xMeans.k(),
        AdjustedRandIndex.of(truth, xMeans.group()),
        gMeans.k(),
        AdjustedRandIndex.of(truth, gMeans.group()));
  }
}
