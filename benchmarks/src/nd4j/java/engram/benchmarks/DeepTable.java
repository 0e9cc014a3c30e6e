package engram.benchmarks;

import engram.cluster.KMeans;
import engram.model.Progress;
import engram.datasets.CsvReader;
import engram.datasets.Datasets;
import engram.deep.Autoencoder;
import engram.deep.DeepClustering;
import engram.deep.DeepModel;
import engram.deep.ImageShape;
import engram.deep.Probe;
import engram.measure.AdjustedRandIndex;
import engram.measure.MatchedAccuracy;
import engram.measure.NormalizedMutualInformation;
import engram.measure.Silhouette;
import engram.table.Encoder;
import engram.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Deep clustering of square images against its rivals over several seeds, as Markdown: k-means on
 * the pixels, the same autoencoder with k-means on its codes, the weighted loss (tutorial eq. 5.25),
 * and several numbers of steps T; T = 0 is the autoencoder trained as long and on the same probes,
 * with k-means on its codes.
 *
 * <p>Arguments: data sets (bundled names or CSV files), {@code --seeds 1,2,3}, {@code --steps
 * 0,1,5,10,15}, {@code --probe noise,shift,turn,zoom,gain}, {@code --clamped 6}, {@code --threads 2}, {@code
 * --brief} to leave out the pixels and the weighted loss. Labels are looked at for the table only.
 */
public final class DeepTable {

  private static final int RESTARTS = 20;
  private static final double LAMBDA = 0.1;
  private static final int SILHOUETTE_ROWS = 3000;

  private DeepTable() {}

  /** Runs and prints. */
  public static void main(String[] args) {
    List<String> sets = new ArrayList<>();
    long[] seeds = {1, 2, 3, 4, 5};
    int[] steps = {0, 1, 5, 10, 15};
    int threads = 0;
    int clamped = -1;
    boolean brief = false;
    Probe probe = null;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--seeds" -> seeds = Arrays.stream(args[++i].split(",")).mapToLong(Long::parseLong).toArray();
        case "--steps" -> steps = Arrays.stream(args[++i].split(",")).mapToInt(Integer::parseInt).toArray();
        case "--brief" -> brief = true;
        case "--probe" -> probe = probe(args[++i]);
        case "--clamped" -> clamped = Integer.parseInt(args[++i]);
        case "--threads" -> threads = Integer.parseInt(args[++i]);
        default -> sets.add(args[i]);
      }
    }
    for (String set : sets) {
      new Rows(set)
          .table(
              seeds,
              steps,
              brief,
              new DeepClustering.Options(2)
                  .withThreads(threads)
                  .withClamped(clamped)
                  .withProbe(probe));
    }
  }

  private static Probe probe(String numbers) {
    double[] n = Arrays.stream(numbers.split(",")).mapToDouble(Double::parseDouble).toArray();
    return new Probe(n[0], n[1], n[2], n[3], n[4]);
  }

  /** One data set. */
  private static final class Rows {
    private final String name;
    private final double[][] x;
    private final int[] truth;
    private final int k;
    private final ImageShape image;
    private final Map<String, List<double[]>> scores = new LinkedHashMap<>();

    Rows(String set) {
      Table table = set.contains(".csv") ? CsvReader.read(Path.of(set)) : Datasets.load(set);
      name = table.name();
      truth = table.targetLabels();
      k = (int) Arrays.stream(truth).distinct().count();
      x = new double[table.rows()][table.columns() - 1];
      int to = 0;
      for (int column = 0; column < table.columns(); column++) {
        if (column != table.target()) {
          for (int row = 0; row < x.length; row++) {
            x[row][to] = table.cell(row, column);
          }
          to++;
        }
      }
      int side = (int) Math.round(Math.sqrt(to));
      image = new ImageShape(side, side, 1);
    }

    void table(long[] seeds, int[] steps, boolean brief, DeepClustering.Options base) {
      for (long seed : seeds) {
        run(seed, steps, brief, base);
      }
      System.out.printf(
          Locale.ROOT,
          "%n**%s**, %d rows, %d columns, k = %d, seeds %s%n%n",
          name,
          x.length,
          x[0].length,
          k,
          Arrays.toString(seeds));
      System.out.println(
          "| method | NMI | accuracy | ARI | silhouette e(x) | silhouette f(e(x)) |"
              + " reconstruction / autoencoder's | fewest clusters used | seconds |");
      System.out.println("|---|---|---|---|---|---|---|---|---|");
      scores.forEach((method, rows) -> System.out.println(line(method, rows)));
    }

    private static String line(String method, List<double[]> rows) {
      StringBuilder line = new StringBuilder("| ").append(method);
      for (int c = 0; c < rows.get(0).length; c++) {
        int column = c;
        double[] values = rows.stream().mapToDouble(row -> row[column]).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double spread = values.length > 1 ? Math.sqrt(square / (values.length - 1)) : 0;
        line.append(" | ");
        if (Double.isNaN(mean)) {
          line.append("-");
        } else if (c == 6) {
          line.append(String.format(Locale.ROOT, "%.0f", Arrays.stream(values).min().orElse(0)));
        } else if (c == 7) {
          line.append(String.format(Locale.ROOT, "%.0f", mean));
        } else {
          line.append(String.format(Locale.ROOT, "%.3f ± %.3f", mean, spread));
        }
      }
      return line.append(" |").toString();
    }

    private void run(long seed, int[] steps, boolean brief, DeepClustering.Options base) {
      DeepClustering.Options options = base.withK(k).withImage(image).withSeed(seed);
      int threads = options.threads();
      long start = System.nanoTime();
      if (!brief) {
        KMeans pixels = KMeans.fit(x, k, RESTARTS, seed, threads);
        add("k-means on pixels", pixels.labels(), null, null, Double.NaN, start, 0);
      }
      start = System.nanoTime();
      Autoencoder autoencoder = DeepClustering.pretrain(x, options, Progress.NONE);
      double pretraining = seconds(start);
      start = System.nanoTime();
      double[][] codes = autoencoder.codes(x);
      KMeans onCodes = KMeans.fit(codes, k, RESTARTS, seed, threads);
      add("autoencoder + k-means", onCodes.labels(), codes, null, 1, start, pretraining);
      start = System.nanoTime();
      double[][] scaled = Encoder.standardize(codes);
      KMeans onScaled = KMeans.fit(scaled, k, RESTARTS, seed, threads);
      add(
          "autoencoder + k-means, codes standardised",
          onScaled.labels(),
          scaled,
          null,
          1,
          start,
          pretraining);
      start = System.nanoTime();
      if (!brief) {
        DeepModel weighted =
            DeepClustering.weighted(x, autoencoder, options, LAMBDA, Progress.NONE);
        add("weighted loss, lambda " + LAMBDA, weighted, start, pretraining);
      }
      for (int t : steps) {
        start = System.nanoTime();
        DeepModel model =
            DeepClustering.train(
                x, autoencoder, options.withSteps(t, options.stepSize()), Progress.NONE);
        add("T = " + t, model, start, pretraining);
      }
    }

    private void add(String method, DeepModel model, long start, double before) {
      DeepModel.Recall recall = model.recall(x);
      add(
          method,
          recall.labels(),
          model.free(recall.codes()),
          model.free(recall.recalled()),
          model.reconstruction() / model.autoencoderReconstruction(),
          start,
          before);
    }

    private void add(
        String method,
        int[] labels,
        double[][] codes,
        double[][] recalled,
        double ratio,
        long start,
        double before) {
      double seconds = before + seconds(start);
      double[] row = {
        NormalizedMutualInformation.of(truth, labels),
        MatchedAccuracy.of(truth, labels),
        AdjustedRandIndex.of(truth, labels),
        silhouette(codes, labels),
        silhouette(recalled, labels),
        ratio,
        Arrays.stream(labels).distinct().count(),
        seconds
      };
      scores.computeIfAbsent(method, m -> new ArrayList<>()).add(row);
      System.err.printf(
          Locale.ROOT,
          "%s %s: NMI %.3f accuracy %.3f ARI %.3f reconstruction %.3f, %.0f s%n",
          name,
          method,
          row[0],
          row[1],
          row[2],
          ratio,
          seconds);
    }

    private static double silhouette(double[][] rows, int[] labels) {
      return rows == null
          ? Double.NaN
          : Silhouette.ofSample(rows, labels, SILHOUETTE_ROWS, 1, 0);
    }

    private static double seconds(long start) {
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
