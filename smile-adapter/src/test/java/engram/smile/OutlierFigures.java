package engram.smile;

import engram.density.Bandwidth;
import engram.density.LeaveOneOut;
import engram.density.LeftOutEnergy;
import engram.energy.Kernel;
import engram.math.RandomStream;
import engram.measure.RankedArea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smile.anomaly.IsolationForest;
import smile.math.MathEx;

/**
 * Prints the figures of docs/experiments/outliers.md. Arguments: a folder with NAME/NAME.csv
 * (numbers, last column the class) and names. The smallest class, of equals the first, gives the
 * outliers: 10 of its rows, at most 5 % of the others, drawn with seeds 0 to 9; all rows of the
 * other classes stay. Columns are standardised, outliers and all.
 */
final class OutlierFigures {

  private static final int DRAWS = 10;
  private static final int NEIGHBOURS = 20;

  private OutlierFigures() {}

  public static void main(String[] args) throws IOException {
    System.out.println("set: rows, energy, energy under the likeliest beta, isolation forest, LOF");
    double[] means = new double[4];
    for (String name : Arrays.copyOfRange(args, 1, args.length)) {
      double[] areas = areas(Path.of(args[0], name, name + ".csv"), name);
      for (int m = 0; m < 4; m++) {
        means[m] += areas[m] / (args.length - 1);
      }
    }
    System.out.printf(
        Locale.ROOT, "mean %.3f %.3f %.3f %.3f%n", means[0], means[1], means[2], means[3]);
  }

  private static double[] areas(Path csv, String name) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String[]> cells = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    int columns = cells.get(0).length - 1;
    Map<String, List<Integer>> classes =
        IntStream.range(0, cells.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> cells.get(i)[columns], TreeMap::new, Collectors.toList()));
    String rare =
        classes.keySet().stream()
            .min((a, b) -> Integer.compare(classes.get(a).size(), classes.get(b).size()))
            .orElseThrow();
    int others = cells.size() - classes.get(rare).size();
    int count = Math.min(Math.min(10, classes.get(rare).size()), Math.max(1, others / 20));
    double[] sums = new double[4];
    for (int seed = 0; seed < DRAWS; seed++) {
      List<Integer> from = classes.get(rare);
      int[] order = new RandomStream(seed).permutation(from.size());
      List<Integer> rows =
          new ArrayList<>(
              IntStream.range(0, cells.size()).filter(i -> !from.contains(i)).boxed().toList());
      int first = rows.size();
      IntStream.range(0, count).forEach(i -> rows.add(from.get(order[i])));
      double[][] x = new double[rows.size()][columns];
      boolean[] outlier = new boolean[x.length];
      for (int i = 0; i < x.length; i++) {
        outlier[i] = i >= first;
        for (int d = 0; d < columns; d++) {
          x[i][d] = Double.parseDouble(cells.get(rows.get(i))[d]);
        }
      }
      standardise(x);
      MathEx.setSeed(seed);
      double[][] scores = {
        LeftOutEnergy.of(x, LeftOutEnergy.wideBeta(x), 1),
        LeftOutEnergy.of(x, Bandwidth.beta(new LeaveOneOut(Kernel.GAUSSIAN, x, 1).best()), 1),
        IsolationForest.fit(x).score(x),
        localOutlierFactor(x)
      };
      for (int m = 0; m < scores.length; m++) {
        sums[m] += RankedArea.of(scores[m], outlier) / DRAWS;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d + %d of class %s, %.3f %.3f %.3f %.3f%n",
        name,
        others,
        count,
        rare,
        sums[0],
        sums[1],
        sums[2],
        sums[3]);
    return sums;
  }

  private static void standardise(double[][] x) {
    for (int d = 0; d < x[0].length; d++) {
      int column = d;
      double mean = Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
      double square =
          Arrays.stream(x)
              .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
              .average()
              .orElseThrow();
      for (double[] row : x) {
        row[d] = square > 0 ? (row[d] - mean) / Math.sqrt(square) : 0;
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return Math.sqrt(sum);
  }

  /** Breunig et al. 2000: how much sparser a row is than its 20 nearest ones. */
  private static double[] localOutlierFactor(double[][] x) {
    int k = Math.min(NEIGHBOURS, x.length - 1);
    int[][] near = new int[x.length][];
    double[] reach = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int row = i;
      near[i] =
          IntStream.range(0, x.length)
              .filter(j -> j != row)
              .boxed()
              .sorted((a, b) -> Double.compare(distance(x[row], x[a]), distance(x[row], x[b])))
              .limit(k)
              .mapToInt(j -> j)
              .toArray();
      reach[i] = distance(x[i], x[near[i][k - 1]]);
    }
    double[] density = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double sum = 1e-10;
      for (int j : near[i]) {
        sum += Math.max(reach[j], distance(x[i], x[j]));
      }
      density[i] = k / sum;
    }
    double[] factor = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j : near[i]) {
        factor[i] += density[j] / density[i] / k;
      }
    }
    return factor;
  }
}
