package engram.cli.clustering;

import java.util.List;

/** A way to cluster a data set. */
public interface Method {

  /** Returns how a reader is told of the method. */
  String title();

  /** Returns the largest number of rows that the method can take. */
  default int mostRows() {
    return Integer.MAX_VALUE;
  }

  /**
   * Clusters the rows.
   *
   * @param data the rows
   * @param k number of clusters
   * @param share told how far it has come
   * @return one clustering for each rule of choosing among its restarts
   */
  List<Clustering> cluster(EncodedData data, int k, PartProgress share);
}
