package engram.measure;

/**
 * Means of the clusters and distances to them. Coordinates are scaled to avoid overflow and taken
 * from the mean of all rows, so that a large common offset costs no digits. Time O(n d), memory O(k
 * d).
 */
final class Centroids {
  private final double[][] x;
  private final double scale;
  private final Partition partition;
  private final double[] origin;
  private final double[][] centroid;

  /**
   * Centroids of the clusters of x.
   *
   * @param x n x d, not modified
   * @param partition clusters of the n rows
   * @throws IllegalArgumentException if the shape is wrong or a value is NaN or infinite
   */
  Centroids(double[][] x, Partition partition) {
    this.x = x;
    this.partition = partition;
    scale = SafeScale.of(x, partition.rows());
    int features = x[0].length;
    origin = new double[features];
    for (double[] row : x) {
      for (int f = 0; f < features; f++) {
        origin[f] += scale * row[f];
      }
    }
    for (int f = 0; f < features; f++) {
      origin[f] /= x.length;
    }
    centroid = new double[partition.clusters()][features];
    for (int i = 0; i < x.length; i++) {
      double[] sum = centroid[partition.cluster(i)];
      for (int f = 0; f < features; f++) {
        sum[f] += scale * x[i][f] - origin[f];
      }
    }
    for (int c = 0; c < centroid.length; c++) {
      for (int f = 0; f < features; f++) {
        centroid[c][f] /= partition.size(c);
      }
    }
  }

  /** Squared distance from a row to the centroid of its cluster, in scaled units. */
  double squareToOwn(int row) {
    double[] own = centroid[partition.cluster(row)];
    double sum = 0;
    for (int f = 0; f < own.length; f++) {
      double difference = scale * x[row][f] - origin[f] - own[f];
      sum += difference * difference;
    }
    return sum;
  }

  /** Squared distance between two centroids, in scaled units. */
  double squareBetween(int one, int other) {
    double sum = 0;
    for (int f = 0; f < origin.length; f++) {
      double difference = centroid[one][f] - centroid[other][f];
      sum += difference * difference;
    }
    return sum;
  }

  /** Squared distance from a centroid to the mean of all rows, in scaled units. */
  double squareToMean(int cluster) {
    double sum = 0;
    for (double value : centroid[cluster]) {
      sum += value * value;
    }
    return sum;
  }
}
