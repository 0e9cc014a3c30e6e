package engram.cluster;

import java.util.Arrays;

/** Means of clusters, and how far the rows are from them. */
public final class ClusterMeans {

  private ClusterMeans() {}

  /**
   * Returns the sum of squared distances of the rows to the mean of their cluster.
   *
   * @param x n x d rows, finite, not modified
   * @param labels one cluster a row, 0 or more, not modified
   */
  public static double inertia(double[][] x, int[] labels) {
    double[][] means = means(x, labels);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double[] mean = means[labels[i]];
      for (int d = 0; d < mean.length; d++) {
        double difference = x[i][d] - mean[d];
        sum += difference * difference;
      }
    }
    return sum;
  }

  /** Returns the weighted means of clusters as centers that other rows belong to. */
  public static CentroidModel model(double[][] x, int[] labels, double[] weights) {
    double[][] centers = means(x, labels);
    int[] sizes = new int[centers.length];
    double[] totals = new double[centers.length];
    for (int label : labels) {
      sizes[label]++;
    }
    if (weights != null) {
      for (double[] center : centers) {
        Arrays.fill(center, 0);
      }
      for (int i = 0; i < x.length; i++) {
        totals[labels[i]] += weights[i];
        for (int d = 0; d < x[i].length; d++) {
          centers[labels[i]][d] += weights[i] * x[i][d];
        }
      }
      for (int k = 0; k < centers.length; k++) {
        for (int d = 0; d < centers[k].length; d++) {
          centers[k][d] /= totals[k];
        }
      }
    }
    return new CentroidModel(centers, sizes);
  }

  /** Returns the mean of each cluster, NaN for one without a row. */
  public static double[][] means(double[][] x, int[] labels) {
    int clusters = 0;
    for (int label : labels) {
      clusters = Math.max(clusters, label + 1);
    }
    double[][] means = new double[clusters][x[0].length];
    int[] sizes = new int[clusters];
    for (int i = 0; i < x.length; i++) {
      sizes[labels[i]]++;
      for (int d = 0; d < x[i].length; d++) {
        means[labels[i]][d] += x[i][d];
      }
    }
    for (int c = 0; c < clusters; c++) {
      for (int d = 0; d < means[c].length; d++) {
        means[c][d] /= sizes[c];
      }
    }
    return means;
  }
}
