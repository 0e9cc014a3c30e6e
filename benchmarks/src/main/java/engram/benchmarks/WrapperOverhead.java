package engram.benchmarks;

import engram.cluster.Clam;
import engram.cluster.ClamModel;
import engram.datasets.Datasets;
import engram.table.Column;
import engram.table.Encoder;
import engram.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import weka.clusterers.ClAM;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Utils;

/**
 * What ClAM in Weka adds to the core: a build against a fit on encoded rows, and with it the
 * cluster of every instance, asked one by one, against one call. Both in turn in each round, so
 * that a busy machine slows both; the median of the rounds' ratios is printed.
 */
public final class WrapperOverhead {

  private static final int ROUNDS = 7;

  private WrapperOverhead() {}

  /** Measures the sets named, by default segment and letter. */
  public static void main(String[] names) throws Exception {
    for (String name : names.length == 0 ? new String[] {"segment", "letter"} : names) {
      measure(name);
    }
  }

  private static void measure(String name) throws Exception {
    Table table = Datasets.load(name);
    int k = table.targetColumn().levels().size();
    double[][] x = Encoder.fit(table).encode(table);
    Instances data = instances(table);
    double[] builds = new double[ROUNDS];
    double[] all = new double[ROUNDS];
    double[] batch = new double[ROUNDS];
    double core = 0;
    for (int round = -1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      ClamModel model = Clam.fit(x, new Clam.Options(k));
      long fitted = System.nanoTime();
      int[] labels = model.predict(x);
      long predicted = System.nanoTime();
      ClAM clusterer = new ClAM();
      clusterer.setNumClusters(k);
      clusterer.buildClusterer(data);
      long built = System.nanoTime();
      for (int i = 0; i < labels.length; i++) {
        if (clusterer.clusterInstance(data.instance(i)) != labels[i]) {
          throw new IllegalStateException("row " + i + " of " + name + " has another label");
        }
      }
      long clustered = System.nanoTime();
      double[][] shares = clusterer.distributionsForInstances(data);
      for (int i = 0; i < labels.length; i++) {
        if (Utils.maxIndex(shares[i]) != labels[i]) {
          throw new IllegalStateException("row " + i + " of " + name + " has another label");
        }
      }
      long inBatch = System.nanoTime();
      if (round >= 0) {
        builds[round] = (built - predicted) / (double) (fitted - start);
        all[round] = (clustered - predicted) / (double) (predicted - start);
        batch[round] = (built - predicted + inBatch - clustered) / (double) (predicted - start);
        core += (predicted - start) / 1e9 / ROUNDS;
      }
    }
    Arrays.sort(builds);
    Arrays.sort(all);
    Arrays.sort(batch);
    System.out.printf(
        Locale.ROOT,
        "%s: %d rows, k = %d, core %.2f s; build %.3f of the core's fit (%.3f to %.3f), with all"
            + " clusters one by one %.3f (%.3f to %.3f), in a batch %.3f (%.3f to %.3f)%n",
        name,
        x.length,
        k,
        core,
        builds[ROUNDS / 2],
        builds[0],
        builds[ROUNDS - 1],
        all[ROUNDS / 2],
        all[0],
        all[ROUNDS - 1],
        batch[ROUNDS / 2],
        batch[0],
        batch[ROUNDS - 1]);
  }

  private static Instances instances(Table table) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (Column column : table.features().columns()) {
      attributes.add(
          column.isNominal()
              ? new Attribute(column.name(), column.levels())
              : new Attribute(column.name()));
    }
    Instances rows = new Instances(table.name(), attributes, table.rows());
    for (int r = 0; r < table.rows(); r++) {
      double[] cells = new double[attributes.size()];
      for (int c = 0, at = 0; c < table.columns(); c++) {
        if (c != table.target()) {
          cells[at++] = table.cell(r, c);
        }
      }
      rows.add(new DenseInstance(1, cells));
    }
    return rows;
  }
}
