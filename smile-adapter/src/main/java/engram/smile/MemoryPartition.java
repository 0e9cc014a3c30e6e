package engram.smile;

import java.io.Serial;
import java.util.Arrays;
import java.util.Locale;
import smile.clustering.Clustering;
import smile.clustering.Partitioning;
import smile.math.MathEx;

/**
 * A clustering of rows in Smile's terms: labels, sizes, centers, distortion, and a prediction for
 * new rows, hard or soft. The less distortion, the smaller in order, so that {@link Clustering#run}
 * picks the tightest.
 *
 * <p>Unlike Smile's own results this one hands out copies. {@link #predict(double[])} asks the
 * model, which is not always the nearest center. Safe for use from many threads.
 */
public abstract sealed class MemoryPartition extends Partitioning
    implements Comparable<MemoryPartition> permits MemoryClustering, BasinPartition, DeepPartition {

  @Serial private static final long serialVersionUID = 1L;

  private final String name;
  private final double[][] centers;
  private final double[] distortions;

  /**
   * Measures a clustering.
   *
   * @param name what heads the table
   * @param data n rows of D values, NaN = missing, not modified
   * @param group the label of each row, 0 to k-1 or {@link Clustering#OUTLIER}
   * @param centers k x D, kept
   */
  MemoryPartition(String name, double[][] data, int[] group, double[][] centers) {
    super(centers.length, group);
    this.name = name;
    this.centers = centers;
    this.distortions = distortions(data, group, centers);
  }

  private static double[] distortions(double[][] data, int[] group, double[][] centers) {
    int k = centers.length;
    double[] sums = new double[k + 1];
    int[] counts = new int[k + 1];
    for (int i = 0; i < group.length; i++) {
      if (group[i] != Clustering.OUTLIER
          && Arrays.stream(data[i]).anyMatch(v -> !Double.isNaN(v))) {
        double distance = MathEx.distanceWithMissingValues(data[i], centers[group[i]]);
        for (int place : new int[] {group[i], k}) {
          sums[place] += distance * distance;
          counts[place]++;
        }
      }
    }
    for (int j = 0; j <= k; j++) {
      sums[j] /= counts[j];
    }
    return sums;
  }

  /** Returns what the algorithm is called. */
  public final String name() {
    return name;
  }

  /** Returns a copy of the labels of the training rows. */
  @Override
  public final int[] group() {
    return super.group().clone();
  }

  /** Returns a copy of the sizes, k + 1 numbers: the last is the number of outliers. */
  @Override
  public final int[] size() {
    return super.size().clone();
  }

  /** Returns a copy of the centers, k x D: the memories, or the modes of the basins. */
  public final double[][] centers() {
    return Arrays.stream(centers).map(double[]::clone).toArray(double[][]::new);
  }

  /** Returns a copy of the center of a cluster. */
  public final double[] center(int cluster) {
    return centers[cluster].clone();
  }

  /**
   * Returns the mean squared Euclidean distance of a row to the center of its cluster, as Smile
   * reports it since 4.3. Outliers do not count; where cells are missing, the squared distance in
   * the known ones is scaled up to all. NaN if all rows are outliers.
   */
  public final double distortion() {
    return distortions[centers.length];
  }

  /** Returns the mean squared distance within one cluster, NaN if it is empty. */
  public final double distortion(int cluster) {
    return distortions[cluster];
  }

  /**
   * Returns the cluster of a row, 0 to k-1 or {@link Clustering#OUTLIER}.
   *
   * @param x D values, not modified
   * @throws IllegalArgumentException if the length is wrong or a value is not usable
   */
  public abstract int predict(double[] x);

  /** Returns the cluster of each row. A row's answer does not depend on the others. */
  public abstract int[] predict(double[][] x);

  /**
   * Returns the cluster of a row and how much it belongs to each.
   *
   * @param x D values, not modified
   * @param posteriori k values, overwritten with shares that sum to 1
   * @throws IllegalArgumentException if a length is wrong or a value is not usable
   */
  public final int predict(double[] x, double[] posteriori) {
    if (posteriori.length != centers.length) {
      throw new IllegalArgumentException(
          "posteriori is " + posteriori.length + " values long, allowed: k = " + centers.length);
    }
    return share(x, posteriori);
  }

  /** Fills in how much a row belongs to each cluster; returns its own. */
  abstract int share(double[] x, double[] posteriori);

  @Override
  public final int compareTo(MemoryPartition other) {
    return Double.compare(distortion(), other.distortion());
  }

  /** Returns Smile's table: size, share and distortion of each cluster. */
  @Override
  public final String toString() {
    int rows = super.group().length;
    StringBuilder table = new StringBuilder();
    table.append(String.format(Locale.ROOT, "%-11s %15s %12s%n", name, "Size (%)", "Distortion"));
    for (int j = 0; j < centers.length; j++) {
      table.append(line("Cluster " + (j + 1), size(j), rows, distortions[j]));
    }
    if (size(centers.length) > 0) {
      table.append(line("Outliers", size(centers.length), rows, Double.NaN));
    }
    return table.append(line("Total", rows, rows, distortion())).toString();
  }

  private static String line(String head, int size, int rows, double distortion) {
    double share = 100.0 * size / rows;
    String end = Double.isNaN(distortion) ? "-" : String.format(Locale.ROOT, "%.4f", distortion);
    return String.format(Locale.ROOT, "%-11s %7d (%4.1f%%) %12s%n", head, size, share, end);
  }
}
