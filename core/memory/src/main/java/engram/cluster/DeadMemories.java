package engram.cluster;

/** What happens to a memory that no point is near to. */
public enum DeadMemories {
  /**
   * It is placed anew on a point far from the other memories, so that all k clusters are used. At a
   * beta so low that the descent takes every point to one place, some may stay empty all the same;
   * the model says so.
   */
  RESEED,
  /** It stays, and its cluster is empty. */
  KEEP,
  /** It is left out of the model, which then has fewer than k clusters. */
  DROP
}
