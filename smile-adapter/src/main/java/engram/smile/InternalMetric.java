package engram.smile;

import java.io.Serializable;
import smile.clustering.Clustering;

/**
 * How good a clustering is by the rows alone, without true classes: what Smile's {@link
 * smile.validation.metric.ClusteringMetric} is for comparison with a truth. Rows labelled {@link
 * Clustering#OUTLIER} are left out.
 */
public interface InternalMetric extends Serializable {

  /**
   * Returns the score of a clustering.
   *
   * @param x n rows of D finite values, not modified
   * @param cluster n labels, not modified
   * @return the score; NaN if there are fewer than two clusters
   * @throws IllegalArgumentException if the lengths differ, there is no row, or a value is NaN or
   *     infinite
   */
  double score(double[][] x, int[] cluster);
}
