package engram.basin;

/** What becomes of rows that no cluster holds. */
public enum StrayRows {
  /** They get the label -1. */
  NOISE,
  /** They go to the cluster of the nearest mode. */
  NEAREST
}
