package engram.cluster;

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
    double[][] centers = means(x, labels, weights);
    int[] sizes = new int[centers.length];
    for (int label : labels) {
      sizes[label]++;
    }
    return new CentroidModel(centers, sizes);
  }

  /** Returns the mean of each cluster, NaN for one without a row. */
  public static double[][] means(double[][] x, int[] labels) {
    return means(x, labels, null);
  }

  private static double[][] means(double[][] x, int[] labels, double[] weights) {
    int clusters = 0;
    for (int label : labels) {
      clusters = Math.max(clusters, label + 1);
    }
    double[][] means = new double[clusters][x[0].length];
    double[] totals = new double[clusters];
    for (int i = 0; i < x.length; i++) {
      double weight = weights == null ? 1 : weights[i];
      totals[labels[i]] += weight;
      for (int d = 0; d < x[i].length; d++) {
        means[labels[i]][d] += weight * x[i][d];
      }
    }
    for (int c = 0; c < clusters; c++) {
      for (int d = 0; d < means[c].length; d++) {
        means[c][d] /= totals[c];
      }
    }
    return means;
  }
}
