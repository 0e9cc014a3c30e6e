package engram.benchmarks;

import engram.cluster.Clam;
import engram.cluster.ClusterCount;
import engram.cluster.Views;
import engram.measure.AdjustedRandIndex;
import engram.model.Progress;
import engram.table.Encoder;
import engram.table.Table;
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
 * which finds its own by cross-validation: the same standardised rows, seed 1. Sets that are not
 * bundled are read from a folder, FOLDER/NAME/NAME.csv or .csv.gz.
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

  private static final int SEED = 1;

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
    System.out.println(
        "| set | classes | k = auto | ARI | with k = classes | EM | ARI |\n|---|---|---|---|---|---|---|");
    double[] means = new double[4];
    int sets = 0;
    for (String name : names) {
      Table table = NamedSets.load(name, folder);
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
        "| mean difference, mean ARI | | %.2f | %.3f | | %.2f | %.3f |%n",
        means[0] / sets,
        means[1] / sets,
        means[2] / sets,
        means[3] / sets);
  }

  /** Prints a line and returns both differences and both indices. */
  private static double[] line(Table table) throws Exception {
    double[][] x = Encoder.fit(table).encode(table);
    int[] classes = table.targetLabels();
    int k = (int) Arrays.stream(classes).filter(label -> label >= 0).distinct().count();
    int count = ClusterCount.of(x, null, SEED, 0, Progress.NONE).k();
    double found = AdjustedRandIndex.of(classes, labels(x, count));
    EM mixture = new EM();
    mixture.setSeed(SEED);
    double mixed = AdjustedRandIndex.of(classes, labels(mixture, x));
    int components = mixture.numberOfClusters();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.3f | %.3f | %d | %.3f |%n",
        table.name(),
        k,
        count,
        found,
        AdjustedRandIndex.of(classes, labels(x, k)),
        components,
        mixed);
    return new double[] {Math.abs(count - k), found, Math.abs(components - k), mixed};
  }

  private static int[] labels(double[][] x, int k) {
    return Clam.fit(x, new Clam.Options(k).withViews(Views.RECALL).withSeed(SEED)).predict(x);
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
