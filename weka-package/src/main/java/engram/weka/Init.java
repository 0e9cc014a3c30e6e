package engram.weka;

/** Where memories start: those of {@link engram.cluster.Start} that need no data of their own. */
public enum Init {
  /** Points far from each other. */
  KMEANS_PLUS_PLUS,
  /** k-means++ and then Lloyd's k-means. */
  KMEANS,
  /** Different instances drawn at random. */
  ROWS,
  /** Normal numbers around the means. */
  GAUSSIAN
}
