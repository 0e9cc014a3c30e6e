package engram.benchmarks;

import engram.cluster.Clam;
import engram.cluster.ClusterCount;
import engram.cluster.Views;
import engram.datasets.CsvReader;
import engram.datasets.Datasets;
import engram.measure.AdjustedRandIndex;
import engram.model.Progress;
import engram.table.Encoder;
import engram.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import weka.clusterers.EM;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * The number of clusters that is found, and what the clustering with it is worth, beside Weka's EM,
 * which finds its own by cross-validation: the same standardised rows, seeds 1 to 3. Sets that are
 * not bundled are read from a folder, FOLDER/NAME/NAME.csv or .csv.gz.
 */
public final class ClusterCountTable {

  private static final List<String> SETS =
      List.of(
          "iris",
          "wine",
          "zoo",
          "ecoli",
          "breast_cancer_wdbc",
          "movement_libras",
          "digits8x8",
          "mice_protein",
          "ctg",
          "segment",
          "usps_test");

  private static final int SEEDS = 3;

  private ClusterCountTable() {}

  /**
   * Prints the table.
   *
   * @param args the folder of the sets that are not bundled, {@code -} for none; then names, all
   *     where none is given
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "-");
    List<String> names = args.length > 1 ? Arrays.asList(args).subList(1, args.length) : SETS;
    System.out.println("| set | classes | k = auto | ARI | EM | ARI |\n|---|---|---|---|---|---|");
    double[] means = new double[4];
    int sets = 0;
    for (String name : names) {
      Table table = load(name, folder);
      if (table != null) {
        double[] line = line(table);
        for (int i = 0; i < means.length; i++) {
          means[i] += line[i];
        }
        sets++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| mean difference, mean ARI | | %.2f | %.3f | %.2f | %.3f |%n",
        means[0] / sets,
        means[1] / sets,
        means[2] / sets,
        means[3] / sets);
  }

  private static Table load(String name, Path folder) {
    if (Datasets.catalogue().stream().anyMatch(entry -> entry.name().equals(name))) {
      return Datasets.load(name);
    }
    for (String end : new String[] {".csv", ".csv.gz"}) {
      Path file = folder.resolve(name).resolve(name + end);
      if (Files.exists(file)) {
        return CsvReader.read(file);
      }
    }
    return null;
  }

  /** Prints a line and returns both differences and both indices. */
  private static double[] line(Table table) throws Exception {
    double[][] x = Encoder.fit(table).encode(table);
    int[] classes = table.targetLabels();
    int k = (int) Arrays.stream(classes).filter(label -> label >= 0).distinct().count();
    double[] means = new double[4];
    List<Integer> found = new ArrayList<>();
    List<Integer> mixtures = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      int count = ClusterCount.of(x, null, seed, 0, Progress.NONE).k();
      found.add(count);
      Clam.Options options = new Clam.Options(count).withViews(Views.RECALL).withSeed(seed);
      means[0] += Math.abs(count - k);
      means[1] += AdjustedRandIndex.of(classes, Clam.fit(x, options).predict(x));
      EM mixture = new EM();
      mixture.setSeed(seed);
      int[] labels = labels(mixture, x);
      mixtures.add(mixture.numberOfClusters());
      means[2] += Math.abs(mixture.numberOfClusters() - k);
      means[3] += AdjustedRandIndex.of(classes, labels);
    }
    for (int i = 0; i < means.length; i++) {
      means[i] /= SEEDS;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %.3f | %s | %.3f |%n",
        table.name(),
        k,
        words(found),
        means[1],
        words(mixtures),
        means[3]);
    return means;
  }

  private static String words(List<Integer> counts) {
    return String.join(", ", counts.stream().map(String::valueOf).toList());
  }

  private static int[] labels(EM mixture, double[][] x) throws Exception {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int d = 0; d < x[0].length; d++) {
      attributes.add(new Attribute("x" + d));
    }
    Instances rows = new Instances("rows", attributes, x.length);
    for (double[] row : x) {
      rows.add(new DenseInstance(1, row));
    }
    mixture.buildClusterer(rows);
    int[] labels = new int[x.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = mixture.clusterInstance(rows.get(i));
    }
    return labels;
  }
}
