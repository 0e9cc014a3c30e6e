package engram.cluster;

/** What the restarts of a fit see of the rows. */
public enum Views {
  /** The rows as they are. */
  NONE,
  /**
   * Some restarts see the rows as they are, others rows that were recalled by their nearest ones,
   * see {@link engram.recall.RecallView}; the rule chooses among all.
   */
  RECALL
}
