package engram.cluster;

/** What becomes of rows that no cluster holds. */
public enum Strays {
  /** They get the label -1. */
  NOISE,
  /** They go to the cluster of the nearest mode. */
  NEAREST
}
