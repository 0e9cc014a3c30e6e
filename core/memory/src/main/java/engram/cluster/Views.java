package engram.cluster;

/** What the restarts of a fit see of the rows. */
public enum Views {
  /** The rows as they are. */
  NONE,
  /**
   * What the nearest rows recall each row as, see {@link engram.recall.RecallView}: restarts take
   * turns at two views that differ in how much each column counts, and the rule chooses among all.
   */
  RECALL
}
