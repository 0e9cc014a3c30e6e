package engram.cluster;

/** Where the memories of a fit start. */
public enum Start {
  /** Greedy k-means++: points far from each other. */
  KMEANS_PLUS_PLUS,
  /** k-means++ and then at most 50 rounds of Lloyd's k-means. */
  KMEANS,
  /** Different rows drawn at random. */
  ROWS,
  /**
   * Normal numbers around the column means, a tenth as wide as the data: the reference
   * implementation's start.
   */
  GAUSSIAN,
  /** The memories given in the options. */
  GIVEN
}
